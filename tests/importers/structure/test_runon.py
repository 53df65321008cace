"""Text without line ends."""

from __future__ import annotations

from tests.importers.structure.printed import blocks, texts

SENTENCE = (
    "The organization went on with its work in the fields that are of interest to all members"
)


def test_sentences_that_touch_start_paragraphs() -> None:
    paragraphs = [
        f"{SENTENCE}, as it did in the year of number {n}. {SENTENCE}." for n in range(10)
    ]
    assert texts("".join(paragraphs)) == paragraphs


def test_labels_that_count_up_and_clauses_of_the_preamble() -> None:
    clauses = [
        "The General Assembly,",
        "Recalling its resolutions on the matter, and all that was said in them of it,",
        "Convinced that the work serves the purposes of all of the members of it,3",
        *(f"{n}. Requests its members to see to it: {SENTENCE};3" for n in range(1, 15)),
    ]
    found = blocks(" ".join(clauses))
    assert len(found) == len(clauses)
    assert [block.label for block in found[3:6]] == ["1.", "2.", "3."]


def test_a_long_paragraph_is_no_run_on_text() -> None:
    paragraph = " ".join([f"{SENTENCE}."] * 40)
    assert texts(paragraph) == [paragraph]
