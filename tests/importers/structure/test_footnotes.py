"""Footnotes: where they stand, and what they leave untouched."""

from __future__ import annotations

import textwrap

import pytest

from importers.parsed import Kind
from importers.structure.footnotes import split_mark, starts_note
from tests.importers.structure.printed import Sheet, blocks

TEXT = """\
Having considered the report of the Secretary-General on the cooperation,3 and
the decision of the Conference1 to participate in the sessions of the Assembly,
and taking note of the programme2 that was adopted by it at its last session.

"""


def notes(text: str) -> list[tuple[str | None, str]]:
    return [(each.mark, each.text) for each in blocks(text) if each.kind is Kind.FOOTNOTE]


def test_numbers_that_count_up_at_the_end_and_are_pointed_to() -> None:
    found = notes(
        TEXT + "1 On 28 June 2011 it changed its name.\n2 A/60/633, annex III.\n3 Ibid.\n"
    )
    assert found == [
        ("1", "On 28 June 2011 it changed its name."),
        ("2", "A/60/633, annex III."),
        ("3", "Ibid."),
    ]


def test_a_note_over_two_lines_is_one() -> None:
    found = notes(
        TEXT
        + "1 See Official Records of the Security Council, Fifth Year, Supplement for\nSeptember.\n"
        "2 Ibid.\n"
    )
    assert found[0][1].endswith("Supplement for September.")
    assert len(found) == 2


def test_below_a_rule() -> None:
    text = (
        TEXT
        + "__________________\n\n * On behalf of the members of the organization.\n\n 1 A/67/280.\n"
    )
    assert notes(text) == [
        ("*", "On behalf of the members of the organization."),
        ("1", "A/67/280."),
    ]


def test_the_text_goes_on_behind_them_over_the_page() -> None:
    text = (
        "The meeting took note of the views that were expressed at it by the members of\n"
        "the organization and reaffirmed its will to support the work of the\n\n"
        "__________________\n\n 1 A/67/280.\n\n\n\n"
        "Committee that was established by it, and to come back to the matter in good\n"
        "time at its next session.\n\n"
        "It decided to include the item in the provisional agenda of that session of the\n"
        "organization.\n"
    )
    found = [each.text for each in blocks(text) if each.kind is Kind.PARAGRAPH]
    assert "the work of the Committee that" in found[0]
    assert len(found) == 2


def test_a_paragraph_whose_number_lost_its_full_stop_is_no_note() -> None:
    listing = "\n\n".join(
        f"{n}{'' if n == 11 else '.'} The organization noted that its work on the item goes on, as in 11,"
        for n in range(9, 14)
    )
    assert notes(listing) == []


def test_a_number_that_nothing_points_to_is_no_note() -> None:
    assert notes(TEXT.replace("1 to", " to") + "7 Members spoke on the matter after that.\n") == []


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("1 On 28 June", "1", "On 28 June"),
        ("12 Ibid.", "12", "Ibid."),
        ("* On behalf", "*", "On behalf"),
        ("(3) See", "3", "See"),
        ("a/ See", "a", "See"),
        ("See", None, "See"),
    ],
)
def test_marks(text: str, mark: str | None, rest: str) -> None:
    assert split_mark(text) == (mark, rest)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 A/67/280.", True),
        ("4 Ibid., para. 3.", True),
        ("5 see chapter II.", True),
        ("* On behalf of the States Members", True),
        ("3 – 14 June 1992, vol. I", False),
        ("10 degrees true and no speed", False),
        ("14. The meeting", False),
    ],
)
def test_how_a_note_begins(line: str, expected: bool) -> None:
    assert starts_note(line) is expected


