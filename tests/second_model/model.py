#!/usr/bin/env python3
"""A second model of the scoring, written apart from the engine.

It scores the worked examples of a framework with nothing but the standard library and exact fractions, and checks
every number that they expect:

    python3 tests/second_model/model.py frameworks/greater-manchester-open

It follows the scoring semantics of the design and frameworks/FORMAT.md, never the engine's code, so that the same
mistake is unlikely to be made twice. It covers what the shipped frameworks use and says so when it meets anything
else. Exit code 0: all agree; 1: something differs; 2: not understood.
"""

import json
import re
import sys
from fractions import Fraction as F
from pathlib import Path

# Of the findings, those that go with the arithmetic here. Others in an example are for the engine's own tests.
FINDINGS = {
    "number_unreadable", "input_missing", "first_year_only", "over_cap", "exclusive_broken", "exclusive_ask",
    "rule_unknown", "rival_not_positive", "other_bid_incomplete",
    "parameter_missing", "target_missing", "contract_value_missing", "year_without_value", "not_graded",
}
# From surest to least sure.
CERTAINTY = ["fixed", "self_assessed", "if_best_rival", "among_bids", "only_bid", "incomplete"]
INPUTS = {
    "fte_years": ["people", "hours_per_week", "months"],
    "training_weeks": ["people", "weeks", "days_per_week"],
    "person_weeks": ["people", "weeks"],
    "hours_attendees": ["hours", "attendees"],
    "money_invested": ["cash", "hours"],
}
PLAIN = ["weeks", "hours", "count", "money", "tonnes", "tco2e", "miles", "percent"]
COUNTS = {"people", "attendees"}


class NotUnderstood(Exception):
    """The example uses something that this model does not cover."""


class Unreadable(Exception):
    """A number was typed in a way that is refused."""


def rounded(value, places):
    """Half-up, for values of zero and above."""
    scale = 10**places
    scaled = value * scale
    whole = scaled.numerator // scaled.denominator
    return F(whole + (2 * (scaled - whole) >= 1), scale)


def read_number(text, kind):
    """The grammar of typed numbers; kind is number, count, money or percent."""
    text = text.strip(" \u00a0")
    if not text:
        return None
    match = re.fullmatch(r"(£[ \u00a0]*)?([0-9][0-9, \u00a0]*)?(?:\.([0-9]*))?([kKmM%]?)", text)
    if not match:
        raise Unreadable(text)
    pound, whole, decimals, suffix = match.groups()
    whole = (whole or "").strip(" \u00a0")
    if not whole and not decimals:
        raise Unreadable(text)
    if whole and not re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:[, \u00a0][0-9]{3})+", whole):
        raise Unreadable(text)
    if len(decimals or "") > 6:
        raise Unreadable(text)
    if pound and kind != "money" or suffix == "%" and kind != "percent":
        raise Unreadable(text)
    if suffix.lower() in ("k", "m") and suffix and kind not in ("money", "count"):
        raise Unreadable(text)
    value = F(re.sub(r"[^0-9]", "", whole) or "0") + (F(decimals) / 10 ** len(decimals) if decimals else 0)
    return value * {"k": 1000, "m": 1000000}.get(suffix.lower(), 1)


