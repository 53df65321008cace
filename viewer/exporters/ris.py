"""RIS: the sources for EndNote, Mendeley, Zotero and library catalogues.

Two letters, two blanks, a hyphen and a blank, lines that end as in the specification of 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.sources import Source, sources

_TYPES = {
    "resolution": "LEGAL",
    "decision": "LEGAL",
    "legislation": "LEGAL",
    "agreement": "LEGAL",
    "report": "RPRT",
    "meeting record": "HEAR",
}


@exporter(
    "ris",
    title="RIS (sources)",
    suffix=".ris",
    media_type="application/x-research-info-systems",
    traced=True,
    of="sources",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, _options: ExportOptions) -> None:
    for source in sources(excerpts):
        for tag, value in _fields(source):
            if value or tag == "ER":
                file.write(f"{tag}  - {value}\r\n".encode())
        file.write(b"\r\n")


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(source.genre, "GEN")
    yield "ID", source.key
    yield "AU", source.body
    yield "TI", source.title
    yield "IS", source.symbol
    yield "PY", f"{source.date[0]:04}" if source.date else ""
    yield "DA", _date(source.date)
    yield "CY", source.city
    yield "M3", source.genre
    yield "LA", source.language
    yield "UR", source.url
    yield "ER", ""


def _date(date: tuple[int, ...]) -> str:
    """`2013/05/17/`, with nothing between the strokes for what is not known."""
    if not date:
        return ""
    month_and_day = [f"{each:02}" for each in date[1:]] + [""] * (3 - len(date))
    return f"{date[0]:04}/{'/'.join(month_and_day)}/"
