import pytest

from viewer.archive.searching.parser import parse
from viewer.ui.models.query_text import (
    asks_for_tags,
    finished,
    has_filter,
    is_exact,
    turn_exact,
    turn_filter,
    with_filter,
    without_filter,
)

HEALTH = 'theme:"Public health"'


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("", HEALTH),
        ("food aid ", f"food aid {HEALTH}"),
        ("food OR aid", f"(food OR aid) {HEALTH}"),
        ('"food OR aid"', f'"food OR aid" {HEALTH}'),
        ("(food OR aid) is:tagged", f"(food OR aid) is:tagged {HEALTH}"),
        (f"food {HEALTH}", f"food {HEALTH}"),
        ("date:never OR x", f"date:never OR x {HEALTH}"),
    ],
)
def test_a_filter_is_added_so_that_it_holds_for_all(query: str, narrowed: str) -> None:
    assert with_filter(query, HEALTH) == narrowed
    assert has_filter(narrowed, HEALTH)


def test_a_filter_is_taken_away_again_and_nothing_else() -> None:
    assert without_filter(f"food {HEALTH} aid", HEALTH) == "food aid"
    assert without_filter("food aid", HEALTH) == "food aid"
    assert turn_filter(turn_filter("food", "date:2013"), "date:2013") == "food"


def test_a_longer_filter_is_another_one() -> None:
    assert not has_filter("date:2013..2015", "date:2013")
    assert not has_filter("x-date:2013", "date:2013")
    assert has_filter("DATE:2013 x", "date:2013")


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("food aid", "=food =aid"),
        ('"food aid" OR -peace*', '="food aid" OR -=peace*'),
        ("food theme:health =aid", "=food theme:health =aid"),
        ("body:(food OR aid) x", "body:(food OR aid) =x"),
        ("NEAR(food aid, 5) x", "NEAR(food aid, 5) =x"),
        ("(food OR aid) — x", "(=food OR =aid) — =x"),
    ],
)
def test_words_become_exact_and_free_again(query: str, exact: str) -> None:
    assert turn_exact(query) == exact
    assert is_exact(exact)
    assert turn_exact(exact) == query.replace("=", "")


def test_nothing_is_exact_where_there_are_no_words() -> None:
    assert not is_exact("")
    assert not is_exact("theme:health")
    assert turn_exact("theme:health") == "theme:health"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("peace hum", "peace hum*"),
        ("peace hum ", "peace hum "),
        ("pe", "pe"),
        ('"peace and', '"peace and'),
        ('"peace" hum', '"peace" hum*'),
        ("peace AND", "peace AND"),
        ("hum*", "hum*"),
        ("=hum", "=hum"),
        ("food in:notes", "food in:notes"),
        ("theme:hea", "theme:hea"),
        ("A/RES/67/264", "A/RES/67/264"),
        ("", ""),
    ],
)
def test_a_word_that_is_being_typed_is_written_as_it_was_understood(typed: str, meant: str) -> None:
    assert finished(typed) == meant
    assert parse(typed, typing=True) == parse(meant)


def test_only_some_fields_ask_for_tags() -> None:
    assert asks_for_tags("food theme:health")
    assert asks_for_tags("Tag:(health OR peace)")
    assert asks_for_tags("is:untagged")
    assert not asks_for_tags('food "theme: peace" date:2013 doc:1')
