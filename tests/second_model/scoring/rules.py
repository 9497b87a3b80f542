"""What does not count, and what a broken rule does.

A rule about one pledge looks at what the pledge says after its caps and share, so that no rule hides a pledge from
another. A rule about several looks at what is left of them. They go in the framework's order.
"""

from fractions import Fraction as F

from .numbers import NotUnderstood

VOIDS = {"void_section", "void_all", "exclude"}
WHOLE = {"tell", "drop"} | VOIDS
EFFECTS = {
    "exclusive": WHOLE | {"keep_lower", "keep_higher", "keep_first"},
    "allowed": {"tell"},
    "claimed_once": WHOLE | {"keep_first"},
    "first_year_only": WHOLE | {"cut"},
    "item_cap": {"tell", "cut", "exclude"},
    "person_cap": {"tell", "cut"},
    "section_cap": {"tell", "cut"},
    "local_only": WHOLE, "attest": WHOLE, "share_stated": WHOLE, "delivered_by": WHOLE, "min_months": WHOLE,
    "at_most": {"tell", "keep_first", "exclude"},
    "at_least": {"tell"} | VOIDS,
    "mandatory": {"tell", "void_all", "exclude"},
    "both_needed": {"tell", "void_all", "exclude"},
}
CODES = {"exclusive": "exclusive_broken", "item_cap": "over_cap", "person_cap": "over_cap", "section_cap": "over_cap"}


