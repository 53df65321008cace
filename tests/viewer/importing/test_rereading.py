"""Originals of the archive through the workers again, and back into it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import seeds
from importers import read
from importers.parsed import Metadata, ParsedDocument
from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.analysis.degrading import IMPORTERS, anchors, degraded
from tests.viewer.importing import saboteur
from tests.viewer.importing.conftest import write
from viewer.archive import Archive, TagsChanged
from viewer.domain import Anchor, Document, DocumentId, NotFound, Target, ThemeId
from viewer.importing import Progress, Workers, import_files
from viewer.importing import workers as pool_module
from viewer.importing.reread_report import Reread, RereadReport
from viewer.importing.rereading import NoRoom, reread_documents
from viewer.importing.resettling import moves


def worse(parsed: ParsedDocument, chance: random.Random, importer: str) -> ParsedDocument:
    """The same original as a worse importer would have read it."""
    lines = IMPORTERS[importer](chance)
    blocks = tuple(degraded(parsed.blocks, chance, lines_a_block=lines).blocks)
    return replace(parsed, importer_version=0, blocks=blocks, metadata=Metadata())


@pytest.fixture
def tagged(archive: Archive) -> list[DocumentId]:
    """The five samples as a worse importer read them, with 60 tags and notes on each."""
    chance = random.Random(11)
    found = []
    for path in seeds.documents():
        blocks = degraded(read(path).blocks, chance, lines_a_block=lambda: chance.randint(1, 6))
        reading = replace(read(path), blocks=tuple(blocks.blocks), metadata=Metadata())
        document = archive.documents.add(path.name, path.read_bytes(), reading).document
        texts = archive.documents.paragraphs(document)
        with archive.edit("Tag"):
            for number, each in enumerate(anchors(blocks, chance, 60)):
                anchor = Anchor(texts[each.index].id, each.start, each.end)
                if number % 6:
                    archive.tags.add(ThemeId(number % 3 + 1), [anchor])
                else:
                    archive.annotations.add(Target(anchor=anchor), "Note")
        found.append(document)
    return found


def made(archive: Archive) -> list[list[dict[str, Any]]]:
    """What people made and can see, but for when it was last changed."""
    return [
        [
            {column: row[column] for column in row.keys() if column != "changed_at"}  # noqa: SIM118
            for row in archive._connection.rows(
                f"SELECT * FROM {noun} WHERE removed_at IS NULL ORDER BY id"
            )
        ]
        for noun in ("documents", "tags", "annotations")
    ]


def test_better_readings_keep_every_tag_and_note(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    tags, notes = sum(d.tags for d in archive.documents.all()), len(archive.annotations.all())
    before = made(archive)

    report = reread_documents(archive, tagged, workers=warm)

    assert [each.result for each in report.documents] == ["new"] * 5
    assert archive.check() == []
    for each, path in zip(report.documents, seeds.documents(), strict=True):
        expected = [block.text for block in read(path).blocks]
        shown = archive.documents.paragraphs(each.document, furniture=True)
        assert [paragraph.text for paragraph in shown] == expected
        assert each.after == len(expected)
        assert not each.orphaned
    settled = [each for document in report.documents for each in document.settled]
    assert len(settled) == tags + notes
    assert report.edit is not None
    assert archive.history.get(report.edit).label == "Read 5 documents again"
    assert len(archive.annotations.all()) == notes
    archive.history.undo(report.edit)
    assert made(archive) == before
    assert archive.check() == []


def test_a_dry_run_tells_the_same_and_changes_nothing(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    before, edits = made(archive), len(archive.history.edits())

    with archive.again(read_only=True) as reader:
        foreseen = reread_documents(reader, tagged, workers=warm, dry_run=True)

    assert foreseen.edit is None
    assert (made(archive), len(archive.history.edits())) == (before, edits)
    done = reread_documents(archive, tagged, workers=warm)
    assert done.documents == foreseen.documents
    assert done.sentence() == foreseen.sentence()


def test_what_is_read_as_before_is_left_alone(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    write(folder, "a.txt", "b.txt")
    import_files(archive, [folder], workers=warm)
    told: list[object] = []
    archive.subscribe(told.extend)

    report = reread_documents(archive, [DocumentId(1), DocumentId(2)], workers=warm)

    assert [each.result for each in report.documents] == ["same", "same"]
    assert report.edit is None
    assert report.sentence() == "Nothing new: 2 documents as before."
    assert told == []
    assert archive._connection.value("SELECT count(*) FROM versions") == 2


def test_a_second_time_there_is_nothing_new(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    reread_documents(archive, tagged, workers=warm)
    before = made(archive)

    again = reread_documents(archive, [*tagged, tagged[0]], workers=warm)

    assert [each.result for each in again.documents] == ["same"] * 5
    assert made(archive) == before


@pytest.mark.parametrize("importer", IMPORTERS)
def test_a_worse_reading_and_a_better_one_again_lose_nothing(
    archive: Archive, warm: Workers, importer: str
) -> None:
    """What the worse one moved in doubt begins from where a person had put it."""
    path = seeds.documents()[3]
    parsed = read(path)
    document = archive.documents.add(path.name, path.read_bytes(), parsed).document
    texts = archive.documents.paragraphs(document)
    archive.tags.add(ThemeId(1), [Anchor(each.id) for each in texts[5:30]])
    archive.tags.add(ThemeId(2), [Anchor(each.id, 4, 30) for each in texts[5:30]])
    quotes = sorted(tag.quote for tag in archive.tags.of_document(document))
    reading = worse(parsed, random.Random(importer), importer)
    archive.readings.replace(document, reading, lambda earlier: moves(earlier, reading.blocks))
    report = reread_documents(archive, [document], workers=warm)

    assert report.documents[0].orphaned == ()
    assert sorted(tag.quote for tag in archive.tags.of_document(document)) == quotes
    assert archive.history.edits()[0].label == "Read again “A/RES/67/264”"


def test_what_cannot_be_read_any_more_is_named_and_left_as_it_is(
    archive: Archive, warm: Workers, folder: Path
) -> None:
    page = Page()
    page.text(72, 72, "The General Assembly adopts this resolution.")
    secret = folder / "secret.pdf"
    secret.write_bytes(make_pdf(page, password="geneva"))
    write(folder, "a.txt")
    import_files(archive, [folder], workers=warm, passwords={secret: "geneva"})
    reading = replace(read(folder / "a.txt"), importer="gone")
    lost = archive.documents.add("binary.txt", bytes(range(256)) * 40, reading).document
    locked = archive.documents.find("secret.pdf").id

    report = reread_documents(archive, [locked, lost], workers=warm)

    assert [each.result for each in report.documents] == ["password", "failed"]
    assert "binary.txt" in report.failed[1].sentence
    assert report.sentence() == "0 documents read anew, 2 failed."
    assert report.edit is None
    known = reread_documents(archive, [locked], workers=warm, passwords={locked: "geneva"})
    assert [each.result for each in known.documents] == ["same"]


def test_documents_with_one_name_are_told_apart(archive: Archive, warm: Workers) -> None:
    parsed = read(seeds.documents()[0])
    ids = [
        archive.documents.add("../a name/letter.txt", text, parsed).document
        for text in (b"One letter.\n", b"Another letter.\n")
    ]

    report = reread_documents(archive, ids, workers=warm)

    assert [each.result for each in report.documents] == ["new", "new"]
    shown = [archive.documents.paragraphs(each)[0].text for each in ids]
    assert shown == ["One letter.", "Another letter."]


def test_a_document_that_is_not_there_is_refused(archive: Archive, warm: Workers) -> None:
    with pytest.raises(NotFound):
        reread_documents(archive, [DocumentId(9)], workers=warm)


def test_one_that_is_removed_meanwhile_stops_nothing(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    def remove(progress: Progress) -> None:
        if progress.done == 0 and archive.documents.count() == 5:
            archive.documents.remove([tagged[4]])

    report = reread_documents(archive, tagged, workers=warm, progress=remove)

    assert [each.result for each in report.documents] == ["new"] * 4 + ["failed"]
    assert "removed" in report.failed[0].sentence


def test_a_cancel_keeps_what_was_done(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    done: list[int] = []

    report = reread_documents(
        archive,
        tagged,
        workers=warm,
        progress=lambda progress: done.append(progress.done),
        cancelled=lambda: bool(done) and done[-1] >= 2,
    )

    results = [each.result for each in report.documents]
    assert 2 <= results.count("new") < 5
    assert set(results) == {"new", "cancelled"}
    assert report.edit is not None
    count = results.count("new")
    assert archive.history.get(report.edit).label == f"Read {count} documents again"
    assert archive.check() == []


def test_progress_names_documents_and_ends_at_the_last(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    told: list[Progress] = []

    reread_documents(archive, tagged, workers=warm, dry_run=True, progress=told.append)

    assert (told[-1].done, told[-1].total, told[-1].fraction) == (5, 5, 1.0)
    named = {name for each in told for name in each.current}
    assert named
    assert named <= {path.name for path in seeds.documents()}


def test_a_reader_that_crashes_costs_its_document(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = read(seeds.documents()[0])
    ids = [
        archive.documents.add(name, name.encode(), parsed).document
        for name in ("crash.txt", "fine.txt")
    ]
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)
    with Workers(1) as workers:
        report = reread_documents(archive, ids, workers=workers)

    assert [each.result for each in report.documents] == ["failed", "new"]
    assert report.failed[0].sentence.startswith("“crash.txt” makes its reader crash")


def test_no_room_for_a_copy_is_said(
    archive: Archive, warm: Workers, tagged: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NoRoom, match="Make room there"):
        reread_documents(archive, tagged, workers=warm)
    monkeypatch.undo()
    assert reread_documents(archive, tagged, workers=warm).failed == ()


def test_others_may_tag_while_documents_are_read(
    archive: Archive, warm: Workers, tagged: list[DocumentId]
) -> None:
    told: list[object] = []
    archive.subscribe(told.extend)
    seen: list[int] = []

    def tag(progress: Progress) -> None:
        if progress.done == 1 and not seen:
            seen.append(len(archive.history.edits()))
            first = archive.documents.paragraphs(tagged[4])[0]
            archive.tags.add(ThemeId(3), [Anchor(first.id)])

    report = reread_documents(archive, tagged, workers=warm, progress=tag)

    assert [each.result for each in report.documents] == ["new"] * 5
    assert any(isinstance(each, TagsChanged) for each in told)
    assert archive.check() == []


RUSSIAN = (
    "Доклад Генерального секретаря\n\nСовет постановил продолжать заниматься этим вопросом.\n\n"
    "Государства-члены призываются сотрудничать с Организацией.\n"
)


@pytest.fixture
def misread(archive: Archive, folder: Path, warm: Workers) -> Document:
    """A Russian text that was read as if it were Western, tagged in words and in a paragraph."""
    file = folder / "доклад.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    parsed = read(file, encoding="cp1252")
    document = archive.documents.add(file.name, file.read_bytes(), parsed).document
    texts = archive.documents.paragraphs(document)
    archive.tags.add(ThemeId(1), [Anchor(texts[-1].id), Anchor(texts[-2].id, 6, 16)])
    return archive.documents.get(document)


def test_another_encoding_is_a_new_reading_and_takes_the_tags_along(
    archive: Archive, misread: Document, warm: Workers
) -> None:
    assert misread.encoding == "cp1252"
    foreseen = reread_documents(
        archive, [misread.id], workers=warm, encodings={misread.id: "cp1251"}, dry_run=True
    )
    report = reread_documents(archive, [misread.id], workers=warm, encodings={misread.id: "cp1251"})

    assert (
        foreseen.sentence() == report.sentence() == "1 document read anew; 2 tags and notes moved."
    )
    after = archive.documents.get(misread.id)
    assert (after.encoding, after.corrected) == ("cp1251", frozenset({"encoding"}))
    words = {tag.quote for tag in archive.tags.of_document(misread.id)}
    assert words == {"постановил", RUSSIAN.splitlines()[-1]}
    assert archive.documents.paragraphs(misread.id)[0].text == "Доклад Генерального секретаря"
    assert archive.check() == []


def test_what_a_person_said_of_the_encoding_holds_until_it_is_taken_back(
    archive: Archive, misread: Document, warm: Workers
) -> None:
    chosen = reread_documents(archive, [misread.id], workers=warm, encodings={misread.id: "koi8-r"})
    again = reread_documents(archive, [misread.id], workers=warm)
    assert again.sentence() == "Nothing new: 1 document as before."
    assert archive.documents.get(misread.id).encoding == "koi8-r"

    told = reread_documents(archive, [misread.id], workers=warm, encodings={misread.id: ""})
    assert told.of("new")
    after = archive.documents.get(misread.id)
    assert (after.encoding, after.corrected) == ("cp1251", frozenset())
    assert len(archive.tags.of_document(misread.id)) == 2

    for report in (told, chosen):
        assert report.edit is not None
        archive.history.undo(report.edit)
    assert archive.documents.get(misread.id) == misread


def test_an_encoding_that_cannot_be_leaves_the_document_alone(
    archive: Archive, misread: Document, warm: Workers
) -> None:
    report = reread_documents(archive, [misread.id], workers=warm, encodings={misread.id: "utf-8"})
    assert [each.sentence for each in report.failed] == [
        "“доклад.txt” is not in UTF-8. Choose another encoding."
    ]
    assert archive.documents.get(misread.id) == misread


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        (["new"], "1 document read anew."),
        (["new", "same", "same"], "1 document read anew, 2 as before."),
        (["failed", "password", "cancelled"], "0 documents read anew, 2 failed, 1 cancelled."),
        (["same"], "Nothing new: 1 document as before."),
        ([], "0 documents read anew."),
    ],
)
def test_the_end_is_a_sentence(results: list[Any], sentence: str) -> None:
    documents = tuple(Reread(DocumentId(1), "a", result, "") for result in results)
    assert RereadReport(documents, None).sentence() == sentence


def test_the_sentence_counts_what_moved_and_what_to_look_at(
    archive: Archive, warm: Workers
) -> None:
    path = seeds.documents()[0]
    parsed = read(path)
    longer = replace(
        parsed.blocks[3], text=f"{parsed.blocks[3].text} {parsed.blocks[4].text}", index=3
    )
    later = [replace(block, index=block.index - 1) for block in parsed.blocks[5:]]
    reading = replace(parsed, blocks=(*parsed.blocks[:3], longer, *later))
    document = archive.documents.add(path.name, path.read_bytes(), reading).document
    texts = archive.documents.paragraphs(document)
    archive.tags.add(ThemeId(1), [Anchor(each.id) for each in texts[2:5]])

    report = reread_documents(archive, [document], workers=warm)

    assert report.sentence() == ("1 document read anew; 3 tags and notes moved, 1 to be looked at.")
    (looked,) = report.documents[0].to_look_at
    assert looked.why == "its words are in 2 paragraphs now"
    assert looked.now == f"{parsed.blocks[3].text} … {parsed.blocks[4].text}"
    assert looked.was == longer.text
    assert looked.theme_name == "Peace"
    assert len(archive.doubts.all(document)) == 2
