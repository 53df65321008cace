"""What is no text is in no block, whatever the format let through."""

from __future__ import annotations

import pytest

from importers import Kind
from importers.structure import Draft, finish
from importers.structure.controls import (
    with_signs_in_order,
    without_controls,
    without_stretching,
)


@pytest.mark.parametrize(
    ("smuggled", "left"),
    [
        ("peace\x01 and\x7f security\x9b", "peace and security"),
        ("peace\x0band\x85security", "peace and security"),
        ("half \ud83d a pair", "half  a pair"),
        ("a cell\tanother\nthe next row", "a cell\tanother\nthe next row"),
        ("سلام\u200f 😀 e\u0301", "سلام\u200f 😀 e\u0301"),
    ],
)
def test_only_what_is_no_text_goes(smuggled: str, left: str) -> None:
    assert without_controls(smuggled) == left


def test_no_part_of_a_block_holds_them() -> None:
    blocks, metadata = finish(
        [
            Draft("The Gen\x07eral Assembly", label="1\x00.", kind=Kind.LIST_ITEM),
            Draft("a\x1bb", kind=Kind.TABLE, cells=(("a\x1bb",),)),
            Draft("A note", kind=Kind.FOOTNOTE, mark="\x7f1"),
        ],
        name="a.txt",
    )

    assert [block.text for block in blocks] == ["The General Assembly", "ab", "A note"]
    assert blocks[0].label == "1."
    assert blocks[1].cells == (("ab",),)
    assert blocks[2].mark == "1"
    assert "\x07" not in repr(metadata)


def test_a_paragraph_of_marks_that_are_not_seen_is_none() -> None:
    blocks, _ = finish([Draft("\u200b"), Draft("The Council noted it."), Draft("\x01")], name="a")
    assert [(block.index, block.text) for block in blocks] == [(0, "The Council noted it.")]


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("اتفاقيـة حقوق الطفـــل", "اتفاقية حقوق الطفل"),
        ("التـّمييز", "التـّمييز"),
        ("1434 هـ", "1434 هـ"),
        ("بـ ”الشباب“", "بـ ”الشباب“"),
        ("plain words", "plain words"),
    ],
)
def test_arabic_words_are_not_stretched(printed: str, left: str) -> None:
    assert without_stretching(printed) == left


def test_signs_on_one_letter_stand_once_and_in_order() -> None:
    typed = "\u0646\u0641\u0651\u0651\u0651\u064e\u0630\u062a"
    assert with_signs_in_order(typed) == "\u0646\u0641\u064e\u0651\u0630\u062a"
    assert with_signs_in_order("plain") == "plain"
