"""Markdown's marks in plain text."""

from __future__ import annotations

from importers.parsed import Kind
from tests.importers.structure.printed import blocks, texts

BODY = "\n\nThe meeting reviewed the implementation of the matrix that was adopted before it.\n\n"


def test_a_title_between_marks_over_several_lines() -> None:
    found = blocks(
        "**Final Document of the General Meeting on\nCooperation between the two\nOrganizations**\n\n"
        "Istanbul, 20 -22 May 2014" + BODY
    )
    assert found[0].kind is Kind.TITLE
    assert (
        found[0].text
        == "Final Document of the General Meeting on Cooperation between the two Organizations"
    )
    assert found[1].text == "Istanbul, 20-22 May 2014"


def test_marks_inside_a_sentence() -> None:
    found = texts(
        BODY + "It urged members to **encourage** the government **to** fulfil its duties.\n"
    )
    assert found[1] == "It urged members to encourage the government to fulfil its duties."


def test_a_mark_that_is_never_closed_stays() -> None:
    assert (
        texts(BODY + "The **mark stands here alone.\n" + BODY)[1] == "The **mark stands here alone."
    )
