"""An earlier reading as it would read in another encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.parsed import Block, Kind
from viewer.domain import Passage
from viewer.importing.recoding import recoded

WORDS = "Доклад Генерального секретаря 2013"


def test_letters_become_what_they_would_have_been() -> None:
    wrong = WORDS.encode("cp1251").decode("cp1252")
    (block,), passages = recoded(
        [Block(0, Kind.PARAGRAPH, wrong)], [Passage(0), Passage(0, 7, 19)], "cp1252", "cp1251"
    )
    assert block.text == WORDS
    assert passages == [Passage(0), Passage(0, 7, 19)]


def test_words_that_get_shorter_keep_their_place() -> None:
    wrong = WORDS.encode().decode("cp866")  # two letters for each
    start, end = (len(WORDS[:at].encode().decode("cp866")) for at in (7, 19))
    (block,), (passage,) = recoded(
        [Block(0, Kind.PARAGRAPH, wrong)], [Passage(0, start, end)], "cp866", "utf-8"
    )
    assert block.text[passage.start : passage.end] == "Генерального"


@pytest.mark.parametrize(
    ("was", "now"), [(None, "utf-8"), ("utf-8", None), ("utf-8", "utf-8"), ("gone", "utf-8")]
)
def test_without_another_encoding_all_stays(was: str | None, now: str | None) -> None:
    blocks, passages = [Block(0, Kind.PARAGRAPH, "é")], [Passage(0, 0, 1)]
    assert recoded(blocks, passages, was, now) == (blocks, passages)


@settings(deadline=None)
@given(st.text(max_size=50), st.sampled_from(["utf-16", "utf-16-be", "cp1252", "koi8-r", "utf-8"]))
def test_any_text_can_be_recoded(text: str, now: str) -> None:
    (block,), (passage,) = recoded(
        [Block(0, Kind.PARAGRAPH, text)], [Passage(0, 0, len(text))], "utf-8", now
    )
    assert passage.end == len(block.text)
