"""Which fields of an excerpt a table has."""

from __future__ import annotations

from dataclasses import fields

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions


def columns(options: ExportOptions) -> list[str]:
    """Every field that is wanted, in the order of the class.

    A trace is for the formats that point into texts; paragraphs around and the heading of a report
    are there only where they were asked for.
    """
    left_out = {"trace"}
    if not options.with_notes:
        left_out.add("notes")
    if not options.with_certainty:
        left_out.add("certainty")
    if options.with_people is False:
        left_out |= {"tagged_by", "tagged_at"}
    if not options.before:
        left_out.add("before")
    if not options.after:
        left_out.add("after")
    if "heading" not in options.grouped_by:
        left_out.add("heading")
    return [each.name for each in fields(Excerpt) if each.name not in left_out]
