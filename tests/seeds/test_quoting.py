from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.quoting import Found, QuoteNotFound, find

TEXTS = [
    "Recalling its resolutions on peace and on health,",
    "Noting the need for peace, for health and for peace again;",
    "14. Welcomes the Organizat ion’s efforts in self-\ndetermination and relief;",
]


def test_a_paragraph_is_found_by_its_opening_words() -> None:
    assert find(TEXTS, "Noting the need") == Found(1)


def test_words_are_found_with_their_offsets() -> None:
    found = find(TEXTS, "Recalling its resolutions", "on health")
    assert found.index == 0
    assert TEXTS[0][found.start : found.end] == "on health"


def test_torn_words_and_a_label_in_front_make_no_difference() -> None:
    found = find(TEXTS, "Welcomes the Organization's efforts", "in “self-determination”")
    assert TEXTS[2][found.start : found.end] == "in self-\ndetermination"


def test_a_paragraph_that_begins_so_goes_before_one_that_only_holds_the_words() -> None:
    assert find(["It was noted: Stop here.", "Stop here."], "Stop here") == Found(1)


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("Deciding", None),
        ("", None),
        ("e", None),
        ("Noting the need", "peace"),
        ("Noting the need", "war"),
        ("Noting the need", "!"),
    ],
    ids=["absent", "empty", "ambiguous", "words twice", "words absent", "no letters"],
)
def test_what_does_not_stand_in_exactly_one_place_is_not_found(
    opening: str, words: str | None
) -> None:
    with pytest.raises(QuoteNotFound):
        find(TEXTS, opening, words)


@given(
    text=st.text(min_size=1),
    noise=st.lists(st.sampled_from([" ", "\n", "*", "’", "­"])),
    at=st.lists(st.integers(0, 200)),
)
def test_offsets_enclose_the_letters_of_the_words(
    text: str, noise: list[str], at: list[int]
) -> None:
    torn = text
    for mark, place in zip(noise, at, strict=False):
        torn = torn[:place] + mark + torn[place:]
    if not any(letter.isalnum() for each in text for letter in each.casefold()):
        with pytest.raises(QuoteNotFound):
            find([torn], text, text)
        return
    found = find([torn], text, text)
    assert found.start is not None
    quoted = torn[found.start : found.end]
    assert [each for each in quoted.casefold() if each.isalnum()] == [
        each for each in text.casefold() if each.isalnum()
    ]
