"""How a clause through time is worded, the same in every format."""

from __future__ import annotations

from viewer.citation import long_date
from viewer.domain import Lineage, LineageRow
from viewer.exporters.lineages.registry import LineageOptions

HEADS = ("Document", "Text", "What happened")
LEGEND = "Underlined: came with this document. Struck: went with it."


def subtitle(lineage: Lineage, options: LineageOptions) -> str:
    """What is below the title: the clause, where it was looked for, what the marks mean."""
    present = sum(not row.absent for row in lineage.rows)
    counted = f"In {present} of {len(lineage.rows)} documents ({lineage.series})."
    when = f"Exported {long_date(options.exported_at[:10])}."
    return f"{lineage.clause}. {counted} {LEGEND} {when}"


def named(row: LineageRow) -> str:
    """`A/RES/67/264`, else the title."""
    return row.symbol or row.title


def dated(row: LineageRow) -> str:
    """`17 May 2013`, or that there is no date."""
    return long_date(row.date) if row.date else "undated"


def why(row: LineageRow) -> str:
    """The reason, and that a person decided so."""
    by_hand = row.held and "by hand" not in row.reason
    return f"{row.reason}, by hand" if by_hand else row.reason
