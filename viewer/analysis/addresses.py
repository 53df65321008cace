"""Finding a place by what people call it: `14`, `14 (a)`, `preamble 5`, `page 3`, `¶ 18`, a heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from importers.parsed import Kind, Role
from viewer.citation import numbering


class Addressed(Protocol):
    """What is looked at of a block; blocks and paragraphs have it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def label(self) -> str | None: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def page(self) -> int | None: ...
    @property
    def text(self) -> str: ...


_PREAMBLE = re.compile(
    r"(?:preambular|preamble|pre|pp|préambule|preámbulo|الديباجة)\b\.?\s*(?:para(?:graph)?\.?)?\s*(\d+)?"
)
_OPERATIVE = re.compile(r"(?:operative|op|dispositif)\b\.?\s*(?:para(?:graph)?\.?)?\s*(\d+)")
_PAGE = re.compile(r"(?:page|p|pg|página|صفحة)\b\.?\s*(\d+)")
_ORDINAL = re.compile(r"[#¶]\s*(\d+)")
_LEAD = re.compile(
    r"(?:paragraphs?|paras?|par|articles?|artículos?|arts?|clauses?|sections?|chapters?|rules?"
    r"|annex|المادة|الفقرة)\b\.?\s*|§\s*"
)
_PART = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_SIDE = (Kind.FOOTNOTE, Kind.FURNITURE)


def find_address(address: str, blocks: Sequence[Addressed], *, after: int = -1) -> int | None:
    """The position in `blocks` that an address names; None where nothing has that name.

    Args:
        address: as typed.
        blocks: of one document, in reading order.
        after: where one reads: of several places of the name the next one is meant, round the end.
    """
    said = _plain(address)
    if not said:
        return None
    for pattern, look in (
        (_PREAMBLE, _preambular),
        (_OPERATIVE, _operative),
        (_PAGE, _on_page),
        (_ORDINAL, _by_number),
    ):
        match = pattern.fullmatch(said)
        if match is not None:
            return look(int(match[1] or 1), blocks)
    return _next(_labelled(said, blocks) or _headed(said, blocks), after)


def _next(found: Sequence[int], after: int) -> int | None:
    return next((each for each in found if each > after), found[0] if found else None)


def _preambular(number: int, blocks: Sequence[Addressed]) -> int | None:
    numbers = numbering(blocks)
    return next(
        (
            at
            for at, block in enumerate(blocks)
            if block.role is Role.PREAMBULAR and numbers[at].ordinal == number
        ),
        None,
    )


def _operative(number: int, blocks: Sequence[Addressed]) -> int | None:
    """By its label; where none is printed, by counting."""
    clauses = [at for at, block in enumerate(blocks) if block.role is Role.OPERATIVE]
    labelled = [at for at in clauses if _parts(blocks[at].label) == [str(number)]]
    if labelled:
        return labelled[0]
    return clauses[number - 1] if 0 < number <= len(clauses) else None


def _on_page(number: int, blocks: Sequence[Addressed]) -> int | None:
    return next((at for at, block in enumerate(blocks) if (block.page or 0) >= number), None)


def _by_number(number: int, blocks: Sequence[Addressed]) -> int | None:
    numbers = numbering(blocks)
    return next(
        (
            at
            for at, block in enumerate(blocks)
            if numbers[at].ordinal == number and block.role is not Role.PREAMBULAR
        ),
        None,
    )


def _labelled(said: str, blocks: Sequence[Addressed]) -> list[int]:
    """Places whose label is the address, or whose label within another's is: `14 (a)`."""
    wanted = _parts(_LEAD.sub("", said, count=1) if _LEAD.match(said) else said)
    if not wanted:
        return []
    exact = [at for at, block in enumerate(blocks) if _parts(block.label) == wanted]
    exact.sort(key=lambda at: (blocks[at].kind in _SIDE, at))
    if exact or len(wanted) == 1:
        return exact
    return [
        inner
        for outer in _labelled(" ".join(wanted[:-1]), blocks)
        if (inner := _inside(wanted[-1], outer, blocks)) is not None
    ]


def _inside(label: str, outer: int, blocks: Sequence[Addressed]) -> int | None:
    """The first block after `outer` with this label, before another of the outer kind comes."""
    form = _form(_parts(blocks[outer].label)[-1])
    for at in range(outer + 1, len(blocks)):
        parts = _parts(blocks[at].label)
        if parts and parts[-1] == label:
            return at
        if (parts and _form(parts[-1]) == form) or blocks[at].kind is Kind.HEADING:
            return None
    return None


def _form(part: str) -> str:
    return "digits" if part.isdecimal() else "letters"


def _headed(said: str, blocks: Sequence[Addressed]) -> list[int]:
    """Headings that begin with the words, then those that have them."""
    headings = [
        (at, _plain(block.text))
        for at, block in enumerate(blocks)
        if block.kind in (Kind.TITLE, Kind.HEADING)
    ]
    begin = [at for at, text in headings if text.startswith(said)]
    return begin or [at for at, text in headings if said in text]


def _parts(label: str | None) -> list[str]:
    """`14 (a)` → 14, a; without the word before a number, as in `Article 5`."""
    plain = _plain(label or "")
    return _PART.findall(_LEAD.sub("", plain, count=1) if _LEAD.match(plain) else plain)


def _plain(text: str) -> str:
    """Case and forms of digits folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(str(unicodedata.decimal(each, each)) for each in folded).split())
