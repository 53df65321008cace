"""Small archives of every sort of thing, and projects made of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from importers.parsed import Block, Kind, Metadata, ParsedDocument, Role
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target
from viewer.exporters.projects import export_project

AT = "2026-11-21T08:00:00Z"
EMOJI = "An emoji 🕊 before peace, and العربية after."


def reading(*texts: str, media_type: str = "text/plain") -> ParsedDocument:
    """A heading, paragraphs with labels, a running header and a footnote."""
    blocks = [Block(0, Kind.HEADING, "Of peace", level=1, page=1)]
    blocks += [
        Block(number, Kind.PARAGRAPH, text, f"{number}.", Role.OPERATIVE, page=1)
        for number, text in enumerate(texts, start=1)
    ]
    blocks.append(Block(len(blocks), Kind.FURNITURE, "A/RES/1", page=2))
    blocks.append(Block(len(blocks), Kind.FOOTNOTE, "See A/RES/2.", mark="1", page=2))
    metadata = Metadata(title="Of peace", symbol="A/RES/1", date="2013-05", language="en")
    return ParsedDocument("text", 1, media_type, metadata, tuple(blocks), encoding="utf-8", pages=2)


def filled(archive: Archive) -> list[DocumentId]:
    """Two documents with a bit of everything that a person can make."""
    one = archive.documents.add("one.txt", b"one", reading(EMOJI, "To be in doubt."))
    two = archive.documents.add(
        "two.pdf", b"%PDF-two", reading("Requests help;", media_type="application/pdf")
    )
    first = archive.documents.paragraphs(one.document)
    second = archive.documents.paragraphs(two.document)
    themes = archive.themes
    peace, health = themes.find("Peace").id, themes.find("Health").id
    talks = themes.add("Talks", parent=peace, description="Belongs:\n- talks\n\nNot: war.")
    themes.retire(themes.add("Old", colour="#123456"))
    start = EMOJI.index("peace")
    archive.tags.add(peace, [Anchor(first[1].id), Anchor(first[1].id, start, start + 5)])
    archive.tags.add(talks, [Anchor(first[1].id, start, start + 5)])
    (doubtful,) = archive.tags.add(health, [Anchor(first[2].id)], sure=False)
    archive.tags.add(themes.find("Old").id, [Anchor(second[1].id)])
    archive.annotations.add(Target(tag=doubtful), "Why **health**?")
    archive.annotations.add(Target(anchor=Anchor(first[1].id, 0, 2)), "On words.\n\nTwo lines.")
    archive.annotations.add(Target(anchor=Anchor(second[1].id)), "On a paragraph <b>&</b>")
    archive.annotations.add(Target(document=one.document), "On a document")
    archive.annotations.add(Target(theme=talks), "On a theme")
    archive.collections.add("Both", [one.document, two.document])
    archive.collections.add("None")
    archive.pairs.pair(first[1].id, second[1].id)
    archive.pairs.part(first[2].id, second[1].id)
    archive.bookmarks.toggle(first[2].id, "Come back")
    archive.documents.correct(one.document, title="Of war and peace", place="Geneva")
    return [one.document, two.document]


def project_of(archive: Archive, path: Path, *, at: str = AT) -> Path:
    """The archive as a project file."""
    projects = archive.projects
    with projects.snapshot():
        export_project(
            projects.head("Ours", archive.person),
            projects.documents(),
            projects.original,
            path,
            exported_at=at,
        )
    return path


def damage(path: Path, content: bytes) -> str:
    """Turn round a byte of the packed member that has this content; the name of the member."""
    with zipfile.ZipFile(path) as file:
        (entry,) = (each for each in file.infolist() if file.read(each) == content)
    packed = bytearray(path.read_bytes())
    header = packed[entry.header_offset : entry.header_offset + 30]
    lengths = [int.from_bytes(header[at : at + 2], "little") for at in (26, 28)]
    packed[entry.header_offset + 30 + sum(lengths) + entry.compress_size // 2] ^= 0xFF
    path.write_bytes(packed)
    return entry.filename
