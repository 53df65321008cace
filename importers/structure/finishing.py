"""Drafts → blocks and what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Block, Kind, Metadata
from importers.structure.contents import without_page
from importers.structure.controls import clean
from importers.structure.footnotes import split_mark
from importers.structure.furniture import goes_on_over_page
from importers.structure.kinds import assign_kinds
from importers.structure.languages import own_language
from importers.structure.levels import assign_levels
from importers.structure.lines import Draft
from importers.structure.metadata import read_metadata
from importers.structure.numbering import split_labels
from importers.structure.pieces import Piece
from importers.structure.roles import assign_roles
from importers.structure.words import Vocabulary, repair

_EMPTY_BRACKETS = re.compile(r"^\(\s*\)\s*(?=\S)")
"""`(1)` before a note whose number the program has counted, and so is not among the letters."""


def finish(drafts: Sequence[Draft], *, name: str) -> tuple[tuple[Block, ...], Metadata]:
    """Blocks in reading order, numbered from 0, and the metadata of the document.

    Args:
        drafts: of one document; their order is kept.
        name: the file's name, the last resort for a title.
    """
    for draft in drafts:
        clean(draft)
    vocabulary = Vocabulary(draft.text for draft in drafts if draft.kind is not Kind.FURNITURE)
    pieces = [_piece(draft, vocabulary) for draft in drafts if draft.text.strip() or draft.cells]
    # What held only marks that are not seen holds nothing now.
    pieces = [each for each in pieces if each.text or each.label or each.draft.cells]
    split_labels(pieces)
    assign_kinds(pieces)
    assign_levels(pieces)
    is_resolution = assign_roles(pieces)
    metadata = read_metadata(pieces, name=name, is_resolution=is_resolution)
    language = metadata.language
    return tuple(_block(index, piece, language) for index, piece in enumerate(pieces)), metadata


def _piece(draft: Draft, vocabulary: Vocabulary) -> Piece:
    if draft.kind is not Kind.TABLE and goes_on_over_page(draft.text.strip()):
        draft.kind = Kind.FURNITURE
    if draft.kind in (Kind.TABLE, Kind.FURNITURE):
        text = draft.text if draft.kind is Kind.TABLE else " ".join(draft.text.split())
        return Piece(draft, text, kind=draft.kind, label=draft.label)
    text = repair(draft.text, vocabulary).strip()
    piece = Piece(draft, text, kind=draft.kind, label=draft.label, mark=draft.mark)
    if draft.kind is Kind.FOOTNOTE:
        if piece.mark is None:
            piece.mark, piece.text = split_mark(text)
        piece.text = _EMPTY_BRACKETS.sub("", piece.text, count=1)
        if piece.mark is not None and piece.mark.startswith("*"):
            # Typed by hand once more, beside the one that hangs at the side.
            piece.text = piece.text.removeprefix(piece.mark).lstrip() or piece.text
        piece.label = piece.label or piece.mark
    return piece


def _block(index: int, piece: Piece, language: str | None) -> Block:
    draft = piece.draft
    draft.index = index
    if piece.kind is not Kind.TABLE:
        piece.text = without_page(piece.text)
    printed = f"{piece.label} {piece.text}" if piece.label and not draft.label else piece.text
    changed = draft.extracted is None and not _same_but_spaces(printed, draft.text)
    return Block(
        index=index,
        kind=piece.kind or Kind.PARAGRAPH,
        text=piece.text,
        label=piece.label,
        role=piece.role,
        level=piece.level,
        page=draft.page,
        boxes=tuple(draft.boxes),
        extracted=draft.text if changed else draft.extracted,
        cells=draft.cells,
        mark=piece.mark,
        language=own_language(piece.text, language) if piece.is_text else None,
    )


def _same_but_spaces(printed: str, extracted: str) -> bool:
    """Only the white space between the same words differs, or a label's."""
    return (
        printed == extracted
        or printed.split() == extracted.split()
        or (
            len(printed) == len(extracted)
            and printed.replace(" ", "") == extracted.replace("\t", "")
        )
    )
