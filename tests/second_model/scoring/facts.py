"""What the contract and the tender say, as one bid sees it: a threshold may look at the bid's own price."""

import datetime
from fractions import Fraction as F

from .numbers import NotUnderstood, or_none

PARAMETER_KINDS = {"percent": "percent", "money": "money", "ratio": "number", "marks": "number"}
VAT = {"inc_vat": "included", "ex_vat": "excluded"}


def day(text):
    """A date, or None where there is none that can be read."""
    try:
        return datetime.date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def same_name(one, two):
    return one.strip().casefold() == two.strip().casefold()


class Facts:
    """A question to this has one of three answers: yes, no, or None for "cannot be told"."""

    def __init__(self, framework, case, bid):
        self.fw, self.bid = framework, bid
        self.contract, self.tender = case.get("contract", {}), case.get("tender", {})

    # --- the contract ---

    def text(self, key):
        return (self.contract.get(key) or "").strip()

    def number(self, key, kind="number"):
        """A figure of the contract above zero, or None."""
        return or_none(self.contract.get(key), kind) or None

    def term(self):
        """Months of the contract without its extensions."""
        return self.number("months")

    def years(self):
        """Contract years in the term, the last one perhaps shorter."""
        return None if self.term() is None else -(-self.term() // 12)

    def extension(self, number):
        """Months of an extension (none if the contract has no such one), and the contract years before it."""
        read = [or_none(e.get("months"), "number") or F(0) for e in self.contract.get("extensions", [])]
        before = (self.years() or 0) + sum(-(-months // 12) for months in read[:number - 1])
        return (read[number - 1] if 1 <= number <= len(read) else F(0)), before

    def start_year(self):
        start = day(self.contract.get("start"))
        return start and start.year

    def basis(self, of, vat):
        """Pounds on that basis, or None: nothing is converted."""
        if of == "price":
            amount, said = or_none(self.bid.get("price"), "money"), (self.bid.get("price_vat") or "").strip()
        elif of in ("estimated", "with_extensions"):
            key = "value" if of == "estimated" else "value_with_extensions"
            amount, said = self.number(key, "money"), self.text("vat")
        else:
            raise NotUnderstood(f"a value of {of}")
        return amount if amount and said == VAT[vat] else None

    # --- the tender ---

    def parameter(self, id):
        """What the tender says: a number, a choice, or None."""
        declared = next(p for p in self.fw.get("parameters", []) if p["id"] == id)
        text = (self.tender.get(id) or "").strip()
        if declared["kind"] == "choice":
            return text if any(c["id"] == text for c in declared["choices"]) else None
        if declared["kind"] not in PARAMETER_KINDS:
            raise NotUnderstood(f"parameter of kind {declared['kind']}")
        value = or_none(text, PARAMETER_KINDS[declared["kind"]])
        if value is not None and declared["kind"] == "percent" and value > 100:
            return None
        return value

    # --- thresholds, rows and stated figures ---

    def threshold(self, id):
        declared = next(t for t in self.fw.get("thresholds", []) if t["id"] == id)
        answers = []
        if "value" in declared:
            answers.append(self.within(declared["value"]))
        if "notice" in declared:
            answers.append(self.in_period(declared["notice"], day(self.contract.get("notice_date"))))
        for key in ("buyer", "nation", "kind"):
            if key in declared:
                # What is not said to be something else is a contract.
                said = self.text(key) or ("contract" if key == "kind" else "")
                answers.append(said in declared[key] if said else None)
        if "lot" in declared:
            lot = self.text("lot")
            answers.append(any(same_name(lot, name) for name in declared["lot"]) if lot else None)
        if not answers:
            raise NotUnderstood(f"threshold {id} without a part")
        return all_hold(answers)

    def within(self, bounds):
        amount = self.basis(bounds["of"], bounds["vat"])
        if amount is None:
            return None
        tests = {
            "at_least": lambda b: amount >= b, "more_than": lambda b: amount > b,
            "less_than": lambda b: amount < b, "at_most": lambda b: amount <= b,
        }
        return all(tests[key](F(bound)) for key, bound in bounds.items() if key in tests)

    @staticmethod
    def in_period(period, date):
        if date is None:
            return None
        first, before = day(period.get("from")), day(period.get("before"))
        return (first is None or date >= first) and (before is None or date < before)

    def holds(self, only_if):
        return all_hold([self.threshold(id) for id in only_if or []])

    def row(self, rows):
        """The first row that holds; a row before it that cannot be told leaves everything open."""
        for row in rows:
            holds = self.holds(row.get("only_if"))
            if holds is None:
                return None
            if holds:
                return F(row["value"]["value"])
        return None

    def stated(self, figure):
        """A stated figure, or None where it is missing or cannot be told."""
        if "value" in figure:
            return F(figure["value"])
        if "parameter" in figure:
            return self.parameter(figure["parameter"])
        if "by" in figure:
            return self.row(figure["by"])
        raise NotUnderstood(f"a stated figure of {sorted(figure)}")

    def norm(self, norm):
        """Points that a contract of this size must bring."""
        amount = self.basis(norm["of"], norm["vat"])
        if amount is None:
            return None
        up_or_down = {"up": lambda x: F(-(-x // 1)), "down": lambda x: F(x // 1), "none": lambda x: x}[norm["round"]]
        rate, bands = F(norm["rate"]["value"]), amount / F(norm["per"]["value"])
        return rate * up_or_down(bands) if norm["on"] == "bands" else up_or_down(rate * bands)

    # --- places ---

    def place(self, pledge):
        return (pledge.get("place") or "").strip() or self.text("place")

    def in_area(self, id, place):
        area = next(a for a in self.fw.get("areas", []) if a["id"] == id)
        return any(same_name(place, name) for name in [id, *area["title"].values(), *area.get("names", [])])


def all_hold(answers):
    """A no decides; without one, something unknown leaves it open."""
    return False if False in answers else None if None in answers else True
