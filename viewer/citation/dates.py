"""Dates as they are printed in citations; given in ISO 8601, possibly only a year or a month."""

from __future__ import annotations

import re

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
"""The Bluebook, table T12."""
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parts(date: str | None) -> tuple[int, int | None, int | None] | None:
    """Year, month and day; None where it is no ISO date."""
    match = _ISO_DATE.fullmatch(" ".join(date.split())) if date else None
    if match is None:
        return None
    year, month, day = (None if each is None else int(each) for each in match.groups())
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return year, month, day


def long_date(date: str | None) -> str:
    """`17 May 2013` for `2013-05-17`; `May 2013` and `2013` where no more is known."""
    known = parts(date)
    if known is None:
        return " ".join(date.split()) if date else ""
    year, month, day = known
    if month is None:
        return f"{year:04}"
    named = f"{_MONTHS[month - 1]} {year:04}"
    return f"{day} {named}" if day else named


def american_date(date: str | None) -> str:
    """`Sept. 17, 2013`, as the Bluebook has it; `Sept. 2013` and `2013` where no more is known."""
    known = parts(date)
    if known is None:
        return " ".join(date.split()) if date else ""
    year, month, day = known
    if month is None:
        return f"{year:04}"
    named = _SHORT_MONTHS[month - 1]
    return f"{named} {day}, {year:04}" if day else f"{named} {year:04}"


def month_name(month: int) -> str:
    """`May` for 5."""
    return _MONTHS[month - 1]
