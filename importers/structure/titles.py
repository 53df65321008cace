"""Which of the lines above the text is the title.

Evidence: the body's name stands above the line of distribution, the title below it; the place
stands below the date; what names only a sort of document (`Report of the Secretary-General`) gives
way to what names its subject; larger letters; the first page before all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from importers.parsed import Kind
from importers.structure.clauses import is_enacting_formula
from importers.structure.divisions import is_division, names_subject
from importers.structure.forms import End, end_of
from importers.structure.furniture import is_distribution, is_masthead_piece
from importers.structure.headings import is_date_line, is_line_of_another_kind, looks_like_heading
from importers.structure.labels import Style
from importers.structure.pieces import Piece
from importers.structure.wordlists import words

_TOP = 14
"""Pieces from the start among which the title stands."""
_LONGEST_TITLE = 500
_LONGEST_PLACE = 40
_RESOLUTION_TITLE = re.compile(
    r"(?:Resolution|Résolution|Resolución|القرار)\s\d{1,5}\s?\(|"
    r"\d{1,4}\s\((?:19|20)\d\d\)\.?\s(?:Resolution|Résolution|Resolución)|"
    r"(?:Resolution|Decision)\s(?:[A-Z]{2,6}[\d.]*|\d+)[\d/.]*"
)
_MEETING = re.compile(r"\d+(?:st|nd|rd|th|e)\s(?:plenary\s)?(?:meeting|séance(?: plénière)?)$")
_PARTS = words(
    """
    Introduction Summary Contents Background Note Foreword Preface Résumé Sommaire Índice Resumen
    Introducción Содержание Введение Резюме المحتويات مقدمة موجز
    """
)
"""Heads of first parts; a document may have no other heading, but none is called so."""


def find_title(pieces: Sequence[Piece], usual_size: float) -> Piece | None:
    """The title among the pieces, furniture included, if one of them can be it."""
    top, issued_by = _top(pieces)
    highest = _only_highest(pieces)
    candidates: list[Piece] = []
    before: Piece | None = None
    for piece in top:
        if piece.style is Style.SYMBOL:
            candidates.append(piece)
            break
        if _text_begins(piece, usual_size):
            break
        heading = piece.kind is Kind.HEADING and (piece.draft.level <= 1 or piece is highest)
        could_be = heading or _could_be_title(piece, usual_size)
        if could_be and piece.label is None and not _is_place(piece, before):
            candidates.append(piece)
        before = piece
    candidates = [
        each
        for each in candidates
        if not is_division(each.text) and not is_masthead_piece(each.text)
    ]
    candidates = _sharpest(candidates, issued_by)
    if candidates:
        return max(candidates, key=_rank)
    return next((piece for piece in top if _MEETING.match(piece.text)), None)


def _only_highest(pieces: Sequence[Piece]) -> Piece | None:
    """The heading above all others, where the file ranks them and begins with the second rank."""
    ranked = [piece for piece in pieces if piece.kind is Kind.HEADING and piece.draft.level]
    highest = min((piece.draft.level for piece in ranked), default=0)
    tops = [piece for piece in ranked if piece.draft.level == highest]
    return tops[0] if len(tops) == 1 and len(ranked) > 1 and tops[0] is ranked[0] else None


def _top(pieces: Sequence[Piece]) -> tuple[list[Piece], set[int]]:
    """The first pieces of the body, and which of them stand above the line of distribution."""
    top: list[Piece] = []
    issued_by = set[int]()
    for piece in pieces:
        if piece.kind is not Kind.FURNITURE:
            top.append(piece)
            if len(top) == _TOP:
                break
        elif is_distribution(piece.text):
            issued_by = {id(each) for each in top}
    return top, issued_by


def _sharpest(candidates: list[Piece], issued_by: set[int]) -> list[Piece]:
    """Without those that others outdo: the issuing body, later pages, heads of parts."""
    first_page = candidates[0].draft.page if candidates else None
    better: tuple[Callable[[Piece], bool], ...] = (
        lambda piece: id(piece) not in issued_by,
        lambda piece: piece.draft.page == first_page,
        lambda piece: piece.text not in _PARTS,
    )
    for test in better:
        candidates = [each for each in candidates if test(each)] or candidates
    return candidates


def _is_place(piece: Piece, before: Piece | None) -> bool:
    """`New York` below `Wednesday, 16 April 2025, 10 a.m.`."""
    return before is not None and len(piece.text) < _LONGEST_PLACE and is_date_line(before.text)


def _could_be_title(piece: Piece, usual_size: float) -> bool:
    if piece.said or piece.kind is not Kind.PARAGRAPH or len(piece.text) < 3:
        return False
    if _is_large(piece, usual_size):
        return not _MEETING.match(piece.text)
    if is_line_of_another_kind(piece.text):
        return False
    return looks_like_heading(piece.text) or (
        piece.draft.centred and len(piece.text) < 250 and end_of(piece.text) is End.OPEN
    )


def _is_large(piece: Piece, usual_size: float) -> bool:
    """In letters so much larger than the text's that only titles are."""
    large = usual_size > 0 and piece.draft.size >= 1.15 * usual_size
    return large and len(piece.text) <= _LONGEST_TITLE


def _text_begins(piece: Piece, usual_size: float) -> bool:
    if is_enacting_formula(piece.text) or piece.label is not None:
        return True
    if piece.kind is not Kind.PARAGRAPH or _is_large(piece, usual_size):
        return False
    return len(piece.text) > 250 or (
        len(piece.text) > 60 and end_of(piece.text) in (End.SENTENCE, End.CLAUSE)
    )


def _rank(piece: Piece) -> tuple[bool, bool, bool, float, bool, bool, int]:
    return (
        piece.style is Style.SYMBOL,
        bool(_RESOLUTION_TITLE.match(piece.text)),
        names_subject(piece.text),
        piece.draft.size,
        piece.draft.bold,
        piece.kind is Kind.HEADING or len(piece.text) > 40,
        len(piece.text),
    )
