"""Readings as a worse importer would give them, with the true place of every character.

Lines wrapped and taken for paragraphs, words split, page furniture in the middle of the text,
ligatures, wrong letters, pieces that stand elsewhere: what old readings of these documents hold.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from importers.parsed import Block, Kind
from viewer.analysis.reanchor import reanchor
from viewer.domain import Landing, Passage, Verdict

Origin = tuple[int, int]
"""A block of the true reading and the offset in its text."""

_Char = tuple[str, Origin | None]

WIDTH = 70
LINES_A_PAGE = 40
LIGATURES, SPLIT_WORDS, NOISE = 0.5, 0.005, 0.002
HEADER = "A/RES/67/264 Cooperation between the United Nations and others Page {}"


IMPORTERS: dict[str, Callable[[random.Random], Callable[[], int]]] = {
    "each line a paragraph": lambda _chance: lambda: 1,
    "paragraphs cut by chance": lambda chance: lambda: chance.randint(1, 9),
    "pages as paragraphs": lambda _chance: lambda: LINES_A_PAGE,
    "one stream": lambda _chance: lambda: sys.maxsize,
}
"""Worse importers: how many lines each takes for a paragraph."""


@dataclass(frozen=True)
class Figure:
    """Of `anchors`, so many are on the `same` words; so many on others without a word (`silent`),
    to be looked at (`doubt`), and `lost`."""

    anchors: int
    same: int
    silent: int
    doubt: int
    lost: int

    def __add__(self, other: Figure) -> Figure:
        return Figure(
            self.anchors + other.anchors,
            self.same + other.same,
            self.silent + other.silent,
            self.doubt + other.doubt,
            self.lost + other.lost,
        )


@dataclass(frozen=True)
class Degraded:
    """The blocks of a worse reading, and for each character of each where it is in the true one."""

    blocks: list[Block]
    origins: list[list[Origin | None]] = field(repr=False)

    def of(self, passage: Passage) -> set[Origin]:
        """The true characters of a passage; what a worse importer has put there has none."""
        inside = self.origins[passage.index][passage.start : passage.end]
        return {each for each in inside if each is not None}


def degraded(
    blocks: Sequence[Block],
    chance: random.Random,
    *,
    lines_a_block: Callable[[], int] = lambda: 1,
    misplaced: int = 0,
) -> Degraded:
    """A worse reading of these blocks.

    Args:
        blocks: the true reading.
        chance: where its faults come from.
        lines_a_block: how many lines it takes for the next paragraph.
        misplaced: so many blocks stand at the end, as footnotes and boxes do.
    """
    order = [index for index, block in enumerate(blocks) if block.kind is not Kind.FURNITURE]
    for index in chance.sample(order, min(misplaced, len(order) - 1)):
        order.remove(index)
        order.append(index)
    lines = [_faulty(line, chance) for line in _with_headers(_lines(blocks, order))]
    groups: list[list[_Char]] = []
    while lines:
        taken, lines = _taken(lines, lines_a_block())
        groups.append(taken)
    return Degraded(
        [
            Block(number, Kind.PARAGRAPH, "".join(char for char, _ in group))
            for number, group in enumerate(groups)
        ],
        [[origin for _, origin in group] for group in groups],
    )


def true(blocks: Sequence[Block]) -> Degraded:
    """The true reading, seen in the same way."""
    places: list[list[Origin | None]] = [
        [None if char.isspace() else (index, at) for at, char in enumerate(block.text)]
        for index, block in enumerate(blocks)
    ]
    return Degraded(list(blocks), places)


def anchors(reading: Degraded, chance: random.Random, count: int) -> list[Passage]:
    """Whole paragraphs, and words of 1 to 400 characters, on what is true text."""
    found: list[Passage] = []
    usable = [
        index
        for index, block in enumerate(reading.blocks)
        if block.kind is not Kind.FURNITURE and len(reading.of(Passage(index))) > 2
    ]
    while len(found) < count:
        index = chance.choice(usable)
        text = reading.blocks[index].text
        passage = Passage(index)
        if chance.random() < 0.7:
            start = chance.randrange(len(text))
            passage = Passage(index, start, min(len(text), start + chance.randint(1, 400)))
        if reading.of(passage):
            found.append(passage)
    return found


def on_the_same_words(
    old: Degraded, passage: Passage, new: Degraded, landing: Landing, aside: frozenset[int]
) -> bool:
    """Whether it stands on the same true characters, but for two or one in fifty."""
    wanted = {each for each in old.of(passage) if each[0] not in aside}
    there = {each for to in landing.passages for each in new.of(to)}
    there = {each for each in there if each[0] not in aside}
    return len(wanted ^ there) <= max(2, len(wanted) // 50)


def measured(old: Degraded, new: Degraded, chance: random.Random, count: int) -> Figure:
    """Anchors of one reading carried to the other. Footnotes that leave the text are not missed."""
    passages = anchors(old, chance, count)
    landings = reanchor(old.blocks, new.blocks, passages)
    aside = frozenset(
        index
        for reading in (old, new)
        for index, block in enumerate(reading.blocks)
        if block.kind is Kind.FOOTNOTE
    )
    same = [
        on_the_same_words(old, passage, new, landing, aside)
        for passage, landing in zip(passages, landings, strict=True)
    ]
    verdicts = [landing.verdict for landing in landings]
    return Figure(
        count,
        sum(same),
        sum(
            verdict is Verdict.MOVED and not right
            for verdict, right in zip(verdicts, same, strict=True)
        ),
        verdicts.count(Verdict.DOUBT),
        verdicts.count(Verdict.ORPHAN),
    )


def _lines(blocks: Sequence[Block], order: Sequence[int]) -> list[list[_Char]]:
    lines: list[list[_Char]] = []
    for index in order:
        line: list[_Char] = []
        at = 0
        for word in blocks[index].text.split(" "):
            line += [(char, (index, at + number)) for number, char in enumerate(word)]
            line.append((" ", None))
            at += len(word) + 1
            if len(line) > WIDTH:
                lines.append(line)
                line = []
        if line:
            lines.append(line)
    return lines


def _with_headers(lines: list[list[_Char]]) -> list[list[_Char]]:
    found: list[list[_Char]] = []
    for number, line in enumerate(lines, 1):
        found.append(line)
        if number % LINES_A_PAGE == 0:
            found.append([(char, None) for char in HEADER.format(number // LINES_A_PAGE)])
    return found


def _faulty(line: list[_Char], chance: random.Random) -> list[_Char]:
    found: list[_Char] = []
    at = 0
    while at < len(line):
        char, origin = line[at]
        pair = char == "f" and at + 1 < len(line) and line[at + 1][0] == "i"
        if pair and chance.random() < LIGATURES:
            found.append(("\ufb01", origin))
            at += 2
            continue
        if char.isalpha() and chance.random() < NOISE:
            char = chance.choice("abcdefghijklmnop")
        found.append((char, None if char.isspace() else origin))
        if char.isalpha() and chance.random() < SPLIT_WORDS:
            found.append((" ", None))
        at += 1
    return found


def _taken(lines: list[list[_Char]], count: int) -> tuple[list[_Char], list[list[_Char]]]:
    taken: list[_Char] = []
    for line in lines[:count]:
        taken += [*line, (" ", None)]
    while taken and taken[-1][0] == " ":
        taken.pop()
    return taken, lines[count:]
