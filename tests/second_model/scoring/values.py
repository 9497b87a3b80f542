"""Pounds for a unit, and pounds of a line."""

from fractions import Fraction as F

from .numbers import NotUnderstood, rounded

KNOWN = {
    "amount", "by_year", "by_place", "low", "high", "source", "place", "price_year", "uprate", "conversion",
    "additionality", "confidence", "note",
}


class Values:
    """The values of one framework for one contract. An amount is None where there is none; `open` says that a fact is
    missing, rather than that the framework has no value there."""

    def __init__(self, framework, facts):
        self.fw, self.facts = framework, facts

    def amount(self, measure, place):
        """(pounds for a unit or None, whether a fact is missing)."""
        value = measure["value"]
        if set(value) - KNOWN:
            raise NotUnderstood(f"value with {sorted(set(value) - KNOWN)}")
        made = False
        if "by_year" in value:
            year = self.facts.start_year()
            if year is None:
                return None, True
            amount, made = self.of_year(value["by_year"], year)
        elif "by_place" in value:
            if not place:
                return None, True
            rows = (a["amount"] for a in value["by_place"]["areas"] if self.facts.in_area(a["area"], place))
            amount = next(rows, value["by_place"].get("elsewhere"))
            amount = None if amount is None else F(amount)
        else:
            amount = F(value["amount"])
        if amount is None:
            return None, False
        if "uprate" in value:
            table = next(i for i in self.fw["indexes"] if i["id"] == value["uprate"]["index"])["table"]
            index = {row["year"]: F(row["value"]) for row in table}
            amount, made = amount * index[value["uprate"]["to"]] / index[value["price_year"]], True
        if "conversion" in value:
            amount, made = amount * F(value["conversion"]["value"]), True
        return (rounded(amount, 2) if made else amount), False

    @staticmethod
    def of_year(points, year):
        """On the straight line between the years beside it; exactly at a year, as it is written."""
        points = [(p["year"], F(p["amount"])) for p in points]
        for at, amount in points:
            if at == year:
                return amount, False
        for (y0, v0), (y1, v1) in zip(points, points[1:]):
            if y0 < year < y1:
                return v0 + (v1 - v0) * (year - y0) / (y1 - y0), True
        return None, False

    @staticmethod
    def kept(measure):
        """The part of a value that would not have come anyway."""
        part = F(1)
        for percent in measure["value"].get("additionality", {}).values():
            part *= (100 - F(percent["value"])) / 100
        return part

    def line(self, measure, groups):
        """Pounds of a line. A group is (place, units that count, units by the years said, units without a year)."""
        total, open_, missing = F(0), False, False
        for place, units, said, unsaid in groups:
            amount, asks = self.amount(measure, place)
            if amount is None:
                open_, missing = open_ or (asks and units > 0), True
                continue
            each = amount * self.kept(measure)
            if "discount" not in self.fw:
                total += units * each
                continue
            years = self.spread(units, said, unsaid)
            if years is None:
                open_, missing = open_ or units > 0, True
                continue
            rate = 1 + F(self.fw["discount"]["value"]) / 100
            total += sum((rounded(u * each / rate ** (y - 1), 2) for y, u in years.items()), F(0))
        return (None if missing and not total else total), open_, missing

    def spread(self, units, said, unsaid):
        """Units by contract year, each rounded to six decimals, the last taking what is left."""
        term = self.facts.term()
        if term is None:
            return None
        years = dict(said)
        for year in range(1, int(self.facts.years()) + 1):
            months = min(F(12), term - 12 * (year - 1))
            years[year] = years.get(year, F(0)) + unsaid * months / term
        order = sorted(years)
        years = {y: rounded(years[y], 6) for y in order}
        last = order[-1] if unsaid else max((y for y in order if years[y]), default=order[-1])
        years[last] = units - sum(u for y, u in years.items() if y != last)
        return years
