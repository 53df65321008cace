"""Comments of files as notes: by their authors, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from importers.parsed import ParsedDocument, Remark
from tests.viewer.archive.making import TEXTS, parsed
from viewer.archive import Archive
from viewer.archive.readings import Earlier, Move
from viewer.archive.remarks import NO_NAME
from viewer.domain import Annotation, DocumentId

ON_WORDS = Remark("7", 1, 0, 8, "Amina Diallo", "2024-03-05T10:11:12Z", "Too weak.")
ON_ALL = Remark("8", 2, None, None, "", None, "Agreed language.")


def reading(
    *remarks: Remark, texts: Sequence[str] = TEXTS, importer: str = "docx"
) -> ParsedDocument:
    return replace(parsed(texts), importer=importer, remarks=remarks)


def add(archive: Archive, *remarks: Remark) -> DocumentId:
    return archive.documents.add("a.docx", b"a.docx", reading(*remarks)).document


def notes(archive: Archive, document: DocumentId) -> list[Annotation]:
    return archive.annotations.of_document(document)


def stay(earlier: Sequence[Earlier]) -> list[Move]:
    return [Move(each, each.passage) for one in earlier for each in one.standing]


def test_a_comment_is_a_note_on_its_words_by_its_author(archive: Archive) -> None:
    document = add(archive, ON_WORDS, ON_ALL)
    first, second = notes(archive, document)
    assert (first.body, first.quote, first.created_by) == ("Too weak.", "Requests", "Amina Diallo")
    assert first.created_at == "2024-03-05T10:11:12Z"
    anchor = second.target.anchor
    assert anchor is not None
    assert (second.body, second.created_by, anchor.whole) == ("Agreed language.", NO_NAME, True)
    assert [person.name for person in archive.people.all()].count("Amina Diallo") == 1


def test_undo_of_the_import_takes_them_too(archive: Archive) -> None:
    document = add(archive, ON_WORDS)
    archive.history.undo(archive.history.edits()[0].id)
    assert archive.annotations.all() == []
    archive.history.redo(archive.history.edits()[0].id)
    assert [each.body for each in notes(archive, document)] == ["Too weak."]


def test_a_new_reading_brings_only_new_ones(archive: Archive) -> None:
    document = add(archive, ON_WORDS)
    (before,) = notes(archive, document)
    archive.readings.replace(document, reading(ON_WORDS, ON_ALL), stay)
    first, second = notes(archive, document)
    assert (first.id, first.quote) == (before.id, "Requests")
    assert second.body == "Agreed language."


def test_a_reading_that_only_brings_comments_is_new(archive: Archive) -> None:
    document = add(archive)
    assert archive.readings.is_new(document, reading(ON_WORDS))
    archive.readings.replace(document, reading(ON_WORDS), stay)
    assert not archive.readings.is_new(document, reading(ON_WORDS))


def test_one_that_was_deleted_or_changed_stays_so(archive: Archive) -> None:
    document = add(archive, ON_WORDS, ON_ALL)
    first, second = notes(archive, document)
    archive.annotations.remove([first.id])
    archive.annotations.change(second.id, "Agreed in 2019.")
    assert not archive.readings.is_new(document, reading(ON_WORDS, ON_ALL))
    archive.readings.replace(document, reading(ON_WORDS, ON_ALL, importer="x"), stay)
    assert [each.body for each in notes(archive, document)] == ["Agreed in 2019."]


def test_one_that_was_taken_back_with_its_reading_comes_again(archive: Archive) -> None:
    document = add(archive)
    archive.readings.replace(document, reading(ON_WORDS), stay)
    archive.history.undo(archive.history.edits()[0].id)
    assert notes(archive, document) == []
    archive.readings.replace(document, reading(replace(ON_WORDS, start=9, end=12)), stay)
    assert [each.quote for each in notes(archive, document)] == ["the"]
