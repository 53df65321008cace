"""The library model: rows under headings, filtered, sorted, folded, dragged."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from tests.viewer.ui.models.test_library_order import document
from viewer.domain import Collection, CollectionId, DocumentId
from viewer.ui.models.library_model import MIME, LibraryModel, documents_in
from viewer.ui.models.library_order import COLUMNS, Group, to_row
from viewer.ui.models.roles import ItemRole

COLLECTION = Collection(CollectionId(5), "u", "Kept", frozenset({DocumentId(1)}))


@pytest.fixture
def model(qapp: object) -> LibraryModel:
    made = LibraryModel()
    rows = [
        document(1, title="Alpha", kind="report", date="2013", tags=2),
        document(2, title="Beta", kind="letter", symbol="S/1"),
        document(3, title="Gamma", kind="report"),
    ]
    made.show([to_row(each) for each in rows], [COLLECTION])
    return made


def titles(model: LibraryModel) -> list[Any]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_is_sound_in_every_look(
    model: LibraryModel, sound: Callable[[QAbstractItemModel], None]
) -> None:
    sound(model)
    for group in Group:
        model.group(group)
        model.filter("a")
        model.filter("nothing at all")
        model.filter("")
        if group is not Group.NONE:
            model.fold(0, True)
            model.fold(0, False)


def test_rows_are_documents_in_the_order_of_the_column(model: LibraryModel) -> None:
    assert titles(model) == ["Alpha", "Beta", "Gamma"]
    model.order("title", True)
    assert titles(model) == ["Gamma", "Beta", "Alpha"]
    assert model.sorted_by == ("title", True)
    model.order("no such column", False)
    assert model.sorted_by == ("title", True)


def test_the_filter_narrows(model: LibraryModel) -> None:
    model.filter("BETA")
    assert titles(model) == ["Beta"]
    assert model.shown == 1
    model.filter("")
    assert model.shown == 3


def test_groups_have_headings_that_count(model: LibraryModel) -> None:
    model.group(Group.KIND)

    assert titles(model) == ["Letter (1)", "Beta", "Report (2)", "Alpha", "Gamma"]
    assert model.heading_rows() == [0, 2]
    assert [model.is_heading(row) for row in range(5)] == [True, False, True, False, False]
    assert model.index(0, 1).data() is None
    assert model.index(0, 0).data(ItemRole.SECTION) is not None


def test_a_folded_group_hides_its_documents_and_stays_folded(model: LibraryModel) -> None:
    model.group(Group.KIND)
    model.fold(2)
    assert titles(model) == ["Letter (1)", "Beta", "Report (2)"]
    assert model.is_folded(2)
    model.filter("a")
    assert titles(model)[-1] == "Report (2)"
    model.fold(2)
    assert len(titles(model)) == 5
    assert "unfolded" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_document_is_folded_by_nothing(model: LibraryModel) -> None:
    model.fold(0)
    assert len(titles(model)) == 3


def test_cells_say_what_is_known_and_nothing_for_what_is_not(model: LibraryModel) -> None:
    row = [model.index(0, column).data() for column in range(len(COLUMNS))]

    assert row == ["Alpha", "", "2013", "", "", "report", "1", "2", ""]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Title"
    assert model.document(0) is model.index(0, 0).data(ItemRole.VALUE)
    assert "Alpha" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_documents_are_found_again_wherever_they_stand(model: LibraryModel) -> None:
    model.group(Group.COLLECTION)

    assert model.rows_of({DocumentId(1), DocumentId(3)}) == [1, 4]
    assert model.rows_of(set()) == []


def test_a_drag_carries_documents_and_their_titles(model: LibraryModel) -> None:
    data = model.mimeData([model.index(0, 0), model.index(0, 1), model.index(2, 0)])

    assert documents_in(data) == (1, 3)
    assert data.text() == "Alpha\nGamma"
    assert model.mimeTypes() == [MIME]


def test_a_drop_on_a_collection_asks_to_put_them_in(model: LibraryModel) -> None:
    model.group(Group.COLLECTION)
    asked: list[Any] = []
    model.drop_requested.connect(lambda documents, into: asked.append((documents, into)))
    data = model.mimeData([model.index(3, 0)])
    action = Qt.DropAction.CopyAction

    assert model.canDropMimeData(data, action, -1, -1, model.index(0, 0))
    assert not model.canDropMimeData(data, action, -1, -1, model.index(2, 0))
    assert not model.canDropMimeData(data, action, -1, -1, QModelIndex())
    model.dropMimeData(data, action, -1, -1, model.index(0, 0))
    model.dropMimeData(data, action, -1, -1, model.index(2, 0))

    assert asked == [((2,), 5)]
    droppable = Qt.ItemFlag.ItemIsDropEnabled
    assert model.flags(model.index(0, 0)) & droppable
    assert not model.flags(model.index(2, 0)) & droppable
