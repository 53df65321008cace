"""All pages of a PDF, each read by the reader that reads it better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from importers.pdfpages.legibility import Verdict, unreadable_share, verdict
from importers.pdfpages.pdfium import PdfiumReader
from importers.pdfpages.plausibility import implausible_share
from importers.pdfpages.reading import Printed, read_sheet
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
class Portion:
    """Some pages after one another, as far as they can be read without knowing the others.

    It travels between processes, so words are kept only where they may have to be read otherwise.

    Attributes:
        sheets: of the pages that could be loaded, in order; without words where they are printed.
        printed: by page number, what a page says that is readable.
        shares: page number to the share of its characters that cannot be what was meant.
        lost: numbers of pages that could not be loaded.
    """

    sheets: list[Sheet] = field(default_factory=list)
    printed: dict[int, Printed] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Pages:
    """What was read, and what could not be.

    Attributes:
        sheets: of the pages that could be loaded, in order; without words where they are printed.
        printed: by page number, what a page says that is readable.
        shares: page number to the share of its characters that cannot be what was meant.
        lost: numbers of pages that could not be loaded.
        second: numbers of pages taken from the second reader.
        promised: how many pages the file says it has.
    """

    sheets: list[Sheet] = field(default_factory=list)
    printed: dict[int, Printed] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)
    second: list[int] = field(default_factory=list)
    promised: int = 0

    def verdict(self, number: int) -> Verdict:
        return verdict(self.shares.get(number, 0.0))

    def has_words(self, sheet: Sheet) -> bool:
        return bool(sheet.words) or sheet.number in self.printed


def page_count(document: pypdfium2.PdfDocument) -> int:
    """How many pages of it are read."""
    return min(len(document), MAX_PAGES)


def read_portion(document: pypdfium2.PdfDocument, first: int, last: int) -> Portion:
    """The pages of these numbers, both included."""
    portion = Portion()
    reader = PdfiumReader(document)
    failures = 0
    for number in range(first, last + 1):
        try:
            sheet = reader.sheet(number - 1)
        except pypdfium2.PdfiumError:
            portion.lost.append(number)
            failures += 1
            if failures >= _MAX_FAILURES:
                break
            continue
        failures = 0
        _keep(portion, sheet)
    return portion


def _keep(portion: Portion, sheet: Sheet) -> None:
    share = portion.shares[sheet.number] = _share(sheet)
    if sheet.words and verdict(share) is Verdict.READABLE:
        portion.printed[sheet.number] = read_sheet(sheet)
        sheet.words, sheet.rules = [], []
    portion.sheets.append(sheet)


def join(
    portions: Iterable[Portion], promised: int, content: bytes, password: str | None = None
) -> Pages:
    """All pages of a file, whose portions are given in order, doubtful ones read a second time."""
    pages = Pages(promised=promised)
    failures = 0
    for portion in portions:
        sheets = {sheet.number: sheet for sheet in portion.sheets}
        for number in sorted([*sheets, *portion.lost]):
            if failures >= _MAX_FAILURES:
                break  # a portion gives up no earlier than the whole does
            if number in sheets:
                failures = 0
                pages.sheets.append(sheets[number])
                continue
            pages.lost.append(number)
            failures += 1
        pages.printed |= portion.printed
        pages.shares |= portion.shares
    _second_reading(pages, content, password)
    return pages


def _share(sheet: Sheet) -> float:
    text = _text(sheet)
    return max(sheet.unmapped, unreadable_share(text), implausible_share(text))


def _text(sheet: Sheet) -> str:
    return " ".join(word.text for word in sheet.words)


def _second_reading(pages: Pages, content: bytes, password: str | None) -> None:
    """Replaces sheets that pdfminer.six reads better."""
    doubtful = {
        at: sheet
        for at, sheet in enumerate(pages.sheets)
        if sheet.number not in pages.printed and _may_be_bettered(sheet)
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


def _may_be_bettered(sheet: Sheet) -> bool:
    """Whether another reader may see other letters.

    Where a font names a letter for every character and the letters make no words, the font says so
    to every reader: on none of 29 such pages of Arabic did the second one see more.
    """
    if not sheet.words or sheet.unmapped:
        return True
    return verdict(unreadable_share(_text(sheet))) is not Verdict.READABLE


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