def test_a_notice_without_a_mark_that_interrupts_a_sentence_is_a_note() -> None:
    sheet = Sheet()
    for _ in range(4):
        sheet.put("We lose approximately many hectares of forests every", size=12)
        sheet.put("year, and on another note the global state of them is", size=12)
    sheet.put("This record contains the text of speeches. It should be", size=9, space=30)
    sheet.put("corrected in the original languages only.", size=9).turn()
    sheet.put("population is constantly growing in all of its regions.", size=12)
    found = sheet.blocks()
    assert [block.kind for block in found] == [Kind.PARAGRAPH, Kind.FOOTNOTE]
    assert found[0].text.endswith(
        "of them is population is constantly growing in all of its regions."
    )
    assert found[1].label is None


def test_items_in_smaller_letters_at_the_bottom_are_no_notes() -> None:
    sheet = Sheet()
    for _ in range(5):
        sheet.put("The levels of the sounding shall be reported as they were", size=12)
    sheet.put("(i) The surface level for which wind data are available;", size=9, space=20)
    sheet.put("(ii) The additional levels so introduced by the reporting.", size=9)
    assert [block.kind for block in sheet.blocks()][1:] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_text_wrapped_without_blank_lines_goes_on_behind_a_note() -> None:
    """The note ends where its last line stops short, and does not take the rest of the document."""
    paragraph = (
        "Welcoming the efforts of the Organization of Islamic Cooperation,1 which have been "
        "undertaken in coordination with the United Nations and in full respect of the Charter "
        "of the United Nations in matters of peace and of the settlement of disputes by means of "
        "mediation and good offices, of which the Secretary-General spoke in his last report."
    )
    note = "1 On 28 June 2011 it changed its name from what it had been called by all before that."
    text = "\n".join(
        "\n".join(textwrap.wrap(each, 60)) for each in (paragraph, note, paragraph, paragraph)
    )
    assert notes(text) == [("1", note.removeprefix("1 "))]


def test_small_notes_below_the_first_of_two_columns() -> None:
    sheet = Sheet()
    for line in range(12):
        sheet.put(f"the first column goes on with line number {line} of its text")
    sheet.put("1On 28 June 2011 the name was changed.", size=7.0, space=4)
    sheet.put("2A/60/633, annex III.", size=7.0)
    sheet.y = 80.0
    for line in range(12):
        sheet.put(f"and the second column has line number {line} of it", indent=400)
    found = sheet.blocks()
    assert [(each.mark, each.text) for each in found if each.kind is Kind.FOOTNOTE] == [
        ("1", "On 28 June 2011 the name was changed."),
        ("2", "A/60/633, annex III."),
    ]
    assert any("line number 11 of its text and the second" in each.text for each in found)


def test_a_line_that_begins_with_a_date_is_no_note() -> None:
    text = """\
Geneva, Switzerland, 28 February 2013. On Thursday,
28 February 2013, the Institute and the Organization formalized
their continued partnership with the signing of a memorandum.
"""
    assert all(each.kind is not Kind.FOOTNOTE for each in blocks(text))


def noted(sheet: Sheet, *texts: str) -> Sheet:
    """Small lines under one another; a raised letter opens those that begin with one and a space."""
    for at, each in enumerate(texts):
        raised = each[0] if each[1] == " " else ""
        sheet.put(each, size=8, space=-3 if at else 8)
        sheet.lines[-1].raised = raised
    return sheet


def boxed() -> Sheet:
    sheet = Sheet()
    for _ in range(2):
        sheet.put("The meeting took note of the views that were expressed by the", flush=True)
        sheet.put("members of the organization and of their will to support it.", space=0)
    return sheet


def found_in(sheet: Sheet) -> list[tuple[str | None, str]]:
    return [(each.mark, each.text) for each in sheet.blocks() if each.kind is Kind.FOOTNOTE]


