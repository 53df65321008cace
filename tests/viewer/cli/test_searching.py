"""The query language on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.viewer.cli.conftest import Concord, Said

pytestmark = pytest.mark.usefixtures("filled")


def lines(said: Said) -> list[dict[str, Any]]:
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_only_paragraphs_are_listed_unless_more_is_asked_for(concord: Concord) -> None:
    hits = lines(concord("search", "humanitarian", "--json"))
    assert {each["what"] for each in hits} == {"paragraph"}
    assert all(isinstance(each["block"], int) for each in hits)
    more = lines(concord("search", "humanitarian", "--json", "--everything"))
    assert {each["what"] for each in more} >= {"paragraph", "theme"}
    themes = lines(concord("search", "in:themes humanitarian", "--json"))
    assert {each["what"] for each in themes} == {"theme"}
    start, end = hits[0]["matches"][0]
    assert hits[0]["text"][start:end].casefold() == "humanitarian"


@pytest.mark.parametrize(
    ("query", "pointed"),
    [
        ("tema:peace x", "^^^^^"),
        ("peace theme:helth", "            ^^^^^"),
        ("(a OR b", "^"),
        ("x\ttema:peace", "  ^^^^^"),
    ],
)
def test_a_mistake_is_wrong_usage_and_is_pointed_at(
    concord: Concord, query: str, pointed: str
) -> None:
    said = concord("search", query)
    assert (said.code, said.out) == (2, "")
    sentence, line, carets = said.err.splitlines()
    assert sentence.endswith(".")
    assert line.strip() == " ".join(query.split())
    assert carets == f"  {pointed}"


def test_of_a_long_query_the_place_is_shown(concord: Concord) -> None:
    said = concord("search", f"{'peace ' * 60}tema:x {'war ' * 60}")
    line, carets = said.err.splitlines()[1:]
    assert line.startswith("  …")
    assert line.endswith("…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "tema:"


def test_hits_stand_in_the_order_that_is_wanted(concord: Concord) -> None:
    dates = [
        each["date"] for each in lines(concord("search", "peace", "--order", "date", "--json"))
    ]
    assert dates == sorted(dates, key=lambda date: (date is None, date or ""))
    newest = [
        each["date"] for each in lines(concord("search", "peace", "--order", "newest", "--json"))
    ]
    assert newest[0] == max(date for date in newest if date)


def test_facets_count_and_say_how_to_narrow(concord: Concord) -> None:
    counted = lines(concord("search", "peace", "--facets", "--json"))
    assert {each["facet"] for each in counted} >= {"document", "year"}
    for each in counted:
        found = lines(concord("search", f"peace {each['query']}", "--json", "--limit", "1000"))
        assert len(found) == each["count"], each
    assert "query" in concord("search", "peace", "--facets").out.splitlines()[0]


@pytest.mark.parametrize("query", ["nothingofthekind", "", "("])
def test_where_nothing_is_found_a_sentence_says_so_and_the_output_is_empty(
    concord: Concord, query: str
) -> None:
    said = concord("search", query)
    assert (said.code, said.out, said.err) == (0, "", "Nothing is found.\n")
    assert concord("search", query, "--json").err == ""
