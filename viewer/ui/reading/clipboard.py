"""What leaves a reader by copying or dragging: plain and rich text, with or without the source."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData

from viewer.ui.models.reader_model import ReaderModel
from viewer.ui.reading.content import Content
from viewer.ui.reading.selection import Selected, pieces, plain_text, rich_text


def copied(selected: Selected, content: Content) -> QMimeData:
    """The selection as it reads, labels included."""
    data = QMimeData()
    data.setText(plain_text(selected, content))
    data.setHtml(rich_text(selected, content))
    return data


def cited(selected: Selected, content: Content, model: ReaderModel) -> QMimeData:
    """Each paragraph, or the words of it, as a quotation with its source."""
    plain, rich = [], []
    for paragraph, start, end in pieces(selected, content):
        text = content.text_of(paragraph)[start:end]
        source = model.citation(paragraph)
        plain.append(f"“{text}” ({source})")
        words = escape(text).replace("\n", "<br>")
        rich.append(
            f'<blockquote dir="auto">{words}<br><small>({escape(source)})</small></blockquote>'
        )
    data = QMimeData()
    data.setText("\n\n".join(plain))
    data.setHtml("".join(rich))
    return data
