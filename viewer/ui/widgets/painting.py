"""Strokes that several delegates share, so that the same thing looks the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from resources.palettes import contrast
from viewer.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex

SWATCH = 20
ROUND = 4


def paint_panel(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a row as the style paints it: selected, hovered or alternating."""
    style = option.widget.style() if option.widget is not None else QApplication.style()
    style.drawPrimitive(
        QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
    )


def ink(option: QStyleOptionViewItem, *, quiet: bool = False) -> QColor:
    """The colour of text on the row as it is now."""
    active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    if option.state & QStyle.StateFlag.State_Selected:
        colour = option.palette.color(group, QPalette.ColorRole.HighlightedText)
        if quiet:
            colour.setAlphaF(0.8)
        return colour
    role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
    return option.palette.color(group, role)


def on(colour: QColor) -> QColor:
    """Black or white, whichever is read better on a colour."""
    white = contrast("#ffffff", colour.name()) >= contrast("#000000", colour.name())
    return QColor("white" if white else "black")


def paint_swatch(painter: QPainter, rect: QRect, colour: QColor, meaning: str) -> None:
    """A theme's colour with its icon, as it looks everywhere; without a meaning the colour alone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, ROUND, ROUND)
    if meaning:
        inset = rect.width() // 6
        inner = rect.adjusted(inset, inset, -inset, -inset)
        icon(meaning, on(colour)).paint(painter, inner, Qt.AlignmentFlag.AlignCenter)
    painter.restore()


def paint_key(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, key: str) -> None:
    """A key as a small cap with its letter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = ink(option, quiet=True)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key.upper())
    painter.restore()


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """One line, elided to the rectangle; returns the width that was used."""
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, elide, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
    return metrics.horizontalAdvance(shown)


def bold(font: QFont) -> QFont:
    """The same font, bold."""
    heavier = QFont(font)
    heavier.setBold(True)
    return heavier


def smaller(font: QFont) -> QFont:
    """The same font a step smaller, for what stands beside the matter."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.9)
    else:
        small.setPixelSize(max(8, round(font.pixelSize() * 0.9)))
    return small
