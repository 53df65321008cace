"""A synopsis with everything in it."""

from __future__ import annotations

from viewer.domain import Relation, Synopsis, SynopsisCell, SynopsisRow
from viewer.exporters.synopses import SynopsisOptions

OPTIONS = SynopsisOptions(title="2013 & 2015", exported_at="2026-11-21T10:00:00Z")
BEFORE = "Requests a report at the sixty-ninth session <b>now</b>"
AFTER = "Requests a report at the seventieth session <b>now</b>"

SYNOPSIS = Synopsis(
    ("A/RES/67/264", "=HYPERLINK(1)"),
    (
        SynopsisRow(
            SynopsisCell(3, "14.", BEFORE, ((25, 36),), ("Peace", "Health & care")),
            SynopsisCell(4, "15.", AFTER, ((25, 35),)),
            Relation.CHANGED,
            0.875,
            "same label, 88 % of the words",
        ),
        SynopsisRow(
            None, SynopsisCell(5, None, "=cmd()\x07", ((0, 7),)), Relation.ADDED, 0.0, "none"
        ),
        SynopsisRow(
            SynopsisCell(6, "٥", "السلام والأمن"),
            SynopsisCell(6, "5.", "Peace\nand security"),
            Relation.TRANSLATED,
            0.7,
            "same label",
            held=True,
        ),
    ),
)
