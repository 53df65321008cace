"""What is drawn of the sample excerpts, as PDFium reads it.

`QT_QPA_PLATFORM=offscreen python -m tests.viewer.ui.printing.golden` writes it anew; look at the
difference before you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2

from tests.viewer.exporters.samples import (
    CONTROLS,
    FORMULA,
    MARKUP,
    OPTIONS,
    RESOLUTION,
    TABLE,
)
from viewer.domain import Excerpt
from viewer.exporters import ExportOptions
from viewer.ui.app import application
from viewer.ui.printing.excerpts import print_excerpts

FILE = Path(__file__).parent / "golden.txt"


def printed(excerpts: Iterable[Excerpt], options: ExportOptions = OPTIONS) -> bytes:
    file = BytesIO()
    print_excerpts(excerpts, file, options)
    return file.getvalue()


def opened(excerpts: Iterable[Excerpt], options: ExportOptions = OPTIONS) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(printed(excerpts, options))


def page_text(document: pypdfium2.PdfDocument, page: int) -> str:
    return str(document[page].get_textpage().get_text_range())


def text_of(document: pypdfium2.PdfDocument) -> str:
    """The words in a row: where lines and pages end depends on the fonts of the machine."""
    whole = " ".join(page_text(document, page) for page in range(len(document)))
    return " ".join(whole.replace("\ufffe", "").split())


def bookmarks(document: pypdfium2.PdfDocument) -> list[tuple[int, str]]:
    return [(each.level, each.get_title()) for each in document.get_toc()]


def made() -> str:
    """Bookmarks and text, without letters that not every machine has, as it came on one page."""
    report = replace(CONTROLS, title="Report", citation="Report, para. 1, p. 12")
    excerpts = [
        RESOLUTION,
        replace(MARKUP, notes=()),
        FORMULA,
        replace(report, text="Vaccines\x07 reached all\r\ndistricts."),
        replace(report, text=TABLE.text, kind=TABLE.kind, label=None, certainty="doubtful"),
    ]
    document = opened(excerpts)
    lines = [f"{'  ' * level}{title}" for level, title in bookmarks(document)]
    text = re.sub(r" \d+ Excerpts on cooperation\b", "", text_of(document))
    return "\n".join([*lines, "", *re.split(r"(?<=[.;:]) ", text), ""])


if __name__ == "__main__":
    application()
    FILE.write_text(made(), "utf-8")
