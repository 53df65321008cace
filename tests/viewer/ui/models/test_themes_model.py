from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.themes_model import ThemesModel
from viewer.ui.session import Session

RECURSIVE = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive


def names(model: ThemesModel, parent: QModelIndex = QModelIndex()) -> list[str]:
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_the_model_is_sound(session: Session, sound: Callable[[QAbstractItemModel], None]) -> None:
    peace = session.archive.themes.find("Peace")
    session.archive.themes.add("Mediation", parent=peace.id)
    sound(ThemesModel(session))


def test_themes_stand_under_their_parents(session: Session) -> None:
    peace = session.archive.themes.find("Peace")
    mediation = session.archive.themes.add("Mediation", parent=peace.id)
    model = ThemesModel(session)
    assert names(model) == ["Peace", "Humanitarian", "Health"]
    assert names(model, model.index_of(peace.id)) == ["Mediation"]
    assert model.index_of(mediation).parent() == model.index_of(peace.id)


def test_it_reads_again_when_a_theme_comes(session: Session, qtbot: QtBot) -> None:
    model = ThemesModel(session)
    with qtbot.waitSignal(model.modelReset):
        session.archive.themes.add("Trade")
    assert "Trade" in names(model)


def test_counts_follow_tags_without_moving_a_row(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    model = ThemesModel(session)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    health = session.archive.themes.find("Health")
    anchor = Anchor(session.archive.documents.at(resolution, 2).id)
    with qtbot.waitSignal(model.dataChanged):
        session.archive.tags.add(health.id, [anchor])
    assert model.index_of(health.id).data(ItemRole.VALUE).tags == 1
    assert not resets


def test_a_screen_reader_hears_key_count_and_presence(session: Session) -> None:
    model = ThemesModel(session)
    peace = session.archive.themes.find("Peace")
    index = model.index_of(peace.id)
    model.set_present({peace.id: 2})
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Peace, key 1, 0 tags, on the selection"
    )
    assert index.data(ItemRole.PRESENT) == 2


def test_a_theme_that_is_gone_has_no_row(session: Session) -> None:
    model = ThemesModel(session)
    peace = session.archive.themes.find("Peace")
    session.archive.themes.remove(peace.id)
    model.read()
    assert not model.index_of(peace.id).isValid()


def drop(model: ThemesModel, name: str, row: int, parent: QModelIndex = QModelIndex()) -> bool:
    index = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, name, 1, RECURSIVE)[0]
    data = model.mimeData([index])
    move = Qt.DropAction.MoveAction
    return model.canDropMimeData(data, move, row, 0, parent) and not model.dropMimeData(
        data, move, row, 0, parent
    )


def test_a_dragged_theme_asks_to_be_moved(session: Session) -> None:
    themes = session.archive.themes
    peace, humanitarian, health = (each.id for each in themes.all())
    mediation = themes.add("Mediation", parent=peace)
    model = ThemesModel(session)
    asked: list[tuple[object, ...]] = []
    model.move_requested.connect(lambda *moved: asked.append(moved))
    assert drop(model, "Health", 0)
    assert drop(model, "Health", -1, model.index_of(peace))
    assert drop(model, "Peace", 3)
    assert drop(model, "Mediation", 1)
    assert asked == [
        (health, None, peace),
        (health, peace, None),
        (peace, None, None),
        (mediation, None, humanitarian),
    ]
    assert not drop(model, "Peace", 0, model.index_of(mediation))
    assert not drop(model, "Peace", -1, model.index_of(peace))
