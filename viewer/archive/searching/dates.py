"""Dates in a query: `2008`, `2008-05`, `2008..2014`, `..2014-06-30`."""

from __future__ import annotations

import calendar
import re

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BETWEEN = re.compile(r"\.{2,}|…|–|—")
_YEARS = re.compile(r"(\d{4})-(\d{4})")


class NoDate(ValueError):
    """A part of a range that is no date: its text, which may be empty, and where it begins in it."""

    def __init__(self, part: str, start: int) -> None:
        super().__init__(part)
        self.part = part
        self.start = start


def dates(text: str) -> tuple[str | None, str | None]:
    """First and last date, each a year, month or day in ISO 8601; None for an open end.

    A range that is written backwards is turned round.

    Raises:
        NoDate: what stands there is no date.
    """
    if years := _YEARS.fullmatch(text):
        return min(years.groups()), max(years.groups())
    if between := _BETWEEN.search(text):
        first = _date(text[: between.start()], 0)
        last = _date(text[between.end() :], between.end())
        if first is None and last is None:
            raise NoDate(text, 0)
        if first and last and first > last and not first.startswith(last):
            first, last = last, first
        return first, last
    found = _date(text, 0)
    if found is None:
        raise NoDate(text, 0)
    return found, found


def _date(text: str, start: int) -> str | None:
    """None for nothing at all."""
    if not text:
        return None
    match = _DAY.fullmatch(text)
    if match is None or match[1] == "0000" or not text.isascii():
        raise NoDate(text, start)
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise NoDate(text, start)
    return "-".join(part.zfill(2) for part in match.groups() if part)
