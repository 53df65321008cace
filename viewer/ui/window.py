"""The window: collects panes and actions, docks the ones and shows the others, knows none by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from viewer.archive.changes import Change, DocumentsChanged
from viewer.ui import icons
from viewer.ui.actions import Action, Bound, bound, bound_functions
from viewer.ui.background import Job
from viewer.ui.commands import load_commands
from viewer.ui.frame.archives import Archives
from viewer.ui.frame.carrying import Carrying
from viewer.ui.frame.catalogue import Catalogue
from viewer.ui.frame.citing import Citing
from viewer.ui.frame.docks import PaneDock, arrange, hide_spare_tabs, lie_on_paper, size_docks
from viewer.ui.frame.editing import Editing
from viewer.ui.frame.encoding import Encodings
from viewer.ui.frame.foot import Foot
from viewer.ui.frame.helping import Helping
from viewer.ui.frame.importing import Importing
from viewer.ui.frame.looking import Looking
from viewer.ui.frame.menus import Menus, show_context_menu
from viewer.ui.frame.naming import Naming
from viewer.ui.frame.quarantine import Quarantining
from viewer.ui.frame.recognising import Recognising
from viewer.ui.frame.remembering import Remembering
from viewer.ui.frame.rereading import Rereading
from viewer.ui.frame.welcome import Welcome
from viewer.ui.frame.whole_documents import WholeDocuments
from viewer.ui.models.coming import ComingIn
from viewer.ui.panes import Area, Pane, panes
from viewer.ui.session import Session
from viewer.ui.settings import Setting

GEOMETRY = Setting("window.geometry", b"")
DOCKS = Setting("window.docks", b"")
STATE_VERSION = 1
KEEP_AFTER_MS = 5_000
FIRST_SIZE = (1440, 900)
EVERYWHERE = "Everywhere"


class Window(QMainWindow):
    """The main window of one session.

    Signals:
        painted: once, after the first paint: the moment for what the first look does not need.
    """

    painted = Signal()

    def __init__(self, session: Session, *, restore: bool = True) -> None:
        """Build the window; without `restore` it stands as new, whatever was open last."""
        super().__init__()
        self.session = session
        self._was_painted = False
        self._closed = False
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.catalogue = Catalogue(session, self, self.complete)
        self._parts: tuple[object, ...] | None = None
        self.importing = Importing(session, self)
        self.archives = Archives(session, self)
        self.foot = Foot(session, self)
        self.setStatusBar(self.foot)
        self._centre_panes = [each for each in panes() if each.area is Area.CENTRE]
        self._centre_built: QWidget | None = None
        self._centre = QStackedWidget()
        self._welcome: Welcome | None = None
        self.setCentralWidget(self._centre)
        self.docks = {
            each.name: PaneDock(each, session, self._pane_made)
            for each in panes()
            if each.area is not Area.CENTRE
        }
        self.remembering = Remembering(session, self._built_panes, restores=restore)
        self.archives.before_switch.append(self.remembering.save)
        self._missing = list(panes())
        self._complete = False
        self._arrange()
        self.menus = Menus(self.menuBar(), self.catalogue)
        session.changed.connect(self._changed)
        self._coming = ComingIn.of(session)
        self._coming.changed.connect(self._show_centre)
        session.archive_changed.connect(self._archive_opened)
        session.reveal_requested.connect(self.reveal)
        session.menu_requested.connect(partial(show_context_menu, self.catalogue, self))
        session.refused.connect(self._show_refusal)
        # A place is kept soon, so that a crash or a cut of power does not lose it.
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MS)
        self._keep.timeout.connect(self.remembering.save)
        session.document_changed.connect(lambda _document: self._keep.start())
        self._show_centre()
        self._name_window()

    def reveal(self, name: str) -> None:
        """Show a pane and put the focus in it."""
        if name in self.docks:
            self.docks[name].reveal()
        else:
            self.centre_pane().setFocus()

    def centre_pane(self) -> QWidget:
        """The pane in the middle, made now if it was not yet."""
        if self._centre_built is None:
            pane = self._centre_panes[0]
            self._centre_built = pane.make(self.session)
            self._centre_built.setObjectName(pane.name)
            self._centre_built.setAccessibleName(pane.title)
            self._centre.addWidget(self._centre_built)
            self._pane_made(pane, self._centre_built)
        return self._centre_built

    def complete(self) -> None:
        """Take in every declared action: of the frame, of the commands, of the panes.

        Done step by step after the first paint, or at once when a menu, a key or another part
        needs them.
        """
        while not self.complete_some():
            pass

    def complete_some(self) -> bool:
        """Take in the actions of one more part, some milliseconds; True when all are there."""
        if self._complete:
            return True
        if self._parts is None:
            self._collect_frame()
        elif self._missing:
            self._collect_pane(self._missing.pop(0))
        else:
            load_commands()
            self.catalogue.add(bound_functions(self.session))
            self._complete = True
        return self._complete

    def _collect_frame(self) -> None:
        rereading = Rereading(self.session, self, self.importing.pool)
        self._parts = (
            self.archives,
            self.importing,
            self.importing.projects,
            self.foot,
            rereading,
            Encodings(self.session, self, rereading),
            Recognising(self.session, self, self.importing.pool),
            Quarantining(self.session, self, self.importing),
            Carrying(self.session, self),
            Editing(self.session, self),
            Looking(self.session, self),
            Naming(self.session, self),
            Citing(self.session, self),
            WholeDocuments(self.session, self),
            self.importing.sharing,
            Helping(self.session, self, self.catalogue),
        )
        for part in self._parts:
            self.catalogue.add(bound(type(part), partial(_same, part), EVERYWHERE))
        self.catalogue.add([self._tidy_action()])

    def _collect_pane(self, pane: Pane) -> None:
        """Take in the actions of a pane that need not be there yet.

        Those whose keys belong to it listen from its dock, so that nothing is built for them.
        """
        listens = self._centre if pane.area is Area.CENTRE else self.docks[pane.name]
        self.catalogue.add(bound(pane.widget, self._maker(pane), pane.title), listens)
        if pane.area is not Area.CENTRE:
            self.catalogue.add([self._toggle_action(pane)])

    def _maker(self, pane: Pane) -> Callable[[], QWidget]:
        return self.centre_pane if pane.area is Area.CENTRE else self.docks[pane.name].content

    def _toggle_action(self, pane: Pane) -> Bound:
        dock = self.docks[pane.name]
        declaration = Action(
            f"window.{pane.name}",
            text=pane.title,
            menu="Window",
            order=100 + 100 * list(Area).index(pane.area) + pane.order % 100,
            keys=pane.keys,
            icon=pane.icon,
            checked=lambda _: dock.isVisible(),
            help_text=f"Go to {pane.title}; hide it when you are there",
        )

        def toggle() -> None:
            if dock.has_focus():
                dock.hide()
                self._centre.setFocus()
            else:
                dock.reveal()

        return Bound(declaration, lambda: dock, toggle, EVERYWHERE)

    def _tidy_action(self) -> Bound:
        declaration = Action(
            "window.tidy",
            text="Arrange as at first",
            menu="Window",
            order=900,
            help_text="Put all panes back where they stood in a new window",
        )
        return Bound(declaration, lambda: self, self.arrange_anew, EVERYWHERE)

    def _arrange(self) -> None:
        settings = self.session.settings
        self.resize(*FIRST_SIZE)
        geometry = settings.get(GEOMETRY)
        if not (geometry and self.restoreGeometry(QByteArray(geometry))):
            screen = QGuiApplication.primaryScreen()
            if screen is not None:
                self.resize(self.size().boundedTo(screen.availableSize()))
        arrange(self, list(self.docks.values()))
        self._first_state = self.saveState(STATE_VERSION)
        docks = settings.get(DOCKS)
        if docks:
            self.restoreState(QByteArray(docks), STATE_VERSION)

    def arrange_anew(self) -> None:
        """Put all panes where they stand in a new window."""
        self.restoreState(self._first_state, STATE_VERSION)
        size_docks(self, list(self.docks.values()))

    def _built_panes(self) -> dict[str, QWidget]:
        built = {name: dock.built for name, dock in self.docks.items() if dock.built is not None}
        if self._centre_built is not None:
            built[self._centre_panes[0].name] = self._centre_built
        return built

    def _pane_made(self, pane: Pane, widget: QWidget) -> None:
        self.remembering.restore(pane.name, widget)

    def _show_centre(self) -> None:
        """Show the panes of the middle, or in an empty archive what to do."""
        if self.session.archive.documents.count() == 0 and not self._coming.beginnings:
            if self._welcome is None:
                self._welcome = Welcome(self.session)
                lie_on_paper(self._welcome)
                self._centre.addWidget(self._welcome)
            self._centre.setCurrentWidget(self._welcome)
        elif self._centre_panes:
            focus, shown = self.focusWidget(), self._centre.currentWidget()
            offered = shown is not None and focus is not None and shown.isAncestorOf(focus)
            self._centre.setCurrentWidget(self.centre_pane())
            if offered:  # Qt would give the focus to the first button of the readers
                self.centre_pane().setFocus()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, DocumentsChanged) for change in changes):
            self._show_centre()

    def _archive_opened(self) -> None:
        self._show_centre()
        self._name_window()
        # After the panes themselves have taken the other archive in.
        QTimer.singleShot(0, self, self._restore_panes)

    def _restore_panes(self) -> None:
        for name, widget in self._built_panes().items():
            self.remembering.restore(name, widget)

    def _name_window(self) -> None:
        archive = self.session.archive
        mark = " (read only)" if archive.read_only else ""
        self.setWindowTitle(f"{archive.path.stem}{mark} — Concord")
        self.setWindowFilePath(str(archive.path))

    def _show_refusal(self, sentence: str, details: str) -> None:
        from viewer.ui.frame.errors import ErrorDialog  # only when something is refused

        ErrorDialog(self, sentence, details).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        hide_spare_tabs(self, list(self.docks.values()))
        shown = self._centre.currentWidget()
        if self.focusWidget() is None and shown is not None:  # the first key belongs to it
            shown.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no pane had a use for goes back to where one reads."""
        shown = self._centre.currentWidget()
        if event.key() == Qt.Key.Key_Escape and shown is not None:
            shown.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.importing.can_import and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.importing.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._closed:
            self._closed = True
            self._keep.stop()
            self.remember()
            self.importing.close()
            self.session.close()

    def remember(self) -> None:
        """Keep how the window stands, and what the panes show."""
        settings = self.session.settings
        settings.set(GEOMETRY, bytes(self.saveGeometry().data()))
        settings.set(DOCKS, bytes(self.saveState(STATE_VERSION).data()))
        self.remembering.save()
        settings.save()

    def _back_up(self) -> None:
        """Make the backup of the day beside the archive, if it is due and there is something."""
        archive = self.session.archive
        if archive.read_only or archive.documents.count() == 0:
            return

        def copy(_job: Job) -> None:
            with archive.again() as own:
                own.backup_if_due()

        self.session.background.run("Back up", copy, quiet=True)

    def after_first_paint(self) -> None:
        """Load what the first look did without, in steps that nobody notices."""
        if self.complete_some():
            self.menus.fill()
            icons.load(self.session.background)
            self._back_up()
        else:
            QTimer.singleShot(0, self, self.after_first_paint)


def _same(part: object) -> object:
    return part
