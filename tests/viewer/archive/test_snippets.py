from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.archive import snippets
from viewer.archive.searching.matching import matches
from viewer.archive.searching.parser import parse
from viewer.archive.snippets import MATCH_BEGINS, MATCH_ENDS, WORDS


def snippet(text: str, query: str) -> str:
    return snippets.snippet(text, matches(parse(query), text))


def plain(text: str) -> str:
    return text.replace(MATCH_BEGINS, "").replace(MATCH_ENDS, "")


def test_a_short_text_is_shown_whole_with_its_matches() -> None:
    found = snippet("Peace, and Peaceful means.", "peace*")
    assert found == "\x02Peace\x03, and \x02Peaceful\x03 means."


def test_phrases_are_marked_only_where_they_stand_together() -> None:
    found = snippet("good and good offices", '"good offices"')
    assert found == "good and \x02good offices\x03"


def test_a_long_text_is_cut_around_the_matches() -> None:
    text = " ".join(f"w{number}" for number in range(200)).replace("w120", "peace")
    found = snippet(text, "peace")
    assert found.startswith("…w114 ")
    assert "\x02peace\x03" in found
    assert found.endswith("…")
    assert len(found.split()) == WORDS


def test_the_passage_with_the_most_matches_is_chosen() -> None:
    text = " ".join(["peace", *["x"] * 100, "peace", "war", "peace", *["y"] * 100])
    assert snippet(text, "peace OR war").count(MATCH_BEGINS) == 3


@given(st.text(alphabet="ab é\u0301ç.,الأ", max_size=300), st.text(alphabet="abé ", max_size=10))
def test_a_snippet_is_a_piece_of_the_text(text: str, typed: str) -> None:
    assert plain(snippet(text, f"{typed}*")).strip("…") in text
