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

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.parsed import Kind
from viewer.analysis.landmarks import LONG, Run, moved, runs, without_chance
from viewer.analysis.letters import Letters, Readable, letters_of
from viewer.analysis.quotes import CONTEXT, Quote, find, likeness
from viewer.domain import Landing, Passage

ALIGNMENT, BY_QUOTE = "alignment", "quote"

SURE = 0.97
"""From this likeness a passage moves without a word; from `LIKELY`, it is to be looked at."""

LIKELY = 0.80

FOUND = 0.80
"""So much of a passage must have a counterpart, or its words are searched for."""

EDGE = 0.03
"""A paragraph that has this much more than a whole passage, or less, is meant as a whole."""

PART = 0.10
"""A block needs so much of a passage to be one of its places, or letters of a long run."""

NOTED = 0.20
"""Words with more than this in footnotes are on the footnotes too."""

CHANCE = 3
"""Shorter runs of the same letters tell nothing."""

TELLING = 24
"""Letters that hardly stand twice in a document by chance."""

NOWHERE = "its words were not found"
PARTLY = "of its words only these are there now"
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
    """What of a passage stands in one new block: `letters` of it, between two positions there.

    Attributes:
        run: the length of the longest run of the same letters that it is from.
    """

    block: int
    first: int
    last: int
    letters: int
    run: int


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
        all_runs = without_chance(runs(old.text, new.text), len(old.text), len(new.text))
        chain = [run for run in all_runs if run.length >= CHANCE]
        found = sorted([*chain, *moved(old.text, new.text, chain)], key=lambda run: run.a)
        self._runs = [Run(0, 0, 0), *found, Run(len(old.text), len(new.text), 0)]
        self._begins = [run.a for run in self._runs]
        self._in_new = sorted((run.b, run.b + run.length) for run in self._runs)

    def landing(self, passage: Passage) -> Landing:
        return self._edged(passage, self._landing(passage))

    def _landing(self, passage: Passage) -> Landing:
        first, last = self._span(passage)
        if first == last:
            return self._without_letters(passage, first)
        stretches = list(self._stretches(first, last))
        parts = self._parts(stretches, first, last)
        kept = self._kept(passage, parts)
        left = last - first - sum(part.letters for part in parts if part not in kept)
        places = self._places(kept, left)
        if places and sum(part.letters for part in places) >= FOUND * left:
            landed, words = self._passages(passage, places)
            score = likeness(self._without_aside(first, last, stretches, kept), words)
            if score >= LIKELY:
                return Landing(landed, ALIGNMENT, score, self._doubt(passage, landed, score))
        return self._searched(passage, first, last, places)

    def _edged(self, passage: Passage, landing: Landing) -> Landing:
        """With the blanks and hyphens at either end that were chosen with the words."""
        if passage.whole or len(landing.passages) != 1 or landing.passages[0].start is None:
            return landing
        (to,) = landing.passages
        chosen = self._old.blocks[passage.index].text[passage.start : passage.end]
        text = self._new.blocks[to.index].text
        _, offsets = letters_of(chosen)
        start, end = to.start or 0, to.end or 0
        if offsets:
            head, tail = chosen[: offsets[0]], chosen[offsets[-1] + 1 :]
            start -= len(head) if head and text[:start].endswith(head) else 0
            end += len(tail) if tail and text[end:].startswith(tail) else 0
        return replace(landing, passages=(Passage(to.index, start, end),))

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
        by_block: dict[int, list[_Stretch]] = {}
        for each in stretches:
            by_block.setdefault(each.block, []).append(each)
        parts = []
        for block, inside in by_block.items():
            inside.sort(key=lambda each: each.b)
            block_first, block_last = self._new.span(block)
            begin = inside[0].b - self._changed_before(inside[0], first)
            end = inside[-1].b + inside[-1].length + self._changed_after(inside[-1], last)
            letters = sum(each.length for each in inside)
            run = max(self._runs[each.run].length for each in inside)
            parts.append(_Part(block, max(block_first, begin), min(block_last, end), letters, run))
        return parts

    def _changed_before(self, stretch: _Stretch, first: int) -> int:
        """So many letters before it were other ones and belong to the passage too."""
        run, before = self._runs[stretch.run], self._runs[stretch.run - 1]
        if stretch.b > run.b:
            return 0  # begins within a run: at the passage or at the block
        number = bisect_left(self._in_new, (run.b, run.b))
        b_end = self._in_new[number - 1][1] if number else 0
        return max(0, min(run.a - max(first, before.a + before.length), run.b - b_end))

    def _changed_after(self, stretch: _Stretch, last: int) -> int:
        run, after = self._runs[stretch.run], self._runs[stretch.run + 1]
        a_end, b_end = run.a + run.length, run.b + run.length
        if stretch.b + stretch.length < b_end:
            return 0
        number = bisect_left(self._in_new, (b_end, b_end))
        return max(0, min(min(last, after.a) - a_end, self._in_new[number][0] - b_end))

    def _kept(self, passage: Passage, parts: list[_Part]) -> list[_Part]:
        """Without what was taken out of the text: all of it if nothing else is left."""
        aside = {Kind.FURNITURE, Kind.FOOTNOTE} - {self._old.blocks[passage.index].kind}
        noted = sum(each.letters for each in parts if self._kind(each) is Kind.FOOTNOTE)
        if not passage.whole and noted > NOTED * sum(each.letters for each in parts):
            aside.discard(Kind.FOOTNOTE)
        return [each for each in parts if self._kind(each) not in aside] or parts

    def _kind(self, part: _Part) -> Kind:
        return self._new.blocks[part.block].kind

    def _places(self, parts: list[_Part], wanted: int) -> list[_Part]:
        """The parts that count: all but what may be chance, and not the label of the next block."""
        counted = [part for part in parts if part.run >= LONG or part.letters >= PART * wanted]
        return [part for part in counted if self._offsets(part)] or counted

    def _offsets(self, part: _Part) -> tuple[int, int] | None:
        return self._new.offsets(part.block, part.first, part.last)

    def _is_whole(self, part: _Part) -> bool:
        """Whether the block begins and ends where the passage does."""
        first, last = self._new.span(part.block)
        more = (part.first - first) + (last - part.last)
        return more <= max(CHANCE, EDGE * (last - first)) and part.letters >= FOUND * (last - first)

    def _passages(
        self, passage: Passage, places: Sequence[_Part]
    ) -> tuple[tuple[Passage, ...], str]:
        """The blocks, or their words, with the letters of all of them."""
        found: list[Passage] = []
        letters: list[str] = []
        for part in places:
            offsets = self._offsets(part)
            if offsets is None or (passage.whole and self._is_whole(part)):
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
            return self._rest(passage, first, last, places)
        landed = self._between(passage, found.first, found.last)
        sure = found.likeness >= SURE and not found.rivalled and last - first >= TELLING
        why = self._doubt(passage, landed, found.likeness)
        if not why and not sure:
            why = SEVERAL if found.rivalled else ELSEWHERE
        return Landing(landed, BY_QUOTE, found.score, why)

    def _rest(self, passage: Passage, first: int, last: int, places: Sequence[_Part]) -> Landing:
        """What the alignment has of it for certain, though it is little; else nothing."""
        certain = [part for part in places if part.run >= TELLING]
        if not certain:
            return Landing((), BY_QUOTE, 0.0, NOWHERE)
        landed, words = self._passages(passage, certain)
        score = likeness(self._old.text[first:last], words)
        return Landing(landed, ALIGNMENT, score, PARTLY)

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
        run = self._runs[bisect_right(self._begins, position) - 1]
        return run.b + min(position - run.a, run.length)

    def _between(self, passage: Passage, first: int, last: int) -> tuple[Passage, ...]:
        parts = [
            _Part(block, start, end, end - start, end - start)
            for block, start, end in self._new.overlapped(first, last)
        ]
        kept = self._kept(passage, parts)
        return self._passages(passage, self._places(kept, last - first) or kept)[0]
