"""Text in a word processor whose lines are its paragraphs."""

from __future__ import annotations

import textwrap

import pytest

from importers.parsed import Kind
from importers.structure import Draft
from importers.structure.lines import Comment
from importers.structure.pasted import dealt, parts, rejoin

PARAGRAPHS = [
    "Welcoming the efforts of the Organization of Islamic Cooperation, which have been undertaken "
    "in coordination with the United Nations and in full respect of the Charter.",
    "The meeting agreed to improve coordination and the follow-up mechanism by building "
    "institutional linkages at the headquarters and in the field, and to meet again next year.",
    "The representatives of both secretariats stressed that conflict prevention is a priority and "
    "that early warning, mediation and the building of confidence need the help of all.",
    "They also reviewed what had been done in education, in health and in the preservation of "
    "cultural heritage since the last meeting, which had been held two years before in Istanbul.",
]


def lines(blank: str = "paragraph") -> list[Draft]:
    """Each paragraph wrapped at 60 letters, with a blank paragraph after it or after each line."""
    found: list[Draft] = []
    for paragraph in PARAGRAPHS:
        for line in textwrap.wrap(paragraph, 60):
            found += [Draft(line), Draft("")] if blank == "line" else [Draft(line)]
        if blank:
            found.append(Draft(""))
    return found


def texts(drafts: list[Draft]) -> list[str]:
    return [draft.text for draft in drafts if draft.text]


@pytest.mark.parametrize("blank", ["line", "paragraph"])
def test_wrapped_lines_become_paragraphs(blank: str) -> None:
    assert texts(rejoin(lines(blank))) == PARAGRAPHS


def test_numbers_part_lines_where_no_space_does() -> None:
    numbered = [f"{number}. {text}" for number, text in enumerate(PARAGRAPHS, start=1)]
    wrapped = [Draft(line) for text in numbered for line in textwrap.wrap(text, 60)]
    assert texts(rejoin(wrapped)) == numbered


def test_whole_paragraphs_are_left_alone() -> None:
    drafts = [Draft(text) for text in PARAGRAPHS * 3]
    assert rejoin(drafts) == drafts


def test_few_lines_prove_nothing() -> None:
    drafts = lines()[:6]
    assert rejoin(drafts) == drafts


def test_headings_and_tables_stay_what_the_program_says() -> None:
    heading = Draft("The second part", kind=Kind.HEADING, level=1)
    table = Draft("A\tB", kind=Kind.TABLE, cells=(("A", "B"),))
    drafts = [*lines(), heading, *lines(), table, *lines()]
    joined = rejoin(drafts)
    assert texts(joined) == [
        *PARAGRAPHS, "The second part", *PARAGRAPHS, "A\tB", *PARAGRAPHS,
    ]  # fmt: skip
    assert heading in joined
    assert table in joined


def test_a_counted_number_stays_with_its_paragraph() -> None:
    drafts = lines()
    drafts[0].label = "1."
    assert texts(rejoin(drafts))[0] == f"1. {PARAGRAPHS[0]}"


def test_comments_stay_on_their_words() -> None:
    drafts = lines()
    at = next(i for i, draft in enumerate(drafts) if "institutional" in draft.text)
    start = "".join(drafts[at].text.split()).index("institutional")
    end = start + len("institutional")
    drafts[at].comments = [Comment("1", "A", None, "Which?", start, end)]
    (joined,) = [draft for draft in rejoin(drafts) if draft.comments]
    (comment,) = joined.comments
    squeezed = "".join(joined.text.split())
    assert squeezed[comment.start : comment.end] == "institutional"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One line\nand the next", ["One line and the next"]),
        ("The first.\n\nThe second.", ["The first.", "The second."]),
        ("Decides:\n(a) To go;\n(b) To stay.", ["Decides:", "(a) To go;", "(b) To stay."]),
        ("as stated in paragraph\n4. of the report", ["as stated in paragraph 4. of the report"]),
        ("\n \n", []),
        ("\n".join(textwrap.wrap(PARAGRAPHS[0], 20)), [PARAGRAPHS[0]]),
    ],
)
def test_line_breaks_in_a_paragraph(text: str, found: list[str]) -> None:
    assert parts(text) == found


def test_a_whole_text_in_one_paragraph() -> None:
    wrapped = "\n\n".join(
        "\n".join(textwrap.wrap(each, 50)) for each in [*PARAGRAPHS, *PARAGRAPHS, *PARAGRAPHS]
    )
    assert parts(wrapped) == PARAGRAPHS * 3


def test_comments_are_dealt_to_the_part_with_their_words() -> None:
    def on(start: int | None, end: int | None) -> Comment:
        return Comment("1", "A", None, "Why?", start, end)

    shares = dealt([on(0, 3), on(9, 12), on(None, None)], ["The first.", "The second."])
    assert shares == [[on(0, 3), on(None, None)], [on(0, 3)]]
