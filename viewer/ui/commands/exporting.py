"""Excerpts out of the archive into a file, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from viewer.archive import Archive
from viewer.domain import Excerpt
from viewer.domain.excerpts import Arrangement, Grouping
from viewer.ui.background import Job
from viewer.ui.commands.excerpt_pages import READING, export_pages
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is exported: the formats bring their libraries.
    from viewer.exporters import Exporter, ExportOptions


@dataclass(frozen=True, slots=True)
class Format:
    """A format as a file dialog offers it.

    Attributes:
        traced: its excerpts must be read with their traces (`Arrangement.traced`).
        of: what the file lists: the excerpts, or the documents that they come from.
    """

    name: str
    title: str
    suffix: str
    traced: bool = False
    of: Literal["excerpts", "sources"] = "excerpts"

    @property
    def pattern(self) -> str:
        """`Word (*.docx)`."""
        return f"{self.title} (*{self.suffix})"


PDF = Format("pdf", "PDF", ".pdf")


@dataclass(frozen=True, slots=True)
class Choices:
    """What stands in the file beside the words; see `viewer.exporters.ExportOptions`.

    Attributes:
        grouped_by: headings, the outermost first.
        before: how many paragraphs around an excerpt come with it; `after` likewise.
        people: say who tagged; None leaves it to the format.
        footnotes: the source in a footnote where the format has them, not on a line of its own.
    """

    grouped_by: tuple[Grouping, ...] = ("theme",)
    before: int = 0
    after: int = 0
    notes: bool = True
    certainty: bool = True
    people: bool | None = None
    footnotes: bool = False

    def read_as(self, form: Format) -> Arrangement:
        """How the excerpts are read for this format."""
        return Arrangement(self.grouped_by, self.before, self.after, traced=form.traced)

    def under_headings(self) -> Choices:
        """The same for a report, which has headings of its own."""
        return replace(self, grouped_by=("heading",))


@dataclass(frozen=True, slots=True)
class Export:
    """What to export, where to.

    Attributes:
        excerpts: reads them in the order of the file; called on another thread, with an archive
            of its own.
        count: how many there will be, as far as is known.
    """

    format: str
    path: Path
    title: str
    excerpts: Callable[[Archive], Iterable[Excerpt]]
    count: int
    choices: Choices = Choices()


def formats() -> list[Format]:
    """All formats, Word first, which most people want."""
    from viewer.exporters import exporters  # late: see above

    return word_first([PDF, *(_format(each) for each in exporters())])


def word_first(found: Iterable[Format]) -> list[Format]:
    """By their titles, after the format that most people want."""
    return sorted(found, key=lambda each: (each.name != "docx", each.title))


def export_excerpts(
    session: Session, wanted: Export, done: Callable[[int], None] | None = None
) -> Job:
    """Write a file in the background, then offer to open the folder it is in."""

    def finished(count: int) -> None:
        excerpts = "1 excerpt" if count == 1 else f"{count:,} excerpts"
        sources = wanted.format in {each.name for each in formats() if each.of == "sources"}
        offer_folder(session, f"Sources of {excerpts}" if sources else excerpts, wanted.path)
        if done is not None:
            done(count)

    return write_excerpts(session, wanted, f"Export {wanted.path.name}", finished)


def write_excerpts(
    session: Session, wanted: Export, title: str, done: Callable[[int], None]
) -> Job:
    """Write a file in the background; `done` is told how many excerpts are in it."""
    home = session.archive

    def work(job: Job) -> int:
        from viewer.exporters import export

        with home.again(read_only=True) as archive:
            job.on_cancel(archive.interrupt)
            read = wanted.excerpts(archive)
            if wanted.format == PDF.name:
                rows = _counted(read, wanted.count, job, share=READING)
                return export_pages(job, rows, wanted.path, _options(wanted))
            rows = _counted(read, wanted.count, job)
            return export(wanted.format, rows, wanted.path, _options(wanted))

    return session.background.run(title, work, done=done)


def offer_folder(session: Session, exported: str, path: Path) -> None:
    """Say what is in a new file, and offer to show it."""
    line = f"{exported} exported to {path.name}"
    session.offered.emit(line, "Open folder", lambda: open_folder(path))


def open_folder(path: Path) -> bool:
    """Show the folder of a file in whatever the system shows folders with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _counted(
    rows: Iterable[Excerpt], count: int, job: Job, share: float = 1.0
) -> Iterator[Excerpt]:
    """Told as a share of the job."""
    for number, row in enumerate(rows, start=1):
        job.check()
        done = share * min(1.0, number / count) if count else None
        job.progress(done, f"{number:,} of {count:,}")
        yield row


def _options(wanted: Export) -> ExportOptions:
    from viewer.exporters import ExportOptions

    choices, now = wanted.choices, datetime.now(UTC).replace(microsecond=0)
    return ExportOptions(
        title=wanted.title,
        exported_at=now.isoformat().replace("+00:00", "Z"),
        with_notes=choices.notes,
        with_certainty=choices.certainty,
        with_people=choices.people,
        grouped_by=choices.grouped_by,
        before=choices.before,
        after=choices.after,
        sources="footnote" if choices.footnotes else "line",
    )


def _format(exporter: Exporter) -> Format:
    return Format(exporter.name, exporter.title, exporter.suffix, exporter.traced, exporter.of)
