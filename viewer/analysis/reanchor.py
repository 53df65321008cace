"""Where the passages of an old reading of a document are in a new one.

The two readings are laid side by side by their letters (`landmarks`), and each passage goes where
its letters went. What that does not find, because it was moved or much changed, is searched for by
its words (`quotes`). How a passage and a block that are not the same are judged:

- A whole paragraph that is part of a longer one now stays on its words: the rest was not meant.
- A whole paragraph that is several now stays on all of them, and is to be looked at; so do words
  that are in several now.
- Furniture and footnotes that have been taken out of a paragraph are not missed, unless a person
  chose the words of the footnote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from importers.parsed import Kind
from viewer.analysis.landmarks import Run, runs
from viewer.analysis.letters import Letters, Readable
from viewer.analysis.quotes import CONTEXT, Quote, find, likeness
from viewer.domain import Landing, Passage

ALIGNMENT, BY_QUOTE = "alignment", "quote"

SURE = 0.97
"""From this likeness a passage moves without a word; from `LIKELY`, it is to be looked at."""

LIKELY = 0.80

FOUND = 0.80
"""So much of a passage must have a counterpart, or its words are searched for."""

WHOLE = 0.90
"""A block of which a passage has so much is meant as a whole."""

PART, FRAGMENT = 0.10, 20
"""Of a whole paragraph a block must have so much, or so many letters, to be one of its places; or
all of the block must be in it."""

NOTED = 0.20
"""Words with more than this in footnotes are on the footnotes too."""

CHANCE = 3
"""Shorter runs of the same letters tell nothing."""

TELLING = 24
"""Letters that are unlikely to stand twice in a document by chance."""

NOWHERE = "its words were not found"
EMPTY = "it has no words to be found by"
APART = "its words are in {} paragraphs now"
LIKE = "{:.0f} % of its letters are the same"
SEVERAL = "its words stand in several places"
ELSEWHERE = "its words were found elsewhere"
HIDDEN = "it is read as the margin of a page now"
LABEL = "its words are the label of a paragraph now"


def reanchor(
    old: Sequence[Readable], new: Sequence[Readable], passages: Sequence[Passage]
) -> list[Landing]:
    """For each passage of `old` its place in `new`; blocks are named by their place in these."""
    if not passages:
        return []
    mover = _Mover(Letters(old), Letters(new))
    return [mover.landing(passage) for passage in passages]


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a passage stands in one new block: `letters` of it, between two positions there."""

    block: int
    first: int
    last: int
    letters: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Letters of a passage that are the same in one new block, with the run that they belong to."""

    run: int
    block: int
    a: int
    b: int
    length: int


class _Mover:
    def __init__(self, old: Letters, new: Letters) -> None:
        self._old, self._new = old, new
        self._runs = [run for run in runs(old.text, new.text) if run.length >= CHANCE]
        self._begins = [run.a for run in self._runs]

    def landing(self, passage: Passage) -> Landing:
        first, last = self._span(passage)
        if first == last:
            return self._without_letters(passage, first)
        stretches = list(self._stretches(first, last))
        parts = self._parts(stretches, first, last)
        kept = self._kept(passage, parts)
        left = last - first - sum(part.letters for part in parts if part not in kept)
        places = self._places(passage, kept, left)
        if places and sum(part.letters for part in places) >= FOUND * left:
            landed, words = self._passages(passage, places)
            score = likeness(self._without_aside(first, last, stretches, kept), words)
            if score >= LIKELY:
                return Landing(landed, ALIGNMENT, score, self._doubt(passage, landed, score))
        return self._searched(passage, first, last, places)

    def _span(self, passage: Passage) -> tuple[int, int]:
        if passage.start is None or passage.end is None:
            return self._old.span(passage.index)
        return self._old.words(passage.index, passage.start, passage.end)

    # What the alignment says

    def _stretches(self, first: int, last: int) -> Iterator[_Stretch]:
        number = max(0, bisect_right(self._begins, first) - 1)
        while number < len(self._runs) and self._runs[number].a < last:
            run = self._runs[number]
            start, end = max(first, run.a), min(last, run.a + run.length)
            if start < end:
                shift = run.b - run.a
                for block, b, b_end in self._new.overlapped(start + shift, end + shift):
                    yield _Stretch(number, block, b - shift, b, b_end - b)
            number += 1

    def _parts(self, stretches: list[_Stretch], first: int, last: int) -> list[_Part]:
        parts = []
        for block, group in groupby(stretches, key=lambda each: each.block):
            inside = list(group)
            block_first, block_last = self._new.span(block)
            begin = inside[0].b - self._changed_before(inside[0], first)
            end = inside[-1].b + inside[-1].length + self._changed_after(inside[-1], last)
            letters = sum(each.length for each in inside)
            parts.append(_Part(block, max(block_first, begin), min(block_last, end), letters))
        return parts

    def _changed_before(self, stretch: _Stretch, first: int) -> int:
        """So many letters before it were other ones and belong to the passage too."""
        run = self._runs[stretch.run]
        if stretch.b > run.b:
            return 0  # begins within a run: at the passage or at the block
        before = self._runs[stretch.run - 1] if stretch.run else Run(0, 0, 0)
        return min(run.a - max(first, before.a + before.length), run.b - (before.b + before.length))

    def _changed_after(self, stretch: _Stretch, last: int) -> int:
        run = self._runs[stretch.run]
        a_end, b_end = run.a + run.length, run.b + run.length
        if stretch.b + stretch.length < b_end:
            return 0
        if stretch.run + 1 < len(self._runs):
            after = self._runs[stretch.run + 1]
        else:
            after = Run(len(self._old.text), len(self._new.text), 0)
        return min(min(last, after.a) - a_end, after.b - b_end)

    def _kept(self, passage: Passage, parts: list[_Part]) -> list[_Part]:
        """Without what was taken out of the text: all of it if nothing else is left."""
        aside = {Kind.FURNITURE, Kind.FOOTNOTE} - {self._old.blocks[passage.index].kind}
        noted = sum(each.letters for each in parts if self._kind(each) is Kind.FOOTNOTE)
        if not passage.whole and noted > NOTED * sum(each.letters for each in parts):
            aside.discard(Kind.FOOTNOTE)
        return [each for each in parts if self._kind(each) not in aside] or parts

    def _kind(self, part: _Part) -> Kind:
        return self._new.blocks[part.block].kind

    def _places(self, passage: Passage, parts: list[_Part], wanted: int) -> list[_Part]:
        """The parts that count: of words, all but what may be chance."""
        enough = min(PART * wanted, FRAGMENT) if passage.whole else min(PART * wanted, CHANCE + 1)
        return [
            part
            for part in parts
            if part.letters >= enough
            or (part.letters > CHANCE and part.letters >= WHOLE * self._size(part.block))
        ]

    def _size(self, block: int) -> int:
        first, last = self._new.span(block)
        return last - first

    def _passages(
        self, passage: Passage, places: Sequence[_Part]
    ) -> tuple[tuple[Passage, ...], str]:
        """The blocks, or their words, with the letters of all of them."""
        found: list[Passage] = []
        letters: list[str] = []
        for part in places:
            offsets = self._new.offsets(part.block, part.first, part.last)
            whole = passage.whole and part.letters >= WHOLE * self._size(part.block)
            if whole or offsets is None:
                first, last = self._new.span(part.block)
                found.append(Passage(part.block))
            else:
                first, last = part.first, part.last
                found.append(Passage(part.block, *offsets))
            letters.append(self._new.text[first:last])
        return tuple(found), "".join(letters)

    def _without_aside(
        self, first: int, last: int, stretches: list[_Stretch], kept: list[_Part]
    ) -> str:
        """The old letters but for those that were taken out of the text."""
        text = {part.block for part in kept}
        pieces, at = [], first
        for each in stretches:
            if each.block not in text:
                pieces.append(self._old.text[at : each.a])
                at = each.a + each.length
        return "".join([*pieces, self._old.text[at:last]])

    def _doubt(self, passage: Passage, landed: Sequence[Passage], score: float) -> str:
        if len(landed) > 1:
            return APART.format(len(landed))
        block = self._new.blocks[landed[0].index]
        if block.kind is Kind.FURNITURE is not self._old.blocks[passage.index].kind:
            return HIDDEN
        if landed[0].whole and not passage.whole:
            return LABEL
        return "" if score >= SURE else LIKE.format(100 * score)

    # What its words say

    def _searched(
        self, passage: Passage, first: int, last: int, places: Sequence[_Part]
    ) -> Landing:
        quote = Quote(
            self._old.text[first:last],
            self._old.text[max(0, first - CONTEXT) : first],
            self._old.text[last : last + CONTEXT],
            self._expected(first),
        )
        also = (places[0].first, places[-1].last) if places else None
        found = find(quote, self._new.text, also)
        if found is None:
            return Landing((), BY_QUOTE, 0.0, NOWHERE)
        landed = self._between(passage, found.first, found.last)
        sure = found.likeness >= SURE and not found.rivalled and last - first >= TELLING
        why = self._doubt(passage, landed, found.likeness)
        if not why and not sure:
            why = SEVERAL if found.rivalled else ELSEWHERE
        return Landing(landed, BY_QUOTE, found.score, why)

    def _without_letters(self, passage: Passage, position: int) -> Landing:
        """Dashes and the like: where the very same stand nearest."""
        wanted = self._old.blocks[passage.index].text[passage.start : passage.end].strip()
        expected = self._expected(position)
        places = [
            (abs(self._new.span(index)[0] - expected), index)
            for index, block in enumerate(self._new.blocks)
            if wanted and wanted in block.text
        ]
        if not places:
            return Landing((), BY_QUOTE, 0.0, EMPTY)
        index = min(places)[1]
        text = self._new.blocks[index].text
        start = text.index(wanted)
        whole = passage.whole and text.strip() == wanted
        found = Passage(index) if whole else Passage(index, start, start + len(wanted))
        return Landing((found,), BY_QUOTE, 1.0, self._doubt(passage, [found], 1.0) or ELSEWHERE)

    def _expected(self, position: int) -> int:
        """Where a position of the old text would be in the new one."""
        number = bisect_right(self._begins, position) - 1
        if number < 0:
            return 0
        run = self._runs[number]
        return run.b + min(position - run.a, run.length)

    def _between(self, passage: Passage, first: int, last: int) -> tuple[Passage, ...]:
        parts = [
            _Part(block, start, end, end - start)
            for block, start, end in self._new.overlapped(first, last)
        ]
        kept = self._kept(passage, parts)
        return self._passages(passage, self._places(passage, kept, last - first) or kept)[0]
