from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from resources.palettes import patterns
from viewer.domain import Anchor, DocumentId, Theme
from viewer.ui.commands.theming import export_codebook, import_codebook
from viewer.ui.models.roles import ItemRole
from viewer.ui.panes.themes import ThemesPane
from viewer.ui.session import Selection, Session
from viewer.ui.widgets.saving import FOLDER
from viewer.ui.widgets.split_dialog import SplitDialog
from viewer.ui.widgets.theme_dialog import PATTERNS, ThemeDialog


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ThemesPane:
    made = ThemesPane(session)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def select(session: Session, document: DocumentId, *indexes: int) -> None:
    ids = [session.archive.documents.at(document, index).id for index in indexes]
    session.select(Selection(document, tuple(Anchor(each) for each in ids)))


def theme(session: Session, name: str) -> Theme:
    return session.archive.themes.find(name)


def press(pane: ThemesPane, qtbot: QtBot, name: str, *, double: bool = False) -> None:
    pane.make_current(theme(pane._session, name).id)
    rect = pane.view.visualRect(pane.view.currentIndex())
    viewport, left = pane.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=rect.center())
    if double:
        QTest.mouseDClick(viewport, left, pos=rect.center())
        QTest.mouseRelease(viewport, left, pos=rect.center())


def names(pane: ThemesPane) -> list[str]:
    model = pane.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def dialog(qtbot: QtBot) -> ThemeDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ThemeDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ThemeDialog)
    return found


