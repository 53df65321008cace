"""Dates as printed, in English, French, Spanish and Arabic, as ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero يناير",
            "february février fevrier febrero فبراير",
            "march mars marzo مارس",
            "april avril abril أبريل نيسان",
            "may mai mayo مايو",
            "june juin junio يونيو يونيه",
            "july juillet julio يوليو يوليه",
            "august août aout agosto أغسطس",
            "september septembre septiembre setiembre سبتمبر",
            "october octobre octubre أكتوبر",
            "november novembre noviembre نوفمبر",
            "december décembre decembre diciembre ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = re.compile(r"\d\d\d\d")
"""Stands in every date, and is looked for much faster than one."""
_DAY_FIRST = re.compile(
    rf"(?:\b(?P<from>\d{{1,2}})(?:er)?\s?(?:[-–]|to|and|au|et|al|y)\s?)?"
    rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s(?:de\s)?"
    rf"(?:[^\W\d_]{{2,9}}/)?(?P<month>{_NAMES}),?\s(?:de\s|del\s)?(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAMES})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"\b(?P<month>{_NAMES}),?\s(?P<year>\d{{4}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it stands: `iso` of its last day, `start` and `end` in the text."""

    iso: str
    start: int
    end: int


def may_hold_date(text: str) -> bool:
    """Quick, and true of every text that holds a date."""
    return _YEAR.search(text) is not None


def find_date(text: str) -> PrintedDate | None:
    """The first date in `text`; of a span of days (`8-10 July 2008`) the last."""
    if not may_hold_date(text):
        return None
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY):
        for match in pattern.finditer(text):
            iso = _iso(match)
            if iso is not None:
                return PrintedDate(iso, match.start(), match.end())
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month = int(parts["year"]), _MONTHS[parts["month"].lower()]
    if not 1500 <= year <= 2200:
        return None
    if "day" not in parts:
        return f"{year}-{month:02d}"
    day = int(parts["day"])
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 31 else None
