from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.archive.folding import bare, folded, folded_for_index, raw_words, spoken, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("الســلام", "السلام"),  # lengthened
        ("السَّلَامُ", "السلام"),  # with vowel signs
        ("الأمم", "الامم"),  # alef with hamza
        ("إتفاق", "اتفاق"),
        ("آسيا", "اسيا"),
        ("مصطفى", "مصطفي"),
        ("منظمة", "منظمه"),
        ("مسؤول", "مسوول"),
        ("کشور", "كشور"),
        ("الفقرة ١٤", "الفقره 14"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),  # letters in the forms of their places
    ],
)
def test_arabic_ornaments_make_no_difference(written: str, meant: str) -> None:
    assert folded(written) == meant
    assert words(written) == meant.split()


def test_the_index_keeps_a_second_text_only_where_it_differs() -> None:
    assert folded_for_index("Coopération für Kinder, мир") is None
    assert folded_for_index("الأمم") == "الامم"


@pytest.mark.parametrize(
    ("word", "plain"), [("Coopération", "cooperation"), ("ÜBER", "uber"), ("Peace", "peace")]
)
def test_case_and_accents_make_no_difference(word: str, plain: str) -> None:
    assert bare(word) == plain


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


LETTERS = st.sampled_from(
    [
        chr(each)
        for start, end in ((0x20, 0x1E0), (0x1F0, 0x370), (0x386, 0x3D0), (0x400, 0x528), (0x5D0, 0x5EB),
                           (0x610, 0x6C1), (0x6F0, 0x6FA), (0x1F00, 0x1FFF), (0x2010, 0x2040),
                           (0xFB00, 0xFB07), (0xFE70, 0xFEFD))
        for each in range(start, end)
        if unicodedata.category(chr(each))[0] in "LNZ" or folded(chr(each)) == ""
    ]
)  # fmt: skip


@given(st.text(LETTERS, max_size=20))
def test_the_index_has_the_words_that_are_told_here(text: str) -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        database.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
        database.execute("INSERT INTO t VALUES (?)", (folded(text),))
        indexed = [row[0] for row in database.execute("SELECT term FROM v ORDER BY offset")]
    finally:
        database.close()
    assert words(text) == indexed
    assert [word for _, _, word in spoken(text)] == indexed
    assert [bare(word) for word in raw_words(text)] == indexed
