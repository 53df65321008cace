"""From places in a plain text to paragraphs of a document, which may be read otherwise than the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from importers.parsed import Block, Kind
from viewer.analysis.reanchor import reanchor
from viewer.domain.reanchoring import Passage
from viewer.exporters.projects.vocabulary import selection_guid
from viewer.importing.projects.foreign import Selection
from viewer.importing.projects.locating import Located


@dataclass(frozen=True, slots=True)
class Old:
    """A text in blocks.

    Attributes:
        blocks: its paragraphs; of a plain text, its lines.
        starts: where each begins in the text, in ascending order, by number of the block.
    """

    blocks: tuple[Block, ...]
    starts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The passages that a selection stands on, and a clause where a person should look at them."""

    passages: tuple[Passage, ...]
    why: str = ""


def in_lines(text: str) -> Old:
    """A plain text, a line a block."""
    blocks: list[Block] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(number, Kind.PARAGRAPH, line))
        starts.append((at, number))
        at += len(line) + 1
    return Old(tuple(blocks), tuple(starts))


def in_blocks(blocks: Sequence[Block], starts: dict[int, int]) -> Old:
    """A reading whose blocks begin at these places of its plain text."""
    return Old(tuple(blocks), tuple(sorted((start, index) for index, start in starts.items())))


def passages_of(old: Old, place: Located) -> tuple[Passage, ...]:
    """The blocks that a place covers, or the words of them."""
    found: list[Passage] = []
    begins = [start for start, _ in old.starts]
    number = max(0, bisect_right(begins, place.start) - 1)
    while number < len(old.starts) and old.starts[number][0] < place.end:
        begin, index = old.starts[number]
        text = old.blocks[index].text
        start, end = max(0, place.start - begin), min(len(text), place.end - begin)
        number += 1
        if not text and place.start <= begin:
            found.append(Passage(index))
        elif start < end and text[start:end].strip():
            whole = not text[:start].strip() and not text[end:].strip()
            found.append(Passage(index) if whole else _trimmed(index, text, start, end))
    if len(found) > 1:  # between two paragraphs there may be empty lines
        found = [each for each in found if old.blocks[each.index].text] or found
    return tuple(found)


def exact(old: Old, document: str, selection: Selection) -> tuple[Passage, ...]:
    """The passage that a selection of Concord says by its GUID; none where it is not one."""
    begins = [start for start, _ in old.starts]
    number = bisect_right(begins, selection.start) - 1
    if number < 0:
        return ()
    begin, index = old.starts[number]
    words = Passage(index, selection.start - begin, selection.end - begin)
    return tuple(
        each for each in (Passage(index), words) if selection.guid == selection_guid(document, each)
    )


def _trimmed(index: int, text: str, start: int, end: int) -> Passage:
    """Without the blanks at either end, which people select with words."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Passage(index, start, start + len(words.strip()))


def place(old: Old, new: Sequence[Block], wanted: Sequence[tuple[Passage, ...]]) -> list[Placed]:
    """Where groups of passages of one text stand in another; without passages where nowhere."""
    if [each.text for each in old.blocks] == [each.text for each in new]:
        return [Placed(each) for each in wanted]
    flat = list(dict.fromkeys(passage for group in wanted for passage in group))
    landed = dict(zip(flat, reanchor(old.blocks, new, flat), strict=True))
    placed: list[Placed] = []
    for group in wanted:
        landings = [landed[each] for each in group]
        several = [each for landing in landings for each in landing.passages]
        doubts = [each.why for each in landings if each.why and len(each.passages) <= 1]
        placed.append(Placed(_joined(several, new), doubts[0] if doubts else ""))
    return placed


def _joined(passages: Sequence[Passage], blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """One passage a block: lines of a paragraph are words of it, and all its words are the whole."""
    spans: dict[int, tuple[int, int]] = {}
    for each in passages:
        text = blocks[each.index].text
        start, end = each.start or 0, len(text) if each.end is None else each.end
        first, last = spans.get(each.index, (start, end))
        spans[each.index] = (min(first, start), max(last, end))
    found: list[Passage] = []
    for index, (start, end) in sorted(spans.items()):
        text = blocks[index].text
        whole = not text[:start].strip() and not text[end:].strip()
        found.append(Passage(index) if whole else Passage(index, start, end))
    return tuple(found)
