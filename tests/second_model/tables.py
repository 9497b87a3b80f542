#!/usr/bin/env python3
"""Checks tables of cases that people can read against the second model, or writes them as worked examples.

    python3 tests/second_model/tables.py tests/cases
    python3 tests/second_model/tables.py --export FOLDER tests/cases

The first checks every row. The second writes a folder for each framework of the tables, with the rows as its worked
examples, so that the product can look at them too: `pledge check FOLDER/*`. tests/cases/README.md says how a table is
written. Exit code 0: all agree; 1: something differs; 2: a table is not understood.
"""

import copy
import json
import re
import sys
from fractions import Fraction as F
from pathlib import Path

# The folder of this file is no place for compiled copies.
sys.dont_write_bytecode = True

from scoring.numbers import NotUnderstood  # noqa: E402
from scoring.results import Model  # noqa: E402

CONTRACT = {
    "title", "reference", "kind", "buyer", "nation", "place", "lot", "value", "vat", "value_with_extensions", "start",
    "months", "extensions", "notice_date",
}
COLUMNS = ["case", "contract and tender", "offered", "expected", "arithmetic"]
# What may be expected of a bid, and of a section, a criterion or a measure by its id.
OF_BID = {"marks", "calculated", "self_assessed", "out_of", "certainty", "rank", "social_value", "points", "proportion"}
OF_ITEM = {"marks", "out_of", "value", "points", "certainty", "quantity", "counted"}
# Findings of this model that ask, rather than say that a rule is broken.
QUESTIONS = {"rule_open", "exclusive_ask"}


class Wrong(Exception):
    """A table is not written as it should be."""


def items(cell):
    return [item.strip() for item in cell.split(";") if item.strip()]


class Table:
    """A Markdown file: a title, what every row has, and rows."""

    def __init__(self, path):
        self.path, self.head, self.rows = path, {}, []
        lines = path.read_text(encoding="utf-8").splitlines()
        self.title = lines[0].lstrip("# ")
        for at, line in enumerate(lines, 1):
            bullet = re.fullmatch(r"- ([a-z ]+): (.*)", line)
            if bullet:
                self.head[bullet[1]] = bullet[2]
            elif line.startswith("|"):
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                if cells == COLUMNS or set("".join(cells)) <= set("-: "):
                    continue
                if len(cells) != len(COLUMNS):
                    raise Wrong(f"{path.name}:{at}: {len(cells)} columns")
                self.rows.append((at, dict(zip(COLUMNS, cells))))
        if set(self.head) - {"framework", "contract and tender", "every bid", "offered", "expected"}:
            raise Wrong(f"{path.name}: unknown heads {sorted(self.head)}")
        self.framework = json.loads((path.parent / self.head["framework"]).read_text(encoding="utf-8"))

    def cases(self):
        for number, (line, row) in enumerate(self.rows, 1):
            try:
                yield Case(self, number, line, row)
            except Wrong as reason:
                raise Wrong(f"{self.path.name}:{line}: {reason}") from None


