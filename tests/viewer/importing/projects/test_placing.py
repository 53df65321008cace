"""Places in a plain text and the paragraphs that they become."""

from __future__ import annotations

from importers.parsed import Block, Kind
from viewer.domain.reanchoring import Passage
from viewer.importing.projects.locating import Located
from viewer.importing.projects.placing import in_lines, passages_of, place

TEXT = "The harbour\n\nShips called there. Trade grew.\nFishermen feared.\n"
OLD = in_lines(TEXT)


def at(words: str) -> Located:
    start = TEXT.index(words)
    return Located(start, start + len(words))


def test_a_line_is_whole_and_words_are_words() -> None:
    assert passages_of(OLD, at("The harbour")) == (Passage(0),)
    assert passages_of(OLD, at("Trade grew.")) == (Passage(2, 20, 31),)
    assert passages_of(OLD, at(" Trade ")) == (Passage(2, 20, 25),)


def test_a_place_over_lines_is_on_each_with_words() -> None:
    assert passages_of(OLD, at("harbour\n\nShips called")) == (
        Passage(0, 4, 11),
        Passage(2, 0, 12),
    )


def test_nothing_is_on_an_empty_line_alone_but_what_is_put_there() -> None:
    assert passages_of(OLD, Located(12, 13)) == (Passage(1),)


def test_the_same_text_keeps_every_place() -> None:
    wanted = [(Passage(0),), (Passage(2, 20, 31),)]
    assert [each.passages for each in place(OLD, OLD.blocks, wanted)] == wanted


def test_lines_that_are_one_paragraph_here_are_one_place() -> None:
    joined = [
        Block(0, Kind.HEADING, "The harbour"),
        Block(1, Kind.PARAGRAPH, "Ships called there. Trade grew. Fishermen feared."),
    ]
    wanted = [passages_of(OLD, at(words)) for words in (
        "Trade grew.\nFishermen", "Ships called there. Trade grew.\nFishermen feared.",
    )]  # fmt: skip
    first, second = place(OLD, joined, wanted)
    (words,) = first.passages
    assert joined[1].text[words.start : words.end] == "Trade grew. Fishermen"
    assert second.passages == (Passage(1),)


def test_what_is_nowhere_has_no_place() -> None:
    other = [Block(0, Kind.PARAGRAPH, "Quite another text, on cats and dogs.")]
    (lost,) = place(OLD, other, [(Passage(3),)])
    assert lost.passages == ()
