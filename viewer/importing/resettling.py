"""What becomes of each tag and note when a document is read anew: rows, not only places.

Where a passage went is told by `viewer.analysis.reanchor`; here it is settled what that means for
what people made. A theme of one person stands only once in a place, so tags of theirs that come
together there become one; a tag whose words are in several paragraphs now stands on each. A note stands once, where its words
begin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from importers.parsed import Block
from viewer.analysis.letters import letters_of
from viewer.analysis.reanchor import EDGE, reanchor
from viewer.archive.readings import Earlier, How, Move, Standing
from viewer.domain import Landing, Passage, ThemeId
from viewer.importing.recoding import recoded

_Key = tuple[ThemeId | None, int, Passage]
"""The theme and the person who put it on, and where it comes to stand."""


def moves(
    earlier: Sequence[Earlier], blocks: Sequence[Block], *, encoding: str | None = None
) -> list[Move]:
    """One move for each tag and note on the earlier readings, and one more for each copy.

    `encoding` is that in which the new blocks were read.
    """
    found: list[Move] = []
    for reading in earlier:
        passages = list(dict.fromkeys(each.passage for each in reading.standing))
        old, sought = recoded(reading.blocks, passages, reading.encoding, encoding)
        landings = reanchor(old, blocks, sought)
        where = dict(zip(passages, landings, strict=True))
        for group in _groups(reading.standing):
            found.extend(_of_group(group, where[group[0].passage]))
    return _whole_again(_once_each(found), blocks)


def _groups(standing: Sequence[Standing]) -> list[list[Standing]]:
    """Copies that one new reading made of a tag belong together in the next; the first came first."""
    groups: dict[object, list[Standing]] = defaultdict(list)
    for each in standing:
        key = each.row if each.theme is None else (each.theme, each.by, each.passage)
        groups[each.noun, key].append(each)
    return [sorted(group, key=lambda each: each.row) for group in groups.values()]


def _of_group(group: list[Standing], landing: Landing) -> Iterator[Move]:
    first, *others = group
    places: list[Passage | None] = list(landing.passages) or [None]
    if first.theme is None:
        places = places[:1]
    for number, place in enumerate(places):
        standing = group[number] if number < len(group) else first
        how: How = "move" if number < len(group) else "copy"
        yield Move(standing, place, how, landing.method, landing.score, landing.why)
    for each in others[len(places) - 1 :]:
        yield Move(each, None, "join")


def _key(move: Move) -> _Key | None:
    """What may stand only once in a place: a theme of one person; a bookmark, whosever it is."""
    theme = move.standing.theme
    if move.to is None:
        return None
    if move.standing.noun == "bookmarks":
        return (None, 0, Passage(move.to.index))
    return None if theme is None else (theme, move.standing.by, move.to)


def _joined(move: Move) -> Move:
    return replace(move, to=None, how="join", why="")


def _once_each(found: list[Move]) -> list[Move]:
    """Of tags that come to the same place one stays: one without doubt, if there is such a one.

    Of bookmarks likewise, and one that a person has named before one that they have not.
    """
    best: dict[_Key, Move] = {}
    for move in sorted(
        found, key=lambda each: (not _name(each), bool(each.why), each.how == "copy")
    ):
        key = _key(move)
        if key is not None:
            best.setdefault(key, move)
    settled: list[Move] = []
    for move in found:
        key = _key(move)
        if key is None or best[key] is move:
            settled.append(move)
        elif move.how == "move":
            settled.append(_joined(move))
    return settled


def _name(move: Move) -> str:
    """Of a bookmark; empty of all else."""
    return move.standing.body if move.standing.noun == "bookmarks" else ""


def _whole_again(found: list[Move], blocks: Sequence[Block]) -> list[Move]:
    """Paragraphs with one theme, of one person, that are one paragraph now are tagged as that."""
    parts: dict[tuple[ThemeId, int, int], list[Move]] = defaultdict(list)
    there = {_key(move) for move in found}
    for move in found:
        theme, to = move.standing.theme, move.to
        if theme is None or to is None or move.how == "copy":
            continue
        if move.standing.passage.whole and not to.whole and not move.why:
            parts[theme, move.standing.by, to.index].append(move)
    changed: dict[int, Move] = {}
    for (theme, by, index), group in parts.items():
        whole = Passage(index)
        if len(group) > 1 and (theme, by, whole) not in there and _cover(group, blocks[index].text):
            first, *others = sorted(group, key=lambda each: each.standing.row)
            changed[id(first)] = replace(first, to=whole)
            changed |= {id(each): _joined(each) for each in others}
    return [changed.get(id(move), move) for move in found]


def _cover(parts: list[Move], text: str) -> bool:
    letters = sum(
        len(letters_of(text[each.to.start : each.to.end])[0]) for each in parts if each.to
    )
    return letters >= (1 - EDGE) * len(letters_of(text)[0])
