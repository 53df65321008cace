"""Small real documents and archives for these tests."""

from __future__ import annotations

from collections.abc import Sequence

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Paragraph

TEXTS = (
    "Recalling its resolutions on the peaceful settlement of disputes,",
    "Requests the Secretary-General to strengthen humanitarian assistance;",
    "Invites Member States to vaccinate children in zones of conflict.",
)

NOTHING_SAID = Metadata()


def parsed(
    texts: Sequence[str] = TEXTS,
    *,
    furniture: Sequence[int] = (),
    metadata: Metadata = NOTHING_SAID,
) -> ParsedDocument:
    """A reading with one paragraph a text; those at `furniture` are running headers."""
    blocks = tuple(
        Block(
            index=index,
            kind=Kind.FURNITURE if index in furniture else Kind.PARAGRAPH,
            text=text,
            label=f"{index + 1}.",
            page=1,
        )
        for index, text in enumerate(texts)
    )
    return ParsedDocument("text", 1, "text/plain", metadata, blocks, encoding="utf-8")


def add(
    archive: Archive,
    texts: Sequence[str] = TEXTS,
    *,
    name: str = "a.txt",
    title: str | None = None,
    symbol: str | None = None,
    date: str | None = None,
    body: str | None = None,
) -> DocumentId:
    """A document of these paragraphs; its bytes are its texts, so other texts are another one."""
    content = (name + "\n".join(texts)).encode("utf-8", "replace")
    metadata = Metadata(title=title, symbol=symbol, date=date, body=body)
    return archive.documents.add(name, content, parsed(texts, metadata=metadata)).document


def paragraphs(archive: Archive, document: DocumentId) -> list[Paragraph]:
    return archive.documents.paragraphs(document)


def anchors(archive: Archive, document: DocumentId) -> list[Anchor]:
    return [Anchor(paragraph.id) for paragraph in archive.documents.paragraphs(document)]
