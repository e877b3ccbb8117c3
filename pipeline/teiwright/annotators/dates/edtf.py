"""The same values as TEI attributes give them, in the Extended Date/Time Format (ISO 8601-2), for @when-custom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.values import Moment, moment

if TYPE_CHECKING:
    from teiwright.model import Attributes


def edtf(attributes: Attributes) -> str:
    """A date in EDTF, or an empty string if it has no value.

    An interval that is exactly a season is given as one (1939-21: spring 1939), a rough date gets ~, one moment
    within limits is a choice ([1945-05-21..1945-05-31]), a period has a slash (1931/1934).
    """
    given = {name: _year_zero(value) for name, value in attributes if name not in ("calendar", "precision")}
    rough = "~" if ("precision", "medium") in attributes else ""
    if "when" in given:
        return given["when"] + rough
    if "from" in given or "to" in given:
        return f"{given.get('from', '')}{rough if 'from' in given else ''}/{given.get('to', '')}{rough if 'to' in given else ''}"
    low, high = given.get("notBefore", ""), given.get("notAfter", "")
    if not (low or high):
        return ""
    if low == high:
        return low + rough
    return (_season(dict(attributes)) or f"[{low}..{high}]") + rough


def _year_zero(value: str) -> str:
    """EDTF has a year 0: 44 BC is -0043; a year that is not known is XXXX."""
    if value.startswith("--") and not value.startswith("---"):
        return "XXXX-" + value[2:]
    if value.startswith("-") and not value.startswith("--"):
        year = 1 - int(value[1:5])
        return (f"-{-year:04d}" if year < 0 else f"{year:04d}") + value[5:]
    return value


def _season(given: dict[str, str]) -> str:
    low, high = moment(given.get("notBefore", "")), moment(given.get("notAfter", ""))
    if high.year is None:
        return ""
    for number in range(21, 25):
        season = Moment(high.year, number)
        if (season.first, season.last) == ((low.year, low.month, low.day), (high.year, high.month, high.day)):
            return f"{high.year:04d}-{number}" if high.year >= 0 else ""
    return ""
