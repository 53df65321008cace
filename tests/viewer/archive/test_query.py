from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.archive.query import parse


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("peace", '("peace")'),
        ("peace health", '("peace" AND "health")'),
        ("peace AND health", '("peace" AND "health")'),
        ('"good offices" peace', '("good offices" AND "peace")'),
        ("“good offices”", '("good offices")'),
        ("«good offices»", '("good offices")'),
        ("peace*", '("peace"*)'),
        ('"good off"*', '("good off"*)'),
        ("peace OR health", '("peace") OR ("health")'),
        ("peace | health", '("peace") OR ("health")'),
        ("peace -war", '(("peace") NOT ("war"))'),
        ("peace NOT war NOT conflict", '(("peace") NOT ("war" OR "conflict"))'),
        ('peace -"armed conflict"', '(("peace") NOT ("armed conflict"))'),
        ("A/RES/67/264", '("A RES 67 264")'),
        ("(peace) [health]", '("peace" AND "health")'),
        ('say "unclosed words', '("say" AND "unclosed words")'),
        ("peace OR", '("peace")'),
        ("OR peace", '("peace")'),
        ("title:peace", '("title peace")'),
        ("NEAR(peace war)", '("NEAR" AND "peace" AND "war")'),
    ],
)
def test_what_a_person_types_becomes_what_the_index_reads(typed: str, sent: str) -> None:
    assert parse(typed).fts() == sent


@pytest.mark.parametrize("typed", ["", " ", "-", "***", '""', "-war", "NOT war", "OR", "( )", "^"])
def test_nothing_to_look_for_is_no_query(typed: str) -> None:
    assert not parse(typed)


def test_every_word_is_a_beginning_in_a_filter() -> None:
    assert parse("pea hea", prefixes=True).fts() == '("pea"* AND "hea"*)'


@pytest.mark.parametrize(
    ("typed", "text", "answer"),
    [
        ("peace", "Peace be with you.", True),
        ("peac", "Peace be with you.", False),
        ("peac*", "Peace be with you.", True),
        ('"be with"', "Peace be with you.", True),
        ('"with be"', "Peace be with you.", False),
        ('"peace b"*', "Peace be with you.", True),
        ("peace -you", "Peace be with you.", False),
        ("war OR you", "Peace be with you.", True),
        ("cooperation", "Coopération", True),
        ("peace", "", False),
    ],
)
def test_matching_a_text_that_is_not_in_the_index(typed: str, text: str, answer: bool) -> None:
    assert parse(typed).matches(text) is answer


@given(st.text() | st.text(alphabet='ab"*-()^:+{} ORNT'))
def test_no_text_is_a_syntax_error(typed: str) -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE t USING fts5 (text)")
        for prefixes in (False, True):
            query = parse(typed, prefixes=prefixes)
            if query:
                found = database.execute("SELECT 1 FROM t WHERE t MATCH ?", (query.fts(),))
                assert found.fetchall() == []
    finally:
        database.close()


WORDS = st.sampled_from(["peace", "Peace", "health", "war", "coopération", "A/RES/1", "السلام"])


@given(
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
    st.lists(
        st.sampled_from(["peace", "pea*", "-war", "OR", '"peace health"', "cooperation", "a/res"]),
        min_size=1,
        max_size=4,
    ).map(" ".join),
)
def test_the_index_and_the_matching_here_agree(text: str, typed: str) -> None:
    query = parse(typed)
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.execute("INSERT INTO t VALUES (?)", (text,))
        found = (
            bool(query)
            and database.execute("SELECT 1 FROM t WHERE t MATCH ?", (query.fts(),)).fetchall() != []
        )
    finally:
        database.close()
    assert found == query.matches(text)