def test_raised_letters_mark_the_notes_of_a_box_in_the_middle_of_a_page() -> None:
    sheet = noted(
        boxed(),
        "a United Nations, Declaration and Platform for Action.",
        "b OHCHR, “This is about our human rights”, 29 August 2023; and",
        "15 August 2023.",
    )
    sheet.put("(d) Responding to the impact of technology on violence", space=12)
    sheet.put("186. Addressing the issue of violence requires a comprehensive", space=8, flush=True)
    sheet.put("approach of all the countries.")
    assert found_in(sheet) == [
        ("a", "United Nations, Declaration and Platform for Action."),
        ("b", "OHCHR, “This is about our human rights”, 29 August 2023; and 15 August 2023."),
    ]


def test_small_lines_after_space_are_no_notes_of_the_box() -> None:
    sheet = noted(boxed(), "a United Nations, Declaration and Platform for Action.")
    sheet.put("All figures are those of the year before.", size=8, space=12)
    sheet.put("The meeting took note of the views that were expressed by the", flush=True, space=9)
    sheet.put("members of the organization.")
    assert found_in(sheet) == [("a", "United Nations, Declaration and Platform for Action.")]


def test_an_article_that_begins_a_small_line_marks_nothing() -> None:
    sheet = boxed()
    sheet.put("a United Nations entity with a mandate of its own.", size=8, space=8)
    sheet.put("The meeting took note of the views that were expressed by the", flush=True, space=9)
    sheet.put("members of the organization.")
    assert not found_in(sheet)


def test_a_quantity_over_a_rule_is_text() -> None:
    sheet = boxed()
    sheet.put("225. As part of efforts to address violence against all women,", flush=True, space=8)
    sheet.put("38 per cent of all the States reported having taken such steps,", flush=True)
    sheet.put("and 39 more did so.37 ")
    sheet.put("__________________", space=10)
    sheet.put("37 See the report of the Secretary-General.", size=8)
    assert found_in(sheet) == [("37", "See the report of the Secretary-General.")]


def test_a_number_that_does_not_hang_goes_on_with_the_note() -> None:
    sheet = Sheet()
    for line in range(12):
        sheet.put(f"the column goes on with line number {line} of its text", indent=30)
    sheet.put("10 See general comment No. 12, paragraphs 70-74, and general comment No.", size=7.0)
    sheet.put("14 Paragraphs 43-45.", indent=30, size=7.0)
    sheet.put("11 Ibid.", size=7.0)
    assert [each.mark for each in sheet.blocks() if each.kind is Kind.FOOTNOTE] == ["10", "11"]


def test_numbers_in_brackets_below_notes_are_a_list() -> None:
    sheet = Sheet()
    for line in range(12):
        sheet.put(f"the column goes on with line number {line} of its text")
    sheet.put("Notes:", size=7.0, space=8)
    sheet.put("(1) Time of launch shall be reported.", size=7.0)
    sheet.put("(2) Long time displacement is the offset.", size=7.0)
    found = sheet.blocks()
    assert [each.label for each in found[-2:]] == ["(1)", "(2)"]
    assert all(each.kind is not Kind.FOOTNOTE for each in found)


def test_entries_of_a_table_of_contents_are_no_notes() -> None:
    sheet = Sheet()
    sheet.put("CONTENTS", size=11.0)
    for entry in ("1 Overview of Notes2", "2 General of Notes", "2.1 Use of the Guide"):
        sheet.put(entry.ljust(56, ".") + " 2")
    sheet.turn()
    for line in range(12):
        sheet.put(f"the text refers to Notes2 with line number {line} of its text")
    assert all(each.kind is not Kind.FOOTNOTE for each in sheet.blocks())


def test_an_asterisk_that_is_printed_twice_is_one_mark() -> None:
    sheet = Sheet()
    for line in range(12):
        sheet.put(f"the text goes on with line number {line} of it")
    sheet.put("* *Reissued for technical reasons.", size=7.0)
    (note,) = [each for each in sheet.blocks() if each.kind is Kind.FOOTNOTE]
    assert (note.mark, note.text) == ("*", "Reissued for technical reasons.")
