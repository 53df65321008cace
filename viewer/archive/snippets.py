"""The words around what was found."""

from __future__ import annotations

from viewer.archive.folding import WORD, bare
from viewer.archive.query import Query

MATCH_BEGINS, MATCH_ENDS = "\x02", "\x03"
WORDS = 32
LEAD = 6
"""Words shown before the first match."""


def snippet(text: str, query: Query) -> str:
    """A passage of `WORDS` words with the matches in it between U+0002 and U+0003."""
    places = [match.span() for match in WORD.finditer(text)]
    spoken = [bare(text[start:end]) for start, end in places]
    found = [match for term in query.wanted for match in term.places(spoken)]
    matched = {index for match in found for index in match}
    first, last = _window(matched, len(places))
    start = places[first][0] if first > 0 else 0
    end = places[last - 1][1] if last < len(places) else len(text)
    marked = _marked(text, start, end, [places[i] for i in sorted(matched) if first <= i < last])
    return ("…" if start > 0 else "") + marked + ("…" if end < len(text) else "")


def _window(matched: set[int], length: int) -> tuple[int, int]:
    """The run of `WORDS` words that begins before a match and holds the most matches."""
    if length <= WORDS or not matched:
        return 0, min(length, WORDS)
    starts = [max(0, min(index - LEAD, length - WORDS)) for index in sorted(matched)]
    best = max(starts, key=lambda start: sum(start <= i < start + WORDS for i in matched))
    return best, best + WORDS


def _marked(text: str, start: int, end: int, matches: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = start
    for first, last in matches:
        pieces += [text[at:first], MATCH_BEGINS, text[first:last], MATCH_ENDS]
        at = last
    return "".join([*pieces, text[at:end]])
