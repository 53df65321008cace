from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.exporters.samples import OPTIONS, many
from viewer.domain import WorldError
from viewer.ui.background import Job
from viewer.ui.commands.excerpt_pages import export_pages
from viewer.ui.session import Session

pytestmark = pytest.mark.slow


def test_pages_are_drawn_in_a_process_and_counted(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path, counted = tmp_path / "out.pdf", list[int]()

    def work(job: Job) -> int:
        return export_pages(job, many(120), path, replace(OPTIONS, sources="footnote"))

    job = session.background.run("Export", work, done=counted.append)
    qtbot.waitUntil(lambda: counted == [120], timeout=20_000)
    assert job.fraction is not None
    assert job.fraction > 0.95
    assert len(pypdfium2.PdfDocument(path)) > 3
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


def test_a_cancelled_export_leaves_what_stood_there(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "out.pdf"
    path.write_text("what stood there")

    def work(job: Job) -> int:
        return export_pages(job, many(3_000), path, OPTIONS)

    job = session.background.run("Export", work)
    qtbot.waitUntil(lambda: job.fraction is not None, timeout=20_000)
    job.cancel()
    qtbot.waitUntil(lambda: session.background.idle, timeout=10_000)
    assert path.read_text() == "what stood there"
    assert [each.name for each in tmp_path.iterdir() if "part" in each.name] == []


def test_a_folder_that_is_not_there_is_said(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []

    def failed(error: WorldError) -> None:
        said.append(str(error))

    def work(job: Job) -> int:
        return export_pages(job, many(3), tmp_path / "gone" / "out.pdf", OPTIONS)

    session.background.run("Export", work, failed=failed)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "is not there" in said[0]
