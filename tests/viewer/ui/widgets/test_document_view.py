"""The list of documents: many selected at once, ranges, headings painted."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.viewer.ui.models.test_library_order import document
from viewer.domain import DocumentId
from viewer.ui.models.library_model import LibraryModel
from viewer.ui.models.library_order import Group, to_row
from viewer.ui.widgets.document_view import DocumentView, _ranges

MANY = 11_000
_NOWHERE = QModelIndex()


def test_runs_of_rows() -> None:
    assert list(_ranges([])) == []
    assert list(_ranges([1, 2, 3, 7])) == [(1, 3), (7, 7)]
    assert list(_ranges([5])) == [(5, 5)]


class Asked(LibraryModel):
    """Counts what Qt asks of it: each question is a call into Python."""

    times = 0

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        self.times += 1
        return super().data(index, role)

    def index(
        self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> QModelIndex:
        self.times += 1
        return super().index(row, column, parent)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        self.times += 1
        return super().flags(index)


def test_eleven_thousand_documents_stay_quick(qtbot: QtBot) -> None:
    """These took seconds when a tree was asked for every row."""
    model = Asked()
    view = DocumentView(model)
    qtbot.addWidget(view)
    view.show_columns(False)
    view.show()
    model.show([to_row(document(n, title=f"Title {n % 977} {n}")) for n in range(MANY)], [])
    model.times = 0

    view.selectAll()
    assert len(view.selected()) == MANY
    with view.kept():
        model.order("title", True)
    assert len(view.selected()) == MANY
    with view.kept():
        model.group(Group.YEAR)
    with view.kept():
        model.filter("title 5")

    assert model.times < MANY / 10


def test_selecting_makes_one_current(qtbot: QtBot) -> None:
    model = LibraryModel()
    view = DocumentView(model)
    qtbot.addWidget(view)
    model.show([to_row(document(n, title=f"{n}")) for n in range(5)], [])
    view.select([DocumentId(1), DocumentId(2), DocumentId(4)], DocumentId(2))

    assert view.selected() == [1, 2, 4]
    assert view.currentIndex().row() == 2
    view.select([DocumentId(99)], DocumentId(99))
    assert view.selected() == []


def test_headings_span_the_columns_and_are_painted(qtbot: QtBot) -> None:
    model = LibraryModel()
    view = DocumentView(model)
    qtbot.addWidget(view)
    view.resize(1400, 300)
    view.show_columns(True)
    view.show()
    model.show([to_row(document(1, kind="report")), to_row(document(2))], [])
    model.group(Group.KIND)

    assert view.columnSpan(0, 0) == model.columnCount()
    assert view.columnSpan(1, 0) == 1
    assert not view.grab().isNull()
    view.show_order("date", True)
    assert view.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_the_first_document_is_below_the_first_heading(qtbot: QtBot) -> None:
    model = LibraryModel()
    view = DocumentView(model)
    qtbot.addWidget(view)
    model.show([to_row(document(1, kind="report"))], [])
    model.group(Group.KIND)
    view.select_first()

    assert view.selected() == [1]
