"""An archive with something of everything that can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.parsed import Block, Kind, Metadata, ParsedDocument, Role
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target, ThemeId

PEACE, HEALTH = ThemeId(1), ThemeId(3)


def document(archive: Archive, name: str, metadata: Metadata, blocks: list[Block]) -> DocumentId:
    parsed = ParsedDocument("text", 1, "text/plain", metadata, tuple(blocks), encoding="utf-8")
    return archive.documents.add(name, name.encode(), parsed).document


def block(
    index: int,
    text: str,
    label: str | None = None,
    kind: Kind = Kind.PARAGRAPH,
    role: Role | None = None,
    language: str | None = None,
) -> Block:
    return Block(index, kind, text, label=label, role=role, language=language)


@pytest.fixture(scope="package")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """To be read only."""
    path: Path = tmp_path_factory.mktemp("library") / "ours.concord"
    with Archive.open(path, person="Ben") as archive:
        fill_first(archive)
    with Archive.open(path, person="Ada") as archive:
        fill_second(archive)
        yield archive


def fill_first(archive: Archive) -> None:
    one = document(
        archive,
        "one.txt",
        Metadata(
            title="Cooperation for peace",
            symbol="A/RES/1",
            date="2013-05-17",
            body="General Assembly",
            language="en",
            kind="resolution",
        ),
        [
            block(0, "Peace and health", kind=Kind.HEADING),
            block(1, "Recalling A/RES/1 on co-operation,", "1.", role=Role.PREAMBULAR),
            block(2, "Requests a follow-up to the war;", "2.", role=Role.OPERATIVE),
            block(3, "health in war and in peace", "(a)", kind=Kind.LIST_ITEM),
            block(4, "page 1 peace", kind=Kind.FURNITURE),
            block(5, "السَّلام والصحة peace", language="ar"),
        ],
    )
    paragraphs = archive.documents.paragraphs(one)
    water = archive.themes.add("Water", parent=HEALTH, description="Rivers and wells in war.")
    archive.tags.add(PEACE, [Anchor(paragraphs[0].id), Anchor(paragraphs[3].id)])
    archive.tags.add(water, [Anchor(paragraphs[2].id, 0, 8)], sure=False)
    archive.annotations.add(
        Target(anchor=Anchor(paragraphs[1].id)), "Is there peace in Coopération?"
    )
    archive.annotations.add(Target(theme=water), "war is no peace")


def fill_second(archive: Archive) -> None:
    two = document(
        archive,
        "two.txt",
        Metadata(title="Report on health", date="2008", language="fr", kind="report"),
        [
            block(0, "La Coopération et la santé, cooperation and peace", "1"),
            block(1, "Peace peace peace followup", "14."),
            block(2, "HEALTH of war victims, health peacefully", language="en"),
        ],
    )
    three = document(
        archive,
        "three.txt",
        Metadata(title="Letter", symbol="S/2005/1", body="Security Council"),
        [block(0, "war war"), block(1, "peace")],
    )
    paragraphs = archive.documents.paragraphs(two)
    archive.tags.add(HEALTH, [Anchor(paragraphs[0].id), Anchor(paragraphs[2].id)])
    archive.annotations.add(Target(document=two), "A report on peace")
    gone = document(archive, "gone.txt", Metadata(title="peace"), [block(0, "peace war health")])
    archive.tags.add(PEACE, [Anchor(archive.documents.paragraphs(gone)[0].id)])
    archive.annotations.add(Target(document=gone), "peace")
    archive.documents.remove([gone])
    archive.documents.correct(three, title="Letter on cooperation")
