from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.models.choice_model import ChoiceModel


def filled(archive: Archive, *checked: DocumentId) -> ChoiceModel:
    model = ChoiceModel()
    model.show(archive.documents.all(), checked)
    return model


def test_the_model_is_sound(
    archive: Archive, resolution: DocumentId, sound: Callable[[QAbstractItemModel], None]
) -> None:
    sound(filled(archive, resolution))


def test_the_checked_come_first_then_titles_in_order(
    archive: Archive, resolution: DocumentId
) -> None:
    add_document(archive, ["Words"], title="A report", date="2008")
    add_document(archive, ["Other"], title="Zebra")
    last = add_document(archive, ["More"], title="Yearbook")
    model = filled(archive, last)
    assert [model.index(row).data() for row in range(4)] == [
        "Yearbook",
        "A report · 2008",
        "A/RES/67/264 · Cooperation between two organizations · 2013-05-17",
        "Zebra",
    ]
    assert model.checked() == (last,)


def test_checking_and_unchecking(archive: Archive, resolution: DocumentId) -> None:
    model = filled(archive)
    index, role = model.index(0), Qt.ItemDataRole.CheckStateRole
    assert model.setData(index, Qt.CheckState.Checked, role)
    assert model.checked() == (resolution,)
    assert model.setData(index, Qt.CheckState.Unchecked, role)
    assert model.checked() == ()
    assert not model.setData(index, "text", Qt.ItemDataRole.EditRole)
