#!/usr/bin/env python3
"""A second model of the scoring, written apart from the engine.

It scores the worked examples of a framework with nothing but the standard library and exact fractions, and checks
every number that they expect:

    python3 tests/second_model/model.py frameworks/greater-manchester-open

It follows the scoring semantics of the design and frameworks/FORMAT.md, never the engine's code, so that the same
mistake is unlikely to be made twice. The rooms of the model stand in `scoring`; where the semantics leave something
open, OPEN.md says what this model chose. Exit code 0: all agree; 1: something differs; 2: not understood.
"""

import json
import sys
from pathlib import Path

# The folder of this file is no place for compiled copies.
sys.dont_write_bytecode = True

from scoring.compare import FINDINGS, differences  # noqa: E402, F401
from scoring.numbers import NotUnderstood, rounded  # noqa: E402, F401
from scoring.results import Model  # noqa: E402


def main(folders):
    if not folders:
        print(__doc__)
        return 2
    wrong = cases = 0
    for folder in map(Path, folders):
        framework = json.loads((folder / "framework.json").read_text(encoding="utf-8"))
        for path in sorted((folder / "cases").glob("*.json")):
            case, checked = json.loads(path.read_text(encoding="utf-8")), []
            try:
                faults = list(differences(case["expect"], Model(framework, case).score(), "", checked))
            except NotUnderstood as reason:
                print(f"{path.name}: not understood: {reason}")
                return 2
            cases += 1
            wrong += bool(faults)
            print(f"{path.name}: " + ("; ".join(faults) if faults else f"agrees ({len(checked)} figures)"))
    print(f"{cases} worked examples, {wrong} differ")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
