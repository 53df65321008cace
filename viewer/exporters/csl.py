"""CSL-JSON: the sources for Zotero, Pandoc and others that cite by CSL styles.

https://github.com/citation-style-language/schema (1.0.2).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.sources import Source, sources

_TYPES = {
    "resolution": "legislation",
    "decision": "legislation",
    "legislation": "legislation",
    "report": "report",
    "meeting record": "hearing",
    "agreement": "treaty",
    "statement": "speech",
}


@exporter(
    "csl",
    title="CSL-JSON (sources)",
    suffix=".json",
    media_type="application/vnd.citationstyles.csl+json",
    traced=True,
    of="sources",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, _options: ExportOptions) -> None:
    items = [json.dumps(item(each), ensure_ascii=False) for each in sources(excerpts)]
    file.write(("[" + ",".join(f"\n{each}" for each in items) + "\n]\n").encode())


def item(source: Source) -> dict[str, object]:
    """A source in the terms of CSL; what is not known is left out."""
    made: dict[str, object] = {
        "id": source.key,
        "type": _TYPES.get(source.genre, "document"),
        "title": source.title,
        "number": source.symbol,
        "authority": source.body,
        "author": [{"literal": source.body}] if source.body else [],
        "genre": source.genre,
        "issued": {"date-parts": [list(source.date)]} if source.date else {},
        "publisher-place": source.city,
        "language": source.language,
        "URL": source.url,
    }
    return {name: value for name, value in made.items() if value}
