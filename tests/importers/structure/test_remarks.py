"""Comments: which words they are on when the blocks are finished."""

from __future__ import annotations

import pytest

from importers.structure import Draft, finish
from importers.structure.lines import Comment
from importers.structure.remarks import Edge, Spans, moment, place


def words_of(text: str, start: int | None, end: int | None) -> str | None:
    """The words on which a comment from letter to letter of a draft comes to stand."""
    draft = Draft(text, comments=[Comment("1", "A", None, "Why?", start, end)])
    blocks, _ = finish([draft], name="a.docx")
    (remark,) = place([draft], blocks)
    return None if remark.start is None else blocks[remark.block].text[remark.start : remark.end]


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("The Council met in Geneva.", 3, 10, "Council"),
        ("The  Council\tmet in Geneva.", 3, 13, "Council met"),
        ("14. The Council met in Geneva.", 6, 13, "Council"),
        ("14. The Council met in Geneva.", 0, 6, "The"),
        ("14. The Council met in Geneva.", 0, 26, None),
        ("14. The Council met in Geneva.", 0, 3, None),
        ("The Council met in Geneva.", None, None, None),
    ],
)
def test_labels_and_white_space_shift_nothing(
    text: str, start: int | None, end: int | None, words: str | None
) -> None:
    assert words_of(text, start, end) == words


def test_a_comment_where_nothing_is_printed_is_on_the_block_before() -> None:
    comment = Comment("1", "A", None, "Why?", 0, 1)
    drafts = [Draft("The first."), Draft(" ", comments=[comment])]
    blocks, _ = finish(drafts, name="a.docx")
    (remark,) = place(drafts, blocks)
    assert (remark.block, remark.start) == (0, None)


def test_a_comment_over_paragraphs_is_on_its_words_in_the_first() -> None:
    spans = Spans()
    assert spans.take([("1", Edge.START, 4)], 10) == [("1", 4, 10)]
    assert spans.take([("1", Edge.END, 3), ("1", Edge.POINT, 3)], 10) == []
    assert spans.rest() == []


def test_a_comment_that_begins_behind_the_last_letter_belongs_to_the_next() -> None:
    spans = Spans()
    assert spans.take([("1", Edge.START, 10)], 10) == []
    assert spans.take([], 0) == []
    assert spans.take([("1", Edge.END, 3)], 10) == [("1", 0, 3)]


def test_comments_without_words() -> None:
    spans = Spans()
    assert spans.take([("1", Edge.POINT, 4)], 10) == [("1", None, None)]
    assert spans.take([("2", Edge.POINT, 0)], 0) == []
    assert spans.take([], 5) == [("2", None, None)]
    assert spans.take([("3", Edge.POINT, 0)], 0) == []
    assert spans.rest() == ["3"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2024-03-05T10:11:12Z", "2024-03-05T10:11:12Z"),
        ("2024-03-05T10:11:12.345678", "2024-03-05T10:11:12Z"),
        ("2024-03-05T10:11:12+02:00", "2024-03-05T10:11:12Z"),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_clock_on_the_wall(text: str | None, kept: str | None) -> None:
    assert moment(text) == kept
