"""Which formats there are of a clause through time."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import Lineage
from viewer.exporters.families import Family, FamilyExporter


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """What the user may choose.

    Attributes:
        title: stands at the head of the file.
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
    """

    title: str
    exported_at: str


LineageExporter = FamilyExporter[Lineage, LineageOptions]

_family: Family[Lineage, LineageOptions] = Family("viewer.exporters.lineages")

lineage_exporter = _family.exporter
lineage_exporters = _family.exporters
write_lineage = _family.write
export_lineage = _family.export
