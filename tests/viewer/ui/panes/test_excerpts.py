from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ExcerptFilter
from viewer.ui.commands.exporting import Choices, Format, formats
from viewer.ui.models.excerpts_order import Column, Order
from viewer.ui.pages.preview import PreviewDialog
from viewer.ui.panes import excerpts as module
from viewer.ui.panes.excerpts import ExcerptsPane
from viewer.ui.session import Place, Session, Where
from viewer.ui.widgets import saving
from viewer.ui.widgets.export_dialog import ExportDialog


@pytest.fixture
def pane(session: Session, resolution: DocumentId, qtbot: QtBot) -> ExcerptsPane:
    archive = session.archive
    other = add_document(archive, ["Peace elsewhere."], title="A report", date="2008")
    tag(archive, resolution, 0, "Peace")
    tag(archive, resolution, 2, "Health")
    tag(archive, other, 0, "Peace")
    made = ExcerptsPane(session)
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.show()
    settle(made, qtbot)
    return made


def tag(archive: Archive, document: DocumentId, index: int, theme: str) -> None:
    anchor = Anchor(archive.documents.at(document, index).id)
    archive.tags.add(archive.themes.find(theme).id, [anchor])


def settle(pane: ExcerptsPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.feed.complete and not pane.feed.refresher.pending)


def words(pane: ExcerptsPane) -> list[str]:
    return [each.text.split()[0] for each in pane.model.excerpts()]


def choose(pane: ExcerptsPane, row: int) -> None:
    # By the model: the view would ask which modifiers an earlier test has left pressed.
    flags = QItemSelectionModel.SelectionFlag
    pane.view.selectionModel().setCurrentIndex(
        pane.model.index(row, 0), flags.ClearAndSelect | flags.Rows
    )


def test_excerpts_stand_under_their_themes(pane: ExcerptsPane) -> None:
    assert words(pane) == ["Peace", "Recalling", "Encourages"]
    assert pane.model.heading_rows() == [0, 3]
    assert pane.status.text() == "3 excerpts"
    assert pane.view.columnSpan(0, 0) == len(Column)
    assert pane.view.isColumnHidden(Column.THEME)


