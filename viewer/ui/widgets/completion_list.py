"""What may be typed next, in a list under the field; the keys stay in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewer.domain.searching import Completion
from viewer.ui.appearance import UNIT
from viewer.ui.models.roles import ItemRole
from viewer.ui.widgets.painting import Index, ink, paint_panel, paint_text, smaller

MOST_ROWS = 9
WIDTH = 56 * UNIT


class CompletionList(QFrame):
    """Stands over the window, below a field that keeps the focus.

    Signals:
        taken: a `Completion` was clicked.
    """

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        # A window that never has the focus: over others, beyond the pane's edge if need be.
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("palette")  # looks as the command palette does
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = QListWidget()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setAccessibleName("Completions")
        self.view.setMinimumSize(1, 1)  # two rows take the room of two rows
        self.view.itemClicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(self.view)

    def show_below(self, field: QWidget, at: QPoint, completions: Sequence[Completion]) -> None:
        """Show these under a point of the field; none of them is chosen."""
        self.view.clear()
        for each in completions:
            item = QListWidgetItem(each.said)
            item.setData(ItemRole.VALUE, each)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(part for part in (each.said, _meant(each), _counted(each)) if part),
            )
            self.view.addItem(item)
        self.view.setCurrentIndex(QModelIndex())
        self.view.scrollToTop()
        rows = min(MOST_ROWS, len(completions))
        self.ensurePolished()  # the style says how thick the frame is
        inner, frame = self._column.contentsMargins(), self.contentsMargins()
        edges = inner.top() + inner.bottom() + frame.top() + frame.bottom()
        self.resize(WIDTH, rows * self.view.sizeHintForRow(0) + edges)
        self.move(self._fitting(field, at))
        field.window().installEventFilter(self)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        field = self.parentWidget()
        if field is not None:
            field.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do not stay where the field was when its window is moved."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)

    def chosen(self) -> Completion | None:
        return self._value(self.view.currentItem())

    def first(self) -> Completion | None:
        return self._value(self.view.item(0))

    def move_by(self, rows: int) -> None:
        """Choose a row further down, or up; the first or the last where none was chosen."""
        count = self.view.count()
        row = self.view.currentRow()
        if row < 0:
            row = 0 if rows > 0 else count - 1
        elif abs(rows) == 1:
            row = (row + rows) % count
        else:
            row = min(max(row + rows, 0), count - 1)
        self.view.setCurrentRow(row)

    def _fitting(self, field: QWidget, at: QPoint) -> QPoint:
        """Below the point; above the field where there is no room below; never off the screen."""
        place = field.mapToGlobal(at)
        screen = field.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        return place

    def _clicked(self, item: QListWidgetItem) -> None:
        completion = self._value(item)
        if completion is not None:
            self.taken.emit(completion)

    def _value(self, item: QListWidgetItem | None) -> Completion | None:
        value = item.data(ItemRole.VALUE) if item is not None else None
        return value if isinstance(value, Completion) else None


class _Delegate(QStyledItemDelegate):
    """What is typed, what it means, how many there are."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDTH, option.fontMetrics.lineSpacing() + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        paint_panel(painter, option)
        completion = index.data(ItemRole.VALUE)
        if not isinstance(completion, Completion):
            return
        area = option.rect.adjusted(UNIT + UNIT // 2, 0, -UNIT - UNIT // 2, 0)
        small, quiet = smaller(option.font), ink(option, quiet=True)
        right = Qt.AlignmentFlag.AlignRight
        used = paint_text(
            painter, area, _counted(completion), font=small, colour=quiet, align=right
        )
        left = QRect(area)
        left.setRight(area.right() - used - UNIT)
        taken = paint_text(painter, left, completion.said, font=option.font, colour=ink(option))
        left.setLeft(left.left() + taken + UNIT)
        paint_text(painter, left, _meant(completion), font=small, colour=quiet)


def _meant(completion: Completion) -> str:
    """What it is; a word speaks for itself."""
    return completion.detail or ("" if completion.group == "word" else completion.group)


def _counted(completion: Completion) -> str:
    return "" if completion.count is None else f"{completion.count:,}"