class Model:
    """One framework and one case."""

    def __init__(self, framework, case):
        self.fw, self.case = framework, case
        self.contract, self.tender = case.get("contract", {}), case.get("tender", {})
        self.measures = [m for t in framework["themes"] for o in t["outcomes"] for m in o["measures"]]
        self.by_id = {m["id"]: m for m in self.measures}
        self.order = {m["id"]: i for i, m in enumerate(self.measures)}
        self.rules = framework.get("rules", [])

    # --- what the tender and the contract say ---

    def fact(self, key, kind="number"):
        try:
            return read_number(self.contract.get(key, ""), kind)
        except Unreadable:
            return None

    def parameter(self, id):
        """The value of a parameter above zero; a missing or empty one is None."""
        declared = next(p for p in self.fw["parameters"] if p["id"] == id)
        text = self.tender.get(id, "").strip()
        if declared["kind"] == "choice":
            return text if any(c["id"] == text for c in declared["choices"]) else None
        kind = {"percent": "percent", "money": "money"}.get(declared["kind"], "number")
        try:
            return read_number(text, kind)
        except Unreadable:
            return None

    def unit_value(self, measure):
        """Pounds for one unit, or None where the year of the start has none."""
        value = measure["value"]
        if "by_year" in value:
            points = [(p["year"], F(p["amount"])) for p in value["by_year"]]
            start = re.match(r"([0-9]{4})-", self.contract.get("start", ""))
            year = int(start.group(1)) if start else None
            pairs = [(a, b) for a, b in zip(points, points[1:]) if year and a[0] <= year <= b[0]]
            if not pairs:
                return None
            (y0, v0), (y1, v1) = pairs[0]
            amount = rounded(v0 + (v1 - v0) * (year - y0) / (y1 - y0), 2)
        else:
            amount = F(value["amount"])
        if "conversion" in value:
            amount = rounded(amount * F(value["conversion"]["value"]), 2)
        return amount

    # --- pledges ---

    def inputs(self, pledge, measure, findings):
        """The inputs of a pledge as numbers, or None when one is missing or cannot be read."""
        kind = measure["unit"]["kind"]
        names = INPUTS.get(kind, ["quantity"])
        if kind not in INPUTS and kind not in PLAIN:
            raise NotUnderstood(f"unit {kind}")
        read, whole = {}, True
        for name in names:
            money = name == "cash" or (kind == "money" and name == "quantity")
            count = name in COUNTS or (kind == "count" and name == "quantity")
            number = "money" if money else "count" if count else "percent" if kind == "percent" else "number"
            try:
                read[name] = read_number(pledge.get("inputs", {}).get(name, ""), number)
            except Unreadable:
                findings.append({"code": "number_unreadable", "measure": measure["id"], "pledge": pledge["id"]})
                whole = False
        if kind == "money_invested" and any(v is not None for v in read.values()):
            read = {k: v or F(0) for k, v in read.items()}
        if any(v is None for v in read.values()):
            if any(v is not None for v in read.values()) or not whole:
                findings.append({"code": "input_missing", "measure": measure["id"], "pledge": pledge["id"]})
            whole = False
        return read if whole else None

    def units(self, measure, read, first_year=False):
        """The units that inputs make, before any rule; with first_year, at most 12 months of each job."""
        kind = measure["unit"]["kind"]
        if kind == "fte_years":
            full = F(self.fw["full_time_hours"]["value"])
            # A term of nothing is not a term.
            limits = [read["months"], self.fact("months") or None, F(12) if first_year else None]
            months = min(m for m in limits if m is not None)
            return read["people"] * min(read["hours_per_week"], full) / full * months / 12
        if kind == "training_weeks":
            days = read["days_per_week"]
            return read["people"] * read["weeks"] * (F(1) if days >= 3 else days / 5)
        if kind == "person_weeks":
            return read["people"] * read["weeks"]
        if kind == "hours_attendees":
            return read["hours"] * read["attendees"]
        if kind == "money_invested":
            return read["cash"] + read["hours"] * F(measure["unit"]["rate"]["value"])
        return read["quantity"]

    def counted(self, measure, pledge, read, findings):
        """The units of one pledge after the rules that look at it alone."""
        here = {"measure": measure["id"], "pledge": pledge["id"]}
        rules = [r for r in self.rules if measure["id"] in r.get("measures", [])]
        units = self.units(measure, read)
        for rule in (r for r in rules if r["kind"] == "first_year_only"):
            if rule["effect"] not in ("cut", "tell"):
                raise NotUnderstood(f"first_year_only with {rule['effect']}")
            cut = self.units(measure, read, first_year=True)
            if cut < units:
                findings.append({"code": "first_year_only", "rule": rule["id"], **here})
                units = cut if rule["effect"] == "cut" else units
        for rule in (r for r in rules if r["kind"] == "person_cap"):
            most = read["people"] * F(rule["max"]["value"])
            if units > most:
                findings.append({"code": "over_cap", "rule": rule["id"], **here})
                units = most if rule["effect"] == "cut" else units
        return units

    def alone(self, measure, units):
        """The pounds that units of a measure would count, were they all that is pledged on it."""
        for rule in self.rules:
            if rule["kind"] == "item_cap" and rule["effect"] == "cut" and measure["id"] in rule["measures"]:
                units = min(units, F(rule["max"]["value"]))
        return units * (self.unit_value(measure) or 0) if "value" in measure else F(0)

    def exclude(self, bid, lines, findings):
        """Takes out the pledges that an exclusive rule does not let count; lines is pledge id -> [measure, units]."""
        out = set()
        for rule in (r for r in self.rules if r["kind"] == "exclusive"):
            if rule["effect"] not in ("keep_higher", "keep_lower", "tell") or rule["when"] != "same_as":
                raise NotUnderstood(f"exclusive {rule['when']} with {rule['effect']}")
            claims = {
                p["id"]: p for p in bid["pledges"]
                if p["measure"] in rule["measures"] and p["id"] not in out and lines.get(p["id"], (0, 0))[1] > 0
            }
            named = {id: set(p.get("same_as", [])) for id, p in claims.items()}
            rivals = {
                one: [
                    two for two in claims
                    if (two in named[one] or one in named[two]) and claims[one]["measure"] != claims[two]["measure"]
                ]
                for one in claims
            }
            if not any(rivals.values()):
                measures = list(dict.fromkeys(p["measure"] for p in claims.values()))
                findings.extend({"code": "exclusive_ask", "rule": rule["id"], "measure": m} for m in measures[1:])
                continue
            # Each is looked at once, best first: it stands unless one that already stands is about the same.
            place = {id: (self.order[p["measure"]], n) for n, (id, p) in enumerate(claims.items())}
            sign = {"keep_higher": -1, "keep_lower": 1, "tell": 0}[rule["effect"]]
            standing = set()
            for id in sorted(claims, key=lambda id: (sign * self.alone(*lines[id]), place[id] if sign else place[id][1])):
                if standing.isdisjoint(rivals[id]):
                    standing.add(id)
                    continue
                if not sign:
                    # Only told: nothing falls, and what stands later may be the same as this.
                    standing.add(id)
                findings.append(
                    {"code": "exclusive_broken", "rule": rule["id"], "measure": claims[id]["measure"], "pledge": id}
                )
                if sign:
                    out.add(id)
        return out

    def offer(self, bid):
        """One bid: what its measures count and are worth, the findings on the way, the sections left open."""
        findings, lines, totals, open_sections = [], {}, {}, set()
        for pledge in bid.get("pledges", []):
            measure = self.by_id.get(pledge["measure"])
            if measure is None or measure["unit"]["kind"] in ("text", "yes_no"):
                continue
            read = self.inputs(pledge, measure, findings)
            if read is None:
                continue
            if measure["unit"]["kind"] == "fte_years" and not self.fact("months") and all(read.values()):
                # Months beyond the term do not count, and the term is not known.
                open_sections.add(measure.get("section"))
                if not any(f["code"] == "fact_missing" for f in findings):
                    findings.append({"code": "fact_missing", "section": measure.get("section")})
            line = totals.setdefault(measure["id"], {"quantity": F(0), "counted": F(0)})
            line["quantity"] += self.units(measure, read)
            lines[pledge["id"]] = [measure, self.counted(measure, pledge, read, findings)]
        out = self.exclude(bid, lines, findings)
        for id, (measure, units) in lines.items():
            if id not in out:
                totals[measure["id"]]["counted"] += units
        measures = []
        for measure in self.measures:
            if measure["id"] not in totals:
                continue
            quantity, counted = (rounded(totals[measure["id"]][k], 6) for k in ("quantity", "counted"))
            for rule in (r for r in self.rules if r["kind"] == "item_cap" and measure["id"] in r["measures"]):
                if counted > F(rule["max"]["value"]):
                    findings.append({"code": "over_cap", "rule": rule["id"], "measure": measure["id"]})
                    counted = F(rule["max"]["value"]) if rule["effect"] == "cut" else counted
            value = None
            if "value" in measure:
                each = self.unit_value(measure)
                if each is None and counted:
                    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", self.contract.get("start", "")):
                        open_sections.add(measure.get("section"))
                    findings.append({"code": "year_without_value", "measure": measure["id"]})
                value = None if each is None else counted * each
            measures.append({"id": measure["id"], "quantity": quantity, "counted": counted, "value": value})
        return measures, findings, open_sections

    # --- marks ---

    def section_marks(self, section):
        marks = section["marks"]
        if "value" in marks:
            return F(marks["value"])
        if "parameter" in marks:
            return self.parameter(marks["parameter"])
        weighting, share = self.parameter(marks["weighting"]), self.parameter(marks["share"])
        if weighting is None or share is None:
            return None
        return weighting * (100 - share if marks.get("rest") else share) / 100

    def method(self, section):
        method = section["method"]
        if "kind" in method:
            return method
        choice = self.parameter(method["parameter"])
        return method["cases"].get(choice)

    def graded(self, section, marks, bid):
        criteria = [c for c in self.fw["criteria"] if c["section"] == section["id"]]
        weights = sum(F(c["weight"]["value"]) for c in criteria)
        scales = {s["id"]: s["grades"] for s in self.fw["scales"]}
        rows, total, whole = [], F(0), True
        for criterion in criteria:
            grades = scales[criterion["scale"]]
            best = max(F(g["score"]) for g in grades)
            grade = next((g for g in grades if g["id"] == bid.get("grades", {}).get(criterion["id"])), None)
            row = {"id": criterion["id"], "grade": grade and grade["id"], "marks": None, "out_of": None}
            if marks is not None:
                row["out_of"] = marks * F(criterion["weight"]["value"]) / weights
            if grade is None:
                whole = False
            elif marks is not None:
                share = marks * F(criterion["weight"]["value"]) / weights * F(grade["score"]) / best
                row["marks"] = rounded(share, 2)
                total += share
            rows.append(row)
        done = whole and marks is not None
        return rows, rounded(total, 2) if done else None, "self_assessed" if done else "incomplete"

    def target(self, method, findings, section):
        """The target in pounds, or None where it cannot be known."""
        target = method["target"]
        rate = F(target["value"]) if "value" in target else self.parameter(target["parameter"])
        if rate is None or rate <= 0:
            findings.append({"code": "target_missing", "section": section["id"]})
            return None
        if method["per"] == "total":
            return rate
        value = self.fact("value", "money")
        if not value:
            findings.append({"code": "contract_value_missing", "section": section["id"]})
            return None
        if method["per"] == "pound_year":
            months = self.fact("months")
            return rate * value * months / 12 if months else None
        return rate * value

    def score(self):
        """The parts of the score JSON that this model knows, numbers as fractions."""
        bids = self.case["bids"]
        offers = [self.offer(b) for b in bids]
        fed = {m["id"]: m.get("section") for m in self.measures}

        def value_in(index, section):
            values = [m["value"] for m in offers[index][0] if fed[m["id"]] == section]
            return sum((v for v in values if v is not None), F(0))

        root = [b.get("scenario_of") or b.get("id") for b in bids]
        cards = []
        for i, bid in enumerate(bids):
            measures, findings, open_sections = offers[i]
            sections, criteria = [], []
            for section in self.fw["sections"]:
                marks, method = self.section_marks(section), self.method(section)
                value = value_in(i, section["id"])
                card = {"id": section["id"], "out_of": marks, "value": value, "marks": None, "certainty": "incomplete"}
                kind = method and method["kind"]
                if kind is None:
                    findings.append({"code": "parameter_missing", "section": section["id"]})
                elif kind == "unknown":
                    findings.append({"code": "rule_unknown", "section": section["id"]})
                elif kind == "graded":
                    criteria, card["marks"], card["certainty"] = self.graded(section, marks, bid)
                    card["value"] = None
                    if any(c["grade"] is None for c in criteria):
                        findings.append({"code": "not_graded", "section": section["id"]})
                elif kind == "relative" and marks is not None:
                    typed = self.case.get("assumptions", {}).get(section["id"], {}).get("best_rival", "")
                    rival = read_number(typed, "money")
                    others = [j for j in range(len(bids)) if root[j] != root[i] and not bids[j].get("scenario_of")]
                    if typed.strip() and not rival:
                        findings.append({"code": "rival_not_positive", "section": section["id"]})
                    unknown = any(section["id"] in offers[j][2] for j in others)
                    if section["id"] in open_sections:
                        pass
                    elif unknown:
                        findings.append({"code": "other_bid_incomplete", "section": section["id"]})
                    else:
                        best = max([value] + [value_in(j, section["id"]) for j in others] + ([rival] if rival else []))
                        card["marks"] = rounded(marks * value / best, 2) if best else F(0)
                        card["certainty"] = "if_best_rival" if rival else "among_bids" if others else "only_bid"
                elif kind == "target" and marks is not None:
                    target = self.target(method, findings, section)
                    if target and section["id"] not in open_sections:
                        card["marks"], card["certainty"] = rounded(marks * min(F(1), value / target), 2), "fixed"
                elif kind not in ("relative", "target"):
                    raise NotUnderstood(f"method {kind}")
                sections.append(card)
            graded = {s["id"] for s in self.fw["sections"] if (self.method(s) or {}).get("kind") == "graded"}
            known = all(s["marks"] is not None for s in sections)
            cards.append({
                "name": bid.get("name", ""),
                "marks": sum((s["marks"] for s in sections), F(0)) if known else None,
                "calculated": sum((s["marks"] or F(0) for s in sections if s["id"] not in graded), F(0)),
                "self_assessed": sum((s["marks"] or F(0) for s in sections if s["id"] in graded), F(0)),
                "out_of": sum((s["out_of"] or F(0) for s in sections), F(0)),
                "certainty": max((s["certainty"] for s in sections), key=CERTAINTY.index),
                "social_value": sum((m["value"] for m in measures if m["value"] is not None), F(0)),
                "sections": sections,
                "criteria": criteria,
                "measures": measures,
                "findings": findings,
            })
        return {"bids": cards}


