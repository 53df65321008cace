"""Results of a search on the clipboard: whole paragraphs with their sources, or lines in context."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from viewer.domain.searching import Found
from viewer.ui.models.concordance_model import Row
from viewer.ui.models.wording import place


def clip_hits(hits: Sequence[Found]) -> QMimeData:
    """Each text in quotation marks, its source in brackets."""
    data = QMimeData()
    data.setText("\n\n".join(f"“{each.text}” ({source_of(each)})" for each in hits))
    data.setHtml(
        "".join(
            f'<blockquote dir="auto">{_html(each.text)}<br>'
            f"<small>({_html(source_of(each))})</small></blockquote>"
            for each in hits
        )
    )
    return data


def clip_lines(rows: Sequence[Row]) -> QMimeData:
    """A table: before, found, after, source; tabs between them as plain text, for sheets."""
    cells = [
        (row.line.before.strip(), row.line.found, row.line.after.strip(), source_of(row.found))
        for row in rows
    ]
    data = QMimeData()
    data.setText("\n".join("\t".join(each) for each in cells))
    lines = "".join(
        f'<tr><td align="right">{_html(before)}</td><td><b>{_html(found)}</b></td>'
        f"<td>{_html(after)}</td><td><small>{_html(source)}</small></td></tr>"
        for before, found, after, source in cells
    )
    data.setHtml(f'<table dir="auto">{lines}</table>')
    return data


def source_of(hit: Found) -> str:
    """`A/RES/67/264, Cooperation between …, 17 May 2013, 14 · p. 3`, as far as it is known."""
    where = place(hit.label, hit.page, hit.index) if hit.paragraph is not None else ""
    parts = (hit.symbol, hit.title, hit.date, where)
    return ", ".join(part for part in parts if part)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
