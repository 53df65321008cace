"""A clause through time with everything in it."""

from __future__ import annotations

from viewer.domain import DocumentId, Lineage, LineageRow, Marked, ParagraphId, Relation
from viewer.exporters.lineages import LineageOptions

OPTIONS = LineageOptions(title="Health & peace", exported_at="2026-11-21T10:00:00Z")


def row(number: int, **fields: object) -> LineageRow:
    values: dict[str, object] = {
        "document": DocumentId(number),
        "title": f"Resolution {number}",
        "symbol": f"A/RES/{number}",
        "date": "2013-05-17",
        "paragraphs": (),
        "indexes": (),
        "label": None,
        "text": "",
        "marks": (),
        "said": "Not there",
        "relation": None,
        "score": 0.0,
        "reason": "absent",
        "held": False,
        "words": 0,
        "citation": "",
        "chosen": False,
    }
    return LineageRow(**{**values, **fields})  # type: ignore[arg-type]


APPEARED = row(
    2,
    paragraphs=(ParagraphId(5),),
    indexes=(4,),
    label="5.",
    text="Requests a report <b>now</b>",
    marks=(Marked("Requests a report <b>now</b>"),),
    said="Appeared 2013",
    relation=Relation.ADDED,
    reason="not in the documents before",
    words=4,
    citation="Resolution 2, para. 5",
    chosen=True,
)
GREW = row(
    3,
    date=None,
    symbol=None,
    title="=HYPERLINK(1)",
    paragraphs=(ParagraphId(9), ParagraphId(10)),
    indexes=(8, 9),
    text="Requests a yearly report <b>now</b>\x07",
    marks=(
        Marked("Requests a "),
        Marked("yearly ", "come"),
        Marked("report "),
        Marked("on health ", "gone"),
        Marked("<b>now</b>\x07"),
    ),
    said="Changed, as long as before",
    relation=Relation.CHANGED,
    score=0.875,
    reason="88 % of the words",
    held=True,
    words=5,
    citation="=HYPERLINK(1), 9th paragraph",
)
ARABIC = row(
    4,
    paragraphs=(ParagraphId(12),),
    indexes=(2,),
    label="٥",
    text="السلام والأمن",
    marks=(Marked("السلام "), Marked("والأمن", "come")),
    said="In another language",
    relation=Relation.TRANSLATED,
    score=0.7,
    reason="same label",
    words=2,
    citation="Resolution 4, ٥",
)

LINEAGE = Lineage("Resolution 2, para. 5", "Cooperation", (row(1), APPEARED, GREW, ARABIC))
