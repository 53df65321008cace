from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive.readings import Move
from viewer.domain import Anchor, DocumentId, Target
from viewer.ui.models.notes_model import NotesModel, read_notes
from viewer.ui.session import Session


def write_three(session: Session, document: DocumentId) -> None:
    archive = session.archive
    paragraph = archive.documents.at(document, 1)
    archive.annotations.add(Target(document, Anchor(paragraph.id)), "On a *paragraph*")
    archive.annotations.add(Target(document, Anchor(paragraph.id, 0, 8)), "On words")
    archive.annotations.add(Target(document), "On the document")
    archive.annotations.add(Target(theme=archive.themes.find("Peace").id), "On a theme")


def test_the_model_is_sound(
    session: Session, resolution: DocumentId, sound: Callable[[QAbstractItemModel], None]
) -> None:
    write_three(session, resolution)
    model = NotesModel()
    model.show(read_notes(session.archive))
    assert model.rowCount() == 4
    sound(model)


def test_every_note_names_its_source_and_place(session: Session, resolution: DocumentId) -> None:
    write_three(session, resolution)
    rows = {row.note.body: row for row in read_notes(session.archive)}
    assert rows["On a *paragraph*"].source == "A/RES/67/264"
    assert rows["On a *paragraph*"].place == "1 · p. 1"
    assert rows["On words"].note.quote == "Requests"
    assert rows["On the document"].place == ""
    assert rows["On the document"].document == resolution
    assert rows["On a theme"].source == "Theme Peace"
    assert rows["On a theme"].document is None


def test_a_note_whose_words_a_new_reading_does_not_have_stays_in_the_list(
    session: Session, resolution: DocumentId
) -> None:
    write_three(session, resolution)
    archive = session.archive
    blocks = (Block(0, Kind.PARAGRAPH, "Another reading altogether."),)
    parsed = ParsedDocument("text", 2, "text/plain", Metadata(symbol="A/RES/67/264"), blocks)
    archive.readings.replace(
        resolution,
        parsed,
        lambda readings: [Move(each, None) for r in readings for each in r.standing],
    )

    rows = {row.note.body: row for row in read_notes(archive, document=resolution)}

    assert len(rows) == 3
    assert rows["On words"].note.quote == "Requests"
    assert rows["On words"].place == "words not found"
    assert (rows["On words"].document, rows["On words"].paragraph) == (resolution, None)
    assert rows["On the document"].place == ""


def test_words_and_document_narrow_the_list(session: Session, resolution: DocumentId) -> None:
    write_three(session, resolution)
    assert [row.note.body for row in read_notes(session.archive, words="theme")] == ["On a theme"]
    assert len(read_notes(session.archive, document=resolution)) == 3


def test_a_changed_note_is_only_painted_again(session: Session, resolution: DocumentId) -> None:
    write_three(session, resolution)
    model = NotesModel()
    model.show(read_notes(session.archive, document=resolution))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show(read_notes(session.archive, document=resolution))
    assert not resets
    model.show([])
    assert resets == [True]


def test_a_screen_reader_hears_the_note_and_where_it_is(
    session: Session, resolution: DocumentId
) -> None:
    write_three(session, resolution)
    model = NotesModel()
    model.show(read_notes(session.archive, words="words"))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("On words, A/RES/67/264, 1 · p. 1, Ada, ")
