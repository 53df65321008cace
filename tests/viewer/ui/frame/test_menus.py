"""The menu bar from what is declared."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from viewer.domain import DocumentId
from viewer.ui.commands.documents import remove_documents
from viewer.ui.frame.menus import ORDER, context_menu
from viewer.ui.window import Window


def menu(window: Window, name: str) -> QMenu:
    """The menu as it is when a person opens it."""
    found = window.menuBar().findChildren(QMenu)
    (wanted,) = [each for each in found if each.title() == f"&{name}" and _top(each, window)]
    wanted.aboutToShow.emit()
    return wanted


def _top(each: QMenu, window: Window) -> bool:
    return each.menuAction() in window.menuBar().actions()


def texts(found: QMenu) -> list[str]:
    return [each.text().split("\t")[0] for each in found.actions() if not each.isSeparator()]


def test_the_menus_stand_in_order(window: Window) -> None:
    window.menus.fill()
    titles = [each.text().strip("&") for each in window.menuBar().actions()]

    assert titles == list(ORDER)


def test_every_action_with_a_menu_is_in_it(window: Window) -> None:
    window.menus.fill()
    bar = window.menuBar()
    shown: set[str] = set()
    _collect(bar, shown)

    for each in window.catalogue.bounds():
        if each.action.menu and each.action.choices is None:
            assert each.action.name in shown


def _collect(widget: QWidget, shown: set[str]) -> None:
    assert isinstance(widget, QMenu | QMenuBar)
    for action in widget.actions():
        shown.add(action.objectName())
        inside = action.menu()
        if isinstance(inside, QMenu):
            _collect(inside, shown)


def test_the_edit_menu_names_what_is_undone(window: Window, resolution: DocumentId) -> None:
    edit = menu(window, "Edit")
    undo = window.catalogue.qaction("edit.undo")
    assert undo in edit.actions()
    assert not undo.isEnabled()

    remove_documents(window.session, [resolution])
    edit.aboutToShow.emit()

    assert undo.text() == "Undo Remove A/RES/67/264"
    assert undo.isEnabled()
    undo.trigger()
    edit.aboutToShow.emit()
    assert window.catalogue.qaction("edit.redo").text() == "Redo Remove A/RES/67/264"


def test_a_closed_menu_lets_its_keys_through(window: Window) -> None:
    edit = menu(window, "Edit")
    assert not window.catalogue.qaction("edit.undo").isEnabled()
    edit.aboutToHide.emit()
    assert window.catalogue.qaction("edit.undo").isEnabled()


def test_choices_are_listed_when_their_menu_opens(window: Window) -> None:
    view = menu(window, "View")
    (appearance,) = [a.menu() for a in view.actions() if a.text() == "Appearance"]
    assert isinstance(appearance, QMenu)
    appearance.aboutToShow.emit()

    assert texts(appearance) == ["Like the system", "Light", "Dark"]
    assert [each.isChecked() for each in appearance.actions()] == [True, False, False]
    appearance.actions()[2].trigger()
    assert window.session.appearance.dark
    appearance.actions()[1].trigger()
    assert not window.session.appearance.dark


def test_a_submenu_without_choices_says_so(window: Window) -> None:
    file = menu(window, "File")
    (recent,) = [each.menu() for each in file.actions() if each.text() == "Open recent"]
    assert isinstance(recent, QMenu)
    recent.aboutToShow.emit()

    assert texts(recent) == ["Nothing to choose from"]


def test_a_context_menu_shows_what_can_be_done_now(
    qtbot: QtBot, window: Window, resolution: DocumentId
) -> None:
    names = ("edit.undo", "", "archive.backup", "view.appearance")
    found = context_menu(names, window.catalogue, window)
    assert texts(found) == ["Back up archive…", "Appearance"]
    found.deleteLater()


def test_a_pane_can_ask_for_a_context_menu(qtbot: QtBot, window: Window) -> None:
    window.show()
    window.session.show_menu(["archive.backup"], QPoint(10, 10))
    shown = [each for each in window.findChildren(QMenu) if each.isVisible()]

    assert [texts(each) for each in shown] == [["Back up archive…"]]
    shown[0].close()
