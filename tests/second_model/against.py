#!/usr/bin/env python3
"""Holds the product's results against the second model, figure by figure.

    python3 tests/second_model/against.py FRAMEWORK_FOLDER RESULTS_FOLDER

RESULTS_FOLDER holds the output of `pledge score --format json` for each worked example, under the example's name. More
is compared than the examples expect: every figure that the model knows, and that nothing else has a figure. Exit code
0: all agree; 1: something differs.
"""

import json
import sys
from fractions import Fraction as F
from pathlib import Path

# The folder of this file is no place for compiled copies.
sys.dont_write_bytecode = True

from model import FINDINGS, Model, rounded  # noqa: E402

# Figures of a bid, of a section, of a criterion and of a measure.
OF_BID = ["marks", "calculated", "self_assessed", "out_of", "social_value"]
OF_SECTION = ["marks", "out_of", "value"]
OF_MEASURE = ["quantity", "counted", "value"]


class Comparison:
    """What was compared, and what differs."""

    def __init__(self):
        self.figures, self.faults = 0, []

    def figure(self, where, model, product):
        """A figure of the product is a decimal in a string, or null."""
        self.figures += 1
        found = None if product is None else F(product)
        if found != model:
            self.faults.append(f"{where}: the model has {model and float(model)}, the product {product}")

    def word(self, where, model, product):
        self.figures += 1
        if model != product:
            self.faults.append(f"{where}: the model has {model}, the product {product}")


def named(items):
    return {item["id"]: item for item in items}


def compare_bid(c, where, model, product):
    known = all(section["out_of"] is not None for section in model["sections"])
    for key in OF_BID:
        # The model adds up what sections carry even where one is not known; the product has no sum then.
        expected = None if key == "out_of" and not known else model[key]
        c.figure(f"{where}/{key}", expected, product[key])
    if "proportion" in product:
        # Of what is no contract.
        c.figure(f"{where}/proportion", model["proportion"], product["proportion"])
    c.word(f"{where}/name", model["name"], product["name"])
    c.word(f"{where}/certainty", model["certainty"], product["certainty"])
    c.word(f"{where}/sections", [s["id"] for s in model["sections"]], [s["id"] for s in product["sections"]])
    for section, found in zip(model["sections"], product["sections"]):
        here = f"{where}/{section['id']}"
        for key in OF_SECTION:
            c.figure(f"{here}/{key}", section[key], found[key])
        c.word(f"{here}/certainty", section["certainty"], found["certainty"])
    found = named(product["criteria"])
    for criterion in model["criteria"]:
        here, other = f"{where}/{criterion['id']}", found.get(criterion["id"], {})
        out_of = criterion["out_of"]
        c.word(f"{here}/grade", criterion["grade"], other.get("grade"))
        c.figure(f"{here}/marks", criterion["marks"], other.get("marks"))
        c.figure(f"{here}/out_of", None if out_of is None else rounded(out_of, 2), other.get("out_of"))
    pledged = named(model["measures"])
    # Where the year of the start has no £ the model counts nothing; the product says that there is no value.
    for finding in model["findings"]:
        if finding["code"] == "year_without_value":
            pledged[finding["measure"]]["value"] = None
    for measure in product["measures"]:
        here = f"{where}/{measure['id']}"
        for key in OF_MEASURE:
            # A record-only measure has a quantity and no value; one without a pledge has nothing.
            c.figure(f"{here}/{key}", pledged.get(measure["id"], {}).get(key), measure[key])
    # Some findings of the model name less than the product's, and it may say one twice.
    codes = [{f["code"] for f in side["findings"]} & FINDINGS for side in (model, product)]
    c.word(f"{where}/findings", sorted(codes[0]), sorted(codes[1]))


def main(framework_folder, results_folder):
    framework = json.loads((Path(framework_folder) / "framework.json").read_text(encoding="utf-8"))
    wrong = cases = figures = 0
    for path in sorted((Path(framework_folder) / "cases").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        product = json.loads((Path(results_folder) / path.name).read_text(encoding="utf-8"))
        model, c = Model(framework, case).score(), Comparison()
        c.word("/bids", len(model["bids"]), len(product["bids"]))
        for at, (one, other) in enumerate(zip(model["bids"], product["bids"])):
            compare_bid(c, f"/bids/{at}", one, other)
        cases, figures, wrong = cases + 1, figures + c.figures, wrong + bool(c.faults)
        for fault in c.faults:
            print(f"{path.name}: {fault}")
    print(f"{cases} worked examples, {figures} figures, {wrong} examples differ")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
