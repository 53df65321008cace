from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from importers import Block, Kind, Metadata, ParsedDocument, RecognisedPage, RecognisedWord
from viewer.archive import Archive
from viewer.archive.errors import ArchiveError

PAGE = RecognisedPage(
    2, 595, 842, 0, "eng", "tesseract 5", (RecognisedWord("Seen", 1, 2, 3, 4, 3.5, 2, 0.75, 0),)
)
SHA = "a" * 64


def parsed(*recognised: int, unread: tuple[int, ...] = ()) -> ParsedDocument:
    block = Block(0, Kind.PARAGRAPH, "Seen", page=1, confidence=0.75 if recognised else None)
    return ParsedDocument(
        "pdf",
        1,
        "application/pdf",
        Metadata(),
        (block,),
        pages=3,
        unread=unread,
        recognised=recognised,
    )


def test_the_newest_of_each_page_holds(archive: Archive) -> None:
    newer = replace(PAGE, languages="fra")
    for page in (PAGE, replace(PAGE, page=1), newer):
        archive.recognitions.keep(SHA, page)
    assert archive.recognitions.of(SHA) == [replace(PAGE, page=1), newer]
    assert archive.recognitions.of("b" * 64) == []


def test_keeping_a_page_is_no_edit(archive: Archive) -> None:
    archive.recognitions.keep(SHA, PAGE)
    assert archive.history.edits() == []
    assert archive.check() == []


def test_what_was_recognised_never_changes(archive: Archive) -> None:
    archive.recognitions.keep(SHA, PAGE)
    for statement in ("UPDATE recognised_pages SET page = 9", "DELETE FROM recognised_pages"):
        with pytest.raises((ArchiveError, sqlite3.Error), match="immutable"):
            archive._connection.run(statement)


def test_a_reading_takes_the_pages_it_shows_and_those_it_is_given(archive: Archive) -> None:
    document = archive.documents.add("a.pdf", b"a", parsed(2, unread=(3,))).document
    sha = archive.documents.get(document).sha256
    pages = [replace(PAGE, page=number) for number in (1, 2, 3)]
    for page in pages:
        archive.recognitions.keep(sha, page)
    assert archive.recognitions.shown(sha) == [pages[1]]
    assert archive.recognitions.shown(sha, [3]) == pages[1:]
    assert archive.recognitions.shown(SHA) == []


def test_documents_know_what_recognition_read_and_what_it_could(archive: Archive) -> None:
    document = archive.documents.add("a.pdf", b"a", parsed(1, 2, unread=(3,))).document
    found = archive.documents.get(document)
    assert (found.recognised, found.unread) == ((1, 2), (3,))
    assert [each.confidence for each in archive.documents.paragraphs(document)] == [0.75]
    plain = archive.documents.add("b.pdf", b"b", parsed()).document
    assert [each.confidence for each in archive.documents.paragraphs(plain)] == [None]


def test_a_reading_with_another_page_recognised_is_a_new_one(archive: Archive) -> None:
    document = archive.documents.add("a.pdf", b"a", parsed(1, unread=(3,))).document
    assert not archive.readings.is_new(document, parsed(1, unread=(3,)))
    assert archive.readings.is_new(document, parsed(1, 3))
