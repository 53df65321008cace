"""Which formats of synopses there are."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import Synopsis
from viewer.exporters.families import Family, FamilyExporter


@dataclass(frozen=True, slots=True)
class SynopsisOptions:
    """What the user may choose.

    Attributes:
        title: stands at the head of the file.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
        with_themes: name the themes of each paragraph.
    """

    title: str
    exported_at: str
    with_themes: bool = True


SynopsisExporter = FamilyExporter[Synopsis, SynopsisOptions]

_family: Family[Synopsis, SynopsisOptions] = Family("viewer.exporters.synopses")

synopsis_exporter = _family.exporter
synopsis_exporters = _family.exporters
write_synopsis = _family.write
export_synopsis = _family.export
