"""What leaves a reader by copying or dragging: plain and rich text, with or without the source."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData

from viewer.ui.commands.in_hand import Address, put_address
from viewer.ui.models.reader_model import ReaderModel
from viewer.ui.reading.content import Content
from viewer.ui.reading.selection import Selected, pieces, plain_text, rich_text


def copied(selected: Selected, content: Content, model: ReaderModel) -> QMimeData:
    """The selection as it reads, labels included, and where it is from."""
    data = QMimeData()
    data.setText(plain_text(selected, content))
    data.setHtml(rich_text(selected, content))
    _addressed(data, selected, content, model)
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
    _addressed(data, selected, content, model)
    return data


def _addressed(data: QMimeData, selected: Selected, content: Content, model: ReaderModel) -> None:
    """Where the selection begins, so that a note can be linked to it."""
    first = next(iter(pieces(selected, content)), None)
    if first is not None and model.document is not None:
        paragraph, start, end = first
        whole = not selected.words
        words = (None, None) if whole else (start, end)
        put_address(data, Address(model.document.uuid, paragraph.index, *words))
