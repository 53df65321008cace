from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.ui.models.chooser_model import ChooserModel


def titles(model: ChooserModel) -> list[str]:
    found = (model.document(model.index(row, 0)) for row in range(model.rowCount()))
    return [each.title for each in found if each is not None]


def test_documents_are_offered_by_title_those_open_first(
    archive: Archive, sound: Callable[[QAbstractItemModel], None]
) -> None:
    ids = [add_document(archive, ["x"], title=title) for title in ("B", "a", "C")]
    model = ChooserModel()
    sound(model)

    model.show(archive.documents.all(), [ids[2]])

    assert titles(model) == ["C", "a", "B"]


def test_every_word_must_be_somewhere(archive: Archive) -> None:
    add_document(archive, ["x"], title="Peace and security", symbol="S/RES/1", date="2013-05-17")
    add_document(archive, ["y"], title="Peace", symbol="A/RES/2", date="2015")
    model = ChooserModel()
    model.show(archive.documents.all())

    model.filter("peace 2013")
    assert titles(model) == ["Peace and security"]
    model.filter("a/res")
    assert titles(model) == ["Peace"]
    model.filter("")
    assert len(titles(model)) == 2


def test_symbol_and_date_stand_beside_the_title(archive: Archive) -> None:
    add_document(archive, ["x"], title="Peace", symbol="S/RES/1", date="2013")
    model = ChooserModel()
    model.show(archive.documents.all())

    shown = model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)

    assert shown == "Peace  —  S/RES/1 · 2013"
