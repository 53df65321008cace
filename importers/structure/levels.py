"""How deep headings and list items lie."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure.forms import is_capitals
from importers.structure.labels import Style
from importers.structure.pieces import Piece

_GREAT = re.compile(
    r"(?:Annex|Annexe|Anexo|Appendix|Part|Chapter|Chapitre|Título|Title|المرفق)\b", re.I
)
_DEEPEST = 6
_RANKS = {Style.HEADING_ROMAN: 1, Style.HEADING_LETTER: 3, Style.NUMBER: 4, Style.ARTICLE: 4}


def assign_levels(pieces: Sequence[Piece]) -> None:
    """Set the level of headings and list items that the format has not given."""
    _headings([p for p in pieces if p.kind in (Kind.HEADING, Kind.TITLE)])
    _items(pieces)


def _headings(headings: Sequence[Piece]) -> None:
    unknown = [p for p in headings if p.kind is Kind.HEADING and p.draft.level == 0]
    looks = sorted({_look(piece) for piece in unknown})
    for piece in headings:
        if piece.kind is Kind.TITLE:
            piece.level = 1
        elif piece.draft.level:
            piece.level = piece.draft.level
        else:
            piece.level = min(looks.index(_look(piece)) + 1, _DEEPEST)


def _look(piece: Piece) -> tuple[float, int]:
    """Larger letters first, then numbering and capitals; equal looks are equal levels."""
    size = -round(piece.draft.size)
    if piece.style is Style.DECIMAL:
        return size, 5 + (piece.label or "").strip(".").count(".")
    if piece.style in _RANKS:
        return size, _RANKS[piece.style]
    if _GREAT.match(piece.text):
        return size, 0
    if is_capitals(piece.text):
        return size, 2
    return size, 12 if piece.draft.bold else 13


def _items(pieces: Sequence[Piece]) -> None:
    """A style of label not yet open lies one deeper; a known one closes those below it."""
    stack: list[tuple[Style, bool]] = []
    previous = ""
    for piece in pieces:
        if not piece.is_text:
            continue
        if piece.kind is not Kind.LIST_ITEM:
            stack.clear()
            continue
        if piece.draft.level:
            piece.level = piece.draft.level
            continue
        style = piece.style or Style.BULLET
        if style is Style.ROMAN and _follows(previous, piece.label or ""):
            piece.style = style = Style.LETTER
        form = (style, (piece.label or "").endswith("."))  # `a.` lies below `(a)`
        if form in stack:
            del stack[stack.index(form) + 1 :]
        else:
            stack.append(form)
        piece.level = len(stack)
        previous = piece.label or ""


def _follows(before: str, label: str) -> bool:
    """`(i)` after `(h)` is a letter."""
    a, b = before.strip("()."), label.strip("().")
    return len(a) == len(b) == 1 and a.isascii() and ord(b) == ord(a) + 1 and b not in "jk"