def differences(expected, found, where, checked):
    """Every expected leaf that differs, in words; checked counts those compared."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            if key not in found:
                raise NotUnderstood(f"{where}/{key}: this model does not know that")
            yield from differences(value, found[key], f"{where}/{key}", checked)
    elif isinstance(expected, list) and where.endswith("/findings"):
        for finding in (f for f in expected if f["code"] in FINDINGS):
            checked.append(where)
            if not any(all(have.get(k) == v for k, v in finding.items() if k != "severity") for have in found):
                yield f"{where}: expected {finding}"
    elif isinstance(expected, list) and expected and "id" in expected[0]:
        for item in expected:
            have = next((f for f in found if f["id"] == item["id"]), None)
            if have is None:
                yield f"{where}: nothing for {item['id']}"
            else:
                yield from differences(item, have, f"{where}/{item['id']}", checked)
    elif isinstance(expected, list):
        if len(expected) != len(found):
            yield f"{where}: expected {len(expected)}, found {len(found)}"
        for i, (item, have) in enumerate(zip(expected, found)):
            yield from differences(item, have, f"{where}/{i}", checked)
    else:
        checked.append(where)
        if isinstance(found, F) and isinstance(expected, str):
            if F(expected) != found:
                yield f"{where}: expected {expected}, found {float(found)}"
        elif expected != found:
            yield f"{where}: expected {expected}, found {found}"


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
