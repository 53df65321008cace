"""Symbols of documents: `A/RES/67/264`, `S/RES/1535 (2004)`, `A/60/633-S/2005/826`.

Grammar of the United Nations research guide: organ / subsidiary / session or year / nature /
number / modification; joint symbols are joined by a hyphen; Council resolutions carry the year in
brackets; special sessions are `S-20/2`, emergency ones `ES-10/23`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ORGAN = (
    r"(?:A|S|E|T|ST|CRC|CAT|CCPR|CEDAW|CERD|CED|CMW|CRPD|DP|TD|UNEP|JIU|HRI|HS|ICCD|IDB|UNW|"
    r"FCCC|CBD|BWC|CD|NPT|LOS|SPLOS|ISBA|ICC|WFP|ECE|ESCAP|UNIDO|FCTC|EB|WHA|IOC|GC|OIC|"
    r"[A-Z]{2,6}(?=(?:/[A-Z]{2,5}){0,2}/(?:19|20)\d\d/\d))"
)
"""Those known, and any capitals before a year and a number (`TPNW/MSP/2025/8`)."""
_BRACKETS = r"(?:\s?\((?:(?:19|20)\d\d|(?:Part|Vol\.)\s?[IVX\d]{1,4}|Supp)\))?"
_PART = r"(?:[A-Z]{1,6}[a-z]{0,5}\.?\s?\d{0,4}|\d{1,5}|S-\d{1,3}|ES-\d{1,3}|[IVXLC]{1,8}|Sub\.\d)"
_ONE = rf"{_ORGAN}(?:/{_PART}(?:\.\d{{1,4}})?){{1,7}}(?:/?(?:Add|Corr|Rev|Amend)\.\d{{1,3}})*"
SYMBOL = re.compile(rf"(?<![\w/]){_ONE}(?:-{_ONE})?{_BRACKETS}")
"""Permissive: finds symbols in running text; the number is required somewhere."""

SYMBOL_LINE = re.compile(rf"(?:\[\s?)?{_ONE}(?:-{_ONE})?{_BRACKETS}(?:\s?\])?\*{{0,3}}$")
"""A line that holds a symbol and nothing else."""

GLUED_SYMBOL = re.compile(
    r"^(?:[AES]|ST|TD|CRC)/(?:[A-Z]{1,5}\.?/?)?[\w./()-]*\d(?=[A-Z][a-z]{2,}\s)"
    r"|(?<=[a-z])(?:[AES]|ST|TD|CRC)/(?:[A-Z]{1,5}/)?[\w./()-]*\d$"
)
"""A symbol that ran into the words beside it: two ends of one running header."""


def find_symbols(text: str) -> list[str]:
    """All symbols in a text, as printed."""
    if "/" not in text:
        return []
    return [match.group().strip() for match in SYMBOL.finditer(text) if _has_number(match.group())]


def is_symbol_line(text: str) -> bool:
    """Nothing but a symbol."""
    return len(text) < 60 and "/" in text and bool(SYMBOL_LINE.match(text)) and _has_number(text)


def normal(symbol: str) -> str:
    """One spelling: no white space, no brackets around the whole."""
    head, bracket, tail = symbol.strip("[] *").partition("(")
    head = re.sub(r"\s+", "", head)
    return f"{head} ({' '.join(tail.split())}" if bracket else head


_FURTHER = re.compile(
    r"(?:,|\s?/)?\s(?:and\s|et\s|y\s)?(?P<part>(?:Add|Corr|Rev|Amend)\.\d{1,3})(?!\d)"
)
_KINDS = {"RES": "resolution", "DEC": "decision"}


def find_mentions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, symbol in one spelling and kind of each symbol, and of `Add.1` in `A/67/280 and Add.1`."""
    if "/" not in text:
        return
    for match in SYMBOL.finditer(text):
        printed = match.group().strip()
        if not _has_number(printed):
            continue
        symbol = compact(printed)
        kind = next((kind for part, kind in _KINDS.items() if f"/{part}/" in symbol), "document")
        end = match.start() + len(printed)
        yield match.start(), end, symbol, kind
        whole = re.sub(r"/(?:Add|Corr|Rev|Amend)\.\d+$", "", symbol)
        while further := _FURTHER.match(text, end):
            end = further.end()
            yield further.start("part"), end, f"{whole}/{further['part']}", kind


def compact(symbol: str) -> str:
    """One spelling without any white space, as references are compared: `S/RES/1373(2001)`."""
    return re.sub(r"\s+", "", symbol.strip("[] *"))


_COUNCIL = re.compile(r"(S/(?:RES|DEC)/\d+)\(\d{4}\)$")
_PARTS = re.compile(
    r"(/(?:RES|DEC)/(?:S-|ES-)?\d+/\d+|/(?:RES|DEC)/\d+(?=[A-Z]*\())[A-Z]{1,2}(?=$|\()"
)
_JOINT = re.compile(rf"-(?={_ORGAN}/)")


def keys(symbol: str) -> tuple[str, ...]:
    """What a document of this symbol is found by, and a mention of it finds.

    Each symbol of a joint one; a resolution of the Security Council without its year, which its
    number does not need; a resolution without the letter of its part.
    """
    found = []
    for each in _JOINT.split(compact(symbol)):
        without_year = _COUNCIL.sub(r"\1", each)
        found.append(_PARTS.sub(r"\1", without_year).upper())
    return tuple(found)


def _has_number(text: str) -> bool:
    return any(character.isdigit() for character in text)
