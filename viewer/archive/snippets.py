"""The words around what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from viewer.archive.folding import WORD
from viewer.archive.searching.tree import Span

MATCH_BEGINS, MATCH_ENDS = "\x02", "\x03"
WORDS = 32
LEAD = 6
"""Words shown before the first match."""


def snippet(text: str, matches: Sequence[Span]) -> str:
    """A passage of `WORDS` words with the matches in it between U+0002 and U+0003."""
    start, end = _window(text, matches)
    marked = _marked(text, start, end, matches)
    return ("…" if start > 0 else "") + marked + ("…" if end < len(text) else "")


def _window(text: str, matches: Sequence[Span]) -> Span:
    """The run of `WORDS` words that begins before a match and holds the most matches."""
    words = [match.span() for match in WORD.finditer(text)]
    if len(words) <= WORDS:
        return 0, len(text)
    starts = [start for start, _ in words]
    if not matches:
        return 0, words[WORDS - 1][1]
    latest = len(words) - WORDS
    leads = {max(0, min(_at(starts, first) - LEAD, latest)) for first, _ in matches}

    def held(lead: int) -> int:
        begins, ends = words[lead][0], words[lead + WORDS - 1][1]
        return sum(begins <= first and last <= ends for first, last in matches)

    lead = max(sorted(leads), key=held)
    after = lead + WORDS
    return (
        words[lead][0] if lead else 0,
        words[after - 1][1] if after < len(words) else len(text),
    )


def _at(starts: Sequence[int], place: int) -> int:
    """The word that begins at a place, or the last before it."""
    return bisect_right(starts, place) - 1


def _marked(text: str, start: int, end: int, matches: Sequence[Span]) -> str:
    pieces: list[str] = []
    at = start
    for first, last in matches:
        if start <= first and last <= end:
            pieces += [text[at:first], MATCH_BEGINS, text[first:last], MATCH_ENDS]
            at = last
    return "".join([*pieces, text[at:end]])
