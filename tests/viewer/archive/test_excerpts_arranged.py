"""The order of excerpts, and what comes with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Paragraph, ThemeId
from viewer.domain.excerpts import Arrangement

PEACE, HEALTH = ThemeId(1), ThemeId(3)


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    blocks = (
        Block(0, Kind.TITLE, "Cooperation"),
        Block(1, Kind.PARAGRAPH, "The first.", "1."),
        Block(2, Kind.FURNITURE, "page 2 of 3"),
        Block(3, Kind.PARAGRAPH, "The second, of which words are tagged.", "2."),
        Block(4, Kind.FOOTNOTE, "A footnote."),
        Block(5, Kind.PARAGRAPH, "The third.", "3."),
        Block(6, Kind.PARAGRAPH, "The last."),
    )
    parsed = ParsedDocument("pdf", 1, "application/pdf", Metadata(title="C"), blocks)
    return archive.documents.add("r.pdf", b"%PDF", parsed).document


def at(archive: Archive, document: DocumentId, index: int) -> Paragraph:
    return archive.documents.at(document, index)


def test_nothing_is_around_an_excerpt_unless_it_is_asked_for(
    archive: Archive, document: DocumentId
) -> None:
    archive.tags.add(PEACE, [Anchor(at(archive, document, 3).id)])
    (excerpt,) = archive.excerpts.where()
    assert (excerpt.before, excerpt.after) == ((), ())


def test_paragraphs_around_come_in_reading_order_without_furniture(
    archive: Archive, document: DocumentId
) -> None:
    archive.tags.add(PEACE, [Anchor(at(archive, document, 3).id)])
    (excerpt,) = archive.excerpts.where(arrangement=Arrangement(before=2, after=1))
    assert excerpt.before == ("Cooperation", "1. The first.")
    assert excerpt.after == ("3. The third.",)
    (excerpt,) = archive.excerpts.where(arrangement=Arrangement(after=9))
    assert (excerpt.before, excerpt.after) == ((), ("3. The third.", "The last."))


def test_the_rest_of_the_paragraph_stands_around_tagged_words(
    archive: Archive, document: DocumentId
) -> None:
    archive.tags.add(PEACE, [Anchor(at(archive, document, 3).id, 4, 10)])
    (excerpt,) = archive.excerpts.where(arrangement=Arrangement(before=1, after=1))
    assert excerpt.text == "second"
    assert excerpt.before == ("1. The first.", "2. The …")
    assert excerpt.after == ("… , of which words are tagged.", "3. The third.")


def test_at_the_ends_of_a_document_there_is_nothing_more(
    archive: Archive, document: DocumentId
) -> None:
    first, last = at(archive, document, 0), at(archive, document, 6)
    archive.tags.add(PEACE, [Anchor(first.id), Anchor(last.id, 0, 9)])
    begin, end = archive.excerpts.where(arrangement=Arrangement(before=1, after=1))
    assert (begin.before, begin.after) == ((), ("1. The first.",))
    assert (end.before, end.after) == (("3. The third.",), ())


def test_a_theme_says_what_it_is_under(archive: Archive, document: DocumentId) -> None:
    talks = archive.themes.add("Talks", parent=PEACE)
    women = archive.themes.add("Women", parent=talks)
    for theme in (PEACE, women, HEALTH):
        archive.tags.add(theme, [Anchor(at(archive, document, 1).id)])
    assert [each.theme_path for each in archive.excerpts.where()] == [(), ("Peace", "Talks"), ()]


def test_excerpts_by_document_year_person_or_not_at_all(archive: Archive, tmp_path: Path) -> None:
    new = add(archive, name="new.txt", date="2015-01-01")
    old = add(archive, name="old.txt", date="2013")
    undated = add(archive, name="undated.txt")
    for document, theme in ((undated, PEACE), (new, HEALTH), (new, PEACE), (old, HEALTH)):
        archive.tags.add(theme, anchors(archive, document)[:1])
    archive.people.work_as("Aaron")
    archive.tags.add(PEACE, anchors(archive, old)[1:2])

    def found(*by: str) -> list[tuple[int, int]]:
        wanted = Arrangement(by)  # type: ignore[arg-type]
        rows = archive.excerpts.where(arrangement=wanted)
        return [(each.document, each.theme) for each in rows]

    by_document = [(old, HEALTH), (old, PEACE), (new, PEACE), (new, HEALTH), (undated, PEACE)]
    assert found("document") == found("date") == found() == by_document
    assert found("theme")[0] == (old, PEACE)
    assert found("person")[0] == (old, PEACE)
    assert found("date", "theme") == [
        (old, PEACE),
        (old, HEALTH),
        (new, PEACE),
        (new, HEALTH),
        (undated, PEACE),
    ]
