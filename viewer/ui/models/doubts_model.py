"""What a person should look at after documents were read again, and what would be before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viewer.archive import Archive
from viewer.domain import Doubt
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.wording import source

if TYPE_CHECKING:
    # The report is of a job; the pane of the doubts needs nothing of it.
    from viewer.importing.reread_report import RereadReport

HEADINGS = ("Document", "Tag or note", "Why", "Words before", "Words now")


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A tag or note to be looked at.

    Attributes:
        what: the theme, or the beginning of the note.
        was, now: its words before and after the new reading.
        doubt: in the archive; None of what only would be.
    """

    source: str
    what: str
    why: str
    was: str
    now: str
    doubt: Doubt | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.source, self.what, self.why, self.was, self.now)


def read_doubts(archive: Archive) -> list[DoubtRow]:
    """All of the archive, by document."""
    return [
        DoubtRow(
            source(each.title, each.symbol),
            _what(each.theme, each.body, link=each.link is not None),
            each.why,
            each.was,
            each.now,
            each,
        )
        for each in archive.doubts.all()
    ]


def foreseen(report: RereadReport) -> list[DoubtRow]:
    """What reading anew would leave to be looked at, after the documents that cannot be read."""
    failed = [DoubtRow(each.name, "", each.sentence, "", "") for each in report.failed]
    return failed + [
        DoubtRow(document.name, _what(each.theme_name, each.body), each.why, each.was, each.now)
        for document in report.of("new")
        for each in document.to_look_at
    ]


def _what(theme: str, body: str, *, link: bool = False) -> str:
    return theme or f"{'Link of a note' if link else 'Note'}: {' '.join(body.split())}"


class DoubtsModel(RowsModel[DoubtRow]):
    """A row is a `DoubtRow` (`ItemRole.VALUE`)."""

    headings = HEADINGS
