"""Mentions of documents, kept as they were found and resolved as the archive stands."""

from __future__ import annotations

import pytest

from tests.viewer.archive.making import add, parsed
from viewer.analysis.references import FINDER
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.finding.citations import settle


@pytest.fixture
def citing(archive: Archive) -> DocumentId:
    document = add(
        archive,
        (
            "Recalling its resolutions 37/4 of 22 October 1982 and 61/49 of 4 December 2006,",
            "Recalling also A/60/633-S/2005/826, annex III, and Security Council resolution 242,",
        ),
        name="citing.txt",
        symbol="A/RES/67/264",
        body="General Assembly",
        date="2013-05-17",
    )
    settle(archive)
    return document


def meant(archive: Archive, document: DocumentId) -> dict[str, tuple[DocumentId, ...]]:
    return {each.reference.symbol: each.means for each in archive.references.of(document)}


def test_a_mention_finds_a_document_that_comes_later(archive: Archive, citing: DocumentId) -> None:
    assert set(meant(archive, citing)) == {
        "A/RES/37/4",
        "A/RES/61/49",
        "A/60/633-S/2005/826",
        "S/RES/242",
    }
    assert not any(meant(archive, citing).values())

    letter = add(archive, ("A letter.",), name="letter.txt", symbol="S/2005/826")
    council = add(archive, ("A resolution.",), name="council.txt", symbol="S/RES/242 (1967)")
    found = meant(archive, citing)
    assert found["A/60/633-S/2005/826"] == (letter,)
    assert found["S/RES/242"] == (council,)

    (mention,) = archive.references.cited_by(council)
    paragraph = archive.documents.paragraph(mention.paragraph)
    words = paragraph.text[mention.reference.start : mention.reference.end]
    assert (mention.document, words) == (citing, mention.reference.mention)
    assert mention.label == "2."


def test_a_correction_a_removal_and_their_undo_are_followed(
    archive: Archive, citing: DocumentId
) -> None:
    other = add(archive, ("Other.",), name="other.txt", symbol="A/RES/1/1")
    archive.documents.correct(other, symbol="A/RES/61/49")
    assert meant(archive, citing)["A/RES/61/49"] == (other,)
    assert [each.document for each in archive.references.cited_by(other)] == [citing]

    archive.documents.remove([other])
    assert meant(archive, citing)["A/RES/61/49"] == ()
    assert "A/RES/61/49" in {each.symbol for each in archive.references.missing()}
    archive.history.undo(archive.history.edits()[0].id)
    assert meant(archive, citing)["A/RES/61/49"] == (other,)
    assert "A/RES/61/49" not in {each.symbol for each in archive.references.missing()}

    archive.documents.remove([citing])
    assert archive.references.of(citing) == []
    assert archive.references.cited_by(other) == []
    assert archive.references.missing() == []


def test_what_a_document_is_said_to_be_changes_what_its_resolutions_are(
    archive: Archive, citing: DocumentId
) -> None:
    assert archive.references.pending(FINDER) == []
    archive.documents.correct(citing, body="Human Rights Council", symbol="A/HRC/1")
    assert archive.references.pending(FINDER) == [citing]
    assert settle(archive) == 1
    assert "A/HRC/RES/61/49" in meant(archive, citing)
    assert settle(archive) == 0
    assert archive.references.pending(FINDER + 1) == [citing]


def test_a_new_reading_is_found_anew(archive: Archive, citing: DocumentId) -> None:
    again = parsed(("Recalling its resolution 55/9,",))
    archive.readings.replace(citing, again, lambda _standing: ())
    assert archive.references.of(citing) == []
    assert archive.references.pending(FINDER) == [citing]
    settle(archive)
    assert set(meant(archive, citing)) == {"A/RES/55/9"}

    archive.history.undo(archive.history.edits()[0].id)
    assert archive.references.of(citing) == []
    settle(archive)
    assert "A/RES/37/4" in meant(archive, citing)


def test_what_is_missing_is_told_once_with_how_often(archive: Archive, citing: DocumentId) -> None:
    add(
        archive,
        ("Pursuant to resolution 61/49 and to A/RES/61/49 and S/RES/242 (1967)",),
        name="second.txt",
        symbol="A/70/1",
    )
    settle(archive)
    missing = {each.symbol: each for each in archive.references.missing()}
    assert (missing["A/RES/61/49"].documents, missing["A/RES/61/49"].mentions) == (2, 3)
    assert missing["A/RES/61/49"].date == "2006-12-04"
    assert missing["S/RES/242(1967)"].documents == 2
    assert list(missing).count("A/60/633-S/2005/826") == 1
    assert archive.references.missing()[0].documents == 2


def test_a_document_is_not_linked_with_itself(archive: Archive, citing: DocumentId) -> None:
    older = add(archive, ("Of 2006.",), name="old.txt", symbol="A/RES/61/49", date="2006-12-04")
    settle(archive)
    assert archive.references.links() == [(citing, older, 1)]


def test_an_archive_that_only_is_read_stays_as_it_is(archive: Archive) -> None:
    document = add(archive, ("See A/RES/61/49.",), name="b.txt")
    with archive.again(read_only=True) as reader:
        assert settle(reader) == 0
        assert reader.references.of(document) == []
        assert reader.references.pending(FINDER) == [document]
