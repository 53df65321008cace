from __future__ import annotations

import pytest

from viewer.archive.searching.spelling import MOST, spellings


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("peace", [("peace",)]),
        ("co-operation", [("co", "operation"), ("cooperation",)]),
        ("co\u2011operation", [("co", "operation"), ("cooperation",)]),
        ("cooperation", [("cooperation",), ("co", "operation")]),
        ("Cooperation", [("Cooperation",), ("co", "operation")]),
        ("subregional", [("subregional",), ("sub", "regional")]),
        ("follow-up", [("follow", "up"), ("followup",)]),
        ("post-war (peace)", [("post", "war", "peace"), ("postwar", "peace")]),
        ("co", [("co",)]),
        ("coop", [("coop",)]),
        ("A/RES/67-264", [("A", "RES", "67", "264")]),
        ("2008-2014", [("2008", "2014")]),
        ("-", [()]),
    ],
)
def test_words_are_written_with_and_without_hyphens(text: str, ways: list[tuple[str, ...]]) -> None:
    assert spellings(text) == ways


def test_there_are_not_more_ways_than_can_be_asked_for() -> None:
    assert len(spellings("co-operation " * 10)) <= MOST
