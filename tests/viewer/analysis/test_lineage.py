"""What became of a clause is told in words."""

from __future__ import annotations

import pytest

from importers.parsed import Block
from tests.viewer.analysis.test_align import CLAUSES, document
from viewer.analysis.lineage import Where, in_order, lineage
from viewer.analysis.through_time import through_time
from viewer.domain import (
    Document,
    DocumentId,
    HandPair,
    Lineage,
    Pair,
    ParagraphId,
    Relation,
)

GROWN = CLAUSES[0] + ", including health, education and the environment"
YEARS = [
    document(*CLAUSES[1:4]),
    document(CLAUSES[0], *CLAUSES[1:4]),
    document(CLAUSES[0], *CLAUSES[1:4]),
    document(CLAUSES[1], GROWN, *CLAUSES[2:4]),
    document(*CLAUSES[1:5]),
    document(CLAUSES[4], GROWN, *CLAUSES[1:4]),
]
DATES = ("2001", "2003-05-17", "2005", "2007", "2009", "2011-01")


def made(number: int, date: str | None, symbol: str | None = None) -> Document:
    return Document(
        DocumentId(number), f"u{number}", "Cooperation", symbol, date, None, None, "en", None,
        "a.txt", "0", "text", 3, 0, 0, "2026-01-01T00:00:00Z", "Ada",
    )  # fmt: skip


def told(series: list[list[Block]], chosen: int, index: int, dates: tuple[str, ...]) -> Lineage:
    stages = through_time(series, chosen, index)
    places = [
        Where(tuple(ParagraphId(each) for each in stage.indexes), "1.", "cited")
        if stage.indexes
        else None
        for stage in stages
    ]
    documents = [made(number, date) for number, date in enumerate(dates)]
    return lineage(documents, stages, places, chosen, "all")


def test_it_says_when_a_clause_appeared_grew_went_and_came_back() -> None:
    found = told(YEARS, 1, 0, DATES)

    assert [row.said for row in found.rows] == [
        "Not there",
        "Appeared 2003",
        "Unchanged since 2003",
        "Moved and grew by 6 words",
        "Went after 2007",
        "Back again: unchanged since 2007",
    ]
    assert (found.clause, found.series) == ("cited", "all")
    assert [row.chosen for row in found.rows] == [False, True, False, False, False, False]


def test_the_words_that_came_are_marked_in_the_text() -> None:
    row = told(YEARS, 1, 0, DATES).rows[3]

    come = [each.text for each in row.marks if each.change == "come"]
    assert come == [", including health, education and the environment"]
    assert "".join(each.text for each in row.marks if each.change != "gone") == row.text
    assert row.reason.startswith("words: 6 came; ")


def test_the_words_that_went_are_shown_in_place() -> None:
    row = told([document(GROWN, CLAUSES[1]), document(*CLAUSES[:2])], 1, 0, ("2001", "2003")).rows[
        1
    ]

    assert row.said == "Shrank by 6 words"
    assert [each.text for each in row.marks if each.change == "gone"] == [
        ", including health, education and the environment"
    ]
    assert "".join(each.text for each in row.marks if each.change != "gone") == row.text


def test_words_that_went_before_a_stop_keep_their_distance() -> None:
    series = [
        document("Health and peace in all the world"),
        document("Health, peace in all the world"),
    ]

    marks = told(series, 0, 0, ("2001", "2003")).rows[1].marks

    assert [(each.text, each.change) for each in marks] == [
        ("Health", ""),
        (" and", "gone"),
        (", ", "come"),
        ("peace in all the world", ""),
    ]


def test_of_little_in_common_it_is_said_that_it_is_perhaps_the_same() -> None:
    one = "Having studied the report of the Secretary-General on the Force in the south"
    other = "Having considered the letter of the Secretary-General on observers of the elections"
    by_hand = {0: [HandPair(0, 0)]}
    series = [document(other), document(one)]
    pair = Pair(0, 0, Relation.CHANGED, 0.42, "42 % of the words")
    for said, told_so in ((None, True), (by_hand, False)):
        stages = through_time(series, 1, 0, aligned=lambda _a, _b: [pair], said=said)
        places = [Where((ParagraphId(1),), None, "cited")] * 2
        row = lineage([made(0, "2001"), made(1, "2003")], stages, places, 1, "all").rows[1]
        assert row.said.startswith("Perhaps the same: ") is told_so


def test_documents_of_one_year_are_told_by_their_dates() -> None:
    found = told(YEARS[1:3], 0, 0, ("2003-05-17", "2003-11-02"))

    assert [row.said for row in found.rows] == [
        "There in the first document, 17 May 2003",
        "Unchanged since 17 May 2003",
    ]


@pytest.mark.parametrize("number", range(len(YEARS)))
def test_every_document_has_its_row(number: int) -> None:
    found = told(YEARS, number, 0, DATES)

    assert [row.document for row in found.rows] == list(range(len(YEARS)))
    assert all(row.said and row.absent == (not row.text) for row in found.rows)


def test_documents_without_a_date_come_last() -> None:
    documents = [made(1, None), made(2, "2013-05"), made(3, "2013", "B"), made(4, "2013", "A")]

    assert [each.id for each in in_order(documents)] == [4, 3, 2, 1]
