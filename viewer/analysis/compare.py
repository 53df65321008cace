"""The words that differ between two texts, as spans of both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from viewer.analysis.ignoring import Ignore
from viewer.analysis.words import DASHES

__all__ = ["Change", "Ignore", "Span", "compare"]


class Change(StrEnum):
    """What happened to a span on the way from the first text to the second."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `[a_start, a_end)` of the first text and `[b_start, b_end)` of the second.

    One of the two is empty for an insertion or a deletion. The spans of a comparison cover both
    texts without gap or overlap, in order.
    """

    change: Change
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign; `end` takes in what follows it and does not count."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens `[a, a_to)` and `[b, b_to)` that are equal, or stand for each other."""

    equal: bool
    a: int
    a_to: int
    b: int
    b_to: int


_PIECE = re.compile(rf"\s+|[{DASHES}]|\w+|.", re.DOTALL)
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    }
)


_COMMON = Ignore()


def compare(a: str, b: str, ignore: Ignore = _COMMON) -> list[Span]:
    """The way from `a` to `b` in whole words.

    Args:
        a: the earlier text.
        b: the later one.
        ignore: by default whitespace and the forms of quotes and hyphens make no difference.
    """
    if a == b:
        return [Span(Change.EQUAL, 0, len(a), 0, len(b))] if a else []
    tokens_a, tokens_b = _tokens(a, ignore), _tokens(b, ignore)
    if not tokens_a or not tokens_b:
        return _nothing_shared(a, b, equal=not tokens_a and not tokens_b)
    runs = _readable(_same_letters(_runs(tokens_a, tokens_b), tokens_a, tokens_b))
    return _spans(runs, _edges(tokens_a, len(a)), _edges(tokens_b, len(b)))


def _tokens(text: str, ignore: Ignore) -> list[_Token]:
    tokens: list[_Token] = []
    lead = 0
    for piece in _PIECE.finditer(text):
        key = _key(piece.group(), ignore)
        if key:
            tokens.append(_Token(key, lead, piece.end()))
        elif tokens:
            tokens[-1] = _Token(tokens[-1].key, tokens[-1].start, piece.end())
        lead = tokens[-1].end if tokens else 0
    return tokens


def _key(piece: str, ignore: Ignore) -> str:
    """What of a piece counts; empty where nothing does."""
    if piece.isspace():
        return "" if ignore.whitespace else piece
    if piece in DASHES:
        return "" if ignore.hyphens else piece
    if ignore.quotes:
        piece = piece.translate(_QUOTES)
    if ignore.case:
        piece = piece.casefold()
    return unicodedata.normalize("NFC", piece)


def _runs(a: Sequence[_Token], b: Sequence[_Token]) -> list[_Run]:
    """Equal runs, and between them at most one run that differs."""
    runs: list[_Run] = []
    for code in Indel.opcodes([each.key for each in a], [each.key for each in b]):
        equal = code.tag == "equal"
        if runs and runs[-1].equal == equal:
            last = runs.pop()
            runs.append(_Run(equal, last.a, code.src_end, last.b, code.dest_end))
        else:
            runs.append(_Run(equal, code.src_start, code.src_end, code.dest_start, code.dest_end))
    return runs


def _same_letters(runs: Sequence[_Run], a: Sequence[_Token], b: Sequence[_Token]) -> list[_Run]:
    """Take for equal what only spaces or hyphens inside a word tell apart: `Organizat ion`."""
    judged: list[_Run] = []
    for run in runs:
        letters_a = "".join(each.key for each in a[run.a : run.a_to])
        letters_b = "".join(each.key for each in b[run.b : run.b_to])
        equal = run.equal or letters_a == letters_b
        judged.append(_Run(equal, run.a, run.a_to, run.b, run.b_to))
    return _joined(judged)


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].equal == run.equal:
            last = joined.pop()
            joined.append(_Run(run.equal, last.a, run.a_to, last.b, run.b_to))
        else:
            joined.append(run)
    return joined


def _readable(runs: Sequence[_Run]) -> list[_Run]:
    """Give up equal runs that are shorter than the changes on both their sides.

    A lone `of the` between two rewritten phrases tells a reader nothing; this is the semantic
    clean-up of https://neil.fraser.name/writing/diff/ by words.
    """
    judged = []
    for place, run in enumerate(runs):
        between = 0 < place < len(runs) - 1
        lost = (
            run.equal
            and between
            and run.a_to - run.a <= 2
            and all(_changed(runs[place + side]) >= 2 * (run.a_to - run.a) + 1 for side in (-1, 1))
        )
        judged.append(_Run(run.equal and not lost, run.a, run.a_to, run.b, run.b_to))
    return _joined(judged)


def _changed(run: _Run) -> int:
    return max(run.a_to - run.a, run.b_to - run.b)


def _nothing_shared(a: str, b: str, *, equal: bool) -> list[Span]:
    """One of the texts has no token, or neither has one."""
    if equal:
        return [Span(Change.EQUAL, 0, len(a), 0, len(b))]
    if not b:
        return [Span(Change.DELETE, 0, len(a), 0, 0)]
    if not a:
        return [Span(Change.INSERT, 0, 0, 0, len(b))]
    return [
        Span(Change.DELETE, 0, len(a), 0, 0),
        Span(Change.INSERT, len(a), len(a), 0, len(b)),
    ]


def _edges(tokens: Sequence[_Token], length: int) -> list[int]:
    """Where each token begins, and the end of the text."""
    return [*(each.start for each in tokens), length]


def _spans(runs: Sequence[_Run], a: Sequence[int], b: Sequence[int]) -> list[Span]:
    spans: list[Span] = []
    for run in runs:
        a_start, a_end, b_start, b_end = a[run.a], a[run.a_to], b[run.b], b[run.b_to]
        if run.equal:
            spans.append(Span(Change.EQUAL, a_start, a_end, b_start, b_end))
            continue
        if a_start < a_end:
            spans.append(Span(Change.DELETE, a_start, a_end, b_start, b_start))
        if b_start < b_end:
            spans.append(Span(Change.INSERT, a_end, a_end, b_start, b_end))
    return spans
