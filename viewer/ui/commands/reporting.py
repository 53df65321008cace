"""Reports: begun, filled, arranged and removed, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive import Archive
from viewer.domain import TagId
from viewer.domain.ids import ReportId, ReportItemId
from viewer.domain.reports import Report
from viewer.ui.session import Session

CURRENT = "report.current"
"""Of an archive: the report that is filled, shown and printed until another is chosen."""


def current_report(archive: Archive) -> Report | None:
    """The one chosen last, else the first by name; None where there is none."""
    chosen = archive.settings.get(CURRENT, None)
    reports = archive.reports.all()
    return next((each for each in reports if each.id == chosen), reports[0] if reports else None)


def choose_report(session: Session, report: ReportId) -> None:
    """Fill, show and print this one from now on."""
    if not session.archive.read_only:
        session.archive.settings.set(CURRENT, report)


def begin_report(session: Session, name: str) -> ReportId | None:
    """A new one, which is the current one at once; None where the archive refused."""
    report = session.do(f"Begin report {name}", lambda archive: archive.reports.add(name))
    if report is not None:
        choose_report(session, report)
    return report


def put_into_report(session: Session, tags: Sequence[TagId]) -> None:
    """At the end of the current report; where there is none one is begun."""
    if not tags:
        return
    report = current_report(session.archive)
    many = "an excerpt" if len(tags) == 1 else f"{len(tags):,} excerpts"
    if report is not None and not _new(session.archive, report.id, tags):
        already = "It is" if len(tags) == 1 else "They are"
        session.message.emit(f"{already} in report {report.name} already.", False)
        return

    def put(archive: Archive) -> ReportId:
        if report is None:
            return archive.reports.add("Report", tags)
        archive.reports.put(report.id, tags)
        return report.id

    name = "Report" if report is None else report.name
    filled = session.do(f"Put {many} into report {name}", put)
    if filled is not None and report is None:
        choose_report(session, filled)


def move_in_report(
    session: Session,
    report: ReportId,
    items: Sequence[ReportItemId],
    before: ReportItemId | None,
) -> None:
    """Before another item, or to the end."""
    many = "an item" if len(items) == 1 else f"{len(items):,} items"
    session.do(
        f"Move {many} in a report", lambda archive: archive.reports.move(report, items, before)
    )


def take_out_of_report(session: Session, items: Sequence[ReportItemId]) -> None:
    """The tags stay."""
    if items:
        many = "an item" if len(items) == 1 else f"{len(items):,} items"
        session.do(f"Take {many} out of a report", lambda archive: archive.reports.take(items))


def _new(archive: Archive, report: ReportId, tags: Sequence[TagId]) -> bool:
    inside = {item.tag for item in archive.reports.items(report)}
    return any(tag not in inside for tag in tags)
