"""From what a section counts to its marks. Marks are exact here; rounding is for the results."""

from fractions import Fraction as F

from .numbers import NotUnderstood, or_none, rounded


class Mark:
    """The marks of a section, exact, or None where they cannot be known."""

    def __init__(self, marks=None, certainty="incomplete"):
        self.marks, self.certainty = marks, "incomplete" if marks is None else certainty


def non_price(framework, facts):
    """The part of the whole bid that section marks are of, or None where it cannot be known."""
    weight = framework.get("non_price")
    if not weight or "weight" not in weight:
        return F(1)
    if "when" in weight:
        choice = facts.parameter(weight["when"]["parameter"])
        if choice is None:
            return None
        if choice != weight["when"]["is"]:
            return F(1)
    percent = facts.stated(weight["weight"])
    return percent / 100 if percent and percent <= 100 else None


def out_of(framework, section, facts):
    """Marks that a section carries, of the whole bid, or None. Only a contract has a weighting."""
    if (facts.text("kind") or "contract") != "contract":
        return None
    marks, part = section["marks"], non_price(framework, facts)
    if "weighting" in marks:
        weighting, share = facts.parameter(marks["weighting"]), facts.parameter(marks["share"])
        known = weighting and share is not None
        full = weighting * (100 - share if marks.get("rest") else share) / 100 if known else None
    else:
        full = facts.stated(marks) or None
    return None if full is None or part is None else full * part


def method_of(section, facts):
    """The method that holds, or None where the tender has not chosen."""
    method = section["method"]
    if "kind" in method:
        return method
    return method["cases"].get(facts.parameter(method["parameter"]))


def below(bounds, value):
    """Whether a value misses a lower bound."""
    if "at_least" in bounds:
        return value < F(bounds["at_least"])
    return value <= F(bounds["more_than"])


def scale_of(criterion, facts):
    """The scale of a criterion, or None where only evaluators decide."""
    scale = criterion.get("scale")
    return scale["cases"].get(facts.parameter(scale["parameter"])) if isinstance(scale, dict) else scale


def graded(framework, section, marks, offer):
    """(rows of criteria, exact mark, broken pass marks)."""
    criteria = [c for c in framework.get("criteria", []) if c["section"] == section["id"]]
    scales = {s["id"]: s["grades"] for s in framework.get("scales", [])}
    weights = {c["id"]: offer.facts.stated(c["weight"]) for c in criteria}
    if None in weights.values() or not sum(weights.values()):
        marks = None
    rows, total, whole, fails = [], F(0), marks is not None, []
    for criterion in criteria:
        if weights[criterion["id"]] == 0:
            # The tender does not ask this.
            continue
        grades = scales.get(scale_of(criterion, offer.facts), [])
        grade = next((g for g in grades if g["id"] == offer.bid.get("grades", {}).get(criterion["id"])), None)
        row = {"id": criterion["id"], "grade": grade and grade["id"], "marks": None, "out_of": None}
        share = None if marks is None else marks * weights[criterion["id"]] / sum(weights.values())
        row["out_of"] = share
        rows.append(row)
        if grade is None:
            whole = False
            continue
        if "pass" in criterion and below(criterion["pass"], F(grade["score"])):
            fails.append(criterion["pass"])
        if share is not None:
            earned = share * F(grade["score"]) / max(F(g["score"]) for g in grades)
            row["marks"], total = rounded(earned, 2), total + earned
    limit = section["method"].get("pass") if "kind" in section["method"] else None
    limit = limit or (method_of(section, offer.facts) or {}).get("pass")
    if whole and limit and below(limit, total / marks * 100):
        fails.append(limit)
    return rows, Mark(total if whole else None, "self_assessed"), fails


