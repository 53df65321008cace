"""Excerpts on the clipboard and in a drag: the words and their citation, rich and plain."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from viewer.domain import Excerpt


def clip(excerpts: Iterable[Excerpt]) -> QMimeData:
    """What a word processor and a plain text field each get."""
    chosen = list(excerpts)
    data = QMimeData()
    data.setText("\n\n".join(plain(each) for each in chosen))
    data.setHtml("".join(rich(each) for each in chosen))
    return data


def plain(excerpt: Excerpt) -> str:
    """The words in quotation marks, and the citation in brackets."""
    return f"“{excerpt.text}” ({excerpt.citation})"


def rich(excerpt: Excerpt) -> str:
    """The words as a quotation, and the citation beneath."""
    text = escape(excerpt.text).replace("\n", "<br>")
    language = f' lang="{escape(excerpt.language)}"' if excerpt.language else ""
    direction = ' dir="auto"'
    return (
        f"<blockquote{language}{direction}>{text}<br>"
        f"<small>({escape(excerpt.citation)})</small></blockquote>"
    )
