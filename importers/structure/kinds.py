"""Title, headings, list items: what each piece is to a reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure.clauses import is_enacting_formula
from importers.structure.forms import End, end_of, is_capitals
from importers.structure.furniture import is_masthead_piece
from importers.structure.headings import is_line_of_another_kind, looks_like_heading
from importers.structure.labels import Style
from importers.structure.pieces import Piece

_LIST_STYLES = (Style.LETTER, Style.ROMAN, Style.BRACKET_NUMBER, Style.BULLET)
_TOP = 14
"""Pieces from the start among which the title stands."""
_LONG_HEADING = 110
_LONGEST_BOLD_HEADING = 300
_LONGEST_TITLE = 500

_DIVISION = re.compile(
    r"(?:Article|Artículo|Artikel|Articolo|Chapter|Chapitre|Capítulo|Section|Sección|Part|Partie|"
    r"Parte|Annex|Annexe|Anexo|Appendix|Schedule|Title|Titre|Título|Статья|المادة|الفصل|الباب|"
    r"المرفق|ANNEX|ARTICLE|CHAPTER|SECTION|PART|APPENDIX)"
    r"(?:\s(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])\b|\s\(?[٠-٩]{1,3}\)?)?[.:]?(?:\s[^.;]{0,100})?$"
)
_DOCUMENT_KIND = re.compile(
    r"(?:press release|media advisory|joint (?:communiqu[eé]|statement)|final communiqu[eé]|"
    r"communiqu[eé](?: de presse)?|final document|draft resolution|resolution|"
    r"report of the [^.;]{3,80}|note by the [^.;]{3,80}|comunicado de prensa|note verbale|aide-m[eé]moire|بيان صحفي)\*{0,3}$",
    re.IGNORECASE,
)
_RESOLUTION_TITLE = re.compile(
    r"(?:Resolution|Résolution|Resolución|القرار)\s\d{1,5}\s?\(|"
    r"\d{1,4}\s\((?:19|20)\d\d\)\.?\s(?:Resolution|Résolution|Resolución)|"
    r"(?:Resolution|Decision)\s(?:[A-Z]{2,6}[\d.]*|\d+)[\d/.]*"
)


def is_document_kind(text: str) -> bool:
    """`Press Release`, `Report of the Secretary-General`: says what sort of document this is."""
    return _DOCUMENT_KIND.match(text) is not None


def is_division(text: str) -> bool:
    """`Article 5`, `PART II`, `Annex I`: the head of a division of a treaty or report."""
    return _DIVISION.match(text) is not None


def assign_kinds(pieces: Sequence[Piece]) -> None:
    """Set kind of every piece that has none."""
    body = [piece for piece in pieces if piece.kind is not Kind.FURNITURE]
    sizes = _usual_size(body)
    _lone_asterisk(body)
    for position in range(len(body) - 1, -1, -1):  # a heading leads to what is already known
        piece = body[position]
        if piece.kind is None:
            piece.kind = _kind(piece, _next_text(body, position), sizes)
    _title(body, sizes)
    for piece in body:
        if piece.kind is Kind.PARAGRAPH and piece.style in _LIST_STYLES and not piece.said:
            piece.kind = Kind.LIST_ITEM


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
    if piece.label is None and _DIVISION.match(piece.text):
        return Kind.HEADING
    if piece.label is None and _DOCUMENT_KIND.match(piece.text):
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
    plain = end_of(piece.text) is End.OPEN and not is_line_of_another_kind(piece.text)
    return piece.draft.bold and plain and 60 < len(piece.text) <= _LONGEST_BOLD_HEADING


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
    if is_line_of_another_kind(following.text) and len(following.text) < 120:
        return False
    return len(following.text) > 70 or end_of(following.text) is not End.OPEN


def _title(pieces: Sequence[Piece], usual_size: float) -> None:
    """One of the headings before the text begins is the title."""
    if any(piece.kind is Kind.TITLE for piece in pieces):
        return
    candidates: list[Piece] = []
    for piece in pieces[:_TOP]:
        if piece.style is Style.SYMBOL:
            candidates.append(piece)
            break
        if _text_begins(piece, usual_size):
            break
        top = piece.kind is Kind.HEADING and piece.draft.level <= 1
        if (top or _could_be_title(piece, usual_size)) and piece.label is None:
            candidates.append(piece)
    candidates = [
        each
        for each in candidates
        if not is_division(each.text) and not is_masthead_piece(each.text)
    ]
    if not candidates:
        return
    best = max(candidates, key=_title_rank)
    best.kind = Kind.TITLE


def _could_be_title(piece: Piece, usual_size: float) -> bool:
    if piece.said or piece.kind is not Kind.PARAGRAPH or len(piece.text) < 3:
        return False
    if _is_large(piece, usual_size):
        return True
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


def _title_rank(piece: Piece) -> tuple[bool, bool, bool, float, bool, bool, int]:
    return (
        piece.style is Style.SYMBOL,
        bool(_RESOLUTION_TITLE.match(piece.text)),
        not _DOCUMENT_KIND.match(piece.text),
        piece.draft.size,
        piece.draft.bold,
        piece.kind is Kind.HEADING or len(piece.text) > 40,
        len(piece.text),
    )
