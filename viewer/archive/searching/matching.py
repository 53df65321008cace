"""Where a query's words stand in a text, as the index would say it of a text that is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from viewer.archive.folding import IN_WORD, WORD, bare, spoken
from viewer.archive.searching.spelling import spellings
from viewer.archive.searching.tree import And, Near, Node, Not, Or, Span, Term, sought

Words = Sequence[tuple[int, int, str]]
"""Of a text, each with its place; see `folding.spoken`."""
Run = tuple[int, int]
"""First and last word, counted in words from 0."""


def matches(node: Node | None, text: str) -> list[Span]:
    """Places `[start, end)` of what is sought, in order; those that overlap are one."""
    words = spoken(text)
    runs: set[Run] = set()
    for each in sought(node):
        runs.update(
            _near(each, text, words) if isinstance(each, Near) else _runs(each, text, words)
        )
    return _joined((words[first][0], words[last][1]) for first, last in sorted(runs))


def holds(node: Node, text: str) -> bool:
    """Whether the text answers the words of a query; what is asked beside words is left out."""
    words = spoken(text)

    def holds(node: Node) -> bool:
        match node:
            case And(nodes):
                return all(map(holds, nodes))
            case Or(nodes):
                return any(map(holds, nodes))
            case Not(inner):
                return not holds(inner)
            case Near():
                return any(True for _ in _near(node, text, words))
            case Term():
                return any(True for _ in _runs(node, text, words))
        return True

    return holds(node)


def stands_exactly(text: str | None, wanted: str, prefix: int) -> bool:
    """Whether words stand in a text letter for letter; a function of SQL.

    Between two of them may stand anything that is no word, as in the index.
    """
    return text is not None and _exactly(wanted, bool(prefix)).search(text) is not None


@lru_cache(maxsize=64)
def _exactly(wanted: str, prefix: bool) -> re.Pattern[str]:
    """As `_runs` of an exact term, for texts by the ten thousand."""
    words = f"(?:(?!{IN_WORD}).)+".join(map(re.escape, exact_words(wanted)))
    return re.compile(f"(?<!{IN_WORD}){words}" + ("" if prefix else f"(?!{IN_WORD})"), re.DOTALL)


def _runs(term: Term, text: str, words: Words) -> Iterator[Run]:
    if term.exact:
        wanted = [exact_words(term.text)]
        spelt = [text[start:end] for start, end, _ in words]
    else:
        wanted = _bare_words(term.text)
        spelt = [word for _, _, word in words]
    for way in wanted:
        yield from _runs_of(way, spelt, prefix=term.prefix)


def _runs_of(wanted: tuple[str, ...], words: list[str], *, prefix: bool) -> Iterator[Run]:
    *first, last = wanted
    more = len(first)
    for end in range(more, len(words)):
        word = words[end]
        if (word.startswith(last) if prefix else word == last) and (
            not more or words[end - more : end] == first
        ):
            yield end - more, end


def _near(near: Near, text: str, words: Words) -> Iterator[Run]:
    """The runs of all clumps: from each run of one term, the nearest of the others after it."""
    runs = [sorted(_runs(term, text, words)) for term in near.terms]
    if not all(runs):
        return
    for first in sorted({run for each in runs for run in each}):
        clump = [next((run for run in each if run >= first), None) for each in runs]
        if all(clump):
            found = [run for run in clump if run is not None]
            if max(start for start, _ in found) - first[1] - 1 <= near.words:
                yield from found


@lru_cache(maxsize=512)
def _bare_words(text: str) -> list[tuple[str, ...]]:
    return [tuple(map(bare, way)) for way in spellings(text)]


@lru_cache(maxsize=512)
def exact_words(text: str) -> tuple[str, ...]:
    """The words as printed, with their accents and signs."""
    return tuple(WORD.findall(text))


def _joined(places: Iterator[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
