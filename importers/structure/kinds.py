"""Title, headings, list items: what each piece is to a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from importers.parsed import Kind
from importers.structure.captions import mark_captions
from importers.structure.clauses import is_enacting_formula
from importers.structure.divisions import is_division, is_document_kind
from importers.structure.forms import End, end_of, is_capitals
from importers.structure.headings import is_line_of_another_kind, looks_like_heading
from importers.structure.labels import Style
from importers.structure.pieces import Piece
from importers.structure.titles import find_title

_LIST_STYLES = (Style.LETTER, Style.ROMAN, Style.BRACKET_NUMBER, Style.BULLET)
_FEWEST_NAMES = 5
_LONG_HEADING = 110
_LONGEST_BOLD_HEADING = 300


def assign_kinds(pieces: Sequence[Piece]) -> None:
    """Set kind of every piece that has none."""
    body = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    sizes = _usual_size(body)
    _lone_asterisk(body)
    for position in range(len(body) - 1, -1, -1):  # a heading leads to what is already known
        piece = body[position]
        if piece.kind is None:
            piece.kind = _kind(piece, _next_text(body, position), sizes)
    mark_captions(body)
    _lists_of_names(body, sizes)
    if not any(piece.kind is Kind.TITLE for piece in body):
        title = find_title(pieces, sizes)
        if title is not None:
            title.kind = Kind.TITLE
    for piece in body:
        if piece.kind is Kind.PARAGRAPH and piece.style in _LIST_STYLES and not piece.said:
            piece.kind = Kind.LIST_ITEM


def _lists_of_names(pieces: Sequence[Piece], usual_size: float) -> None:
    """Members of a body, one on each line: so many headings in a row, none of them marked, are none."""
    for plain, some in groupby(pieces, key=lambda piece: _is_plain_heading(piece, usual_size)):
        run = list(some)
        if plain and len(run) >= _FEWEST_NAMES:
            for piece in run:
                piece.kind = Kind.PARAGRAPH


def _is_plain_heading(piece: Piece, usual_size: float) -> bool:
    """Nothing but its form makes it a heading: no larger or bold letters, no label, no place."""
    draft = piece.draft
    marked = draft.bold or draft.centred or draft.size > 1.08 * usual_size or piece.said
    named = is_division(piece.text) or is_document_kind(piece.text) or is_capitals(piece.text)
    return piece.kind is Kind.HEADING and piece.label is None and not marked and not named


def _usual_size(pieces: Sequence[Piece]) -> float:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if piece.draft.size:
            sizes[piece.draft.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _lone_asterisk(pieces: Sequence[Piece]) -> None:
    """`* On behalf of the States Members ...`, once: a footnote to the title, not a list."""
    starred = [p for p in pieces if p.kind is None and p.label == "*" and p.style is Style.BULLET]
    if len(starred) == 1:
        starred[0].kind, starred[0].mark = Kind.FOOTNOTE, "*"


def _next_text(pieces: Sequence[Piece], position: int) -> Piece | None:
    for piece in pieces[position + 1 : position + 6]:
        if piece.is_text:
            return piece
    return None


def _kind(piece: Piece, following: Piece | None, usual_size: float) -> Kind:
    if piece.label is None and (is_division(piece.text) or is_document_kind(piece.text)):
        return Kind.HEADING
    whole = f"{piece.label} {piece.text}" if piece.label else piece.text
    if piece.style is Style.SYMBOL:
        return Kind.HEADING
    if is_enacting_formula(piece.text):
        return Kind.PARAGRAPH
    if piece.label is None and _is_long_bold_heading(piece) and _leads_to_text(following):
        return Kind.HEADING
    if not looks_like_heading(whole) or is_line_of_another_kind(piece.text):
        return Kind.PARAGRAPH
    marked = piece.draft.bold or (usual_size and piece.draft.size > 1.08 * usual_size)
    if piece.style in (Style.HEADING_ROMAN, Style.HEADING_LETTER, Style.DECIMAL):
        return Kind.HEADING
    if is_capitals(piece.text) and (following is not None or marked):
        return Kind.HEADING
    if len(piece.text) > (_LONG_HEADING if not marked else 200):
        return Kind.PARAGRAPH
    if piece.style is Style.NUMBER and not marked:
        return _numbered_kind(piece, following)
    if marked or _leads_to_text(following):
        return Kind.HEADING
    return Kind.PARAGRAPH


def _is_long_bold_heading(piece: Piece) -> bool:
    """Reports set whole sentences without a full stop in bold letters above their parts."""
    long_bold = piece.draft.bold and 60 < len(piece.text) <= _LONGEST_BOLD_HEADING
    plain = long_bold and end_of(piece.text) is End.OPEN
    return plain and not is_line_of_another_kind(piece.text)


def _numbered_kind(piece: Piece, following: Piece | None) -> Kind:
    """`1. Introduction` over text is a heading; followed by `2. ...` it is an item."""
    if following is None or following.style is Style.NUMBER or len(piece.text) > 80:
        return Kind.PARAGRAPH
    return Kind.HEADING if _leads_to_text(following) else Kind.PARAGRAPH


def _leads_to_text(following: Piece | None) -> bool:
    """What follows reads as text: a label, a sentence, a heading of its own."""
    if following is None:
        return False
    if following.label is not None or following.kind in (Kind.HEADING, Kind.TABLE):
        return True
    if following.draft.kind is Kind.LIST_ITEM:
        return True
    if len(following.text) < 120 and is_line_of_another_kind(following.text):
        return False
    return len(following.text) > 70 or end_of(following.text) is not End.OPEN
