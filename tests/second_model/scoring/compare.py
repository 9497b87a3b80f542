"""What an example expects against the results of the model."""

from fractions import Fraction as F

from .numbers import NotUnderstood

# Of the findings, those that go with the arithmetic here. Others in an example are for the engine's own tests.
FINDINGS = {
    "number_unreadable", "input_missing", "first_year_only", "over_cap", "exclusive_broken", "exclusive_ask",
    "rule_unknown", "rival_not_positive", "other_bid_incomplete",
    "parameter_missing", "target_missing", "contract_value_missing", "year_without_value", "not_graded",
}


def known(finding):
    """A finding that names a rule and no code is known whatever it is called."""
    return finding.get("code") in FINDINGS if "code" in finding else "rule" in finding


def differences(expected, found, where, checked):
    """Every expected leaf that differs, in words; checked counts those compared."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            if key not in found:
                raise NotUnderstood(f"{where}/{key}: this model does not know that")
            yield from differences(value, found[key], f"{where}/{key}", checked)
    elif isinstance(expected, list) and where.endswith("/findings"):
        for finding in filter(known, expected):
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
            yield f"{where}: expected {expected}, found {found if not isinstance(found, F) else float(found)}"
