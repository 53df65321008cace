"""Broken words, hyphens at line ends, and what stays as it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.structure.lines import Line
from importers.structure.rows import Row
from importers.structure.words import Vocabulary, join_lines, repair
from tests.importers.structure.printed import blocks, texts

DOCUMENT = (
    "The Organization and its organizations, of the international institutions, of the text, of it, "
    "for self-determination, information, cooperation, and the secretariat of the Organization. "
)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the Organizat ion of", "the Organization of"),
        ("an interna tional body", "an international body"),
        ("the secreta riat has", "the secretariat has"),
        ("Affairs o f the", "Affairs of the"),
        ("cooperation , and", "cooperation, and"),
        ("Introduction ........ ..... . . . . 4", "Introduction .... 4"),
        ("Work of the Board . . . . . . . . 12", "Work of the Board .... 12"),
        ("to co -organize an event", "to co-organize an event"),
        ("Al -Qaida", "Al-Qaida"),
        ("20 -22 May", "20-22 May"),
        ("non- nuclear States", "non-nuclear States"),
        ("of  the", "of the"),
        ("ﬁnancial", "financial"),
        ("co\u00adoperation", "cooperation"),
    ],
)
def test_repaired(broken: str, whole: str) -> None:
    assert repair(broken, Vocabulary([DOCUMENT, broken])) == whole


@pytest.mark.parametrize(
    "text",
    [
        "in formation flying",
        "short- and medium-term",
        "a part of it",
        "the Reg ion",
        "Part I – the text",
    ],
)
def test_left_alone_without_evidence(text: str) -> None:
    assert repair(text, Vocabulary([DOCUMENT, text])) == text


def test_a_space_before_a_semicolon_stays_where_it_is_usual() -> None:
    french = "Prie les États ; demande un rapport ; décide de rester saisi ;"
    assert repair(french, Vocabulary([french])) == french


def wrapped(first: str, second: str) -> str:
    """The paragraph that two words make over the end of a line."""
    return texts(
        f"The meeting reviewed the implementation of what was said before of all the {first}\n"
        f"{second} and it then went on to say what it had to say of the other matters that\n"
        "stood before it, as well as of those that did not; and took note of it.\n\n"
        "The self-determination of peoples and the peace-building of others, the peace and\n"
        "the building of it all, and the under-secretaries, were taken up.\n"
    )[0]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("self-", "determination", "self-determination"),
        ("estab-", "lished", "established"),
        ("Under-Secretary-", "General", "Under-Secretary-General"),
        ("peace-", "building", "peace-building"),
        ("self -", "determination", "self-determination"),
        ("short-", "and long-term", "short- and long-term"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, whole: str) -> None:
    assert whole in wrapped(first, second)


def test_the_text_as_extracted_is_kept_where_words_were_repaired() -> None:
    block = blocks(f"{DOCUMENT}\n\nThe Organizat ion took note of the report.\n")[1]
    assert block.text == "The Organization took note of the report."
    assert block.extracted == "The Organizat ion took note of the report."
    assert blocks("The meeting took note of it.\n")[0].extracted is None


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFAFF), max_size=200))
def test_no_letter_is_lost_or_made_up(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(c for c in value if c.isascii() and c.isalnum())

    assert letters(repair(text, Vocabulary([text]))) == letters(text)


def test_a_word_without_end_takes_no_longer_than_its_letters() -> None:
    """200,000 letters; looked at again from each letter they would take a minute."""
    text = "x" * 200_000 + " co- operation"
    started = time.perf_counter()

    mended = repair(text, Vocabulary([text]))

    assert mended == "x" * 200_000 + " co-operation"
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("It offers training to its staff in 2009-", "2010 and later.", "2009-2010 and"),
        ("It takes part in the post-", "2015 development agenda.", "post-2015 development"),
        ("It met on the dates -", "2009 and 2010.", "dates - 2009"),
    ],
)
def test_a_hyphen_before_a_number_at_a_turn_of_the_line(
    first: str, second: str, joined: str
) -> None:
    rows = [Row(line, Line(line)) for line in (first, second)]
    assert joined in join_lines(rows, Vocabulary([first, second]))


def test_arabic_words_are_not_divided_so_a_hyphen_stays() -> None:
    rows = [Row(text, Line(text)) for text in ("تغيير اجتماعي-", "ثقافي إيجابي")]
    assert join_lines(rows, Vocabulary(["اجتماعيثقافي"])) == "تغيير اجتماعي-ثقافي إيجابي"
