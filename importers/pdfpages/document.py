"""All pages of a PDF, each read by the reader that reads it better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from importers.pdfpages.legibility import Verdict, unreadable_share, verdict
from importers.pdfpages.pdfium import PdfiumReader
from importers.pdfpages.plausibility import implausible_share
from importers.pdfpages.sheet import Sheet

MAX_PAGES = 10_000
_MAX_FAILURES = 100
"""A damaged page tree may promise millions of pages; so many failing in a row are not there."""
_RANK = {Verdict.READABLE: 0, Verdict.PARTLY: 1, Verdict.NOT: 2}
_PROBES = 3
"""If the second reader betters few of the bad pages so far, the rest are not tried: it is slow."""
_SECONDS_PER_PAGE = 8.0
_SECONDS_IN_ALL = 60.0


@dataclass(slots=True)
class Pages:
    """What was read, and what could not be.

    Attributes:
        sheets: of the pages that could be loaded, in order.
        shares: page number to the share of its characters that cannot be what was meant.
        lost: numbers of pages that could not be loaded.
        second: numbers of pages taken from the second reader.
        promised: how many pages the file says it has.
    """

    sheets: list[Sheet] = field(default_factory=list)
    shares: dict[int, float] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)
    second: list[int] = field(default_factory=list)
    promised: int = 0

    def verdict(self, number: int) -> Verdict:
        return verdict(self.shares.get(number, 0.0))


def read_pages(
    document: pypdfium2.PdfDocument, content: bytes, password: str | None = None
) -> Pages:
    """Every page, up to `MAX_PAGES`."""
    pages = Pages(promised=len(document))
    reader = PdfiumReader(document)
    failures = 0
    for index in range(min(pages.promised, MAX_PAGES)):
        try:
            sheet = reader.sheet(index)
        except pypdfium2.PdfiumError:
            pages.lost.append(index + 1)
            failures += 1
            if failures >= _MAX_FAILURES:
                break
            continue
        failures = 0
        pages.sheets.append(sheet)
        pages.shares[sheet.number] = _share(sheet)
    _second_reading(pages, content, password)
    return pages


def _share(sheet: Sheet) -> float:
    text = " ".join(word.text for word in sheet.words)
    return max(sheet.unmapped, unreadable_share(text), implausible_share(text))


def _second_reading(pages: Pages, content: bytes, password: str | None) -> None:
    """Replaces sheets that pdfminer.six reads better."""
    doubtful = {
        at: sheet
        for at, sheet in enumerate(pages.sheets)
        if not sheet.words or pages.verdict(sheet.number) is not Verdict.READABLE
    }
    numbers = [sheet.number for sheet in doubtful.values()]
    for tried, other in enumerate(_second_sheets(content, password, numbers), start=1):
        at = next(at for at, sheet in doubtful.items() if sheet.number == other.number)
        share = _share(other)
        if _is_better(other, share, doubtful[at], pages.shares[other.number]):
            other.rules = doubtful[at].rules
            pages.sheets[at] = other
            pages.shares[other.number] = share
            pages.second.append(other.number)
        if tried >= _PROBES and 2 * len(pages.second) < tried:
            return


def _second_sheets(content: bytes, password: str | None, numbers: list[int]) -> Iterator[Sheet]:
    if not numbers:
        return
    # pdfminer.six takes a tenth of a second to import and most documents never need it.
    from importers.pdfpages.miner import MinerReader

    # Whatever it raises on a hostile file (every built-in exception was seen) only means that
    # there is no second reading: the first one stands.
    try:
        reader: Any = MinerReader(
            content, password, seconds_per_page=_SECONDS_PER_PAGE, seconds_in_all=_SECONDS_IN_ALL
        )
        for number in numbers:
            sheet = reader.sheet(number - 1)
            if sheet is None:
                return
            yield sheet
    except Exception:
        return


def _is_better(other: Sheet, share: float, first: Sheet, first_share: float) -> bool:
    letters = sum(len(word.text) for word in first.words)
    other_letters = sum(len(word.text) for word in other.words)
    if not letters:
        return other_letters > 0 and verdict(share) is not Verdict.NOT
    return _RANK[verdict(share)] < _RANK[verdict(first_share)] and other_letters >= 0.5 * letters
