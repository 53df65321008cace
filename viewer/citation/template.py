"""A person's own style: a line with placeholders, and nothing that could run.

`{title}` stands for the title, and so on (`PLACEHOLDERS`). What stands in square brackets is left out
when a placeholder in it has nothing to say: `{title}[, {symbol}][, p. {page}]`. Brackets may stand in
brackets. After a backslash a bracket, brace or backslash is the character itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from viewer.citation.cited import Cited, tidy
from viewer.citation.dates import american_date, long_date, month_name, parts
from viewer.citation.organs import organ_of, resolution_number
from viewer.citation.places import number, place
from viewer.domain import WorldError

LONGEST = 500
DEEPEST = 8
_PIECE = re.compile(r"\\[\[\]{}\\]|\{[^{}\\]*\}|[\[\]{}\\]|[^\[\]{}\\]+")
_NAME = re.compile(r"\{\s*(\w+)\s*\}")


class BadTemplate(WorldError):
    """The template cannot be read; one sentence says where and why."""


def _year(cited: Cited) -> str:
    known = parts(cited.date)
    return f"{known[0]:04}" if known else ""


def _month(cited: Cited) -> str:
    known = parts(cited.date)
    return month_name(known[1]) if known and known[1] else ""


def _day(cited: Cited) -> str:
    known = parts(cited.date)
    return str(known[2]) if known and known[2] else ""


def _organ(cited: Cited) -> str:
    organ = organ_of(cited)
    return organ.name if organ else tidy(cited.body)


PLACEHOLDERS: dict[str, tuple[str, Callable[[Cited], str]]] = {
    "title": ("the title of the document", lambda cited: tidy(cited.title)),
    "symbol": ("its symbol: A/RES/67/264", lambda cited: tidy(cited.symbol)),
    "number": (
        "the number of a resolution: 67/264",
        lambda cited: resolution_number(cited.symbol),
    ),
    "body": ("the body that issued it, as the document says", lambda cited: tidy(cited.body)),
    "organ": ("the body, told by the symbol where it can be", _organ),
    "kind": ("what it is: resolution, report, letter", lambda cited: tidy(cited.genre)),
    "city": ("where it was issued", lambda cited: tidy(cited.city)),
    "date": ("its date: 17 May 2013", lambda cited: long_date(cited.date)),
    "us_date": ("its date: May 17, 2013", lambda cited: american_date(cited.date)),
    "iso_date": ("its date: 2013-05-17", lambda cited: tidy(cited.date)),
    "year": ("its year: 2013", _year),
    "month": ("its month: May", _month),
    "day": ("its day: 17", _day),
    "place": ("where in it: para. 14 (a); preamble, 5th para.; footnote 2", place),
    "para": ("the number of the paragraph alone: 14(a)", number),
    "page": ("the page: 3", lambda cited: "" if cited.page is None else str(cited.page)),
}
"""What each placeholder stands for, by an example or in words, and how it is told."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


@dataclass(slots=True)
class _Group:
    """Parts that stand together; left out as one when a slot in it is empty."""

    parts: list[_Text | _Slot | _Group]


class Template:
    """A template that was read and can be filled.

    Raises:
        BadTemplate: it cannot be read.
    """

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise BadTemplate(
                f"The citation template has {len(text):,} characters; use {LONGEST} at most."
            )
        self._whole = _read(" ".join(text.split()))

    def fill(self, cited: Cited) -> str:
        """The citation on one line."""
        written = "".join(_fill(each, cited) or "" for each in self._whole.parts)
        return " ".join(written.split())


def _fill(part: _Text | _Slot | _Group, cited: Cited) -> str | None:
    """None: there is nothing to say."""
    if isinstance(part, _Text):
        return part.text
    if isinstance(part, _Slot):
        return PLACEHOLDERS[part.name][1](cited) or None
    said = []
    for each in part.parts:
        filled = _fill(each, cited)
        if filled is not None:
            said.append(filled)
        elif isinstance(each, _Slot):
            return None
    return "".join(said)


def _read(text: str) -> _Group:
    open_groups = [_Group([])]
    begun: list[int] = []
    for at, piece in _pieces(text):
        inside = open_groups[-1].parts
        if piece[0] == "\\":
            inside.append(_Text(piece[-1]))
        elif piece == "[":
            if len(open_groups) > DEEPEST:
                raise BadTemplate(f"Brackets stand more than {DEEPEST} deep in each other.")
            group = _Group([])
            inside.append(group)
            open_groups.append(group)
            begun.append(at)
        elif piece == "]":
            if len(open_groups) == 1:
                raise BadTemplate(
                    f"The “]” at character {at + 1} closes no “[”; write “\\]” for it."
                )
            open_groups.pop()
            begun.pop()
        elif piece in ("{", "}"):
            raise BadTemplate(
                f"The “{piece}” at character {at + 1} stands alone; write “\\{piece}” for it."
            )
        elif piece.startswith("{"):
            inside.append(_slot(piece))
        else:
            inside.append(_Text(piece))
    if begun:
        raise BadTemplate(f"The “[” at character {begun[-1] + 1} is not closed; add a “]”.")
    return open_groups[0]


def _slot(piece: str) -> _Slot:
    match = _NAME.fullmatch(piece)
    name = match[1] if match else piece[1:-1].strip()
    if name not in PLACEHOLDERS:
        known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        raise BadTemplate(f"There is no placeholder {{{name}}}: there are {known}.")
    return _Slot(name)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for match in _PIECE.finditer(text):
        yield match.start(), match[0]