class Case:
    """One row as a framework, a bid file and what is expected of it."""

    def __init__(self, table, number, line, row):
        self.where, self.number, self.row = f"{table.path.name}:{line}", number, row
        self.framework, self.changes = copy.deepcopy(table.framework), []
        fw = self.framework
        self.file = {
            "format": 1, "story": f"{table.title}: {row['case']}. {row['arithmetic']}",
            "framework": {"id": fw["id"], "edition": fw["edition"]},
            "contract": {}, "tender": {}, "assumptions": {},
        }
        self.measures = {m["id"]: m for t in fw["themes"] for o in t["outcomes"] for m in o["measures"]}
        for fact in items(table.head.get("contract and tender", "")) + items(row["contract and tender"]):
            self.fact(fact)
        if row["case"] == "" or row["arithmetic"] == "":
            raise Wrong("a row says what it shows, and its arithmetic")
        offered = row["offered"] or table.head.get("offered", "nothing")
        self.bids = [self.bid(n, text, table) for n, text in enumerate(offered.split("<br>"))]
        self.file["bids"] = self.bids
        self.expected = self.expectations(table)

    # --- contract and tender ---

    def fact(self, text):
        change = re.fullmatch(r"(\S+) = (.*)", text)
        if change:
            self.changes.append(text)
            self.change(change[1].split("."), change[2])
            return
        key, _, value = text.partition(" ")
        if key in ("tender", "rival"):
            id, _, value = value.partition(" ")
            holder = self.file["tender" if key == "tender" else "assumptions"]
            if value == "none":
                holder.pop(id, None)
            else:
                holder[id] = value if key == "tender" else {"best_rival": value}
        elif key not in CONTRACT:
            raise Wrong(f"what is “{text}”?")
        elif value == "none":
            self.file["contract"].pop(key, None)
        elif key == "extensions":
            self.file["contract"][key] = [{"months": months} for months in value.split(", ")]
        else:
            self.file["contract"][key] = value

    def change(self, path, value):
        """Changes the framework of the table in one place; lists are walked by id or number."""
        at = self.framework
        if path[0] == "measures":
            at, path = self.measures[path[1]], path[2:]
        for step in path[:-1]:
            if isinstance(at, list):
                at = at[int(step)] if step.isdigit() else next((i for i in at if i["id"] == step), None)
            else:
                at = at.get(step)
            if at is None:
                raise Wrong(f"no {step} in the framework")
        last = path[-1]
        if isinstance(at, list):
            last = int(last) if last.isdigit() else next(n for n, item in enumerate(at) if item["id"] == last)
        if value == "none":
            del at[last]
        else:
            if isinstance(at, list) and last == len(at):
                at.append(None)
            if value.startswith("constant "):
                value = json.dumps({"value": value.removeprefix("constant "), "origin": "illustrative"})
            at[last] = json.loads(value) if value[0] in '{["' or value in ("true", "false") else value

    # --- what is offered ---

    def bid(self, number, text, table):
        letter = "abcdefgh"[number]
        bid = {"id": letter, "name": f"Bidder {letter.upper()}", "pledges": []}
        # What every bid says comes last, so that p1 is the row's first pledge, and only where the row is silent.
        said = {" ".join(item.split(" ")[:2]) for item in items(text) if item.startswith(("grade ", "answer "))}
        said |= {key for key in ("price", "price_vat", "name") if re.search(rf"(^|; *){key} ", text)}
        more = [item for item in items(table.head.get("every bid", ""))
                if not said & {item.split(" ")[0], " ".join(item.split(" ")[:2])}]
        for item in items(text) + more:
            if ": " in item and item.split(": ")[0] in self.measures:
                bid["pledges"].append(self.pledge(f"p{len(bid['pledges']) + 1}", item))
                continue
            key, _, value = item.partition(" ")
            if item == "nothing":
                continue
            if key in ("price", "price_vat", "name"):
                bid[key] = "" if value == "none" else value
            elif key == "what-if":
                bid["scenario_of"] = value
            elif key == "partner":
                id, _, kind = value.partition(" ")
                partner = {"id": id, "name": id, **({"kind": kind} if kind else {})}
                bid.setdefault("partners", []).append(partner)
            elif key in ("grade", "answer"):
                id, _, said = value.partition(" ")
                holder = bid.setdefault("grades" if key == "grade" else "answers", {})
                if said == "none":
                    holder.pop(id, None)
                else:
                    holder[id] = said
            else:
                raise Wrong(f"what is “{item}”?")
        return bid

    def pledge(self, id, text):
        measure, _, rest = text.partition(": ")
        body, _, more = rest.partition(" (")
        pledge = {"id": id, "measure": measure}
        if body.startswith("answer "):
            pledge["answer"] = body.removeprefix("answer ")
        elif body.startswith(("year ", "extension ")):
            pledge["years"] = []
            for part in body.split(", "):
                when, _, typed = part.partition(" = ")
                word, _, year = when.partition(" ")
                entry = {"year": "1", "extension": year} if word == "extension" else {"year": year}
                pledge["years"].append({**entry, "inputs": self.inputs(typed.split(" + "))})
        else:
            pledge["inputs"] = self.inputs(body.split(", "))
        for part in items(more.rstrip(")").replace(", ", ";")):
            key, _, value = part.partition(" ")
            if key == "same":
                pledge["same_as"] = value.removeprefix("as ").split(" and ")
            elif key == "attest":
                rule, _, said = value.partition(" ")
                pledge.setdefault("attest", {})[rule] = said
            elif key == "lots":
                pledge["lots"] = value.split(" and ")
            elif key in ("place", "share", "by"):
                pledge[key] = value
            else:
                raise Wrong(f"what is “{part}”?")
        return pledge

    @staticmethod
    def inputs(parts):
        if len(parts) == 1 and not re.match(r"[a-z]", parts[0]):
            return {"quantity": parts[0]}
        return dict(part.split(" ", 1) for part in parts)

    # --- what is expected ---

    def expectations(self, table):
        cells = self.row["expected"].split("<br>")
        head = items(table.head.get("expected", ""))
        if len(cells) != len(self.bids):
            raise Wrong(f"{len(self.bids)} bids, and figures for {len(cells)}")
        return [[self.expectation(item) for item in head + items(cell)] for cell in cells]

    def expectation(self, text):
        """(list of the score JSON or None, id, key, value)."""
        key, _, value = text.partition(" ")
        if text in ("excluded", "not excluded"):
            return None, None, "excluded", text == "excluded"
        if key in ("breaks", "keeps", "finding"):
            return "findings", value, key, None
        value = None if value == "none" else value.replace(",", "")
        if key in OF_BID:
            return None, None, key, value
        id, _, field = key.rpartition(".")
        lists = {
            "sections": {s["id"] for s in self.framework["sections"]},
            "criteria": {c["id"] for c in self.framework.get("criteria", [])}, "measures": set(self.measures),
        }
        found = next((name for name, ids in lists.items() if id in ids), None)
        if found is None or field not in OF_ITEM:
            raise Wrong(f"what is “{text}”?")
        return found, id, field, value

    def check(self):
        """What differs, in words."""
        cards = Model(self.framework, self.file).score()["bids"]
        for bid, card, expected in zip(self.bids, cards, self.expected):
            for list_, id, key, value in expected:
                where = f"bid {bid['id']}: {id + '.' if id else ''}{key}"
                if list_ == "findings":
                    field = "code" if key == "finding" else "rule"
                    there = any(f.get(field) == id and f["code"] not in QUESTIONS for f in card["findings"])
                    if there == (key == "keeps"):
                        yield f"{where}: the model finds {card['findings']}"
                    continue
                holder = card if list_ is None else next((i for i in card[list_] if i["id"] == id), {key: None})
                have = holder[key]
                if (F(value) if isinstance(value, str) and isinstance(have, F) else value) != have:
                    yield f"{where}: the row has {value}, the model {have if not isinstance(have, F) else float(have)}"

    def expect(self):
        """The expected figures in the shape of the score JSON; that no rule is broken cannot be said there."""
        bids = []
        for expected in self.expected:
            bid = {}
            for list_, id, key, value in expected:
                if list_ is None:
                    bid[key] = value
                elif list_ == "findings":
                    if key != "keeps":
                        bid.setdefault(list_, []).append({"code" if key == "finding" else "rule": id})
                else:
                    rows = bid.setdefault(list_, [])
                    row = next((r for r in rows if r["id"] == id), None)
                    if row is None:
                        rows.append(row := {"id": id})
                    row[key] = value
            bids.append(bid)
        return {"bids": bids}


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")


