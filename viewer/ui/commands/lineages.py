"""A clause through time out into a file or onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from viewer.domain import Lineage, LineageRow, Marked
from viewer.ui.background import Job
from viewer.ui.commands.exporting import PDF, Format, offer_folder, word_first
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is exported: the formats bring their libraries.
    from viewer.exporters.lineages import LineageOptions

TITLE = "One clause through time"

_RICH = {
    "come": '<u style="background:#d9ecd9;color:#000">{}</u>',
    "gone": '<s style="background:#f6dcd9;color:#000">{}</s>',
    "": "{}",
}


def lineage_formats() -> list[Format]:
    """All formats, Word first, which most people want."""
    from viewer.exporters.lineages import lineage_exporters  # late: see above

    found = [Format(each.name, each.title, each.suffix) for each in lineage_exporters()]
    return word_first([*found, PDF])


def export_lineage(session: Session, lineage: Lineage, form: str, path: Path) -> Job:
    """Write a file in a process of its own, then offer to open the folder it is in."""
    from viewer.exporters.lineages import LineageOptions
    from viewer.ui.apart import run_apart

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    options = LineageOptions(title=TITLE, exported_at=now)

    def finished(_nothing: None) -> None:
        count = len(lineage.rows)
        rows = "1 document" if count == 1 else f"{count:,} documents"
        offer_folder(session, rows, path)

    def work(job: Job) -> None:
        run_apart(job, _write, form, lineage, path, options)

    return session.background.run(f"Export {path.name}", work, done=finished)


def _write(
    form: str,
    lineage: Lineage,
    path: Path,
    options: LineageOptions,
    progress: Callable[[float], None],
) -> None:
    """What runs in the process."""
    from viewer.exporters.lineages import export_lineage as export
    from viewer.exporters.saving import save

    if form != PDF.name:
        export(form, lineage, path, options)
        return
    from viewer.ui.printing import print_lineage
    from viewer.ui.printing.offscreen import offscreen

    with offscreen():
        save(path, lambda file: print_lineage(lineage, file, options, progress))


def clip_lineage(rows: Iterable[LineageRow]) -> QMimeData:
    """The text in each document as a quotation with its source, what changed marked if it can be."""
    present = [row for row in rows if not row.absent]
    data = QMimeData()
    data.setText("\n\n".join(f"“{row.text}” ({row.citation})" for row in present))
    data.setHtml("".join(_quoted(row) for row in present))
    return data


def _quoted(row: LineageRow) -> str:
    text = "".join(_rich(each) for each in row.marks)
    source = escape(row.citation)
    return f'<blockquote dir="auto">{text}<br><small>({source})</small></blockquote>'


def _rich(piece: Marked) -> str:
    return _RICH[piece.change].format(escape(piece.text).replace("\n", "<br>"))
