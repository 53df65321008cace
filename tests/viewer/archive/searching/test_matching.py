from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.archive.searching.trees import WORDS, nears, terms
from viewer.archive.folding import folded, raw_words
from viewer.archive.searching.compiling import fts
from viewer.archive.searching.matching import holds, matches, stands_exactly
from viewer.archive.searching.parser import parse
from viewer.archive.searching.tree import Near, Term


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("peace", "Peace, and peaceful peace.", ["Peace", "peace"]),
        ("peace*", "Peace, and peaceful peace.", ["Peace", "peaceful", "peace"]),
        ('"good offices"', "Good, offices; good offices", ["Good, offices", "good offices"]),
        ("cooperation", "Co-operation", ["Co-operation"]),
        ("co-operation", "coöperation", ["coöperation"]),
        ("peace -war", "war and peace", ["peace"]),
        ("coordination", "co\u00adordi\u00adnation", ["co\u00adordi\u00adnation"]),
        ("السلام", "السَّلامُ عليكم", ["السَّلامُ"]),
        ("offices", "o\ufb03ces", ["o\ufb03ces"]),
        ("=Peace", "peace Peace PEACE", ["Peace"]),
        ("NEAR(a b, 1)", "a x b y z a x x b", ["a", "b"]),
        ("NEAR(a b, 1) OR z", "a x b y z", ["a", "b", "z"]),
        ('"a b" OR "b c"', "a b c", ["a b c"]),
        ("theme:x", "anything", []),
    ],
)
def test_places_are_those_of_the_printed_words(query: str, text: str, found: list[str]) -> None:
    places = matches(parse(query), text)
    assert [text[start:end] for start, end in places] == found
    assert places == sorted(places)


TEXTS = st.lists(
    st.sampled_from([*WORDS, "Peace.", "followup", "co\u00adoperation", "and", "الســلام", "res"]),
    max_size=14,
).map(" ".join)


@given(terms() | nears(), TEXTS)
def test_the_index_finds_a_text_if_there_is_a_place_in_it(node: Term | Near, text: str) -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.execute("INSERT INTO t VALUES (?)", (folded(text),))
        found = database.execute("SELECT 1 FROM t WHERE t MATCH ?", (fts(node),)).fetchall()
    finally:
        database.close()
    assert holds(node, text) == bool(matches(node, text))
    if isinstance(node, Term) and node.exact:
        assert found or not holds(node, text)
        assert holds(node, text) == stands_exactly(text, node.text, int(node.prefix))
    else:
        assert holds(node, text) == bool(found)


@given(st.text(max_size=60), st.text(min_size=1, max_size=12).filter(raw_words))
def test_places_stay_in_the_text(text: str, word: str) -> None:
    for start, end in matches(Term(word), text):
        assert 0 <= start < end <= len(text)


def test_nothing_stands_in_no_text() -> None:
    assert not stands_exactly(None, "peace", 0)
