"""How a passage is named so that another person finds it: document, paragraph, page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from importers.parsed import Kind, Role

__all__ = ["Numbered", "Place", "cite", "long_date", "numbering"]

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
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[a-z]?|[٠-٩۰-۹]+", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*[0-9A-Za-z]{1,5}\s*\)(?:\s*\(\s*[0-9A-Za-z]{1,5}\s*\))*")
_LETTER = re.compile(r"[A-Za-z]|[ivxlcdm]+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|les?|las?|el|los|der|die|das|os?|as?|إن)\s|l['’]", re.IGNORECASE)
_COUNTED = (Kind.PARAGRAPH, Kind.LIST_ITEM)


def cite(
    *,
    title: str | None,
    symbol: str | None = None,
    date: str | None = None,
    label: str | None = None,
    role: Role | None = None,
    page: int | None = None,
    index: int | None = None,
    body: str | None = None,
    ordinal: int | None = None,
    within: str | None = None,
    kind: Kind | None = None,
) -> str:
    """The source of a passage on one line; whatever is not known is left out.

    The title is kept whole, however long. `date` is ISO 8601, possibly only a year or a month.
    The `body` that issued the document is named only when no symbol tells it, and the `index` of
    the block (from 0) only when nothing better tells the place. `ordinal`, the place among its
    like from 1, and `within`, the label of the paragraph that a subparagraph belongs to, come from
    `numbering`.
    """
    parts = [
        _tidy(title),
        "" if _tidy(symbol) or _contains(title, body) else _tidy(body),
        _tidy(symbol),
        long_date(date),
        _place(label, role, index, ordinal, within, kind),
        f"p. {page}" if page is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def long_date(date: str | None) -> str:
    """`17 May 2013` for `2013-05-17`; `May 2013` and `2013` where no more is known."""
    written = _tidy(date)
    match = _ISO_DATE.fullmatch(written)
    if match is None:
        return written
    year, month, day = match.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= 12:
        return written
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


class Place(Protocol):
    """What `numbering` looks at; blocks and paragraphs have it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def label(self) -> str | None: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a block stands: its ordinal among its like, and the label it is a part of."""

    ordinal: int | None = None
    within: str | None = None


def numbering(blocks: Iterable[Place]) -> list[Numbered]:
    """What `cite` wants to know of each block of a document, given in reading order.

    Preambular paragraphs count by themselves, all others together, as a reader would count them
    on paper: paragraphs and list items, without titles, headings, notes and furniture, and without
    the line that names the organ ("The General Assembly,") above the preamble. Of each text, the
    first 80 characters are enough.
    """
    counts = {True: 0, False: 0}
    numbered: list[Numbered] = []
    within: str | None = None
    for block in blocks:
        ordinal = None
        preambular = block.role is Role.PREAMBULAR
        first = preambular and not counts[preambular]
        if block.kind in _COUNTED and not (first and _names_the_organ(block.text)):
            counts[preambular] += 1
            ordinal = counts[preambular]
        label = _tidy(block.label)
        inside = within if _is_subordinate(label) else None
        numbered.append(Numbered(ordinal, inside))
        if block.kind in (Kind.TITLE, Kind.HEADING):
            within = None
        elif block.kind in _COUNTED and not _is_subordinate(label):
            within = label if _NUMBER.fullmatch(label.rstrip(".")) else None
    return numbered


def _names_the_organ(text: str) -> bool:
    """Whether this is the subject of the sentence that a resolution is, not its first recital.

    A recital begins with a participle or an adjective, never with an article.
    """
    written = _tidy(text)
    short = len(written) < 80 and not any(character.isdigit() for character in written)
    return short and bool(_ARTICLE.match(written) or len(written) <= 25)


def _place(
    label: str | None,
    role: Role | None,
    index: int | None,
    ordinal: int | None,
    within: str | None,
    kind: Kind | None,
) -> str:
    named = _named(_tidy(label), _tidy(within), kind)
    preamble = "preamble" if role is Role.PREAMBULAR else ""
    if named:
        return f"{preamble}, {named.removeprefix('sub')}" if preamble else named
    if kind in (Kind.TITLE, Kind.HEADING, Kind.FOOTNOTE, Kind.TABLE, Kind.CAPTION):
        return str(kind)
    if ordinal is not None:
        counted = _ordinal(ordinal)
        return f"preamble, {counted} para." if preamble else f"{counted} paragraph"
    if preamble:
        return preamble
    return f"block {index}" if index is not None else ""


def _named(label: str, within: str, kind: Kind | None) -> str:
    """The label as it is quoted: without the full stop, and with what it is a label of."""
    bare = label.rstrip(".:").strip()
    if not any(character.isalnum() for character in bare):
        return ""  # a bullet tells no place
    if kind is Kind.FOOTNOTE:
        return f"footnote {bare}"
    if kind is Kind.HEADING:
        return f"sect. {bare}"
    if _is_subordinate(label):
        inner = bare if bare.startswith("(") else f"({bare.strip('()')})"
        return f"para. {within.rstrip('.:')} {inner}" if within else f"subpara. {inner}"
    if _NUMBER.fullmatch(bare) or _LETTER.fullmatch(bare):
        return f"para. {bare}"
    return bare  # `Article 5`, `Annex II`: it names itself


def _is_subordinate(label: str) -> bool:
    bare = label.rstrip(".:").strip()
    return bool(_BRACKETED.fullmatch(bare)) or (bare.endswith(")") and len(bare) <= 5)


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def _tidy(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _contains(title: str | None, body: str | None) -> bool:
    return _tidy(body).casefold() in _tidy(title).casefold()
