"""The number of a resolution or decision as printed, and the symbol it makes with its body."""

from __future__ import annotations

import re

from viewer.analysis.organs import (
    ASSEMBLY,
    COMMISSION,
    COUNCIL,
    ECONOMIC,
    FORMER_RIGHTS,
    RIGHTS,
    SECURITY,
)

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_ROMAN = r"(?:[ES]{0,2}-)?[IVXL]{1,7}"
NUMBER = re.compile(
    rf"(?P<special>(?:ES|S)-\d{{1,2}}/\d{{1,3}})(?![\d/])|"
    rf"(?P<party>\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,2}})(?!\d)|"
    rf"(?P<islamic>\d{{1,3}}/\d{{1,2}}-[A-Z]{{1,4}})(?:\s?\([A-Z.]{{1,5}}\))?(?![\w/])|"
    rf"(?P<year>{_YEAR}/[1-9]\d{{0,2}})(?P<year_letter>\s[A-E](?![\w’']))?(?![\d/])|"
    rf"(?P<session>\d{{1,2}}/\d{{1,3}})(?P<letter>\s?[A-Z](?![\w.’']))?(?![\d/]|\.\d)|"
    rf"(?P<plain>\d{{1,4}})(?P<old_letter>\s?[A-Z]{{1,2}})?\s?"
    rf"(?:\((?P<printed_year>{_YEAR})\)|\((?P<roman>{_ROMAN})\)(?P<after>\s?[A-Z](?![\w.’']))?)"
)
"""Every form but the bare number, which only a list of the Security Council's may have."""
BARE = re.compile(r"\d{1,4}(?![\d/%]|[.,]\d|\s?\()")
STRONG = ("special", "printed_year", "roman")
"""Groups that hardly anything but a resolution has."""

_FIRST_SLASHED_SESSION = 31
"""The General Assembly numbers by session since its thirty-first, of 1976; so `16/18` is of the
Human Rights Council. Until the thirtieth it wrote the session in Roman numerals."""
_LAST_ROMAN_SESSION = 30
_FIRST_DECISION = 301
"""Decisions of the General Assembly are numbered from here in each session, resolutions from 1."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def symbol_of(match: re.Match[str], organ: str | None, kind: str, own: str | None) -> str | None:
    """The symbol of a number that `NUMBER` found; None where it cannot be of such a body.

    Args:
        match: of `NUMBER`.
        organ: of the body that is named; None where none is.
        kind: `RES` or `DEC`.
        own: organ of the document's own body.
    """
    groups = match.groupdict()
    if groups["party"] or groups["islamic"]:
        return groups["party"] or groups["islamic"]
    if groups["special"]:
        of = RIGHTS if RIGHTS in (organ, own if organ in (None, COUNCIL) else None) else ASSEMBLY
        return f"{of}/{kind}/{groups['special']}"
    if groups["year"]:
        return (
            f"{_of_year(organ, own)}/{kind}/{groups['year']}{(groups['year_letter'] or '').strip()}"
        )
    if groups["session"]:
        session, number = (int(each) for each in groups["session"].split("/"))
        low = kind == "DEC" and number < _FIRST_DECISION
        whose = _of_session(session, organ, own, decided=low)
        return whose and f"{whose}/{kind}/{groups['session']}{(groups['letter'] or '').strip()}"
    letter = (groups["old_letter"] or groups["after"] or "").strip()
    if groups["printed_year"]:
        return f"{SECURITY}/{kind}/{groups['plain']}({groups['printed_year']})"
    of = _of_roman(groups["roman"], organ, own)
    return f"{of}/{kind}/{groups['plain']}{letter}({groups['roman']})"


def _of_year(organ: str | None, own: str | None) -> str:
    named = organ or own
    return FORMER_RIGHTS if named in (COMMISSION, FORMER_RIGHTS) else ECONOMIC


def _of_session(session: int, organ: str | None, own: str | None, *, decided: bool) -> str | None:
    """Of which body; `decided`: a decision whose number the General Assembly does not give."""
    if organ in (ASSEMBLY, RIGHTS):
        return organ
    if decided:
        return RIGHTS if organ == COUNCIL or (organ is None and own == RIGHTS) else None
    if session < _FIRST_SLASHED_SESSION or organ == COUNCIL or (organ is None and own == RIGHTS):
        return RIGHTS
    return ASSEMBLY


def _of_roman(roman: str, organ: str | None, own: str | None) -> str:
    if organ in (ASSEMBLY, ECONOMIC):
        return organ
    if organ == COUNCIL or _value(roman) > _LAST_ROMAN_SESSION:
        return ECONOMIC
    return ECONOMIC if organ is None and own == ECONOMIC else ASSEMBLY


def _value(roman: str) -> int:
    digits = [_VALUES[each] for each in roman.rpartition("-")[2]]
    return sum(
        -each if any(later > each for later in digits[at + 1 : at + 2]) else each
        for at, each in enumerate(digits)
    )
