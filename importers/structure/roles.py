"""Preambular and operative clauses of a resolution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind, Role
from importers.structure.clauses import is_enacting_formula, role_of_opening
from importers.structure.divisions import is_division
from importers.structure.forms import End, end_of
from importers.structure.labels import Style
from importers.structure.pieces import Piece

_CLOSING = re.compile(
    r"Adopted (?:at|by|unanimously)|Adoptée? |Aprobada |\d+(?:st|nd|rd|th|e|ème)?\.?ª?\s"
    r"(?:plenary )?(?:meeting|séance|sesión)|Annex\b|ANNEX\b|المرفق",
)
_FEWEST = 2
"""Clauses of each sort that make a resolution without an enacting formula."""


def assign_roles(pieces: Sequence[Piece]) -> bool:
    """Set the roles where the document is a resolution; whether it is."""
    texts = [p for p in pieces if p.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING)]
    start = next((i for i, p in enumerate(texts) if is_enacting_formula(p.text)), None)
    if start is None:
        start = _without_formula(texts)
        if start is None:
            return False
    _clauses(texts[start:])
    return any(p.role is Role.PREAMBULAR for p in texts) and any(
        p.role is Role.OPERATIVE for p in texts
    )


def _without_formula(texts: Sequence[Piece]) -> int | None:
    """The first clause, where clauses of both sorts stand without `The General Assembly,`."""
    preambular = [i for i, p in enumerate(texts) if _is_preambular(p)]
    operative = [
        i
        for i, p in enumerate(texts)
        if end_of(p.text) is End.CLAUSE and role_of_opening(p.text) is Role.OPERATIVE
    ]
    if len(preambular) < _FEWEST or len(operative) < _FEWEST:
        return None
    return min(preambular[0], operative[0])


def _is_preambular(piece: Piece) -> bool:
    return (
        piece.label is None
        and end_of(piece.text) is End.COMMA
        and role_of_opening(piece.text) is Role.PREAMBULAR
    )


def _clauses(texts: Sequence[Piece]) -> None:
    operative_seen = False
    last: Role | None = None
    for piece in texts:
        if _CLOSING.match(piece.text) or (piece.kind is Kind.HEADING and is_division(piece.text)):
            break
        if piece.kind is Kind.HEADING:
            continue
        piece.role = _role(piece, last, operative_seen=operative_seen)
        operative_seen = operative_seen or piece.role is Role.OPERATIVE
        last = piece.role or last


def _role(piece: Piece, last: Role | None, *, operative_seen: bool) -> Role | None:
    text, end = piece.text, end_of(piece.text)
    if is_enacting_formula(text):
        return Role.PREAMBULAR
    if piece.kind is Kind.LIST_ITEM or text[:1] in '"“«':
        return last  # a part of the clause above
    if piece.style is Style.NUMBER:
        return Role.OPERATIVE
    opening = role_of_opening(text)
    if opening is Role.PREAMBULAR and (end is not End.SENTENCE or not operative_seen):
        return Role.PREAMBULAR
    if opening is Role.OPERATIVE and end is not End.COMMA:
        return Role.OPERATIVE
    if not operative_seen:
        return Role.PREAMBULAR if end is End.COMMA else opening
    return last if end is End.CLAUSE else opening