def export(table, case, folder):
    """Writes a row as a worked example; a row that changes the framework gets a framework of its own."""
    name = "--".join([table.path.stem, *(slug(change) for change in case.changes)])
    text = lambda data: json.dumps(data, ensure_ascii=False, indent=1) + "\n"  # noqa: E731
    framework = folder / name / "framework.json"
    if framework.exists() and framework.read_text(encoding="utf-8") != text(case.framework):
        framework = folder / f"{name}--{case.number}" / "framework.json"
    cases = framework.parent / "cases"
    cases.mkdir(parents=True, exist_ok=True)
    framework.write_text(text(case.framework), encoding="utf-8")
    example = cases / f"{case.number:02}-{slug(case.row['case'])}.json"
    example.write_text(text({**case.file, "expect": case.expect()}), encoding="utf-8")


def main(arguments):
    folder = None
    if len(arguments) == 3 and arguments[0] == "--export":
        folder, arguments = Path(arguments[1]), arguments[2:]
    if len(arguments) != 1:
        print(__doc__)
        return 2
    wrong = rows = figures = tables = 0
    try:
        for path in sorted(Path(arguments[0]).glob("*.md")):
            if path.name == "README.md":
                continue
            table = Table(path)
            tables, before = tables + 1, rows
            for case in table.cases():
                if folder:
                    export(table, case, folder)
                faults = list(case.check())
                rows, wrong = rows + 1, wrong + bool(faults)
                figures += sum(map(len, case.expected))
                for fault in faults:
                    print(f"{case.where}: {fault}")
            print(f"{path.name}: {rows - before} rows")
    except (Wrong, NotUnderstood) as reason:
        print(f"not understood: {reason}")
        return 2
    print(f"{tables} tables, {rows} rows, {figures} figures, {wrong} rows differ")
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
