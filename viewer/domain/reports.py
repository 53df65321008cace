"""Excerpts put in order by hand, under headings of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import ReportId, ReportItemId, TagId


@dataclass(frozen=True, slots=True)
class Report:
    """A list of excerpts that a person makes to be read, printed or exported in its order.

    Attributes:
        excerpts: how many it shows; an excerpt whose tag was taken off is not among them, and comes
            back with it.
    """

    id: ReportId
    uuid: str
    name: str
    created_by: str
    excerpts: int


@dataclass(frozen=True, slots=True)
class ReportItem:
    """An excerpt of a report by its tag, or a heading: one of the two."""

    id: ReportItemId
    tag: TagId | None
    heading: str | None
