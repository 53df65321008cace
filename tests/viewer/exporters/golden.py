"""What each format makes of the sample excerpts, as files to compare with.

`python -m tests.viewer.exporters.golden` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.viewer.exporters.samples import EXCERPTS, OPTIONS
from viewer.exporters import Exporter, exporters

FOLDER = Path(__file__).parent / "golden"


PARTS = {
    "docx": (r"word/document\.xml",),
    "odt": (r"content\.xml", r"styles\.xml", r"meta\.xml"),
    "xlsx": (r"xl/worksheets/.*", r"docProps/core\.xml"),
}
"""Of packages, what comes from us."""


def path(exporter: Exporter) -> Path:
    return FOLDER / f"excerpts{exporter.suffix}{'.xml' if exporter.name in PARTS else ''}"


def made(exporter: Exporter) -> bytes:
    """The file; of packages the parts that come from us, a paragraph or cell on a line."""
    file = BytesIO()
    exporter.write(iter(EXCERPTS), file, OPTIONS)
    if exporter.name not in PARTS:
        return file.getvalue()
    with ZipFile(file) as package:
        texts = [
            package.read(name)
            for part in PARTS[exporter.name]
            for name in sorted(package.namelist())
            if re.fullmatch(part, name)
        ]
    return b"\n".join(_END.sub(rb"\1\n", text) for text in texts)


_END = re.compile(rb"(</(?:w:p|style:style|c|row)>)(?!\n)")


if __name__ == "__main__":
    for each in exporters():
        path(each).write_bytes(made(each))
