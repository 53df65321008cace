"""The panes in their docks: built when first seen, moved by the person, put back at the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.panes import Area, Pane
from viewer.ui.session import Session

_AREAS = {
    Area.LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
    Area.RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
    Area.BOTTOM: Qt.DockWidgetArea.BottomDockWidgetArea,
}

LEFT_WIDTH = 272
RIGHT_WIDTH = 264
BOTTOM_HEIGHT = 224


class PaneDock(QDockWidget):
    """A dock that makes its pane when it is first seen or first asked for."""

    def __init__(self, pane: Pane, session: Session, made: Callable[[Pane, QWidget], None]) -> None:
        super().__init__(pane.title)
        self.pane = pane
        self._session = session
        self._made = made
        self._content: QWidget | None = None
        self.setObjectName(f"pane.{pane.name}")
        self.setAccessibleName(pane.title)
        self._no_title = _NoTitle(self)
        self.visibilityChanged.connect(self._seen)
        self.dockLocationChanged.connect(self._title_later)
        self.topLevelChanged.connect(self._title_later)

    @property
    def built(self) -> QWidget | None:
        """The pane if it has been made."""
        return self._content

    def content(self) -> QWidget:
        """The pane, made now if it was not yet."""
        if self._content is None:
            self._content = self.pane.make(self._session)
            self._content.setObjectName(self.pane.name)
            self._content.setAccessibleName(self.pane.title)
            lie_on_paper(self._content)
            self.setWidget(self._content)
            self._made(self.pane, self._content)
        return self._content

    def sizeHint(self) -> QSize:
        return QSize(RIGHT_WIDTH, BOTTOM_HEIGHT)

    def reveal(self) -> None:
        """Show the pane in front and put the focus in it."""
        content = self.content()
        self.show()
        self.raise_()
        for target in (content.focusProxy(), *content.findChildren(QWidget)):
            if target is not None and _takes_keys(target):
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return self.isVisible() and focus is not None and self.isAncestorOf(focus)

    def title_by_tab(self) -> None:
        """Drop the title where a tab already says it, and show it where none does."""
        window = self.parentWidget()
        tabbed = (
            isinstance(window, QMainWindow)
            and not self.isFloating()
            and any(each.isVisibleTo(window) for each in window.tabifiedDockWidgets(self))
        )
        wanted = self._no_title if tabbed else None
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)  # type: ignore[arg-type]

    def _title_later(self) -> None:
        # Qt tells of the move before it has made the tabs.
        QTimer.singleShot(0, self, self.title_by_tab)

    def _seen(self, visible: bool) -> None:
        if visible:
            self.content()
        self._title_later()


def _takes_keys(widget: QWidget) -> bool:
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wants and widget.isVisible() and widget.isEnabled()


def lie_on_paper(widget: QWidget) -> None:
    """Give a pane the ground of text, which the title above it has not."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


class _NoTitle(QWidget):
    """A title bar that takes no room."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def arrange(window: QMainWindow, docks: list[PaneDock]) -> None:
    """Put the docks where they stand in a window that nobody has arranged yet."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
    for area, dock_area in _AREAS.items():
        standing: list[PaneDock] = []
        for dock in (each for each in docks if each.pane.area is area):
            if not standing:
                window.addDockWidget(dock_area, dock)
            elif dock.pane.beside:
                window.splitDockWidget(standing[-1], dock, _direction(area))
            else:
                window.tabifyDockWidget(standing[-1], dock)
            dock.setVisible(dock.pane.shown)
            standing.append(dock)
        shown = [dock for dock in standing if dock.pane.shown]
        if shown:
            shown[0].raise_()
    size_docks(window, docks)
    for dock in docks:
        dock.title_by_tab()


def size_docks(window: QMainWindow, docks: list[PaneDock]) -> None:
    """Give the areas their first widths and heights."""
    widths = {Area.LEFT: LEFT_WIDTH, Area.RIGHT: RIGHT_WIDTH}
    sides = [dock for dock in docks if dock.pane.area in widths]
    window.resizeDocks(
        list[QDockWidget](sides),
        [widths[dock.pane.area] for dock in sides],
        Qt.Orientation.Horizontal,
    )
    left = [dock for dock in docks if dock.pane.area is Area.LEFT]
    window.resizeDocks(
        list[QDockWidget](left),
        [3 if number == 0 else 2 for number in range(len(left))],
        Qt.Orientation.Vertical,
    )
    below = [dock for dock in docks if dock.pane.area is Area.BOTTOM]
    window.resizeDocks(
        list[QDockWidget](below), [BOTTOM_HEIGHT] * len(below), Qt.Orientation.Vertical
    )


def hide_spare_tabs(window: QMainWindow, docks: list[PaneDock]) -> None:
    """Hide tab bars that belong to no dock; called when the window is shown.

    WORKAROUND: Qt 6.11 makes spare ones where docks become tabs in two areas of a window that is
    not shown yet, and shows them with the window, over the panes.
    """
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        heads = any(
            (bar.x(), bar.width()) == (each.x(), each.width())
            and abs(bar.geometry().bottom() - each.y()) <= UNIT
            for each in docks
            if each.isVisibleTo(window)
        )
        bar.setVisible(heads)


def _direction(area: Area) -> Qt.Orientation:
    return Qt.Orientation.Horizontal if area is Area.BOTTOM else Qt.Orientation.Vertical


def show_tab_icons(docks: list[PaneDock]) -> None:
    """Give the docks their pictures, which stand in tabs and window lists."""
    for dock in docks:
        dock.setWindowIcon(icon(dock.pane.icon))