def gate(framework, section, method, marks, offer):
    """(mark, whether a no excludes)."""
    answers = []
    for criterion in (c for c in framework.get("criteria", []) if c["section"] == section["id"]):
        text = (offer.bid.get("answers", {}).get(criterion["id"]) or "").strip()
        if criterion.get("answer", "written") == "written":
            answers.append(True if text else None)
        else:
            answers.append({"yes": True, "no": False}.get(text))
    no = False in answers
    enough = sum(offer.fed[m] == section["id"] for m in offer.offered())
    if marks is None or (None in answers and not no):
        return Mark(), no
    least = F(method["measures"]["value"]) if "measures" in method else 0
    return Mark(F(0) if no or enough < least else marks, "fixed"), no


def calculated(section, method, marks, offer, field):
    """The mark of a section that counts something; field is the other bids and the rival, for a relative one."""
    value, kind, here = offer.sure(section["id"]), method["kind"], section["id"]
    if kind == "relative":
        return relative(section, marks, offer, field)
    needed = None
    if kind == "target":
        needed = target(section, method, offer)
    elif kind == "points":
        required = method["required"]
        needed = offer.facts.norm(required["norm"]) if "norm" in required else offer.facts.stated(required)
        if needed is None or needed <= 0:
            offer.findings.append({"code": "nothing_required", "section": here})
    elif kind != "bands":
        raise NotUnderstood(f"method {kind}")
    if marks is None or value is None:
        return Mark()
    if kind == "bands":
        reached = [F(b["earns"]) for b in method["bands"] if not below(b, value)]
        earns = reached[-1] if reached and not offer.is_void(here) else F(0)
        return Mark(marks * earns / 100, "fixed")
    if needed is None or needed <= 0:
        return Mark()
    if method.get("award") == "pass":
        return Mark(marks if value >= needed else F(0), "fixed")
    return Mark(marks * min(F(1), value / needed), "fixed")


def target(section, method, offer):
    """The target in what the section counts, or None where it cannot be known."""
    rate, facts = offer.facts.stated(method["target"]), offer.facts
    if rate is None or rate <= 0:
        offer.findings.append({"code": "target_missing", "section": section["id"]})
        return None
    if method["per"] == "total":
        return rate
    value = facts.number("value", "money")
    if not value:
        offer.findings.append({"code": "contract_value_missing", "section": section["id"]})
        return None
    if method["per"] == "pound_year":
        return rate * value * facts.term() / 12 if facts.term() else None
    return rate * value


class Field:
    """Whom a bid is measured against in relative sections."""

    def __init__(self, case, offers):
        self.assumed = case.get("assumptions", {})
        self.bids, self.offers = case["bids"], offers

    def root(self, at):
        return self.bids[at].get("scenario_of") or self.bids[at].get("id")

    def others(self, offer):
        """Bids of other suppliers that are not excluded; what-ifs are nobody's rivals."""
        me = self.offers.index(offer)
        return [
            other for at, other in enumerate(self.offers)
            if self.root(at) != self.root(me) and not self.bids[at].get("scenario_of") and not other.excluded_by
        ]

    def rival(self, section, offer):
        """The assumed best offer above zero, or None."""
        typed = self.assumed.get(section["id"], {}).get("best_rival") or ""
        rival = or_none(typed, "money" if section.get("counts", "money") == "money" else "number")
        if typed.strip() and not rival:
            offer.findings.append({"code": "rival_not_positive", "section": section["id"]})
        return rival or None


def relative(section, marks, offer, field):
    here, rival, others = section["id"], field.rival(section, offer), field.others(offer)
    value, rivals = offer.sure(here), [o.sure(here) for o in others]
    if marks is None or value is None:
        return Mark()
    if None in rivals:
        offer.findings.append({"code": "other_bid_incomplete", "section": here})
        return Mark()
    best = max([*rivals, rival or F(0), F(0) if offer.excluded_by else value])
    # An excluded bid may be above the best of the others, and gets all the marks then.
    earned = marks * min(F(1), value / best) if best else F(0)
    return Mark(earned, "if_best_rival" if rival else "among_bids" if others else "only_bid")
