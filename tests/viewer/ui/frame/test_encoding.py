"""Another encoding from the window: looked at, chosen, done, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from importers import Source, read_bytes
from tests.importers.pdffiles import Page, make_pdf
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ThemeId
from viewer.importing import Workers, previewing
from viewer.ui.frame import encoding
from viewer.ui.frame.encoding_dialog import AUTOMATIC, EncodingDialog
from viewer.ui.panes.library import LibraryPane
from viewer.ui.widgets.document_dialog import DocumentDialog
from viewer.ui.window import Window

RUSSIAN = "Доклад Генерального секретаря\n\nСовет постановил продолжать заниматься этим вопросом.\n"


@pytest.fixture
def window(window: Window) -> Iterator[Window]:
    window.importing._workers = Workers(1)
    window.show()
    yield window
    window.importing.close()


@pytest.fixture
def misread(archive: Archive) -> DocumentId:
    content = RUSSIAN.encode("cp1251")
    parsed = read_bytes(Source("a.txt", content, encoding="cp1252"))
    document = archive.documents.add("a.txt", content, parsed).document
    archive.tags.add(ThemeId(1), [Anchor(archive.documents.at(document, 1).id)])
    return document


def opened(window: Window, document: DocumentId) -> EncodingDialog:
    window.session.perform("reread.encoding", document)
    assert window.session.background.wait()
    return window.findChildren(EncodingDialog)[-1]


def rows(dialog: EncodingDialog) -> list[str]:
    return [
        item.text(0)
        for number in range(dialog.list.topLevelItemCount())
        if (item := dialog.list.topLevelItem(number)) is not None
    ]


def test_the_list_begins_with_what_is_used_and_what_is_likely(
    window: Window, misread: DocumentId
) -> None:
    dialog = opened(window, misread)
    assert rows(dialog)[:3] == ["Automatic", "Windows-1252  ✓", "Windows-1251"]
    assert "“a.txt” is read in Windows-1252, as Concord told." in dialog.said.text()
    assert dialog.preview.toPlainText().startswith("Äîêëàä")
    dialog.choose("cp1251")
    assert dialog.preview.toPlainText() == RUSSIAN
    assert dialog.apply.isEnabled()
    last = dialog.list.topLevelItem(dialog.list.topLevelItemCount() - 1)
    assert last is not None
    assert last.isDisabled()
    assert last.text(2) == "The file is not in this encoding."
    dialog.reject()


def test_what_is_chosen_is_read_and_can_be_taken_back(window: Window, misread: DocumentId) -> None:
    session = window.session
    before = session.archive.documents.get(misread)
    dialog = opened(window, misread)
    dialog.choose("cp1251")
    dialog.apply.click()
    assert session.background.wait()

    after = session.archive.documents.get(misread)
    assert (after.encoding, after.title) == ("cp1251", "Доклад Генерального секретаря")
    (tag,) = session.archive.tags.of_document(misread)
    assert tag.quote.startswith("Совет постановил")
    assert session.undo_stack.undoText().endswith("as Windows-1251")
    again = opened(window, misread)
    assert "as was chosen" in again.said.text()
    again.choose(AUTOMATIC)
    assert again.apply.isEnabled(), "the choice can be given back"
    again.reject()
    session.undo_stack.undo()
    assert session.archive.documents.get(misread) == before


def test_arabic_is_shown_from_the_right(window: Window, archive: Archive) -> None:
    content = "إن الجمعية العامة تحيط علما بتقرير الأمين العام".encode("cp1256")
    document = archive.documents.add(
        "a.txt", content, read_bytes(Source("a.txt", content))
    ).document
    dialog = opened(window, document)
    dialog.choose("cp1256")
    right = Qt.LayoutDirection.RightToLeft
    assert dialog.preview.document().firstBlock().textDirection() == right
    dialog.choose("cp1251")
    assert dialog.preview.document().firstBlock().textDirection() != right
    dialog.reject()


def test_the_library_and_what_it_says_of_a_document_lead_there(
    qtbot: QtBot, window: Window, misread: DocumentId
) -> None:
    library = window.docks["library"].content()
    assert isinstance(library, LibraryPane)
    qtbot.waitUntil(lambda: library.model.rowCount() > 0)
    library.view.selectAll()
    library.read_in_another_encoding()
    assert window.session.background.wait()
    window.findChildren(EncodingDialog)[-1].reject()

    dialog = library.edit("title")
    assert isinstance(dialog, DocumentDialog)
    (button,) = [b for b in dialog.findChildren(QPushButton) if "encoding" in b.text()]
    button.click()
    assert window.session.background.wait()
    assert window.findChildren(EncodingDialog)[-1].isVisible()


def test_a_file_that_says_its_letters_itself_needs_none(window: Window, archive: Archive) -> None:
    page = Page()
    page.text(72, 72, "The General Assembly adopts this resolution.")
    content = make_pdf(page)
    document = archive.documents.add(
        "a.pdf", content, read_bytes(Source("a.pdf", content))
    ).document
    window.session.perform("reread.encoding", document)
    assert window.session.background.wait()
    assert window.findChildren(EncodingDialog) == []
    assert "nothing to choose" in window.foot.text


def test_the_frame_knows_the_formats_of_the_previews() -> None:
    assert encoding.TEXT_FORMATS == previewing.FORMATS
