"""Archives with PDF originals, and waiting until their pages are drawn."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from importers import Source, read_bytes
from tests.importers.pdffiles import Page, make_pdf
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.pages.panel import PagesPanel

WORDS = (
    "water", "health", "women", "youth", "energy", "trade", "peace", "climate", "oceans",
    "forests", "labour", "science", "culture", "children", "cities", "housing", "roads",
    "rivers", "schools", "nurses", "farmers", "ports", "law", "media", "sport", "soil", "food",
    "harbours", "islands", "deserts", "mountains", "winters", "summers", "markets", "bridges",
    "letters", "courts", "treaties",
)  # fmt: skip


def pages(count: int, *, paragraphs: int = 6, rotate: int = 0) -> list[Page]:
    """Pages of numbered paragraphs of three lines."""
    made = []
    number = 0
    for _ in range(count):
        page = Page(rotate=rotate)
        top = 90.0
        for _ in range(paragraphs):
            number += 1
            page.text(70, top, f"{number}.")
            lines = (
                f"Clause {number} on {_words(number, 9)},",
                _words(number + 5, 9),
                _words(number + 11, 3) + ";",
            )
            top = page.lines(100, top, *lines) + 24
        made.append(page)
    return made


def _words(number: int, count: int) -> str:
    """Other ones each time: what returns on every page is taken for a running header."""
    step = 1 + number % 7
    return " ".join(WORDS[(number * 5 + at * step) % len(WORDS)] for at in range(count))


def add_pdf(
    archive: Archive, *made: Page, name: str = "resolution.pdf", password: str | None = None
) -> DocumentId:
    content = make_pdf(*made, password=password)
    parsed = read_bytes(Source(name, content, password))
    return archive.documents.add(name, content, parsed).document


def drawn(panel: PagesPanel | None) -> bool:
    """Whether all that is wanted of a file is there."""
    return panel is not None and panel.view.pages > 0 and panel.complete


def heard(urls: list[QUrl], url: QUrl) -> bool:
    """In place of the system's programs, which take everything."""
    urls.append(url)
    return True
