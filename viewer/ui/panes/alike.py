"""Paragraphs like the selected one, and paragraphs that repeat across the archive."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from viewer.domain import ParagraphId
from viewer.ui.actions import Context, action
from viewer.ui.appearance import UNIT
from viewer.ui.background import Job, State
from viewer.ui.commands.naming import name_of_paragraph, shorten
from viewer.ui.models.alike_model import (
    AlikeModel,
    Member,
    Row,
    rows_of_groups,
    rows_of_likenesses,
)
from viewer.ui.panes import Area, pane
from viewer.ui.session import Place, Session, Where
from viewer.ui.widgets.alike_delegate import AlikeDelegate
from viewer.ui.widgets.empty import EmptyState

_HOW = (
    "Select a paragraph in a reader and choose Go ▸ Paragraphs like this, "
    "or look for paragraphs that repeat across the archive."
)
_MENU = ("alike.compare", "", "alike.paragraph", "alike.duplicates")

Found = tuple[list[Row], str]
"""Rows, and what they are, in a sentence."""


@pane(
    "alike",
    title="Alike",
    area=Area.BOTTOM,
    icon="group",
    order=15,
    keys=("Ctrl+Alt+Shift+J",),
    shown=False,
)
class AlikePane(QWidget):
    """A list; a click looks at a paragraph, `Shift+Enter` sets two beside each other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._awaited = False
        self.model = AlikeModel(self)
        self.said = QLabel()
        self.view = QListView()
        self._empty = EmptyState("group")
        self._build()
        session.archive_changed.connect(self._forget)
        self._forget()

    @action(
        "alike.paragraph",
        text="Paragraphs like this",
        menu="Go",
        order=430,
        keys=("Ctrl+Alt+J",),
        icon="group",
        enabled=lambda pane: pane.paragraph is not None,
        help_text="Find the paragraphs of the archive that share the words that matter in this one",
    )
    def find_like(self) -> None:
        paragraph = self.paragraph
        if paragraph is None:
            return
        self._session.reveal("alike")
        home = self._session.archive

        def work(job: Job) -> Found:
            from viewer.finding.alike import like  # with what learns words, when it is asked for

            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                alike = like(archive, paragraph)
                document = archive.documents.get(alike.paragraph.document)
                name = name_of_paragraph(alike.paragraph)
                of = document.symbol or f"“{shorten(document.title)}”"
                words = ", ".join(alike.words)
                rows = rows_of_likenesses(alike)
                return rows, f"Like {name} of {of}, by {words or 'no words that matter'}"

        self._run("Looking for paragraphs like this", work, awaited=True)

    @action(
        "alike.duplicates",
        text="Near-duplicates",
        menu="Compare",
        order=430,
        icon="documents",
        help_text="Find groups of paragraphs across the archive that differ in little",
    )
    def find_duplicates(self) -> None:
        self._session.reveal("alike")
        home = self._session.archive

        def work(job: Job) -> Found:
            from viewer.finding.repeated import MOST, repeated_apart
            from viewer.ui.apart import run_apart

            groups = run_apart(job, repeated_apart, home.path)
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                rows = rows_of_groups(archive, groups)
                cut = archive.similar.total() > MOST
            count = len(groups)
            said = "1 group" if count == 1 else f"{count:,} groups"
            among = f", among the first {MOST:,} of the archive" if cut else ""
            return rows, f"{said} of paragraphs that differ in little, the largest first{among}"

        self._run("Looking for near-duplicates", work)

    @action(
        "alike.compare",
        text="Set the two beside each other",
        menu="Compare",
        order=431,
        keys=("Shift+Return", "Shift+Enter"),
        icon="compare",
        context=Context.PANE,
        enabled=lambda pane: pane.two is not None,
        help_text="Open the two selected paragraphs, or this one and the first of its group",
    )
    def compare(self) -> None:
        two = self.two
        if two is not None:
            self._session.open(two[0], Where.LEFT)
            self._session.go(two[1], Where.RIGHT)

    @property
    def paragraph(self) -> ParagraphId | None:
        """The one that is selected in the active reader."""
        anchors = self._session.selection.anchors
        return anchors[0].paragraph if anchors else None

    @property
    def two(self) -> tuple[Place, Place] | None:
        """The places that would stand beside each other."""
        chosen = self.chosen()
        if len(chosen) == 2:
            one, other = chosen[0].place, chosen[1].place
        elif len(chosen) == 1 and chosen[0].first is not None:
            one, other = Member(chosen[0].first, "").place, chosen[0].place
        else:
            return None
        return None if one is None or other is None or one == other else (one, other)

    def chosen(self) -> list[Member]:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        found = (self.model.row_at(self.model.index(row)) for row in rows)
        return [each for each in found if isinstance(each, Member)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            place = self._place()
            if enter and place is not None:
                beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self._session.go(place, Where.RIGHT if beside else Where.CURRENT)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT // 2)
        self.said.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(AlikeDelegate(self._session.appearance, view))
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of rows, two heights
        view.setAccessibleName("Paragraphs that are alike")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)
        self._session.appearance.changed.connect(view.viewport().update)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(body, 1)
        self.setFocusProxy(view)

    def _run(self, title: str, work: Callable[[Job], Found], *, awaited: bool = False) -> None:
        """Look for it; `awaited`, it is so quick that the keys then belong to the list."""
        self._awaited = awaited
        if self._job is not None:
            self._job.abandon()
        self._say("", f"{title}…")
        self._job = self._session.background.run(title, work, done=self._show)
        self._job.ended.connect(self._ended)

    def _show(self, found: Found) -> None:
        self._job = None
        rows, said = found
        self.model.show(rows)
        if not rows:
            self._say(said, "Nothing is alike.")
            return
        self._say(said, "")
        first = next(n for n, each in enumerate(rows) if isinstance(each, Member))
        self.view.setCurrentIndex(self.model.index(first))
        if self._awaited:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended(self) -> None:
        """Cancelled, or the world refused: what was there before is gone."""
        if self._job is not None and self._job.state in (State.CANCELLED, State.FAILED):
            self._job = None
            self._forget()

    def _forget(self) -> None:
        self.model.show([])
        self._empty.say(_HOW, "Look for near-duplicates", self.find_duplicates)
        self.said.hide()
        self._stack.setCurrentWidget(self._empty)

    def _say(self, said: str, instead: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))
        if instead:
            self.model.show([])
            self._empty.say(instead)
        self._stack.setCurrentWidget(self._empty if instead else self.view)

    def _place(self) -> Place | None:
        row = self.model.row_at(self.view.currentIndex())
        return row.place if isinstance(row, Member) else None

    def _clicked(self, index: QModelIndex) -> None:
        place = self._place()
        if index.isValid() and place is not None and len(self.chosen()) == 1:
            self._session.open(place)

    def _show_menu(self, at: QPoint) -> None:
        self._session.show_menu(_MENU, self.view.viewport().mapToGlobal(at))
