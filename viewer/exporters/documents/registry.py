"""Which formats of whole documents there are."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import WorldError
from viewer.domain.wholes import Whole
from viewer.exporters.families import Family, FamilyExporter


class Unfit(WorldError):
    """The document is of a sort that the format has no words for."""


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the user may choose.

    Attributes:
        exported_at: UTC, ISO 8601; handed in, so that equal input gives equal bytes.
    """

    exported_at: str
    with_tags: bool = True
    with_notes: bool = True


DocumentExporter = FamilyExporter[Whole, DocumentOptions]

_family: Family[Whole, DocumentOptions] = Family("viewer.exporters.documents")

document_exporter = _family.exporter
document_exporters = _family.exporters
write_document = _family.write
export_document = _family.export