class Rules:
    """The rules of one framework over one offer, which holds pledges, findings and what is void."""

    def __init__(self, framework, measures, offer):
        self.fw, self.measures, self.offer, self.facts = framework, measures, offer, offer.facts
        self.theme = {
            m["id"]: t["id"] for t in framework["themes"] for o in t["outcomes"] for m in o["measures"]
        }
        self.rules = []
        for rule in framework.get("rules", []):
            if rule["effect"] not in EFFECTS.get(rule["kind"], set()):
                raise NotUnderstood(f"rule {rule['kind']} with {rule['effect']}")
            holds = self.facts.holds(rule.get("only_if"))
            if holds is None:
                self.find("rule_open", rule)
            elif holds:
                self.rules.append(rule)

    def named(self, rule):
        """The measures of a rule, in framework order."""
        chosen = set(rule.get("measures", []))
        themes = set(rule.get("themes", []))
        return [m for m in self.measures if rule.get("all") or m in chosen or self.theme[m] in themes]

    def of(self, *kinds):
        return [r for r in self.rules if r["kind"] in kinds]

    def find(self, code, rule, **more):
        self.offer.findings.append({"code": code, "rule": rule["id"], **more})

    def broken(self, rule, measures=(), pledge=None):
        """Notes a broken rule and takes the effects that reach beyond the pledge."""
        here = {"measure": measures[0]} if len(measures) == 1 else {}
        self.find(CODES.get(rule["kind"], rule["kind"]), rule, **here, **({"pledge": pledge.id} if pledge else {}))
        if rule["effect"] == "void_section":
            self.offer.void.update(self.offer.fed[m] for m in measures)
        elif rule["effect"] == "void_all":
            self.offer.void_all = True
        elif rule["effect"] == "exclude":
            self.offer.excluded_by.append(rule["id"])

    # --- one pledge ---

    def caps(self, pledge):
        """Per-person and period caps, before the share."""
        here = [r for r in self.of("first_year_only", "person_cap") if pledge.measure["id"] in self.named(r)]
        for rule in (r for r in here if r["kind"] == "first_year_only" and pledge.unit["kind"] == "fte_years"):
            if pledge.one_year_units is None or pledge.one_year_units >= pledge.counted:
                continue
            self.broken(rule, [pledge.measure["id"]], pledge)
            if rule["effect"] == "cut":
                pledge.set(pledge.one_year_units)
            elif rule["effect"] == "drop":
                # Of a pledge by year, the years fall that go beyond.
                pledge.set(pledge.within_first_year)
        for rule in (r for r in here if r["kind"] == "person_cap"):
            if pledge.people is None and pledge.units:
                raise NotUnderstood(f"person_cap on {pledge.unit['kind']}")
            if pledge.units and pledge.counted > pledge.people * F(rule["max"]["value"]):
                self.broken(rule, [pledge.measure["id"]], pledge)
                if rule["effect"] == "cut":
                    pledge.set(pledge.people * F(rule["max"]["value"]))

    def of_one(self, pledges):
        """Rules about one pledge; what they drop falls together, after all have looked."""
        dropped = []
        for rule in self.of("local_only", "attest", "share_stated", "delivered_by", "min_months"):
            measures = self.named(rule)
            for pledge in pledges:
                if pledge.measure["id"] not in measures or not pledge.counted:
                    continue
                breaks = getattr(self, rule["kind"])(rule, pledge)
                if breaks is None:
                    self.find("rule_open", rule, measure=pledge.measure["id"], pledge=pledge.id)
                elif breaks:
                    self.broken(rule, [pledge.measure["id"]], pledge)
                    if rule["effect"] == "drop":
                        dropped.append(pledge)
        for pledge in dropped:
            pledge.set(F(0))

    @staticmethod
    def attested(rule, pledge):
        said = (pledge.data.get("attest", {}).get(rule["id"]) or "").strip()
        return said if said in ("yes", "no") else None

    def local_only(self, rule, pledge):
        said, place = self.attested(rule, pledge), self.facts.place(pledge.data)
        if said:
            return said == "no"
        return not self.facts.in_area(rule["area"], place) if place else None

    def attest(self, rule, pledge):
        said = self.attested(rule, pledge)
        if said is None:
            return True if rule["unanswered"] == "breaks" else None
        return said == "no" and rule["needs"] == "yes"

    @staticmethod
    def share_stated(rule, pledge):
        return not (pledge.data.get("share") or "").strip()

    def delivered_by(self, rule, pledge):
        by = (pledge.data.get("by") or "").strip() or "us"
        named = [p for p in self.facts.bid.get("partners", []) if (p.get("name") or "").strip()]
        partners = {p["id"]: p.get("kind") or "partner" for p in named}
        return (by if by == "us" else partners.get(by)) not in rule["by"]

    def min_months(self, rule, pledge):
        if pledge.unit["kind"] != "fte_years":
            return False
        # A job of the whole term would do, so without a term nothing is judged; the term is asked for.
        least, term = F(rule["min"]["value"]), self.facts.term()
        return term is not None and pledge.months < min(least, term)

    # --- pledges about the same ---

    def once(self, pledges):
        """Exclusive and claimed-once rules, each over what those before it left."""
        excused = [set(self.named(r)) for r in self.of("allowed")]
        for rule in self.of("exclusive", "claimed_once"):
            measures = self.named(rule)
            claims = [p for p in pledges if p.measure["id"] in measures and p.counted]
            if rule["kind"] == "exclusive" and rule["when"] == "both":
                claims = [[p for p in claims if p.measure["id"] == m] for m in measures]
                self.choose(rule, [c for c in claims if c], self.other_measure, excused)
                continue
            if rule["kind"] == "exclusive" and rule["when"] != "same_as":
                raise NotUnderstood(f"exclusive when {rule['when']}")
            clash = self.same_on_two if rule["kind"] == "exclusive" else self.same
            if not self.choose(rule, [[p] for p in claims], clash, excused) and rule["kind"] == "exclusive":
                several = list(dict.fromkeys(p.measure["id"] for p in claims))
                for at, measure in enumerate(several):
                    if any(not any({measure, m} <= e for e in excused) for m in several[:at]):
                        self.find("exclusive_ask", rule, measure=measure)

    @staticmethod
    def other_measure(one, two):
        return True

    @staticmethod
    def same(one, two):
        """Named by one of the two, and not through a third."""
        a, b = one[0], two[0]
        return a.id in (b.data.get("same_as") or []) or b.id in (a.data.get("same_as") or [])

    @classmethod
    def same_on_two(cls, one, two):
        return one[0].measure["id"] != two[0].measure["id"] and cls.same(one, two)

    def choose(self, rule, claims, clash, excused):
        """Lets those stand that the rule's effect lets stand. A claim is a list of pledges on one measure."""
        def rivals_of(at):
            one = claims[at]
            for other, two in enumerate(claims):
                ids = {one[0].measure["id"], two[0].measure["id"]}
                if other != at and clash(one, two) and not (len(ids) == 2 and any(ids <= e for e in excused)):
                    yield other

        rivals = {at: set(rivals_of(at)) for at in range(len(claims))}
        if not any(rivals.values()):
            return False
        sign = {"keep_higher": -1, "keep_lower": 1}.get(rule["effect"], 0)
        order = sorted(rivals, key=lambda at: (
            sign * sum(self.offer.alone(p) for p in claims[at]),
            self.measures.index(claims[at][0].measure["id"]) if sign else 0,
            min(self.offer.pledges.index(p) for p in claims[at]),
        ))
        standing, falls = set(), rule["effect"] in ("keep_higher", "keep_lower", "keep_first")
        for at in order:
            if standing.isdisjoint(rivals[at]):
                standing.add(at)
                continue
            if not falls:
                # Nothing falls to this one, and what comes later may be the same as this.
                standing.add(at)
            sections = sorted({claims[a][0].measure["id"] for a in (at, *rivals[at])}, key=self.measures.index)
            # Both sides of the clash are named, so that each one's section is void.
            self.broken(rule, [claims[at][0].measure["id"]], claims[at][0])
            if rule["effect"] == "void_section":
                self.offer.void.update(self.offer.fed[m] for m in sections)
            if falls:
                for pledge in claims[at]:
                    pledge.set(F(0))
        if rule["effect"] == "drop":
            for at in (at for at, others in rivals.items() if others):
                for pledge in claims[at]:
                    pledge.set(F(0))
        return True

    # --- lines, and the whole bid ---

    def item_cap(self, measure, counted):
        """The units of a line that count; each measure of a rule has the cap for itself."""
        for rule in self.of("item_cap"):
            most = F(rule["max"]["value"])
            if measure in self.named(rule) and counted > most:
                self.broken(rule, [measure])
                counted = most if rule["effect"] == "cut" else counted
        return counted

    def section_cap(self, section, value):
        for rule in self.of("section_cap"):
            most = F(rule["max"]["value"])
            if rule["section"] == section and value > most:
                self.find("over_cap", rule, section=section)
                value = most if rule["effect"] == "cut" else value
        return value

    def at_most(self, offered):
        """The measures that do not count, of those offered in the bid's order."""
        out = []
        for rule in self.of("at_most"):
            named = set(self.named(rule))
            mine = [m for m in offered if m in named and m not in out]
            if len(mine) > F(rule["max"]["value"]):
                self.broken(rule, mine)
                if rule["effect"] == "keep_first":
                    out += mine[int(F(rule["max"]["value"])):]
        return out

    def of_bid(self, offered, bid):
        """Rules about what a bid must hold. A bid that holds nothing yet breaks none of them."""
        said = [*bid.get("answers", {}).items(), *bid.get("grades", {}).items()]
        answered = {id for id, text in said if (text or "").strip()}
        if not answered and not self.offer.says_something:
            return
        for rule in self.of("at_least", "mandatory", "both_needed"):
            measures = self.named(rule)
            have = [m for m in measures if m in offered]
            criteria = [c in answered for c in rule.get("criteria", [])]
            if rule["kind"] == "at_least":
                breaks = len(have) < F(rule["min"]["value"])
            elif rule["kind"] == "mandatory":
                unnamed = rule.get("name") and not (bid.get("name") or "").strip()
                breaks = len(have) < len(measures) or not all(criteria) or unnamed
            else:
                quantity = bool(have if measures else offered)
                breaks = quantity != any(criteria)
            if breaks:
                self.broken(rule, measures)
