"""What each format makes of the sample excerpts, as files to compare with.

`python -m tests.viewer.exporters.golden` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, OPTIONS, RESOLUTION
from viewer.domain import Excerpt, ThemeId
from viewer.exporters import Exporter, ExportOptions, exporters

FOLDER = Path(__file__).parent / "golden"


PARTS = {
    "docx": (r"word/document\.xml", r"word/footnotes\.xml"),
    "odt": (r"content\.xml", r"styles\.xml", r"meta\.xml"),
    "xlsx": (r"xl/worksheets/.*", r"docProps/core\.xml"),
}
"""Of packages, what comes from us."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What is written, and how."""

    name: str
    excerpts: tuple[Excerpt, ...]
    options: ExportOptions


_TALKS = replace(
    RESOLUTION,
    theme=ThemeId(9),
    theme_name="Talks",
    theme_path=("Peace",),
    tagged_by="Amina, Ben",
    certainty="doubtful",
    before=("Three above.", "Two above.", "3. One above, ="),
    after=("“One below”;", "Two below."),
)
VARIANTS = (
    Variant("excerpts", EXCERPTS, OPTIONS),
    Variant(
        "everything",
        (RESOLUTION, _TALKS, replace(ARABIC, before=("وإذ",)), FORMULA),
        replace(
            OPTIONS,
            with_people=True,
            grouped_by=("theme", "document"),
            before=2,
            after=1,
            sources="footnote",
        ),
    ),
    Variant(
        "nothing",
        (_TALKS, FORMULA),
        replace(OPTIONS, with_notes=False, with_certainty=False, with_people=False, grouped_by=()),
    ),
)


def variants() -> list[tuple[Exporter, Variant]]:
    """Lists of sources are the same whatever is said of the excerpts."""
    return [
        (exporter, variant)
        for exporter in exporters()
        for variant in (VARIANTS if exporter.of == "excerpts" else VARIANTS[:1])
    ]


def path(exporter: Exporter, variant: Variant) -> Path:
    ending = f"{exporter.suffix}{'.xml' if exporter.name in PARTS else ''}"
    return FOLDER / f"{variant.name}{ending}"


def made(exporter: Exporter, variant: Variant) -> bytes:
    """The file; of packages the parts that come from us, a paragraph or cell on a line."""
    file = BytesIO()
    exporter.write(iter(variant.excerpts), file, variant.options)
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
    for each in variants():
        path(*each).write_bytes(made(*each))
