"""Documents read again from the window, in real worker processes: foreseen, asked, done, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

import seeds
from importers import read
from tests.importers.pdffiles import Page, make_pdf
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target, ThemeId, Verdict
from viewer.importing import Workers
from viewer.importing.reread_report import Reread, RereadReport, Resettled
from viewer.ui.frame.reread_preview import RereadPreview, said
from viewer.ui.frame.rereading import EVERYTHING
from viewer.ui.panes.library import LibraryPane
from viewer.ui.window import Window


@pytest.fixture
def window(window: Window) -> Iterator[Window]:
    window.importing._workers = Workers(1)
    window.show()
    yield window
    window.importing.close()


@pytest.fixture
def older(archive: Archive) -> DocumentId:
    """The press release, of which an older importer took two paragraphs for one, tagged."""
    path = seeds.documents()[0]
    parsed = read(path)
    two = f"{parsed.blocks[3].text} {parsed.blocks[4].text}"
    made_up = replace(parsed.blocks[4], text="Words that an older importer made up.")
    blocks = (*parsed.blocks[:3], replace(parsed.blocks[3], text=two), made_up, *parsed.blocks[5:])
    reading = replace(parsed, blocks=blocks)
    document = archive.documents.add(path.name, path.read_bytes(), reading).document
    places = [Anchor(archive.documents.at(document, index).id) for index in (2, 3)]
    archive.tags.add(ThemeId(1), places)
    gone = Anchor(archive.documents.at(document, 4).id)
    archive.annotations.add(Target(anchor=gone), "What is this?")
    return document


def preview(window: Window, documents: tuple[DocumentId, ...] | str) -> RereadPreview | None:
    window.session.perform("reread.documents", documents)
    assert window.session.background.wait()
    found = window.findChildren(RereadPreview)
    return found[-1] if found else None


def test_what_would_change_is_shown_before_it_does(window: Window, older: DocumentId) -> None:
    dialog = preview(window, (older,))

    assert dialog is not None
    assert dialog.isVisible()
    assert "23 blocks before, 23 now." in dialog.said.text()
    assert "Tags and notes that move: 1 with their words, 1 in doubt." in dialog.said.text()
    assert dialog.table.rows.rowCount() == 2
    words = [dialog.table.rows.index(row, 3).data() for row in range(2)]
    assert "Words that an older importer made up." in words
    dialog.reject()
    assert window.session.archive.doubts.all() == []
    assert window.session.undo_stack.count() == 0


def test_it_is_done_when_it_is_confirmed_and_taken_back_by_undo(
    qtbot: QtBot, window: Window, older: DocumentId
) -> None:
    session = window.session
    before = [tag.quote for tag in session.archive.tags.of_document(older)]
    dialog = preview(window, (older,))
    assert dialog is not None
    assert dialog.apply.isDefault()

    dialog.apply.click()
    assert session.background.wait()

    assert len(session.archive.doubts.all()) == 3
    assert session.undo_stack.undoText().startswith("Read again “New Memorandum")
    assert window.foot.text == "1 document read anew; 2 tags and notes moved, 2 to be looked at."
    assert window.docks["doubts"].isVisible(), "what is to be looked at is shown"
    session.undo_stack.undo()
    assert [tag.quote for tag in session.archive.tags.of_document(older)] == before
    assert session.archive.doubts.all() == []


def test_where_nothing_is_new_a_line_at_the_foot_is_enough(window: Window) -> None:
    path = seeds.documents()[0]
    window.session.archive.documents.add(path.name, path.read_bytes(), read(path))

    assert preview(window, EVERYTHING) is None
    assert window.foot.text == "Nothing new: 1 document as before."


def test_the_library_gives_its_selection(window: Window, older: DocumentId, qtbot: QtBot) -> None:
    library = window.docks["library"].content()
    assert isinstance(library, LibraryPane)
    qtbot.waitUntil(lambda: library.model.rowCount() > 0)
    library.view.selectAll()
    assert library.selected() == [older]

    library.reread()

    assert window.session.background.wait()
    assert window.findChildren(RereadPreview)


def test_what_cannot_be_read_is_named(window: Window, archive: Archive) -> None:
    page = Page()
    page.text(72, 72, "The General Assembly adopts this resolution.")
    reading = replace(read(seeds.documents()[0]), importer="pdf")
    secret = make_pdf(page, password="geneva")
    document = archive.documents.add("secret.pdf", secret, reading).document

    dialog = preview(window, (document,))

    assert dialog is not None
    assert "Not readable, and left as before: 1 document." in dialog.said.text()
    assert "password" in dialog.table.rows.index(0, 2).data()
    assert not dialog.apply.isEnabled()


def test_the_menu_offers_the_open_document_and_all(window: Window, older: DocumentId) -> None:
    bound = window.catalogue.bound("reread.documents")
    assert [choice.text for choice in bound.choices()] == ["All documents"]
    window.session.show_document(older)
    assert [choice.value for choice in bound.choices()] == [(older,), EVERYTHING]
    assert bound.enabled()


def test_an_empty_archive_has_nothing_to_read_again(window: Window) -> None:
    assert not window.catalogue.bound("reread.documents").enabled()


def test_a_cancelled_look_changes_nothing(window: Window, older: DocumentId) -> None:
    session = window.session
    session.perform("reread.documents", (older,))
    session.background.jobs[-1].cancel()
    assert session.background.wait()

    assert window.findChildren(RereadPreview) == []
    assert session.undo_stack.count() == 0


def test_the_counts_are_said_in_sentences() -> None:
    def settled(verdict: Verdict, *, joined: bool = False) -> Resettled:
        return Resettled("tags", 1, ThemeId(1), "Peace", "", verdict, "", "", 0, 1.0, "", joined)

    one = Reread(
        DocumentId(1),
        "A/1",
        "new",
        "",
        5,
        9,
        (
            settled(Verdict.MOVED),
            settled(Verdict.MOVED),
            settled(Verdict.DOUBT),
            settled(Verdict.ORPHAN),
            settled(Verdict.MOVED, joined=True),
        ),
    )
    same = Reread(DocumentId(2), "A/2", "same", "")

    assert said(RereadReport((one, same), None)) == (
        "“A/1” is read otherwise now: 5 blocks before, 9 now. As before: 1 document. "
        "Tags and notes that move: 2 with their words, 1 into another of the same theme, "
        "1 in doubt. Kept without a place, because their words were not found: 1. "
        "These will be listed to be looked at:"
    )
    assert said(RereadReport((replace(one, settled=()), replace(one, settled=()), same), None)) == (
        "2 documents are read otherwise now. As before: 1 document."
    )


def test_the_dialog_has_a_way_out(window: Window, older: DocumentId) -> None:
    dialog = preview(window, (older,))
    assert dialog is not None
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert not dialog.isVisible()