def test_without_groups_the_theme_has_its_column(
    session: Session, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    pane.group(())
    settle(pane, qtbot)
    assert pane.model.heading_rows() == []
    assert not pane.view.isColumnHidden(Column.THEME)
    assert pane.view.rowHeight(0) == pane.view.rowHeight(1)
    again = ExcerptsPane(session)
    qtbot.addWidget(again)
    assert again.feed.order.by == ()
    assert again.group_button.text() == "No headings"


def test_a_click_on_the_header_sorts_turns_and_gives_up(pane: ExcerptsPane, qtbot: QtBot) -> None:
    pane.group(())
    header = pane.view.horizontalHeader()
    orders = []
    for _ in range(3):
        header.sectionClicked.emit(Column.DATE)
        settle(pane, qtbot)
        orders.append((pane.feed.order.column, pane.feed.order.descending))
    assert orders == [(Column.DATE, False), (Column.DATE, True), (None, False)]


def test_sorted_by_words_the_order_is_that_of_the_alphabet(
    pane: ExcerptsPane, qtbot: QtBot
) -> None:
    pane.arrange(Order(Column.WORDS, descending=True, by=()))
    settle(pane, qtbot)
    assert words(pane) == ["Recalling", "Peace", "Encourages"]


def test_words_dates_themes_and_documents_narrow_it(
    session: Session, resolution: DocumentId, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    QTest.keyClicks(pane.words, "vaccin")
    qtbot.waitUntil(lambda: words(pane) == ["Encourages"])
    QTest.keyClick(pane.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.model.count() == 3)
    pane.filters.themes.choose((session.archive.themes.find("Peace").id,))
    qtbot.waitUntil(lambda: pane.model.count() == 2)
    pane.filters.date_from.setText("2010")
    pane.filters.date_from.editingFinished.emit()
    qtbot.waitUntil(lambda: words(pane) == ["Recalling"])
    pane.filters.clear()
    session.show_document(resolution)
    pane.filters.documents.choose_open(True)
    qtbot.waitUntil(lambda: words(pane) == ["Recalling", "Encourages"])


def test_the_keyboard_goes_from_the_field_to_a_place(
    session: Session, resolution: DocumentId, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    QTest.keyClick(pane.words, Qt.Key.Key_Down)
    assert pane.view.currentIndex().row() == 0
    for _ in range(2):
        QTest.keyClick(pane.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.open_requested) as opened:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    paragraph = session.archive.documents.at(resolution, 0).id
    assert opened.args == [Place(resolution, paragraph, None, None), Where.CURRENT]


def test_a_click_goes_there(session: Session, pane: ExcerptsPane, qtbot: QtBot) -> None:
    rect = pane.view.visualRect(pane.model.index(1, 0))
    with qtbot.waitSignal(session.open_requested):
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_sections_fold_by_key_and_by_click(pane: ExcerptsPane) -> None:
    choose(pane, 0)
    QTest.keyClick(pane.view, Qt.Key.Key_Left)
    assert pane.model.rowCount() == 3
    QTest.keyClick(pane.view, Qt.Key.Key_Right)
    assert pane.model.rowCount() == 5
    rect = pane.view.visualRect(pane.model.index(0, 0))
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert pane.model.rowCount() == 3
    assert pane.view.rowHeight(1) < pane.view.rowHeight(2)


def test_copying_takes_words_and_citation(
    session: Session, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    choose(pane, 2)
    with qtbot.waitSignal(session.message) as said:
        pane.copy()
    assert said.args == ["1 excerpt copied with citation", False]
    data = QGuiApplication.clipboard().mimeData()
    assert "Recalling its resolution" in data.text()
    assert "A/RES/67/264, 17 May 2013" in data.text()
    assert "<blockquote" in data.html()


def test_too_many_to_copy_are_offered_as_a_file(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COPIED", 1)
    choose(pane, 0)
    with qtbot.waitSignal(session.offered) as offered:
        pane.copy()
    assert "too many to copy" in offered.args[0]


def test_a_theme_is_taken_off_and_put_back(
    session: Session, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    choose(pane, 2)
    pane.untag()
    qtbot.waitUntil(lambda: pane.model.count() == 2)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: pane.model.count() == 3)


def test_the_current_excerpt_stays_current_when_others_come(
    session: Session, resolution: DocumentId, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    choose(pane, 2)
    tag(session.archive, resolution, 1, "Peace")
    qtbot.waitUntil(lambda: pane.model.count() == 4)
    current = pane.model.excerpt_at(pane.view.currentIndex())
    assert current is not None
    assert current.text.startswith("Recalling")


@pytest.mark.parametrize("chosen", formats(), ids=lambda each: each.name)
def test_every_format_writes_what_is_shown(
    chosen: Format, session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / f"Excerpts{chosen.suffix}"
    with qtbot.waitSignal(session.offered) as offered:
        pane.export_to(path, chosen)
    what = "3 excerpts" if chosen.of == "excerpts" else "Sources of 3 excerpts"
    assert offered.args[:2] == [f"{what} exported to {path.name}", "Open folder"]
    assert path.stat().st_size > 100


def test_only_what_is_shown_is_exported_in_the_order_shown(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.arrange(Order(Column.WORDS, descending=True, by=()))
    pane.filters.themes.choose((session.archive.themes.find("Peace").id,))
    settle(pane, qtbot)
    path = tmp_path / "out.md"
    with qtbot.waitSignal(session.offered):
        pane.export_to(path, next(each for each in formats() if each.name == "markdown"))
    text = path.read_text("utf-8")
    assert "Encourages" not in text
    assert text.index("Recalling its resolution") < text.index("Peace elsewhere")


def test_an_export_before_all_is_read_is_still_whole(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.feed.ask(ExcerptFilter())
    pane.words.setText("peace")
    pane._ask()
    assert not pane.feed.complete
    path = tmp_path / "out.csv"
    with qtbot.waitSignal(session.offered) as offered:
        pane.export_to(path, next(each for each in formats() if each.name == "csv"))
    assert offered.args[0] == "2 excerpts exported to out.csv"


def test_a_folder_that_cannot_be_written_is_a_sentence(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.refused) as refused:
        pane.export_to(tmp_path / "missing" / "out.docx", formats()[0])
    assert "folder" in refused.args[0]


def test_the_file_is_asked_for_and_remembered(
    session: Session,
    pane: ExcerptsPane,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda *_: pytest.fail("must not block"))
    ask(pane, qtbot).accept()
    dialog = modal(QFileDialog, qtbot)
    assert dialog.nameFilters()[0] == "Word (*.docx)"
    assert len(dialog.nameFilters()) == len(formats())
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "chosen.html"))
    with qtbot.waitSignal(session.offered):
        dialog.accept()
    assert "<html" in (tmp_path / "chosen.html").read_text("utf-8")
    assert session.settings.get(saving.FOLDER) == str(tmp_path)
    assert session.settings.get(module.FORMAT) == "docx"


D = TypeVar("D", bound=QDialog)


def modal(kind: type[D], qtbot: QtBot) -> D:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def ask(pane: ExcerptsPane, qtbot: QtBot) -> ExportDialog:
    pane.export()
    return modal(ExportDialog, qtbot)


def test_what_stands_in_the_file_is_chosen_and_remembered(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(pane, qtbot)
    assert dialog.chosen_format.name == "docx"
    assert dialog.choices() == Choices()
    dialog.headings.setCurrentIndex(dialog.headings.findText("Document, then theme"))
    dialog.before.setValue(2)
    dialog.notes.setChecked(False)
    dialog.source.setCurrentIndex(1)
    dialog.people.setChecked(True)
    chosen = dialog.choices()
    assert chosen == Choices(("document", "theme"), 2, 0, False, True, True, True)
    dialog.accept()
    modal(QFileDialog, qtbot).reject()
    again = ask(pane, qtbot)
    assert again.choices() == replace(chosen, grouped_by=("theme",))
    again.reject()
    markdown = next(each for each in formats() if each.name == "markdown")
    with qtbot.waitSignal(session.offered):
        pane.export_to(tmp_path / "out.md", markdown, chosen)
    text = (tmp_path / "out.md").read_text("utf-8")
    assert text.index("## A report") < text.index("### Peace")


def test_pages_are_looked_at_before_they_are_printed(
    session: Session, pane: ExcerptsPane, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(pane, qtbot)
    dialog.wants_preview = True
    dialog.accept()
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog), timeout=30_000
    )
    preview = modal(PreviewDialog, qtbot)
    qtbot.waitUntil(lambda: len(preview.pages.source.sizes) == 1, timeout=30_000)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(session.message, timeout=30_000) as said:
        preview.print_on(printer)
    assert said.args[0] == "1 page printed"
    with qtbot.waitSignal(session.message, timeout=10_000):
        preview.save(tmp_path / "saved.pdf")
    for name in ("printed.pdf", "saved.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")
    preview.close()


def test_groups_are_nested_and_folded(session: Session, pane: ExcerptsPane, qtbot: QtBot) -> None:
    pane.group(("document", "theme"))
    settle(pane, qtbot)
    headings = [
        pane.model.section_at(pane.model.index(row, 0)) for row in pane.model.heading_rows()
    ]
    shown = [(each.title, each.level, each.size) for each in headings if each is not None]
    assert [level for _, level, _ in shown] == [0, 1, 0, 1, 1]
    assert [size for _, level, size in shown if level == 0] == [1, 2]
    assert pane.view.isColumnHidden(Column.DOCUMENT)
    rows = pane.model.rowCount()
    pane.model.fold(pane.model.index(0, 0))
    assert pane.model.rowCount() == rows - 2
    assert len(pane.model.chosen([pane.model.index(0, 0)])) == 1
    pane.model.fold(pane.model.index(0, 0))
    assert pane.model.rowCount() == rows


def test_excerpts_are_put_into_a_report(session: Session, pane: ExcerptsPane, qtbot: QtBot) -> None:
    choose(pane, 1)
    pane.put_into_report()
    (report,) = session.archive.reports.all()
    assert (report.name, report.excerpts) == ("Report", 1)
    with qtbot.waitSignal(session.message) as said:
        pane.put_into_report()
    assert said.args[0] == "It is in report Report already."
    choose(pane, 0)
    pane.put_into_report()
    assert session.archive.reports.all()[0].excerpts == 2
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.archive.reports.all()[0].excerpts == 1)


def test_nothing_to_export_says_so(session: Session, pane: ExcerptsPane, qtbot: QtBot) -> None:
    QTest.keyClicks(pane.words, "nowhere")
    qtbot.waitUntil(lambda: pane.model.count() == 0 and pane.feed.complete)
    assert "No excerpt passes" in pane._empty.text
    with qtbot.waitSignal(session.message) as said:
        pane.export()
    assert "nothing to export" in said.args[0]
    pane._empty._button.click()
    qtbot.waitUntil(lambda: pane.model.count() == 3)


def test_an_untagged_archive_says_what_to_do(
    session: Session, resolution: DocumentId, pane: ExcerptsPane, qtbot: QtBot
) -> None:
    for theme in session.archive.themes.all():
        session.archive.themes.remove(theme.id)
    qtbot.waitUntil(lambda: "Put themes on paragraphs" in pane._empty.text)


def test_a_narrow_table_leaves_out_who_and_when(pane: ExcerptsPane, qtbot: QtBot) -> None:
    pane.resize(2400, 300)
    qtbot.waitUntil(lambda: not pane.view.isColumnHidden(Column.BY))
    pane.resize(600, 300)
    qtbot.waitUntil(lambda: pane.view.isColumnHidden(Column.BY))
    assert not pane.view.isColumnHidden(Column.WORDS)
