"""Pages on themes, read in the background."""

from __future__ import annotations

from collections.abc import Callable

from viewer.domain import ExcerptFilter, ThemeId
from viewer.domain.excerpts import Arrangement
from viewer.domain.theme_reports import ThemeReport
from viewer.ui.background import Job
from viewer.ui.session import Session


def read_theme_page(session: Session, theme: ThemeId, done: Callable[[ThemeReport], None]) -> Job:
    """Have the page of a theme computed; what the world refuses is said by the session."""
    home = session.archive

    def work(job: Job) -> ThemeReport:
        from viewer.analysis.theme_report import theme_report  # the lexicon is read: 0.1 s

        with home.again(read_only=True) as archive:
            job.on_cancel(archive.interrupt)
            excerpts = archive.excerpts.where(
                ExcerptFilter(themes=(theme,)), Arrangement(("date",), traced=True)
            )
            return theme_report(archive.themes.get(theme), archive.overview.counts(), excerpts)

    return session.background.run("Read a theme", work, done=done)
