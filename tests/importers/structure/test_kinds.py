"""Titles, headings, list items, and their levels."""

from __future__ import annotations

import pytest

from importers.parsed import Kind
from importers.structure import Draft, finish
from importers.structure.headings import looks_like_heading
from tests.importers.structure.printed import blocks

REPORT = """\
Final Document of the General Meeting on Cooperation

Geneva, 8-10 July 2008

I. INTRODUCTION

1. Pursuant to the resolution, the meeting took place in Geneva in July of that year.

Participation

2. The meeting was co-chaired by the representatives of both of the organizations.

II. OBSERVATIONS

Iraq

Sudan

3. The meeting welcomed the agreement and urged the parties to carry it out in full.
"""


def test_a_report() -> None:
    found = [(block.kind, block.level, block.label, block.text[:22]) for block in blocks(REPORT)]
    assert found == [
        (Kind.TITLE, 1, None, "Final Document of the "),
        (Kind.PARAGRAPH, 0, None, "Geneva, 8-10 July 2008"),
        (Kind.HEADING, 1, "I.", "INTRODUCTION"),
        (Kind.PARAGRAPH, 0, "1.", "Pursuant to the resolu"),
        (Kind.HEADING, 2, None, "Participation"),
        (Kind.PARAGRAPH, 0, "2.", "The meeting was co-cha"),
        (Kind.HEADING, 1, "II.", "OBSERVATIONS"),
        (Kind.HEADING, 2, None, "Iraq"),
        (Kind.HEADING, 2, None, "Sudan"),
        (Kind.PARAGRAPH, 0, "3.", "The meeting welcomed t"),
    ]


def test_a_press_release() -> None:
    text = """\
Press Release

For immediate release

New Memorandum Strengthens Partnership between the Institute and the Organisation

Geneva, 28 February 2013 – On Thursday the Institute and the Organisation signed it.

Organisation of Cooperation

The Organisation is a gathering of States which work in collaboration with others.

Ms. Anna Example, Counsellor, Permanent Delegation of the Organisation

Telephone: +41 22 000 00 00
"""
    assert [block.kind for block in blocks(text)] == [
        Kind.HEADING, Kind.PARAGRAPH, Kind.TITLE, Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH,
        Kind.PARAGRAPH, Kind.PARAGRAPH,
    ]  # fmt: skip


def test_lists_nest_by_their_labels() -> None:
    text = (
        "The following is decided, in the order in which it stands below:\n\n"
        "(a) The first of them;\n\n(i) With a part;\n\n(ii) And another;\n\n(b) The second;\n\n"
        "• A bullet.\n\nThe list ends here, and the text goes on as it did before it started.\n\n"
        "(a) A new one.\n"
    )
    found = [(b.label, b.level) for b in blocks(text) if b.kind is Kind.LIST_ITEM]
    assert found == [("(a)", 1), ("(i)", 2), ("(ii)", 2), ("(b)", 1), ("•", 2), ("(a)", 1)]


def test_the_letter_i_after_h() -> None:
    text = "\n\n".join(f"({letter}) An item of the list;" for letter in "ghij")
    assert [b.level for b in blocks(text)] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Article 5",
        "Annex I",
        "ARTICLE 12",
        "المادة ٣",
        "Chapter II Membership",
        "Article 3. Use of terms",
    ],
)
def test_divisions_are_headings(text: str) -> None:
    body = "\n\nThe States parties shall cooperate with each other in good faith.\n\n"
    assert blocks(body + text + body)[1].kind is Kind.HEADING


@pytest.mark.parametrize(
    "text",
    [
        "Participation",
        "Maintenance of international peace and security in specific countries",
        "MAIN ITEMS OF DISCUSSION",
        "What is the Organization?",
        "III. FOLLOW-UP",
    ],
)
def test_reads_as_a_heading(text: str) -> None:
    assert looks_like_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting took note.",
        "Recalling its resolution,",
        "Geneva, 8-10 July 2008",
        "17 May 2013",
        "For immediate release",
        "Telephone: +41 22 000 00 00",
        "Ms. Anna Example, Counsellor",
        "Resolution adopted by the General Assembly on 17 May 2013",
        "82nd plenary meeting 17 May 2013",
        "[without reference to a Main Committee]",
        "the small start",
        "The theme of this session “Leaving no one",
        "The aid of the",
        "Therefore",
        "Introduction .......................... 4",
        "(a) An item",
        "It was so. And then it was not",
        "A" * 200,
        "46 47 41 37",
        "",
    ],
)
def test_reads_as_no_heading(text: str) -> None:
    assert not looks_like_heading(text)


def test_what_the_format_says_stays() -> None:
    drafts = [
        Draft("Scope", kind=Kind.HEADING, level=3),
        Draft("a\tb", kind=Kind.TABLE, cells=(("a", "b"),)),
        Draft("first", kind=Kind.LIST_ITEM, label="1)", level=2),
        Draft("See there.", kind=Kind.FOOTNOTE, mark="4"),
    ]
    found, _ = finish(drafts, name="f")
    assert [(b.kind, b.level, b.label) for b in found] == [
        (Kind.HEADING, 3, None),
        (Kind.TABLE, 0, None),
        (Kind.LIST_ITEM, 2, "1)"),
        (Kind.FOOTNOTE, 0, "4"),
    ]
    assert found[1].cells == (("a", "b"),)


def test_an_initial_is_no_label() -> None:
    text = "The chair spoke first, and after him others took the floor.\n\nA. Smith said that he agreed with it.\n"
    assert [b.label for b in blocks(text)] == [None, None]


def test_letters_that_count_are_labels() -> None:
    text = "A. Smith is the first of the names.\n\nB. Brown is the second of the names.\n"
    assert [b.label for b in blocks(text)] == ["A.", "B."]


def test_small_letters_that_count_are_labels() -> None:
    text = (
        "The request shall contain:\n\na. the name and the date of birth of the person;\n\n"
        "b. the address of the person, if there is any in the State:\n\n"
        "i. the street and the number of it;\n\nii. the town and its country.\n"
    )
    found = [(each.label, each.kind, each.level) for each in blocks(text)[1:]]
    assert found == [
        ("a.", Kind.LIST_ITEM, 1),
        ("b.", Kind.LIST_ITEM, 1),
        ("i.", Kind.LIST_ITEM, 2),
        ("ii.", Kind.LIST_ITEM, 2),
    ]


def test_small_letters_lie_below_letters_in_brackets() -> None:
    text = (
        "The Parties shall:\n\n(a) train their staff in:\n\na. the sciences of the sea;\n\n"
        "b. the technology of it;\n\n(b) exchange experts with one another.\n"
    )
    assert [each.level for each in blocks(text)[1:]] == [1, 2, 2, 1]


def test_a_small_letter_alone_is_none() -> None:
    assert [
        each.label for each in blocks("The case of the State\n\nv. the other State was heard.\n")
    ] == [
        None,
        None,
    ]
