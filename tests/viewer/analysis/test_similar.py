import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.similar import LEAST, most_alike, telling_words, to_look_for

PARAGRAPHS = [
    "Calls upon States to provide food assistance to refugees in camps near the border;",
    "Calls upon States to report to the Council on its work;",
    "Notes that refugees near the border need food;",
    "Calls upon all to take part in the work of the Council;",
]

TOPICS = ["peace", "food", "camp", "border", "law", "rights", "trade"]


def spread(word: str) -> int:
    return sum(word.casefold() in text.casefold() for text in PARAGRAPHS)


def alike(text: str) -> list[int]:
    return [each.key for each in most_alike(text, enumerate(PARAGRAPHS), spread, len(PARAGRAPHS))]


def test_rare_words_tell_more_than_those_that_many_have() -> None:
    words = telling_words(PARAGRAPHS[0], spread, len(PARAGRAPHS))
    assert words["assistance"].weight > words["call"].weight
    assert sum(each.weight**2 for each in words.values()) == pytest.approx(1)
    assert "the" not in words
    assert to_look_for(words, 3)[0] == "assistance"


def test_what_is_about_the_same_comes_before_what_sounds_the_same() -> None:
    assert alike(PARAGRAPHS[0])[:2] == [0, 2]


def test_it_is_said_which_words_speak_for_it() -> None:
    (first, *_) = most_alike(PARAGRAPHS[2], [("x", PARAGRAPHS[0])], spread, len(PARAGRAPHS))
    assert first.key == "x"
    assert set(first.because) == {"refugees", "border", "food", "near"}


def test_a_text_without_telling_words_is_like_nothing() -> None:
    assert alike("of the and") == []
    assert alike("Zanzibar") == []


def test_plural_and_case_and_accents_do_not_matter() -> None:
    (same,) = most_alike("Réfugiée", [(1, "REFUGIEES")], lambda _word: 1, 10)
    assert same.likeness == pytest.approx(1)


def test_arabic_with_and_without_the_article_is_the_same() -> None:
    (same,) = most_alike("السلام والأمن", [(1, "سلام أمن")], lambda _word: 1, 10)
    assert "السلام" in same.because


@given(st.lists(st.sampled_from(TOPICS), min_size=1))
def test_a_paragraph_is_most_like_itself(words: list[str]) -> None:
    text = " ".join(words)
    ranked = most_alike(text, [("other", "peace law"), ("same", text)], lambda _word: 2, 50)
    best = max(each.likeness for each in ranked)
    assert best >= LEAST
    assert {each.key: each.likeness for each in ranked}["same"] == best == pytest.approx(1)
