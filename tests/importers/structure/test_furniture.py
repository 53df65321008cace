"""What belongs to the page: by form, by place, by repetition."""

from __future__ import annotations

import pytest

from importers.parsed import Kind
from tests.importers.structure.printed import Sheet, blocks

BODY = (
    "The meeting reviewed the implementation of the matrix that was adopted before.\n\n"
    "It welcomed the progress that both organizations have made since their last meeting.\n\n"
)


def kinds(text: str) -> dict[str, Kind]:
    return {block.text: block.kind for block in blocks(text)}


@pytest.mark.parametrize(
    "line",
    [
        "[DU1]",
        "[DU1]<<ODS JOB NO>>N1249444E<<ODS JOB NO>>",
        "<<ODS DOC SYMBOL2>><<ODS DOC SYMBOL2>>",
        "_______________",
        "------------------------------",
        "- end -",
        "* * *",
        "12-49444",
        "12-49444 (E)",
        "*1249444*",
        "*1249444*Please recycle",
        "Please recycle",
        "15-29658 27/55",
        "16/21 25 -08803",
        "GE.16-21563 4",
        "GE.09-",
        "A/70/PV.22 01/10/2015",
        "/...",
        "(continued)",
        "(Product definition template 4.3 – continued)",
        "5/6",
        "Page 3 of 7",
        "- 3 -",
        "A/RES/67/264Cooperation between the two organizations",
        "Cooperation between the two organizationsA/RES/67/264",
    ],
)
def test_forms_that_are_never_text(line: str) -> None:
    assert kinds(f"{BODY}{line}\n\n{BODY}")[line] is Kind.FURNITURE


@pytest.mark.parametrize("line", ["For immediate release", "Sudan", "The Charter, 1945", "Annex I"])
def test_short_lines_that_are_text(line: str) -> None:
    assert kinds(f"{BODY}{line}\n\n{BODY}")[line] is not Kind.FURNITURE


def test_a_masthead_that_ran_together() -> None:
    text = BODY + (
        "United NationsA/RES/67/264General AssemblyDistr.: General\n"
        "16 August 2013Sixty-seventh session\nAgenda item 121 (r)\n"
    )
    found = kinds(text)
    assert found["16 August 2013Sixty-seventh session"] is Kind.FURNITURE
    assert found["Agenda item 121 (r)"] is Kind.FURNITURE


def test_a_masthead_in_capitals_over_many_lines() -> None:
    text = "UNITED NATIONS\nA\nDistr.\nGENERAL\nA/HRC/10/73\n9 January 2009\nOriginal: ENGLISH\n\n"
    assert {block.kind for block in blocks(text + BODY)[:6]} == {Kind.FURNITURE}


def test_its_pieces_alone_are_no_masthead() -> None:
    found = kinds("General Assembly\n\n" + BODY)
    assert found["General Assembly"] is not Kind.FURNITURE


def test_a_symbol_alone_on_its_line_again_and_again() -> None:
    text = BODY + "S/RES/1454 (2002)\n\n" + BODY + "S/RES/1454 (2002)\n\n" + BODY
    assert kinds(text)["S/RES/1454 (2002)"] is Kind.FURNITURE


def test_numbers_that_count_up_between_closely_set_lines() -> None:
    lines = [f"The sentence on line {n} of this text goes on to the next" for n in range(60)]
    lines[20:20], lines[42:42] = ["38"], ["39"]
    found = blocks("\n".join(lines))
    assert [block.text for block in found if block.kind is Kind.FURNITURE] == ["38", "39"]


def test_running_headers_at_the_edges_of_pages_but_for_numbers() -> None:
    words = [chr(97 + n) * 4 for n in range(26)] + [chr(65 + n) * 4 for n in range(26)]
    sheet = Sheet()
    for page in range(1, 5):
        sheet.put(f"World Health Assembly, page {page}", top=30.0)
        for line in range(8):
            text = f"{words.pop() * (line + 1)} stands here."
            sheet.put(text, top=80.0 + 13 * line)
        sheet.turn()
    furniture = [block.text for block in sheet.blocks() if block.kind is Kind.FURNITURE]
    assert furniture == [f"World Health Assembly, page {page}" for page in range(1, 5)]


def test_a_number_at_the_start_of_a_page_that_belongs_to_a_date() -> None:
    words = [chr(65 + n) * 4 for n in range(26)]
    sheet = Sheet()
    sheet.put("Resolution adopted by the General Assembly on 17 May")
    sheet.put("2013")
    for page in (1, 2):
        for _ in range(6):
            sheet.put(f"{words.pop()} of the text stands here and it goes on to its end.")
        sheet.put(str(page), top=790.0)
        sheet.turn()
    assert sheet.blocks()[0].text == "Resolution adopted by the General Assembly on 17 May 2013"


def test_links_that_a_converter_lists_below_the_notes_of_a_page() -> None:
    text = BODY + (
        "The report was taken note of.3\n\n__________________\n\n 3 A/69/228-S/2014/560.\n\n"
        "http://undocs.org/A/69/228\nhttp://undocs.org/S/2014/560\n"
    )
    found = kinds(text)
    assert found["http://undocs.org/A/69/228"] is Kind.FURNITURE


def test_the_address_below_a_press_release_is_text() -> None:
    assert kinds(BODY + "www.example.org\n")["www.example.org"] is Kind.PARAGRAPH


def test_a_page_that_repeats_another_is_text() -> None:
    sheet = Sheet()
    for _ in range(3):
        sheet.put("The form is to be filled in by the members of the organization").put(
            "and sent back."
        )
        sheet.turn()
    assert all(block.kind is not Kind.FURNITURE for block in sheet.blocks())


def test_articles_that_happen_to_open_pages_are_headings() -> None:
    sheet = Sheet()
    subjects = ("Use of terms", "Objective", "Scope", "Exceptions", "Principles", "Funding")
    for page, subject in enumerate(subjects, start=1):
        sheet.put(f"Article {page}", indent=120).put(subject, indent=110)
        sheet.put(f"{subject} are laid down by the Parties to this Agreement.", space=6)
        sheet.put(f"- {page} -", indent=140, space=400).turn()
    furniture = [block.text for block in sheet.blocks() if block.kind is Kind.FURNITURE]
    assert furniture == [f"- {page} -" for page in range(1, 7)]


def test_a_header_over_the_second_column_is_read_after_the_first() -> None:
    sheet = Sheet()
    for page in range(3):
        for line in range(8):
            sheet.put(f"the first column of page {page} goes on with line {line} of its text")
        sheet.put("Final document", indent=400, top=60)
        sheet.y = 80.0
        for line in range(8):
            sheet.put(f"and the second column has line {line} of it", indent=400)
        sheet.turn()
    assert all("Final document" not in text for text in sheet.texts())
