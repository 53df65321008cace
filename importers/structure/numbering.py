"""Labels in their sequence: which starts of text are labels in this document.

`A.` before a sentence may be an initial, `11` before a capital may be a quantity; the other labels
of the document tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure.headings import looks_like_heading
from importers.structure.labels import (
    Label,
    Style,
    bare_number,
    find_label,
    small_letter,
    value_of,
)
from importers.structure.pieces import Piece

_UNSURE = (Style.HEADING_LETTER, Style.HEADING_ROMAN)
_ENOUGH = 4
"""Numbered paragraphs that make a numbered document."""


def split_labels(pieces: Sequence[Piece]) -> None:
    """Take the labels off the texts."""
    found = [
        find_label(piece.text) if piece.is_text and piece.label is None else None
        for piece in pieces
    ]
    letters = {each.printed for each in found if each and each.style in _UNSURE}
    for piece, label in zip(pieces, found, strict=True):
        if label is not None and _is_label(label, piece, letters):
            _take(piece, label)
        elif piece.label is not None and piece.is_text:
            piece.style = _style_of(piece.label)
    _take_bare_numbers(pieces)
    _take_small_letters(pieces)


def _style_of(printed: str) -> Style | None:
    """The style of a label that the format itself has counted."""
    found = find_label(f"{printed} Text")
    return found.style if found is not None and found.printed == printed else None


def _is_label(label: Label, piece: Piece, letters: set[str]) -> bool:
    if label.style not in _UNSURE or piece.kind is Kind.HEADING:
        return True
    return looks_like_heading(piece.text) or len(letters) > 1


def _take_small_letters(pieces: Sequence[Piece]) -> None:
    """`a. ...` and `b. ...`, `i. ...` and `ii. ...`: alone such a letter may be a word."""
    found = [
        (piece, label)
        for piece in pieces
        if piece.label is None
        and piece.kind in (None, Kind.LIST_ITEM)
        and (label := small_letter(piece.text)) is not None
    ]
    printed = {label.printed for _, label in found}
    for piece, label in found:
        first = {"a.", "b."} if label.style is Style.LETTER else {"i.", "ii."}
        if first <= printed or {"a.", "b."} <= printed:
            _take(piece, label)


def _take(piece: Piece, label: Label) -> None:
    piece.label, piece.style, piece.text = label.printed, label.style, label.rest


def _take_bare_numbers(pieces: Sequence[Piece]) -> None:
    """`11 DPA considered ...` between paragraphs 10. and 12., or filling a hole left in them."""
    numbers = {value_of(p.label) for p in pieces if p.label and p.style is Style.NUMBER}
    numbers.discard(None)
    if len(numbers) < _ENOUGH:
        return
    largest = max(number for number in numbers if number is not None)
    for piece in pieces:
        if piece.label or piece.kind is not None or not piece.is_text:
            continue
        label = bare_number(piece.text)
        if label is None or len(label.rest) < 30:
            continue
        number = value_of(label.printed)
        if number is not None and number not in numbers and number <= largest + 1:
            _take(piece, label)
            numbers.add(number)
