"""One bid: its pledges, its lines, and what its sections count."""

from fractions import Fraction as F

from .facts import Facts, same_name
from .numbers import Unreadable, read_number, rounded
from .rules import Rules
from .units import ANSWERS, Pledge
from .values import Values


class Offer:
    """What one bid offers, after every rule: the lines, and what each section counts."""

    def __init__(self, framework, case, bid):
        self.fw, self.bid, self.findings = framework, bid, []
        self.facts = Facts(framework, case, bid)
        self.values = Values(framework, self.facts)
        measures = [m for t in framework["themes"] for o in t["outcomes"] for m in o["measures"]]
        self.measures = {m["id"]: m for m in measures}
        self.fed = {m["id"]: m.get("section") for m in measures}
        # Sections without a value, all sections, and what excludes the whole bid.
        self.void, self.void_all, self.excluded_by = set(), False, []
        # Sections that a missing fact leaves without a value.
        self.open = set()
        self.rules = Rules(framework, list(self.measures), self)
        self.pledges = [self.pledge(p) for p in bid.get("pledges", []) if p["measure"] in self.measures]
        self.says_something = any(p.units for p in self.pledges)
        self.rules.of_one(self.pledges)
        self.rules.once(self.pledges)
        self.lines = self.make_lines()
        offered = self.offered()
        for measure in self.rules.at_most(offered):
            self.lines[measure]["counted"] = F(0)
        self.rules.of_bid(self.offered(), bid)
        self.price_lines()
        self.pounds = {}
        self.counts = {s["id"]: self.count(s) for s in framework["sections"]}

    # --- pledges ---

    def pledge(self, data):
        pledge = Pledge(data, self.measures[data["measure"]], self.facts, self.findings)
        if pledge.open:
            self.open.add(self.fed[data["measure"]])
            if not any(f["code"] == "fact_missing" for f in self.findings):
                self.findings.append({"code": "fact_missing", "section": self.fed[data["measure"]]})
        self.rules.caps(pledge)
        self.share(pledge)
        self.lots(pledge)
        return pledge

    def share(self, pledge):
        try:
            share = read_number(pledge.data.get("share") or "", "percent")
        except Unreadable:
            share = F(101)
        if share is not None and share > 100:
            pledge.find("number_unreadable")
            share = F(0)
        if share is not None:
            pledge.set(pledge.counted * share / 100)

    def lots(self, pledge):
        """A pledge counts in the lots that it names. That one is claimed in two where lots are apart is only said."""
        named, lot = pledge.data.get("lots") or [], self.facts.text("lot")
        if not named or not lot:
            return
        if not any(same_name(lot, name) for name in named):
            pledge.set(F(0))

    def alone(self, pledge):
        """What a pledge would count for its section, were it all that is offered; nothing where it feeds none."""
        measure, units = pledge.measure, pledge.counted
        for rule in self.rules.of("item_cap"):
            if rule["effect"] == "cut" and measure["id"] in self.rules.named(rule):
                units = min(units, F(rule["max"]["value"]))
        if "points" in measure:
            return units * F(measure["points"]["value"])
        if "value" not in measure:
            return F(0)
        amount, _ = self.values.amount(measure, self.facts.place(pledge.data))
        return units * (amount or 0) * self.values.kept(measure)

    # --- lines ---

    def make_lines(self):
        lines = {}
        for id in self.measures:
            mine = [p for p in self.pledges if p.measure["id"] == id and (p.units or p.data.get("inputs"))]
            mine = [p for p in mine if p.units or self.reads(p)]
            if not mine:
                continue
            counted = rounded(sum((p.counted for p in mine), F(0)), 6)
            lines[id] = {
                "id": id, "pledges": mine, "quantity": rounded(sum((p.units for p in mine), F(0)), 6),
                "counted": self.rules.item_cap(id, counted),
            }
        return lines

    @staticmethod
    def reads(pledge):
        """Whether a pledge of nothing was at least readable: its inputs are all zero, and no finding says otherwise."""
        typed = [v for v in pledge.data.get("inputs", {}).values() if v.strip()]
        return bool(typed) and not any(
            f.get("pledge") == pledge.id and f["code"] in ("number_unreadable", "input_missing", "not_whole")
            for f in pledge.findings
        )

    def offered(self):
        """Measures that count more than nothing, in the bid's order."""
        ids = dict.fromkeys(p.measure["id"] for p in self.pledges if p.counted)
        return [id for id in ids if id in self.lines and self.lines[id]["counted"]]

    def price_lines(self):
        for id, line in self.lines.items():
            measure, line["value"], line["points"] = self.measures[id], None, None
            if "points" in measure:
                line["points"] = line["counted"] * F(measure["points"]["value"])
            if "value" in measure:
                line["value"], asks, missing = self.values.line(measure, self.groups(line))
                if missing and line["counted"]:
                    self.findings.append({"code": "year_without_value", "measure": id})
                if asks:
                    self.open.add(self.fed[id])

    def groups(self, line):
        """The units of a line that count, by place where the value is by place; a cap on the line cuts all alike."""
        by_place = "by_place" in self.measures[line["id"]]["value"]
        total, groups = sum((p.counted for p in line["pledges"]), F(0)), {}
        for pledge in line["pledges"]:
            group = groups.setdefault(self.facts.place(pledge.data).casefold() if by_place else "", [F(0), {}, F(0)])
            part = line["counted"] / total if total else F(0)
            group[0] += pledge.counted * part
            if pledge.by_year is None:
                group[2] += pledge.counted * part
            else:
                for year, units in pledge.spread().items():
                    group[1][year] = group[1].get(year, F(0)) + units * part
        rows, left = [], line["counted"]
        for at, (place, (units, said, unsaid)) in enumerate(groups.items()):
            units = left if at + 1 == len(groups) else rounded(units, 6)
            left -= units
            rows.append((place, units, said, unsaid))
        return rows

    # --- sections ---

    def count(self, section):
        """What a section counts as far as it is known; None where it cannot be said at all."""
        counts, id = section.get("counts", "money"), section["id"]
        mine = [line for line in self.lines.values() if self.fed[line["id"]] == id]
        if counts == "points":
            value = sum((line["points"] for line in mine if line["points"] is not None), F(0))
        else:
            value = sum((line["value"] for line in mine if line["value"] is not None), F(0))
        if counts == "ratio":
            basis = self.facts.basis(section["ratio_to"]["of"], section["ratio_to"]["vat"])
            if basis is None:
                self.findings.append({"code": "basis_missing", "section": id})
                self.pounds[id] = value
                return None
            value /= basis
            capped = self.rules.section_cap(id, value)
            self.pounds[id] = min(capped, value) * basis
            return capped
        return self.rules.section_cap(id, value)

    def sure(self, section):
        """What marks rest on: nothing where void, None where a fact is missing."""
        return F(0) if self.is_void(section) else None if section in self.open else self.counts[section]

    def is_void(self, section):
        return self.void_all or section in self.void

    def measure_rows(self):
        """The lines in the shape of the score JSON; an answer has no quantity."""
        for line in self.lines.values():
            counts = self.measures[line["id"]]["unit"]["kind"] not in ANSWERS
            yield {
                "id": line["id"], "quantity": line["quantity"] if counts else None,
                "counted": line["counted"] if counts else None, "value": line["value"], "points": line["points"],
            }
