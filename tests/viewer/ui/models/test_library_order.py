"""How the library is sorted, filtered and grouped."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain import Collection, CollectionId, Document, DocumentId
from viewer.ui.models.library_order import (
    COLUMNS,
    Group,
    described,
    facts,
    grouped,
    matching,
    ordered,
    to_row,
)

PLAIN = Document(
    id=DocumentId(1), uuid="u", title="A title", symbol=None, date=None, body=None, place=None,
    language=None, kind=None, name="file.txt", sha256="", importer="text", paragraphs=1, tags=0,
    notes=0, added_at="2026-01-01T00:00:00Z", added_by="Ada",
)  # fmt: skip


def document(number: int, **fields: object) -> Document:
    return replace(PLAIN, id=DocumentId(number), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_not_known_stands_last_whichever_way_is_up(descending: bool) -> None:
    rows = [to_row(document(1)), to_row(document(2, date="2013")), to_row(document(3, date="2015"))]

    found = [row.document.id for row in ordered(rows, "date", descending)]

    assert found == ([3, 2, 1] if descending else [2, 3, 1])


def test_numbers_are_sorted_as_numbers_and_titles_without_regard_to_case() -> None:
    rows = [
        to_row(document(1, paragraphs=9, title="beta")),
        to_row(document(2, paragraphs=10, title="Alpha")),
    ]

    assert [row.document.id for row in ordered(rows, "paragraphs", False)] == [1, 2]
    assert [row.document.id for row in ordered(rows, "title", False)] == [2, 1]


@given(st.lists(st.integers(0, 5), max_size=20), st.sampled_from([each.name for each in COLUMNS]))
def test_sorting_loses_nothing(dates: list[int], column: str) -> None:
    rows = [to_row(document(n, date=str(d) if d else None)) for n, d in enumerate(dates)]

    assert sorted(row.document.id for row in ordered(rows, column, True)) == list(range(len(dates)))


@pytest.mark.parametrize("words", ["a/res", "assembly 2013", "TITLE".lower(), "file.txt", ""])
def test_the_filter_looks_in_every_field_for_every_word(words: str) -> None:
    row = to_row(document(1, symbol="A/RES/67/264", body="General Assembly", date="2013-05-17"))

    assert matching([row], words.split()) == [row.document]


def test_a_word_that_stands_nowhere_leaves_nothing() -> None:
    assert matching([to_row(document(1))], ["title", "absent"]) == []


def test_years_are_grouped_newest_first_and_the_undated_last() -> None:
    documents = [document(1), document(2, date="2013-05-17"), document(3, date="2015")]

    heaps = grouped(documents, Group.YEAR, [])

    assert [(heap.title, [d.id for d in heap.documents]) for heap in heaps] == [
        ("2015", [3]),
        ("2013", [2]),
        ("No date", [1]),
    ]


def test_kinds_are_grouped_by_name() -> None:
    heaps = grouped([document(1, kind="report"), document(2, kind="letter")], Group.KIND, [])

    assert [heap.title for heap in heaps] == ["Letter", "Report"]


def test_a_document_stands_in_each_of_its_collections_and_empty_ones_are_shown() -> None:
    documents = [document(1), document(2), document(3)]
    collections = [
        Collection(CollectionId(7), "u", "Both", frozenset({DocumentId(1), DocumentId(2)})),
        Collection(CollectionId(8), "u", "Empty", frozenset()),
        Collection(CollectionId(9), "u", "One", frozenset({DocumentId(1)})),
    ]

    heaps = grouped(documents, Group.COLLECTION, collections)

    assert [(h.title, h.collection, [d.id for d in h.documents]) for h in heaps] == [
        ("Both", 7, [1, 2]),
        ("Empty", 8, []),
        ("One", 9, [1]),
        ("In no collection", None, [3]),
    ]


def test_not_grouped_is_one_heap() -> None:
    (heap,) = grouped([document(2), document(1)], Group.NONE, [])

    assert [each.id for each in heap.documents] == [2, 1]


def test_the_facts_say_what_a_document_is_in_one_line() -> None:
    known = document(1, symbol="A/RES/67/264", date="2013-05-17", paragraphs=24, tags=1, notes=2)

    assert facts(known) == "A/RES/67/264 · 2013-05-17 · 24 paragraphs · 1 tag · 2 notes"
    assert facts(document(2, kind="report")) == "report · 1 paragraph"


def test_a_tool_tip_says_all_warnings_included() -> None:
    text = described(document(1, place="New York", warnings=("The end is cut off.",)))

    assert text.splitlines() == ["A title", "New York", "file.txt", "The end is cut off."]
