"""Two documents side by side, as values."""

from __future__ import annotations

from importers.parsed import Block, Kind
from viewer.analysis.align import align
from viewer.analysis.compare import Ignore
from viewer.analysis.synopsis import synopsis
from viewer.domain import Relation, SynopsisCell

BEFORE = [
    Block(0, Kind.PARAGRAPH, "Requests a report at the sixty-ninth session of the Assembly", "1."),
    Block(1, Kind.PARAGRAPH, "Expresses concern about <fisheries> & tourism", "2."),
]
AFTER = [
    Block(0, Kind.PARAGRAPH, "Requests a report at the seventieth session of the Assembly", "1.")
]


def words(cell: SynopsisCell | None) -> list[str]:
    return [] if cell is None else [cell.text[start:end] for start, end in cell.spans]


def test_the_words_that_differ_are_marked_on_their_side() -> None:
    made = synopsis(BEFORE, AFTER, align(BEFORE, AFTER), ("Old", "New"))
    assert made.titles == ("Old", "New")
    assert [each.relation for each in made.rows] == [Relation.CHANGED, Relation.REMOVED]
    first, second = made.rows
    assert words(first.a) == ["sixty-ninth"]
    assert words(first.b) == ["seventieth"]
    assert first.a is not None
    assert first.a.label == "1."
    assert words(second.a) == [BEFORE[1].text]
    assert second.b is None


def test_what_is_ignored_is_not_marked() -> None:
    before, after = [Block(0, Kind.PARAGRAPH, "Peace")], [Block(0, Kind.PARAGRAPH, "peace")]
    pairs = align(before, after)
    strict = synopsis(before, after, pairs, ("A", "B"), ignore=Ignore(case=False))
    if strict.rows[0].relation is Relation.CHANGED:
        assert words(strict.rows[0].a) == ["Peace"]
    loose = synopsis(before, after, pairs, ("A", "B"), ignore=Ignore(case=True))
    assert words(loose.rows[0].a) == words(loose.rows[0].b) == []


def test_themes_are_asked_for_each_block() -> None:
    made = synopsis(
        BEFORE,
        AFTER,
        align(BEFORE, AFTER),
        ("Old", "New"),
        themes=lambda block: ("Peace",) if block is BEFORE[0] else (),
    )
    assert made.rows[0].a is not None
    assert made.rows[0].b is not None
    assert (made.rows[0].a.themes, made.rows[0].b.themes) == (("Peace",), ())
