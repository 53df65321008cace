"""Captions: what names a figure or a table, and what is printed under it about its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure.pieces import Piece

_NUMBER = r"(?:\d{1,3}(?:[.-]\d{1,2})*|[IVXLC]{1,7}|[A-Z](?:[.-]?\d{1,2})?)"
_FIGURES = (
    r"(?:Figure|Fig\.|Chart|Graph|Diagram|Graphique|Figura|Gráfico|Рисунок|Диаграмма|الشكل|شكل)"
)
_ANY_FIGURE = re.compile(_FIGURES)
_FIGURE = re.compile(rf"{_FIGURES}\s{_NUMBER}(?P<end>[.:]?)(?=\s|$)")
_TABLE = re.compile(
    rf"(?:Table|Tableau|Cuadro|Tabla|Таблица|الجدول|جدول)\s{_NUMBER}(?P<end>[.:]?)(?=\s|$)"
)
_SOURCE = re.compile(
    r"(?:Sources?|Notes?|Fuentes?|Notas?|Источники?|Примечание|المصدر|ملاحظة)\s?:(?=\s|$)"
)
_LONGEST = 300
_FARTHEST = 2
"""Between the number of a figure and what it names stands at most its title."""


def names_figure(text: str) -> bool:
    """`Figure I`, `Figure 2. Evaluations in 2024`; in `Figure 2 shows` another word follows."""
    return _names(_FIGURE, text)


def mentions_figure(text: str) -> bool:
    """Whether a figure may be named somewhere in a page's text, spaces left out."""
    return _ANY_FIGURE.search(text) is not None


def names_table(text: str) -> bool:
    return _names(_TABLE, text)


def _names(pattern: re.Pattern[str], text: str) -> bool:
    match = pattern.match(text)
    if match is None or len(text) > _LONGEST:
        return False
    rest = text[match.end() :].strip()
    return not rest or bool(match.group("end")) or rest[0] in "–—-:"


def tells_source(text: str) -> bool:
    """`Source: Evaluation Resource Centre`, `Note: * indicates estimates`, as under a table."""
    return _SOURCE.match(text) is not None


def mark_captions(pieces: Sequence[Piece]) -> None:
    """Captions of tables and figures, and what tells their sources; `pieces` without furniture."""
    for at, piece in enumerate(pieces):
        if piece.said or piece.kind not in (Kind.HEADING, Kind.PARAGRAPH):
            continue
        figure = names_figure(piece.text)
        if piece.label is None and (figure or names_table(piece.text)):
            below = _table_below(pieces, at)
            if below:
                for each in pieces[at:below]:
                    each.kind, each.level = Kind.CAPTION, 0
            elif figure and _stands_out(piece):
                piece.kind = Kind.CAPTION
                if at + 1 < len(pieces) and _is_title_of(piece, pieces[at + 1]):
                    pieces[at + 1].kind = Kind.CAPTION
        elif piece.label is None and tells_source(piece.text) and _is_below(pieces, at):
            piece.kind = Kind.CAPTION


def _table_below(pieces: Sequence[Piece], at: int) -> int | None:
    """Where the table stands that this caption, perhaps with a title below it, belongs to."""
    for below in range(at + 1, min(at + 1 + _FARTHEST, len(pieces))):
        if pieces[below].kind is Kind.TABLE:
            return below
        if pieces[below].kind is not Kind.HEADING and not pieces[below].draft.bold:
            return None
    return None


def _is_below(pieces: Sequence[Piece], at: int) -> bool:
    """Below a table, and more than `Notes:` over a list of them."""
    if pieces[at].text.endswith(":"):
        return False
    return at > 0 and pieces[at - 1].kind in (Kind.TABLE, Kind.CAPTION)


def _stands_out(piece: Piece) -> bool:
    """A figure that is all picture: a bare number, or a line in bold letters."""
    return piece.draft.bold or (piece.kind is Kind.HEADING and _is_bare(piece))


def _is_bare(piece: Piece) -> bool:
    return len(piece.text.split()) == 2


def _is_title_of(caption: Piece, below: Piece) -> bool:
    """`Figure III`, and below it in bold letters what it shows."""
    bold = below.draft.bold and not caption.draft.bold
    return _is_bare(caption) and bold and below.label is None and below.kind is Kind.HEADING
