"""Drafts → blocks and what the document says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from importers.parsed import Block, Kind, Metadata
from importers.structure.lines import Draft


def finish(drafts: Sequence[Draft], *, name: str) -> tuple[tuple[Block, ...], Metadata]:
    """Blocks in reading order, numbered from 0, and the metadata of the document.

    Args:
        drafts: of one document; their order is kept.
        name: the file's name, the last resort for a title.
    """
    blocks = tuple(
        Block(
            index=index,
            kind=draft.kind or Kind.PARAGRAPH,
            text=draft.text,
            label=draft.label,
            level=draft.level,
            page=draft.page,
            boxes=tuple(draft.boxes),
            extracted=draft.extracted,
            cells=draft.cells,
            mark=draft.mark,
        )
        for index, draft in enumerate(drafts)
    )
    return blocks, Metadata(title=name)
