"""The line above the pages: which page, how large, and the strip of small ones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from viewer.ui.appearance import UNIT
from viewer.ui.icons import icon
from viewer.ui.pages.geometry import Fit
from viewer.ui.pages.view import ZOOM_STEP, PagesView

_HEIGHT = 4 * UNIT
_ROOMY = 300
"""Pixels that all of it needs."""


class PagesBar(QFrame):
    """Page number, zoom and thumbnails.

    Signals:
        thumbnails_toggled: show the strip, or hide it.
    """

    thumbnails_toggled = Signal(bool)

    def __init__(self, view: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.thumbnails = self._button("thumbnails", "Small pages", checkable=True)
        self.number = QSpinBox()
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setAccessibleName("Page number")
        self.number.setKeyboardTracking(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._of = QLabel()
        smaller = self._button("zoom-out", "Smaller pages (- or Ctrl and the wheel)")
        larger = self._button("zoom-in", "Larger pages (+ or Ctrl and the wheel)")
        self._zoom = QLabel()
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + UNIT)
        self.fit_width = self._button("fit-width", "Fit the width (0)", checkable=True)
        self.fit_page = self._button("fit-page", "Fit the page", checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT // 2, 0, UNIT // 2, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.thumbnails)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addWidget(self._of)
        row.addStretch(1)
        for each in (smaller, self._zoom, larger, self.fit_width, self.fit_page):
            row.addWidget(each)
        self.setFixedHeight(_HEIGHT + 4)
        self.thumbnails.toggled.connect(self.thumbnails_toggled)
        self.number.valueChanged.connect(self._chosen)
        smaller.clicked.connect(lambda: view.set_zoom(view.zoom / ZOOM_STEP))
        larger.clicked.connect(lambda: view.set_zoom(view.zoom * ZOOM_STEP))
        self.fit_width.clicked.connect(lambda: view.set_fit(Fit.WIDTH))
        self.fit_page.clicked.connect(lambda: view.set_fit(Fit.PAGE))
        view.page_changed.connect(self._page_changed)
        view.zoom_changed.connect(self._zoom_changed)
        self._page_changed(0)
        self._zoom_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be done without where there is no room."""
        super().resizeEvent(event)
        for each in (self._of, self._zoom, self.fit_page):
            each.setVisible(self.width() >= _ROOMY)

    def _chosen(self, page: int) -> None:
        if page != self._view.page:
            self._view.go_to_page(page)

    def _page_changed(self, page: int) -> None:
        pages = self._view.pages
        self.number.blockSignals(True)
        self.number.setRange(min(1, pages), pages)
        self.number.setValue(page)
        self.number.blockSignals(False)
        self.number.setFixedWidth(
            self.fontMetrics().horizontalAdvance("0" * max(3, len(str(pages)))) + 2 * UNIT
        )
        self._of.setText(f"of {pages}")
        self.setEnabled(pages > 0)

    def _zoom_changed(self) -> None:
        self._zoom.setText(f"{self._view.zoom:.0%}".replace("%", " %"))
        self.fit_width.setChecked(self._view.fit is Fit.WIDTH)
        self.fit_page.setChecked(self._view.fit is Fit.PAGE)

    def _button(self, meaning: str, tip: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setCheckable(checkable)
        button.setIcon(icon(meaning))
        button.setIconSize(QSize(2 * UNIT, 2 * UNIT))
        button.setFixedSize(_HEIGHT - 4, _HEIGHT - 4)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
