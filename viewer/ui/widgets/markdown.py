"""Notes shown as formatted text that can reach nothing: no file, no network, no script."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

_NO_HTML = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)

INDENT = 16
"""Pixels by which a list stands in; Qt's 40 are too many for a narrow pane."""


class InertDocument(QTextDocument):
    """A document that answers every request for a resource with one clear pixel.

    With no answer at all Qt would try the name as a path of this machine (qtextimagehandler.cpp).
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802, ARG002
        pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
        pixel.fill(QColor(0, 0, 0, 0))
        return pixel


def inert(markdown: str, parent: QObject | None = None) -> InertDocument:
    """Markdown as a document to be shown; pictures are replaced by their names."""
    document = InertDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setMarkdown(markdown, _NO_HTML)
    document.setIndentWidth(INDENT)
    _name_pictures(document)
    _calm_headings(document)
    _close_gaps(document)
    return document


@lru_cache(maxsize=2_000)
def words(markdown: str) -> str:
    """Markdown as plain text on one line, for lists."""
    return " ".join(inert(markdown).toPlainText().replace("\ufffc", " ").split())


def _name_pictures(document: QTextDocument) -> None:
    """Done before anything lays the document out, which is when pictures would be loaded."""
    cursor = QTextCursor(document)
    found: list[tuple[int, str]] = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isImageFormat():
                picture: QTextImageFormat = fragment.charFormat().toImageFormat()
                name = picture.property(QTextImageFormat.Property.ImageAltText) or picture.name()
                found.extend(
                    (fragment.position() + offset, f"[{name}]")
                    for offset in range(fragment.length())
                )
            fragments += 1
        block = block.next()
    for position, name in reversed(found):
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(name, QTextCursor(document).charFormat())


def _calm_headings(document: QTextDocument) -> None:
    """Set headings hardly larger than the text: a note is small, and stands beside the matter."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            shape = QTextCharFormat()
            shape.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(shape)
        block = block.next()


def _close_gaps(document: QTextDocument) -> None:
    """Take the space before the first and after the last paragraph, so that cards fit."""
    for block in (document.firstBlock(), document.lastBlock()):
        shape = QTextBlockFormat(block.blockFormat())
        if block == document.firstBlock():
            shape.setTopMargin(0)
        if block == document.lastBlock():
            shape.setBottomMargin(0)
        QTextCursor(block).setBlockFormat(shape)
