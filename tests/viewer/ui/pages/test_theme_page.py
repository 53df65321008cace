"""The page of a theme on the screen: read, exported, in both appearances."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.exporters.theme_reports.test_html import REPORT
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.domain.theme_reports import ThemeReport
from viewer.ui.appearance import Mode
from viewer.ui.models.theme_pages import read_theme_page
from viewer.ui.pages.preview import PreviewDialog
from viewer.ui.pages.theme_page import ThemeReportDialog
from viewer.ui.session import Session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ThemeReportDialog:
    made = ThemeReportDialog(session, REPORT)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_read_in_the_background(
    session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    peace = archive.themes.find("Peace").id
    archive.tags.add(peace, [Anchor(archive.documents.at(resolution, 0).id)])
    found: list[ThemeReport] = []
    read_theme_page(session, peace, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].strongest[0].excerpt.text.startswith("Recalling its resolution on peace")
    assert found[0].who[0].name == "Ada"


def test_it_shows_the_page_from_the_top(dialog: ThemeReportDialog) -> None:
    text = dialog.page.toPlainText()
    assert text.startswith("Relief & <b>")
    assert "The strongest excerpts" in text
    assert dialog.page.verticalScrollBar().value() == 0


def test_it_follows_the_appearance(dialog: ThemeReportDialog, session: Session) -> None:
    session.appearance.choose(Mode.DARK)
    dark = session.appearance.colour("quiet").name()
    assert dark in dialog.page.toHtml()
    session.appearance.choose(Mode.LIGHT)
    assert dark not in dialog.page.toHtml()


@pytest.mark.parametrize(("suffix", "begins"), [(".html", b"<!DOCTYPE"), (".pdf", b"%PDF-")])
def test_it_is_written(
    dialog: ThemeReportDialog, session: Session, tmp_path: Path, qtbot: QtBot, suffix: str,
    begins: bytes,
) -> None:  # fmt: skip
    with qtbot.waitSignal(session.message):
        dialog.write(tmp_path / "page", suffix)
    assert (tmp_path / f"page{suffix}").read_bytes().startswith(begins)


def test_a_place_that_cannot_be_written_is_said(
    dialog: ThemeReportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.refused):
        dialog.write(tmp_path / "gone" / "page.pdf", ".pdf")


def test_it_is_printed_with_a_preview(dialog: ThemeReportDialog, qtbot: QtBot) -> None:
    dialog.show_preview()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PreviewDialog)))
    (preview,) = dialog.findChildren(PreviewDialog)
    assert preview.isVisible()
    qtbot.waitUntil(lambda: len(preview.pages.source.sizes) >= 1, timeout=30_000)
    preview.close()
