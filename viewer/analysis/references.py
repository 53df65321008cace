"""Which other documents a paragraph mentions: by symbol, by number, in running lists.

A list carries its body and its kind forward: in `resolutions 37/4 of 22 October 1982, 38/4 of 28
October 1983` the second is a resolution of the same body, and where that is `its`, of the body that
speaks. Nothing is added that is not printed: a resolution of the Security Council without its year
stays without it, and is found all the same (`importers.structure.symbols.keys`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from importers.parsed import Kind
from importers.structure.dates import find_date
from importers.structure.symbols import find_mentions, keys
from viewer.analysis import running
from viewer.analysis.laws import find_laws
from viewer.analysis.organs import organ_of
from viewer.analysis.spans import Span
from viewer.domain import Reference

__all__ = ["FINDER", "Citing", "find_references"]

FINDER = 1
"""Grows whenever other mentions are found, so that those that are kept are found again."""


class Citing(Protocol):
    """What is looked at of a block; blocks and paragraphs have it."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...


_DIGIT = re.compile(r"\d")
_PINPOINT = re.compile(
    r",?\s\(?(?P<place>(?:annex(?:es)?|appendix|chap(?:ter|\.)|sect(?:ion|\.)|part|"
    r"paras?\.|paragraphs?|pp?\.|art(?:icle|\.)|annexe|anexo|párrs?\.|par\.|المرفق|الفقرة)"
    r"(?:\s(?:[IVXLC]+|\d+(?:\.\d+)?|[A-Z])\b(?:[-–]\d+(?:\.\d+)?|\s?\([a-z]\))?"
    r"(?:(?:,|\sand|\set|\sy)\s\d+\b)*)?)(?!\w)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?P<place>(?:paragraphs?|paras?\.|paragraphes?|párrafos?|section|annex)"
    r"\s[\dIVX]+(?:\s?\([a-z]\))?(?:(?:,|\sand|\sto|\set|\sy|\sa)\s\d+)*)"
    r"\s(?:of|to|de|du|del)\s(?:(?:its|the|sa|la|su|l[’'])\s?)?$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s?,?\s?\(?(?:of|dated|adopted on|adopted|on|du|en date du|de|del|de fecha|от|المؤرخ|المؤرخة)?\s?$"
)
"""What may stand between a number and its date."""
_HEAD = 12
"""Blocks at whose beginning a document says what it is."""
_AROUND = 200
"""As far as what belongs to a mention reaches behind it."""
_DATE_WITHIN = 70
_ORGANS = ("A/HRC", "E/CN.4", "A", "S", "E")


def find_references(
    blocks: Sequence[Citing], *, body: str | None = None, symbol: str | None = None
) -> list[Reference]:
    """Every mention of another document, in reading order.

    Args:
        blocks: of one document, in reading order.
        body: the document's own, which `its resolution 61/49` means.
        symbol: the document's own, which is not a reference.
    """
    organ = organ_of(body) or _organ_of_symbol(symbol)
    found = [
        reference
        for block in blocks
        if block.kind is not Kind.FURNITURE
        for reference in _in_paragraph(block, organ)
    ]
    own = frozenset(keys(symbol)) if symbol else _of_itself(found, blocks)
    return [each for each in found if not own.intersection(keys(each.symbol))]


def _of_itself(found: Sequence[Reference], blocks: Sequence[Citing]) -> frozenset[str]:
    """What a document without a known symbol calls itself at its head: `RESOLUTION 816 (1993)`."""
    if not found or found[0].start != 0:
        return frozenset()
    first = found[0]
    head = next((each for each in blocks[:_HEAD] if each.index == first.block), None)
    if head is None or not (
        first.mention == head.text
        or (head.kind is Kind.TITLE and first.kind == "act")
        or (first.mention.isupper() and first.kind != "document")
    ):
        return frozenset()
    return frozenset(keys(first.symbol))


def _in_paragraph(block: Citing, own: str | None) -> Iterator[Reference]:
    text = block.text
    if not _DIGIT.search(text):
        return
    taken: list[Span] = []
    for finder in (find_laws(text), find_mentions(text), running.find(text, own)):
        for each in finder:
            span = Span(*each)
            at = bisect_left(taken, span)
            before = taken[at - 1].end if at else 0
            after = taken[at].start if at < len(taken) else len(text)
            if before <= span.start and span.end <= after:
                taken.insert(at, span)
    for at, span in enumerate(taken):
        until = taken[at + 1].start if at + 1 < len(taken) else len(text)
        yield _reference(block.index, text, span, min(until, span.end + _AROUND))


def _reference(index: int, text: str, span: Span, until: int) -> Reference:
    after = text[span.end : until]
    found = find_date(after[:_DATE_WITHIN])
    date = found.iso if found is not None and _LINK.match(after[: found.start]) else None
    behind = _PINPOINT.match(after)
    before = _PLACE_BEFORE.search(text[max(0, span.start - 80) : span.start])
    place = behind or before
    return Reference(
        block=index,
        start=span.start,
        end=span.end,
        mention=text[span.start : span.end],
        symbol=span.symbol,
        kind=span.kind,
        date=date,
        pinpoint=" ".join(place["place"].split()) if place else None,
    )


def _organ_of_symbol(symbol: str | None) -> str | None:
    return next((each for each in _ORGANS if symbol and symbol.startswith(f"{each}/")), None)
