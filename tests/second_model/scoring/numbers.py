"""What people type, and rounding."""

import re
from fractions import Fraction as F


class NotUnderstood(Exception):
    """The framework or the example uses something that this model does not know."""


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


def or_none(text, kind):
    """As read_number, but what cannot be read is as if it was not typed."""
    try:
        return read_number(text or "", kind)
    except Unreadable:
        return None
