"""Each layout as a file prints it, and what is judged from it."""

from __future__ import annotations

import pytest

from importers.structure.rows import Gap
from importers.structure.textlayout import judge
from importers.text import split_lines
from tests.importers.structure.printed import texts

WRAPPED = """\
The meeting expressed satisfaction over the development of relations between
the two systems of institutions and took note of the contacts between their
secretariats.

Both organizations strive to enhance practical cooperation and to build on
their comparative advantages in different fields of common interest to them
and their members.
"""
DOUBLE = WRAPPED.replace("\n\n", "\n").replace("\n", "\n\n")
ONE_LINE_EACH = "\n".join(
    f"{number}. The organizations reviewed item {number} of the matrix and agreed to continue."
    for number in range(1, 6)
)


def test_wrapped_lines_with_a_blank_line_between_paragraphs() -> None:
    rows, layout = judge(split_lines(WRAPPED, "f"))
    assert layout.wrapped
    assert not layout.double_spaced
    assert [row.gap for row in rows] == [Gap.TIGHT] * 3 + [Gap.WIDE] + [Gap.TIGHT] * 2
    assert len(texts(WRAPPED)) == 2


def test_a_blank_line_after_every_line_means_nothing() -> None:
    rows, layout = judge(split_lines(DOUBLE, "f"))
    assert layout.double_spaced
    assert {row.gap for row in rows} == {Gap.TIGHT}
    assert texts(DOUBLE) == texts(WRAPPED)


def test_one_line_a_paragraph() -> None:
    _, layout = judge(split_lines(ONE_LINE_EACH, "f"))
    assert layout.lines_are_paragraphs
    assert len(texts(ONE_LINE_EACH)) == 5


def test_longer_blank_runs_than_usual_are_breaks_of_pages() -> None:
    broken = WRAPPED.replace("took note", "took\n\n\n\nnote")
    rows, _ = judge(split_lines(broken, "f"))
    assert [row.gap for row in rows].count(Gap.BREAK) == 1
    assert texts(broken) == texts(WRAPPED)


def test_indented_first_lines_open_paragraphs() -> None:
    text = """\
 The General Assembly took up the item that stands on its agenda and heard
the statements of its members on the matter before it.
 It then heard the report of the Committee on the implementation of the
programme and took note of what the report says of it.
 It decided to include the item in the agenda of the next session and to
ask for a further report.
"""
    _, layout = judge(split_lines(text, "f"))
    assert layout.indents_open
    assert [each.split()[0] for each in texts(text)] == ["The", "It", "It"]


def test_paragraphs_without_any_space_end_in_short_lines() -> None:
    text = """\
I would like to take this opportunity to congratulate the
President on his election to preside over this session of
the General Assembly.
The course of human history is marked by a few moments at
which we had an opportunity to make the right choices and
took it together.
My delegation will work with him towards the objectives of
the Organization.
"""
    assert [each.split()[0] for each in texts(text)] == ["I", "The", "My"]


@pytest.mark.parametrize("text", ["", "\n\n", "one", "a\nb"])
def test_little_text_is_judged_too(text: str) -> None:
    rows, _ = judge(split_lines(text, "f"))
    assert len(rows) == len(text.split())
