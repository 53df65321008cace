"""What an earlier reading would have said in another encoding, so that its words can be found again.

`Äîêëàä` and `Доклад` are the same bytes and have no letter in common. The bytes are had back from the
letters, as far as these were read and not made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from importers.encodings import canonical
from importers.parsed import Block
from viewer.domain import Passage


def recoded(
    blocks: Sequence[Block], passages: Sequence[Passage], was: str | None, now: str | None
) -> tuple[Sequence[Block], Sequence[Passage]]:
    """The blocks as they would read in the encoding that is used now, and the passages in them."""
    if was is None or now is None or was == now or not (canonical(was) and canonical(now)):
        return blocks, passages
    moved = [
        passage
        if passage.start is None
        else replace(
            passage,
            start=_length(blocks[passage.index].text[: passage.start], was, now),
            end=_length(blocks[passage.index].text[: passage.end], was, now),
        )
        for passage in passages
    ]
    return [replace(block, text=_recoded(block.text, was, now)) for block in blocks], moved


def _recoded(text: str, was: str, now: str) -> str:
    if text.isascii() and not _wide(was) and not _wide(now):
        return text
    return text.encode(_bare(was), "replace").decode(_bare(now), "replace")


def _length(text: str, was: str, now: str) -> int:
    return len(_recoded(text, was, now))


def _wide(encoding: str) -> bool:
    return encoding.startswith(("utf-16", "utf-32"))


def _bare(encoding: str) -> str:
    """Without the mark that Python writes before each piece of text."""
    return f"{encoding}-le" if encoding in ("utf-16", "utf-32") else encoding
