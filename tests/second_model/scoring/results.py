"""All bids together, in the shape of the score JSON, figures as fractions."""

from fractions import Fraction as F

from .methods import Field, Mark, calculated, gate, graded, method_of, out_of
from .numbers import NotUnderstood, rounded
from .offer import Offer

# From surest to least sure.
CERTAINTY = ["fixed", "self_assessed", "if_best_rival", "among_bids", "only_bid", "incomplete"]
KNOWN = {
    "format", "id", "edition", "published", "status", "languages", "title", "buyer", "summary", "about",
    "mixed_price_years", "approved", "in_force", "replaces", "changes", "publish", "examples", "sources",
    "full_time_hours", "parameters", "thresholds", "areas", "documents", "indexes", "discount", "non_price", "round",
    "lots", "extensions", "themes", "sections", "scales", "criteria", "rules",
}


class Model:
    """One framework and one case."""

    def __init__(self, framework, case):
        if set(framework) - KNOWN:
            raise NotUnderstood(f"framework with {sorted(set(framework) - KNOWN)}")
        self.fw, self.case = framework, case

    def score(self):
        """The parts of the score JSON that this model knows."""
        offers = [Offer(self.fw, self.case, bid) for bid in self.case["bids"]]
        # Grades and answers may exclude or void a bid, and that moves what others are measured against.
        judged = [self.judge(offer) for offer in offers]
        field = Field(self.case, offers)
        cards = [self.card(offer, rows, field) for offer, rows in zip(offers, judged)]
        self.rank(cards)
        return {"bids": cards}

    def judge(self, offer):
        """Grades and gates: section id -> (rows of criteria, mark)."""
        done = {}
        for section in self.fw["sections"]:
            method = method_of(section, offer.facts)
            kind, marks = method and method["kind"], out_of(self.fw, section, offer.facts)
            if kind == "graded":
                rows, mark, fails = graded(self.fw, section, marks, offer)
                done[section["id"]] = rows, mark
                for fail in fails:
                    self.failed(fail["effect"], section["id"], offer)
            elif kind == "gate":
                mark, no = gate(self.fw, section, method, marks, offer)
                done[section["id"]] = [], mark
                if no:
                    offer.excluded_by.append(section["id"])
        return done

    @staticmethod
    def failed(effect, section, offer):
        offer.findings.append({"code": "below_pass", "section": section})
        if effect == "void_section":
            offer.void.add(section)
        elif effect == "void_all":
            offer.void_all = True
        elif effect == "exclude":
            offer.excluded_by.append(section)
        elif effect != "tell":
            raise NotUnderstood(f"a pass mark with {effect}")

    def section(self, section, offer, judged, field):
        """(marks of the section, method kind, exact mark)."""
        marks, method = out_of(self.fw, section, offer.facts), method_of(section, offer.facts)
        kind = method and method["kind"]
        if kind is None:
            offer.findings.append({"code": "parameter_missing", "section": section["id"]})
            return marks, kind, Mark()
        if kind == "unknown":
            offer.findings.append({"code": "rule_unknown", "section": section["id"]})
            return marks, kind, Mark()
        if kind in ("graded", "gate"):
            rows, mark = judged[section["id"]]
            if kind == "graded" and any(row["grade"] is None for row in rows):
                offer.findings.append({"code": "not_graded", "section": section["id"]})
            if marks is not None and offer.is_void(section["id"]):
                # Whatever the grades and answers will be, what is void earns nothing.
                mark = Mark(F(0), "fixed")
            return marks, kind, mark
        return marks, kind, calculated(section, method, marks, offer, field)

    @staticmethod
    def pounds(offer, section, counted):
        """Pounds of a section that counts pounds, or pounds for each pound of something."""
        if section.get("counts", "money") == "money":
            return counted
        return F(0) if offer.is_void(section["id"]) else offer.pounds[section["id"]]

    def card(self, offer, judged, field):
        sections, criteria, graded_ones, exact = [], [], set(), F(0)
        for section in self.fw["sections"]:
            marks, kind, mark = self.section(section, offer, judged, field)
            counts, counted = section.get("counts", "money"), offer.counts[section["id"]]
            if counted is not None and offer.is_void(section["id"]):
                counted = F(0)
            if kind == "graded":
                graded_ones.add(section["id"])
                criteria += judged[section["id"]][0]
            own = kind not in ("graded", "gate")
            sections.append({
                "id": section["id"], "out_of": marks, "certainty": mark.certainty,
                "marks": None if mark.marks is None else rounded(mark.marks, 2), "exact": mark.marks,
                "value": self.pounds(offer, section, counted) if own and counts != "points" else None,
                "points": counted if own and counts == "points" else None,
            })
            exact += mark.marks or F(0)
        known = all(s["marks"] is not None for s in sections)
        parts = [[s for s in sections if (s["id"] in graded_ones) == judged_ones] for judged_ones in (False, True)]
        in_total = self.fw.get("round", "sections") == "total"
        total = lambda rows: (  # noqa: E731
            rounded(sum((s["exact"] or F(0) for s in rows), F(0)), 2) if in_total
            else sum((s["marks"] or F(0) for s in rows), F(0))
        )
        measures = list(offer.measure_rows())
        marks = F(0) if offer.excluded_by else total(sections) if known else None
        pounds, value = sum((m["value"] for m in measures if m["value"] is not None), F(0)), offer.facts.number("value", "money")
        return {
            "name": offer.bid.get("name", ""),
            "marks": marks,
            "calculated": F(0) if offer.excluded_by else total(parts[0]),
            "self_assessed": F(0) if offer.excluded_by else total(parts[1]),
            "out_of": None if any(s["out_of"] is None for s in sections) else sum((s["out_of"] for s in sections), F(0)),
            "certainty": max((s["certainty"] for s in sections), key=CERTAINTY.index),
            "rank": None,
            "social_value": pounds,
            "proportion": rounded(pounds * 1000 / value, 2) if value else None,
            "points": sum((m["points"] for m in measures if m["points"] is not None), F(0)),
            "excluded": bool(offer.excluded_by),
            "sections": sections,
            "criteria": criteria,
            "measures": measures,
            "findings": offer.findings,
        }

    def rank(self, cards):
        """1 is best, equal marks share a rank; no rank for excluded bids, what-ifs, and marks that are not known."""
        ranked = [
            card for card, bid in zip(cards, self.case["bids"])
            if card["marks"] is not None and not card["excluded"] and not bid.get("scenario_of")
        ]
        for card in ranked:
            card["rank"] = F(1 + sum(other["marks"] > card["marks"] for other in ranked))
