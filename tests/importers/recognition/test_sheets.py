from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from importers.parsed import Block, Box, Kind
from importers.pdfpages.reading import read_sheet
from importers.recognised import RecognisedPage, RecognisedWord
from importers.recognition.sheets import clean, sheet_of, with_confidence


def word(text: str, left: float, baseline: float, **fields: Any) -> RecognisedWord:
    made = RecognisedWord(
        text,
        left,
        baseline - 8,
        left + 6 * len(text),
        baseline + 2,
        baseline,
        10,
        0.9,
        int(baseline),
    )
    return replace(made, **fields)


def page(*words: RecognisedWord, turn: int = 0) -> RecognisedPage:
    return RecognisedPage(1, 600, 800, turn, "eng", "tesseract 5", words)


def lines(seen: RecognisedPage) -> list[str]:
    return [line.text for line in read_sheet(sheet_of(seen)).lines]


SENTENCE = (
    word("The", 50, 100),
    word("Council", 74, 100),
    word("notes", 50, 114, size=10.8),
    word("it.", 86, 114, size=10.8),
)


def test_lines_are_read_as_of_any_page() -> None:
    assert lines(page(*SENTENCE)) == ["The Council", "notes it."]


def test_sizes_that_hardly_differ_are_one() -> None:
    heading = word("REPORT", 50, 60, size=16.1)
    sizes = [line.size for line in read_sheet(sheet_of(page(heading, *SENTENCE))).lines]
    assert sizes == [16, 10, 10]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_turned_page_is_read_upright_and_its_boxes_stand_where_it_is_shown(turn: int) -> None:
    seen = page(*SENTENCE, turn=turn)
    assert lines(seen) == ["The Council", "notes it."]
    first = sheet_of(seen).words[0]
    width, height = 600, 800
    at = {
        0: (50, 92.2),
        1: (width - 102.2, 50),
        2: (width - 68, height - 102.2),
        3: (92.2, height - 68),
    }
    assert (first.left, first.top) == pytest.approx(at[turn])


def test_arabic_words_of_two_letters_keep_their_order() -> None:
    seen = page(word("هل", 100, 100), word("ال", 80, 100), word("المياه", 40, 100))
    assert lines(seen) == ["هل ال المياه"]


def test_specks_and_emblems_are_left_out() -> None:
    dirt = (
        word("|", 10, 100, confidence=0.3),
        word("ii", 10, 114, confidence=0.4),
        word("M", 10, 300, top=200.0),
        word("~~", 10, 400),
        word("gh;ai", 10, 500, confidence=0.35),
        word("anything", 10, 600, confidence=0.1),
    )
    assert clean([*SENTENCE, *dirt]) == list(SENTENCE)


def test_a_label_stays_though_it_is_short() -> None:
    label = word("3.", 20, 100, confidence=0.7)
    assert label in clean([label, *SENTENCE])


def test_blocks_are_as_sure_as_their_letters() -> None:
    unsure = [replace(each, confidence=0.5) for each in SENTENCE[2:]]
    box = Box(1, 50, 92, 130, 102)
    blocks = (
        Block(0, Kind.PARAGRAPH, "The Council", page=1, boxes=(box,)),
        Block(
            1, Kind.PARAGRAPH, "The Council notes it.", page=1, boxes=(Box(1, 50, 92, 130, 120),)
        ),
        Block(2, Kind.PARAGRAPH, "Elsewhere", page=2, boxes=(replace(box, page=2),)),
    )
    found = with_confidence(blocks, {1: page(*SENTENCE[:2], *unsure)})
    assert [block.confidence for block in found] == [0.9, pytest.approx(0.722), None]
    assert with_confidence(blocks, {}) == blocks


def test_an_empty_page_has_an_empty_sheet() -> None:
    assert sheet_of(page()).words == []
    assert page().confidence is None


def test_words_whose_boxes_cover_each_other_stay_on_one_line_in_order() -> None:
    first, second = word("إذ", 90, 100), word("تشير", 66, 100, right=102.0)
    assert lines(page(first, second, word("إلى", 40, 100))) == ["إذ تشير إلى"]
    latin = (word("In", 50, 100, right=80.0), word("particular", 64, 100), word("here", 130, 100))
    assert lines(page(*latin)) == ["In particular here"]


def test_letters_are_no_smaller_than_their_ink() -> None:
    small = (word("or", 50, 128, size=5), word("other", 66, 128, size=5))
    sizes = [line.size for line in read_sheet(sheet_of(page(*SENTENCE, *small))).lines]
    assert sizes == [10, 10, 10]


def test_a_long_word_in_a_good_line_stays_however_unsure() -> None:
    unsure = word("landlocked", 120, 100, confidence=0.0)
    assert unsure in clean([*SENTENCE, unsure])
