"""A document that was read again: something moved in doubt, something was not found."""

from __future__ import annotations

from collections.abc import Sequence

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive import Archive
from viewer.archive.readings import Earlier, Move
from viewer.domain import Anchor, DocumentId, Passage, Target, ThemeId

WHY = "91 % of its letters are the same"
TEXTS = ("Requests the agencies to continue;", "Decides to remain seized of the matter.")


def read_again(archive: Archive, resolution: DocumentId) -> None:
    """Tag and note the resolution, and read it again: paragraph 0 is gone, 1 is doubtful."""
    first, second, *_ = archive.documents.paragraphs(resolution)
    archive.tags.add(ThemeId(1), [Anchor(first.id), Anchor(second.id, 0, 8)])
    archive.annotations.add(Target(anchor=Anchor(second.id)), "Look\nhere.")

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        return [
            Move(each, Passage(0) if each.passage.index else None, why=WHY)
            for reading in earlier
            for each in reading.standing
        ]

    blocks = tuple(
        Block(index, Kind.PARAGRAPH, text, label=f"{index + 1}.")
        for index, text in enumerate(TEXTS)
    )
    metadata = Metadata(title="Cooperation", symbol="A/RES/67/264")
    parsed = ParsedDocument("text", 2, "text/plain", metadata, blocks)
    archive.readings.replace(resolution, parsed, decide)
