"""Each layout as a file prints it, and what is judged from it."""

from __future__ import annotations

import textwrap

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


WHOLE = (
    "Participation",
    "The meeting was co-chaired by the Director-General of the Office and by the Assistant "
    "Secretary-General for Science and Technology, who welcomed all of the participants and "
    "thanked the Government of the host country for its generous hospitality to the meeting.",
    "The agenda, programme of work and list of participants are attached as the annexes to this "
    "document and form a part of it for all the purposes of the record, as was decided.",
    "Opening session",
    "The chairmen made opening statements, in which they expressed satisfaction over the "
    "development of relations between the two systems of organizations and their secretariats, "
    "and took note of all the contacts between them since the last of the meetings was held.",
    "Both organizations strive to enhance practical cooperation and to build on their comparative "
    "advantages in the different fields of common interest to them and to their members.",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "double-spaced"])
@pytest.mark.parametrize("width", [58, 64, 76])
def test_wrapped_by_counting_a_line_with_room_for_the_next_word_ends_something(
    between: str, width: int
) -> None:
    text = between.join(line for whole in WHOLE for line in textwrap.wrap(whole, width))
    _, layout = judge(split_lines(text, "f"))
    assert layout.measured
    assert texts(text) == list(WHOLE)


def test_lines_of_uneven_width_were_not_wrapped_by_counting() -> None:
    uneven = "\n\n".join(
        "\n".join(textwrap.wrap(whole, width))
        for whole, width in zip(WHOLE, [60, 66] * 3, strict=True)
    )
    _, layout = judge(split_lines(uneven, "f"))
    assert layout.wrapped
    assert not layout.measured
    assert texts(uneven) == list(WHOLE)


def test_an_indent_below_a_heading_that_stands_apart_tells_nothing_against_indents() -> None:
    text = """\
Participation

  The meeting took up the item that stands on its agenda and heard the many
statements of its members on the matter before it.
  It then heard the report of the committee on the implementation of what it
had decided at the session before and of the obstacles to it.

Opening session

  The chairmen made opening statements, in which they expressed satisfaction
over the development of relations between the two.

Statements

  The members took note of the contacts between the two secretariats and all
the agreements of cooperation made since then.
  They agreed to go on.
"""
    _, layout = judge(split_lines(text, "f"))
    assert layout.indents_open
    assert sum(map(len, map(str.split, texts(text)))) == len(text.split())
    assert len(texts(text)) == 8