def test_a_theme_is_shown_though_the_list_was_filtered(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    pane.filter.setText("peace")
    with qtbot.waitSignal(session.reveal_requested) as revealed:
        pane.show_theme(theme(session, "Health").id)
    assert revealed.args == ["themes"]
    shown = pane.current()
    assert shown is not None
    assert shown.name == "Health"


def test_a_click_puts_the_theme_on_the_selection_and_another_takes_it_off(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    press(pane, qtbot, "Health")
    assert len(session.archive.tags.of_document(resolution)) == 1
    press(pane, qtbot, "Health")
    assert session.archive.tags.of_document(resolution) == []


def test_a_double_click_is_one_click(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    press(pane, qtbot, "Health", double=True)
    assert len(session.archive.tags.of_document(resolution)) == 1


def test_a_click_without_a_selection_only_chooses_the_row(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    press(pane, qtbot, "Health")
    assert session.archive.tags.of_document(resolution) == []
    current = pane.current()
    assert current is not None
    assert current.name == "Health"


def test_a_theme_is_filtered_and_put_on_without_the_mouse(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1, 2)
    QTest.keyClicks(pane.filter, "huma")
    assert names(pane) == ["Humanitarian"]
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    assert len(session.archive.tags.of_document(resolution)) == 2
    QTest.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert names(pane) == ["Peace", "Humanitarian", "Health"]


def test_arrows_and_enter_in_the_list(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 0)
    QTest.keyClick(pane.filter, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    (tag,) = session.archive.tags.of_document(resolution)
    assert tag.theme == theme(session, "Humanitarian").id


def test_no_theme_is_removed_that_is_not_seen_to_be_chosen(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    pane.filter.setFocus()
    pane.view.setFocus()
    pane.remove_theme()
    assert len(session.archive.themes.all()) == 3

    pane.filter.setFocus()
    QTest.keyClick(pane.filter, Qt.Key.Key_Down)
    chosen = pane.view.selectionModel().selectedIndexes()
    assert [index.data() for index in chosen] == ["Peace"]
    pane.remove_theme()
    assert [each.name for each in session.archive.themes.all()] == ["Humanitarian", "Health"]


def test_a_theme_that_was_moved_is_moved_on(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    pane.make_current(theme(session, "Health").id)
    for _ in range(2):
        pane.move_up()
        pane.model.read()
        chosen = pane.current()
        assert chosen is not None
        assert chosen.name == "Health"
    assert names(pane) == ["Health", "Peace", "Humanitarian"]


def test_a_new_theme_is_named_at_once(session: Session, pane: ThemesPane, qtbot: QtBot) -> None:
    pane.new_theme()
    form = dialog(qtbot)
    qtbot.waitUntil(form.name.hasFocus)
    form.reject()


def test_themes_on_the_selection_are_marked(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    peace = theme(session, "Peace")
    select(session, resolution, 0, 1)
    session.archive.tags.add(peace.id, [session.selection.anchors[0]])
    qtbot.waitUntil(lambda: pane.model.index_of(peace.id).data(ItemRole.PRESENT) == 1)
    session.archive.tags.add(peace.id, list(session.selection.anchors))
    qtbot.waitUntil(lambda: pane.model.index_of(peace.id).data(ItemRole.PRESENT) == 2)
    session.select(Selection(resolution))
    qtbot.waitUntil(lambda: pane.model.index_of(peace.id).data(ItemRole.PRESENT) == 0)


def test_a_long_selection_is_looked_into_in_the_background(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    from tests.viewer.ui.conftest import add_document

    peace = theme(session, "Peace")
    document = add_document(session.archive, [f"Paragraph {n}" for n in range(40)])
    select(session, document, *range(40))
    session.archive.tags.add(peace.id, list(session.selection.anchors))
    qtbot.waitUntil(lambda: pane.model.index_of(peace.id).data(ItemRole.PRESENT) == 2)


def test_a_new_theme_is_made_with_the_keyboard_and_stands_in_the_list(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    pane.new_theme()
    form = dialog(qtbot)
    QTest.keyClicks(form.name, "Trade")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Trade" in names(pane))
    made = theme(session, "Trade")
    assert made.key == "4"
    assert made.colour not in {theme(session, name).colour for name in ("Peace", "Health")}
    current = pane.current()
    assert current is not None
    assert current.id == made.id


def test_a_theme_not_found_is_offered_as_a_new_one(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    QTest.keyClicks(pane.filter, "Climate")
    assert "Climate" in pane._empty.text
    pane.new_theme()
    form = dialog(qtbot)
    assert form.name.text() == "Climate"
    form.reject()


def test_a_theme_is_edited(session: Session, pane: ThemesPane, qtbot: QtBot) -> None:
    pane.make_current(theme(session, "Peace").id)
    pane.edit_theme()
    form = dialog(qtbot)
    form.name.setText("Peace and security")
    form.choose_colour("red")
    form.choose_icon("security")
    form.choose_key("7")
    form.description.setPlainText("What belongs here")
    form.words.setPlainText("truce*\n\n ?calm \ntruce*")
    form.examples.setPlainText("A truce\nwas signed.\n\n\n\nThe guns fell silent.\n")
    form.accept()
    changed = theme(session, "Peace and security")
    assert (changed.colour, changed.icon, changed.key) == ("red", "security", "7")
    assert changed.description == "What belongs here"
    assert changed.words == ("truce*", "?calm")
    assert changed.examples == ("A truce was signed.", "The guns fell silent.")
    session.undo_stack.undo()
    assert theme(session, "Peace").colour == "blue"


def test_a_name_that_is_taken_cannot_be_accepted(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    pane.new_theme()
    form = dialog(qtbot)
    ok = form._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    form.name.setText(" peace ")
    assert not ok.isEnabled()
    form.name.setText("Peacekeeping")
    assert ok.isEnabled()
    form.reject()


def test_keys_in_use_are_not_offered(session: Session, pane: ThemesPane, qtbot: QtBot) -> None:
    pane.new_theme()
    form = dialog(qtbot)
    offered = [form._keys.itemData(row) for row in range(form._keys.count())]
    assert not {"1", "2", "3", "j", "k", "n"} & set(offered)
    form.reject()


def test_a_theme_cannot_be_put_under_itself(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    peace = theme(session, "Peace")
    session.archive.themes.add("Mediation", parent=peace.id)
    pane.model.read()
    pane.make_current(peace.id)
    pane.edit_theme()
    form = dialog(qtbot)
    offered = [form._parents.itemText(row).strip() for row in range(form._parents.count())]
    assert offered == ["Top of the codebook", "Humanitarian", "Health"]
    form.reject()


def test_a_removed_theme_comes_back_with_undo(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    press(pane, qtbot, "Health")
    pane.remove_theme()
    qtbot.waitUntil(lambda: names(pane) == ["Peace", "Humanitarian"])
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: "Health" in names(pane))
    assert len(session.archive.tags.of_document(resolution)) == 1


def test_an_empty_codebook_says_what_to_do(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    for each in session.archive.themes.all():
        session.archive.themes.remove(each.id)
    qtbot.waitUntil(lambda: "Add one" in pane._empty.text)


def test_a_nested_theme_is_found_with_its_parent(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    session.archive.themes.add("Mediation", parent=theme(session, "Peace").id)
    pane.model.read()
    QTest.keyClicks(pane.filter, "medi")
    assert names(pane) == ["Peace"]
    parent = pane.view.model().index(0, 0)
    assert pane.view.model().index(0, 0, parent).data() == "Mediation"
    assert pane.view.isExpanded(parent)


def all_names(session: Session) -> list[str]:
    depth: dict[int, int] = {}
    found = []
    for each in session.archive.themes.all():
        depth[each.id] = depth[each.parent] + 1 if each.parent is not None else 0
        found.append("  " * depth[each.id] + each.name)
    return found


def test_a_drag_moves_a_theme_and_undo_brings_it_back(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    proxy = pane.view.model()
    data = proxy.mimeData([proxy.index(2, 0)])
    proxy.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert all_names(session) == ["Health", "Peace", "Humanitarian"]
    assert session.undo_stack.undoText() == "Move theme Health"
    qtbot.waitUntil(lambda: names(pane) == ["Health", "Peace", "Humanitarian"])
    data = proxy.mimeData([proxy.index(2, 0)])
    proxy.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, proxy.index(0, 0))
    assert all_names(session) == ["Health", "  Humanitarian", "Peace"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert all_names(session) == ["Peace", "Humanitarian", "Health"]


def test_themes_are_moved_without_the_mouse(session: Session, pane: ThemesPane) -> None:
    health = theme(session, "Health").id
    pane.make_current(health)
    for act, expected in (
        (pane.move_down, ["Peace", "Humanitarian", "Health"]),
        (pane.move_up, ["Peace", "Health", "Humanitarian"]),
        (pane.move_up, ["Health", "Peace", "Humanitarian"]),
        (pane.move_down, ["Peace", "Health", "Humanitarian"]),
        (pane.move_in, ["Peace", "  Health", "Humanitarian"]),
        (pane.move_out, ["Peace", "Health", "Humanitarian"]),
        (pane.move_out, ["Peace", "Health", "Humanitarian"]),
    ):
        act()
        pane.model.read()
        pane.make_current(health)
        assert all_names(session) == expected


def test_a_theme_is_merged_into_another(
    session: Session, resolution: DocumentId, pane: ThemesPane
) -> None:
    select(session, resolution, 0, 1)
    peace, health = theme(session, "Peace").id, theme(session, "Health").id
    session.archive.tags.add(peace, session.selection.anchors)
    session.archive.themes.add("Mediation", parent=peace)
    pane.model.read()
    pane.make_current(peace)
    assert [each.text for each in pane.others()] == ["Humanitarian", "Health"]
    pane.merge(health)
    assert all_names(session) == ["Humanitarian", "Health", "  Mediation"]
    assert session.archive.themes.get(health).tags == 2
    session.undo_stack.undo()
    assert session.archive.themes.get(peace).tags == 2


def test_many_tags_follow_in_the_background(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    from tests.viewer.ui.conftest import add_document

    document = add_document(session.archive, [f"Paragraph {n}" for n in range(600)])
    anchors = [Anchor(each.id) for each in session.archive.documents.paragraphs(document)]
    peace, health = theme(session, "Peace").id, theme(session, "Health").id
    session.archive.tags.add(peace, anchors)
    pane.model.read()
    pane.make_current(peace)
    pane.merge(health)
    qtbot.waitUntil(lambda: names(pane) == ["Humanitarian", "Health"])
    assert session.archive.themes.get(health).tags == 600


def test_a_retired_theme_says_so_and_is_taken_up_again(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    peace = theme(session, "Peace").id
    pane.make_current(peace)
    pane.retire()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "retired" in pane.model.index_of(peace).data(spoken))
    pane.make_current(peace)
    pane.retire()
    assert not session.archive.themes.get(peace).retired


def test_the_excerpts_of_a_theme_are_read_again(
    session: Session, resolution: DocumentId, pane: ThemesPane, qtbot: QtBot
) -> None:
    select(session, resolution, 0, 1)
    session.archive.tags.add(theme(session, "Peace").id, session.selection.anchors)
    pane.model.read()
    pane.make_current(theme(session, "Peace").id)
    pane.split()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SplitDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, SplitDialog)
    QTest.keyClick(found.field, Qt.Key.Key_3)
    QTest.keyClick(found.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert theme(session, "Peace").tags == theme(session, "Health").tags == 1


def test_a_colour_that_repeats_takes_a_pattern(
    session: Session, pane: ThemesPane, qtbot: QtBot
) -> None:
    for number in range(5):
        session.archive.themes.add(f"Theme {number}")
    ninth = session.archive.themes.get(session.archive.themes.add("Ninth"))
    assert (ninth.colour, ninth.pattern) == ("blue", "dots")
    pane.model.read()
    pane.make_current(ninth.id)
    pane.edit_theme()
    form = dialog(qtbot)
    assert form.form().pattern == "dots"
    form.choose_pattern("rails")
    form.accept()
    assert session.archive.themes.get(ninth.id).pattern == "rails"


def test_every_pattern_has_a_name() -> None:
    assert list(PATTERNS) == ["", *patterns()]


def file_dialog(qtbot: QtBot) -> QFileDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QFileDialog)
    return found


def test_the_codebook_goes_out_and_comes_in(
    session: Session, pane: ThemesPane, qtbot: QtBot, tmp_path: Path
) -> None:
    session.archive.themes.add("Mediation", parent=theme(session, "Peace").id)
    session.settings.set(FOLDER, str(tmp_path))
    pane.export_codebook()
    asked = file_dialog(qtbot)
    asked.selectFile(str(tmp_path / "Ours.json"))
    asked.accept()
    path = tmp_path / "Ours.json"
    qtbot.waitUntil(path.exists)
    session.archive.themes.remove(theme(session, "Mediation").id)

    pane.import_codebook()
    asked = file_dialog(qtbot)
    asked.selectFile(str(path))
    with qtbot.waitSignal(session.message) as said:
        asked.accept()
    assert said.args is not None
    assert theme(session, "Mediation").parent == theme(session, "Peace").id
    assert session.undo_stack.undoText() == "Import codebook Ours.json"
    session.undo_stack.undo()
    assert all_names(session) == ["Peace", "Humanitarian", "Health"]


def test_a_file_that_is_no_codebook_is_refused(
    session: Session, pane: ThemesPane, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "no.qdc"
    path.write_text("<html/>", "utf-8")
    with qtbot.waitSignal(session.refused) as said:
        assert import_codebook(session, path) is None
    assert said.args is not None
    assert "is not a REFI-QDA codebook" in said.args[0]
    with qtbot.waitSignal(session.refused):
        export_codebook(session, tmp_path / "none" / "a.qdc", "qdc")
