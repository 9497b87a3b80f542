"""What the inputs of a pledge make: units of its measure, before any rule."""

from fractions import Fraction as F

from .numbers import NotUnderstood, Unreadable, or_none, read_number

INPUTS = {
    "fte_years": ["people", "hours_per_week", "months"],
    "training_weeks": ["people", "weeks", "days_per_week"],
    "person_weeks": ["people", "weeks"],
    "hours_attendees": ["hours", "attendees"],
    "money_invested": ["cash", "hours"],
}
PLAIN = ["weeks", "hours", "count", "money", "tonnes", "tco2e", "miles", "points", "percent"]
ANSWERS = ["text", "yes_no"]
COUNTS = {"people", "attendees"}


def input_kinds(unit):
    """The inputs of a unit, with how each is typed."""
    kind = unit["kind"]
    if kind == "product":
        return {name: i["kind"] for name, i in zip(("first", "second", "third"), unit["inputs"])}
    if kind in INPUTS:
        return {n: "money" if n == "cash" else "count" if n in COUNTS else "number" for n in INPUTS[kind]}
    if kind in PLAIN:
        return {"quantity": kind if kind in ("money", "count", "percent") else "number"}
    raise NotUnderstood(f"unit {kind}")


class Pledge:
    """One pledge on its way: `units` is what it makes, `counted` what of it still counts."""

    def __init__(self, data, measure, facts, findings):
        self.data, self.measure, self.facts, self.findings = data, measure, facts, findings
        self.id, self.unit = data["id"], measure["unit"]
        self.units = self.counted = F(0)
        # Units by contract year, where the pledge says years; what counts of each year follows `counted`.
        self.by_year = None
        # People, and months of each job, of a full-time equivalent: the most of any year, and the sum.
        self.people = self.months = None
        # True where a fact is missing without which the units are not known.
        self.open = False
        self.one_year_units = None
        # Units of the years that lie within the first twelve months of a job, whole years only.
        self.within_first_year = F(0)
        self.read()

    def find(self, code, **more):
        self.findings.append({"code": code, "measure": self.measure["id"], "pledge": self.id, **more})

    def set(self, counted):
        """Lets only so many of the units count."""
        self.counted = counted

    def spread(self):
        """What counts by contract year, where years are said."""
        return {y: u * self.counted / self.units for y, u in self.by_year.items()} if self.units else {}

    def read(self):
        if self.unit["kind"] in ANSWERS:
            answer = (self.data.get("answer") or "").strip()
            is_text = self.unit["kind"] == "text"
            self.units = self.counted = F(answer not in ("", "no") if is_text else answer == "yes")
            return
        said = [y for y in self.data.get("years") or [] if any(v.strip() for v in y.get("inputs", {}).values())]
        if said:
            self.from_years(said)
        else:
            self.from_total()
        self.counted = self.units

    def from_total(self):
        read = self.typed(self.data.get("inputs", {}))
        if read is None:
            return
        self.people, self.months = read.get("people"), read.get("months")
        term = self.facts.term()
        if self.unit["kind"] == "fte_years" and term is None and all(read.values()):
            # Months beyond the term do not count, and the term is not known.
            self.open = True
        self.units = self.make(read, term)
        self.one_year_units = self.make(read, min(m for m in (term, F(12)) if m is not None))
        if self.unit.get("per_year"):
            if term is None:
                self.open, self.units = bool(self.units), F(0)
            else:
                self.units *= term / 12

    def from_years(self, said):
        term, length = self.facts.term(), self.facts.term() or 0
        self.by_year, first, within = {}, F(0), F(0)
        # Months of a job in each year: two entries of one year are about different people.
        lasts = {}
        for entry in sorted(said, key=lambda e: (int(e.get("extension") or 0), or_none(str(e["year"]), "number") or 0)):
            year = or_none(str(entry["year"]), "number")
            read = self.typed(entry.get("inputs", {}))
            if read is None:
                continue
            end, before, known = length, 0, term is not None
            if entry.get("extension"):
                # Years of an extension are counted from its own beginning.
                end, before = self.facts.extension(int(entry["extension"]))
                known = True
            if not year or year.denominator != 1 or (known and (year - 1) * 12 >= end):
                self.find("year_outside_term")
                continue
            if entry.get("extension") and self.facts.fw.get("extensions", "apart") == "apart":
                # Shown apart, and no part of the marks.
                continue
            limit = min(F(12), end - (year - 1) * 12) if known else F(12)
            year += before
            units = self.make(read, limit)
            if "months" in read:
                months = min(read["months"], limit)
                left = max(F(0), 12 - sum(m for y, m in lasts.items() if y < year))
                first += self.make(read, min(months, left))
                within += units if months <= left else 0
                if units:
                    lasts[year] = max(lasts.get(year, F(0)), months)
            if "people" in read:
                self.people = max(self.people or F(0), read["people"])
            self.by_year[int(year)] = self.by_year.get(int(year), F(0)) + units
        self.units = sum(self.by_year.values(), F(0))
        self.months = sum(lasts.values(), F(0))
        self.within_first_year = within
        self.one_year_units = first if self.unit["kind"] == "fte_years" else self.units

    def typed(self, inputs):
        """The inputs as numbers, or None when one is missing or cannot be read."""
        read, whole = {}, True
        for name, kind in input_kinds(self.unit).items():
            try:
                read[name] = read_number(inputs.get(name) or "", kind)
            except Unreadable:
                self.find("number_unreadable")
                whole = False
                continue
            if read[name] is not None and self.unit.get("whole") and read[name].denominator != 1:
                self.find("not_whole")
                whole = False
        if self.unit["kind"] == "money_invested" and any(v is not None for v in read.values()):
            read = {k: v or F(0) for k, v in read.items()}
        if any(v is None for v in read.values()):
            if any(v is not None for v in read.values()) or not whole:
                self.find("input_missing")
            whole = False
        return read if whole else None

    def make(self, read, limit):
        """Units that inputs make, with at most `limit` months of each job."""
        kind = self.unit["kind"]
        if kind == "fte_years":
            full = F(self.facts.fw["full_time_hours"]["value"])
            months = read["months"] if limit is None else min(read["months"], limit)
            return read["people"] * min(read["hours_per_week"], full) / full * months / 12
        if kind == "training_weeks":
            days = read["days_per_week"]
            return read["people"] * read["weeks"] * (F(1) if days >= 3 else days / 5)
        if kind == "person_weeks":
            return read["people"] * read["weeks"]
        if kind == "hours_attendees":
            return read["hours"] * read["attendees"]
        if kind == "money_invested":
            if read["hours"] and "rate" not in self.unit:
                raise NotUnderstood("hours invested without a rate")
            return read["cash"] + (read["hours"] * F(self.unit["rate"]["value"]) if read["hours"] else 0)
        if kind == "product":
            product = F(1)
            for name, typed in input_kinds(self.unit).items():
                product *= read[name] / 100 if typed == "percent" else read[name]
            return product
        return read["quantity"]
