"""What each format makes of the sample excerpts, as files to compare with.

`python -m tests.viewer.exporters.golden` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.viewer.exporters.samples import EXCERPTS, OPTIONS
from viewer.exporters import Exporter, exporters

FOLDER = Path(__file__).parent / "golden"


def path(exporter: Exporter) -> Path:
    return FOLDER / f"excerpts{exporter.suffix}{'.xml' if exporter.name == 'docx' else ''}"


def made(exporter: Exporter) -> bytes:
    """The file; of Word only the text part, which alone comes from us, a paragraph on a line."""
    file = BytesIO()
    exporter.write(iter(EXCERPTS), file, OPTIONS)
    if exporter.name != "docx":
        return file.getvalue()
    with ZipFile(file) as parts:
        text = parts.read("word/document.xml")
    body = text.partition(b"<w:body>")[2].partition(b"<w:sectPr")[0]
    return body.replace(b"</w:p>", b"</w:p>\n")


if __name__ == "__main__":
    for each in exporters():
        path(each).write_bytes(made(each))
