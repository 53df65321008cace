"""Files opened by programs that nobody here wrote, where these are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, OPTIONS, RESOLUTION
from viewer.domain import ThemeId
from viewer.exporters import export

pytestmark = pytest.mark.slow
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
BELOW = replace(
    RESOLUTION,
    theme=ThemeId(9),
    theme_name="Talks",
    theme_path=("Peace",),
    before=("The paragraph above.",),
    after=("The paragraph below.",),
)
ROWS = (RESOLUTION, BELOW, ARABIC, *EXCERPTS[2:])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own, made once, so that one that is open does not get in the way."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return tmp_path_factory.mktemp("profile")


def converted(path: Path, office: Path) -> str:
    """The text that LibreOffice prints of the file."""
    assert OFFICE is not None
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={office.as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(path.parent), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(office)},
    )
    made = path.with_suffix(".pdf")
    if not made.exists():
        pytest.skip(f"this LibreOffice does not read {path.suffix}")
    document = pypdfium2.PdfDocument(made)
    pages = (document[page].get_textpage().get_text_range() for page in range(len(document)))
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("sources", ["line", "footnote"])
@pytest.mark.parametrize("format_", ["docx", "odt"])
def test_a_report_opens_with_everything_in_it(
    office: Path, tmp_path: Path, format_: str, sources: Literal["line", "footnote"]
) -> None:
    path = tmp_path / f"report.{format_}"
    options = replace(OPTIONS, before=1, after=1, sources=sources)
    export(format_, ROWS, path, options)
    text = converted(path, office)
    for words in (
        *(OPTIONS.title, "Peace", "Talks", "Relief & <shelter>", "The paragraph above."),
        *("1 < 2 & 3</b> &amp;", FORMULA.text, "widens the goal", "Page 1 of"),
        *(RESOLUTION.citation, "Sources", f"{len(ROWS)} excerpts.", "A/RES/67/264"),
    ):
        assert words in text, words


def test_a_spreadsheet_opens_with_all_its_sheets(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "excerpts.xlsx"
    export("xlsx", ROWS, path, OPTIONS)
    text = converted(path, office)
    for words in (RESOLUTION.text, "Peace › Talks", "All documents", "exported 21 November 2025"):
        assert words in text, words
    assert "#NAME?" not in text
    assert "Err:" not in text


@pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")
def test_a_browser_runs_the_filters_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "excerpts.html"
    export("html", ROWS, path, OPTIONS)
    assert BROWSER is not None
    said = subprocess.run(
        [
            *(BROWSER, *QUIET, f"--user-data-dir={tmp_path / 'profile'}"),
            *("--enable-logging=stderr", "--dump-dom", path.as_uri()),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert 'id="filters">' in said.stdout  # no more hidden: the script has run
    assert "Content Security Policy" not in said.stderr
