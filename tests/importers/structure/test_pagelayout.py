"""Lines with positions: leading, columns, indents, room, and what the pages say of them."""

from __future__ import annotations

from importers.parsed import Kind
from importers.structure.pagelayout import judge, place
from importers.structure.rows import Gap, Row
from tests.importers.structure.printed import LETTER, Sheet

LINES = (
    "The two organizations reviewed the implementation of the",
    "matrix that was adopted at the general meeting and agreed",
    "to continue to cooperate in all areas of their interest.",
)


def spaced() -> Sheet:
    sheet = Sheet()
    for paragraph in range(4):
        for number, line in enumerate(LINES):
            sheet.put(line, space=9.0 if number == 0 and paragraph else 0.0)
    return sheet


def test_a_wider_gap_than_the_leading_parts_paragraphs() -> None:
    rows = place(spaced().lines)
    layout = judge(rows)
    assert layout.wrapped
    assert layout.spaced
    assert [row.gap for row in rows[:5]] == [
        Gap.TIGHT, Gap.TIGHT, Gap.TIGHT, Gap.WIDE, Gap.TIGHT,
    ]  # fmt: skip
    assert len(spaced().texts()) == 4


def test_indented_first_lines_open_paragraphs() -> None:
    sheet = Sheet()
    for _ in range(4):
        sheet.put("The two organizations reviewed the work on the", indent=20.0)
        sheet.put("matrix that was adopted at the general meeting and the")
        sheet.put("participants agreed to go on with it in all those areas.")
    assert judge(place(sheet.lines)).indents_open
    assert len(sheet.texts()) == 4


def test_justified_lines_that_miss_the_margin_end_paragraphs() -> None:
    sheet = Sheet()
    for _ in range(4):
        sheet.put("The two organizations reviewed the work on the matrix,", flush=True)
        sheet.put("that was adopted at the general meeting, and it agreed", flush=True)
        sheet.put("to continue to work with the other in all those fields.")
    assert len(sheet.texts()) == 4


def test_ragged_lines_that_leave_room_for_the_next_word_end_paragraphs() -> None:
    sheet = Sheet()
    for _ in range(4):
        sheet.put("The two organizations reviewed the work done on the matrix")
        sheet.put("that was adopted at the general meeting they both attended")
        sheet.put("and took note of it")
    assert len(sheet.texts()) == 4


def test_a_paragraph_goes_on_over_a_page_with_its_number_and_header() -> None:
    sheet = spaced()
    sheet.put("Further to the above the meeting took note of the work of", space=9.0)
    sheet.put("1", top=780.0, indent=290.0)
    sheet.turn().put("A/67/280", top=40.0)
    sheet.put("Committees and decided to come back to it.", top=80.0)
    sheet.put("It reviewed the review of the implementation of the", space=9.0).put("matrix.")
    sheet.put("2", top=780.0, indent=290.0)
    sheet.turn().put("A/67/280", top=40.0)
    sheet.put("The chair closed the meeting.", top=80.0)
    blocks = sheet.blocks()
    assert any("work of Committees" in block.text for block in blocks)
    furniture = [block.text for block in blocks if block.kind is Kind.FURNITURE]
    assert furniture == ["1", "A/67/280", "2", "A/67/280"]


def test_larger_letters_are_no_part_of_the_text_below() -> None:
    sheet = Sheet()
    sheet.put("Report of the meeting on the matrix and its implementation", size=15.0, bold=True)
    for line in LINES * 3:
        sheet.put(line)
    blocks = sheet.blocks()
    assert blocks[0].kind is Kind.TITLE
    assert blocks[0].text == "Report of the meeting on the matrix and its implementation"


def test_smaller_letters_at_the_bottom_are_footnotes() -> None:
    sheet = spaced()
    sheet.put(
        "1 See the report of the Secretary-General, document A/67/280, and", size=7.0, space=30.0
    )
    sheet.put("its annex.", size=7.0)
    sheet.put("2 Ibid., annex II.", size=7.0)
    notes = [block for block in sheet.blocks() if block.kind is Kind.FOOTNOTE]
    assert [(note.mark, note.text) for note in notes] == [
        ("1", "See the report of the Secretary-General, document A/67/280, and its annex."),
        ("2", "Ibid., annex II."),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet(left=60.0, columns=40)
    left = ("The President: I thank the", "representative for the words that", "were said here.")
    for line in left * 3:
        sheet.put(line)
    sheet.left, sheet.y = 320.0, 80.0
    right = ("The Assembly will now take up the", "second item of its agenda for the", "day.")
    for line in right * 3:
        sheet.put(line)
    found = sheet.texts()
    assert len(found) == 6
    assert found[0] == " ".join(left)
    assert found[3] == " ".join(right)


def test_lines_above_the_page_are_not_seen() -> None:
    sheet = spaced()
    sheet.put("This line was cut off.", top=-30.0)
    assert all("cut off" not in text for text in sheet.texts())


def test_pieces_beside_each_other_are_one_line() -> None:
    sheet = Sheet()
    sheet.put("1.")
    sheet.put("The meeting took note of the report.", indent=30.0, top=sheet.y)
    assert sheet.texts() == ["The meeting took note of the report."]
    assert sheet.blocks()[0].label == "1."


def test_boxes_tell_where_a_block_stands() -> None:
    block = spaced().blocks()[0]
    assert block.page == 1
    assert [box.top for box in block.boxes] == [93.0, 106.0, 119.0]


def test_an_indented_block_of_names_is_one_paragraph() -> None:
    sheet = Sheet()
    for _ in range(3):
        sheet.put("The Assembly will now take up the draft resolution on", indent=20.0)
        sheet.put("the matter that stands before it, and will after that go on")
        sheet.put("to the next of the items that stand on its agenda.")
    sheet.put("Albania, Algeria, Angola, Armenia, Australia, Austria,", indent=20.0)
    sheet.put("Bahrain, Bangladesh, Barbados, Belarus, Belgium and the", indent=20.0)
    sheet.put("Herzegovina, Botswana, Brazil, Brunei Darussalam, and", indent=20.0)
    sheet.put("Burkina Faso.", indent=20.0)
    assert sheet.texts()[-1].startswith("Albania")
    assert sheet.texts()[-1].endswith("Burkina Faso.")


def test_wide_footers_say_nothing_about_the_column() -> None:
    sheet = Sheet()
    for page, what in enumerate(("letter", "report", "note"), start=1):
        sheet.put(f"The {what} was circulated to all of the members; and they would,", top=80.0)
        sheet.put(f"for the {what} and its annexes, be grateful to the ones in the")
        sheet.put(f"Council who sent that {what}.")
        sheet.put(f"25-00259{' ' * 70}{page}/3", top=780.0)
        sheet.turn()
    assert [text.split()[-1] for text in sheet.texts()] == ["letter.", "report.", "note."]


def test_lines_that_run_to_the_left_end_at_the_left() -> None:
    full = "وتقدم اللجنة في هذا التعليق العام إرشادات إلى الدول بشأن ذلك"
    sheet = Sheet()
    for _ in range(3):
        sheet.put(full).put(full)
        sheet.put("الأطراف.", indent=(len(full) - len("الأطراف.")) * LETTER)
    sheet.put("ومن المفارقات أنهم غالباً ما يعاملون", indent=LETTER * 25)
    assert [row.room > 20 for row in measured(sheet)] == [False, False, True] * 3 + [True]
    assert len(sheet.texts()) == 4


def measured(sheet: Sheet) -> list[Row]:
    rows = place(sheet.lines)
    judge(rows)
    return rows


def test_the_lines_of_an_item_may_stand_where_paragraphs_open() -> None:
    sheet = Sheet()
    for _ in range(6):
        sheet.put("The two organizations reviewed the work on the", indent=20.0, flush=True)
        sheet.put("cooperation, which both of them had agreed upon in", flush=True)
        sheet.put("the years before.")
    sheet.put(
        "– International Day for Economic and Social Development, on", indent=14.0, flush=True
    )
    sheet.put("5 December of each year.", indent=20.0)
    sheet.put("– To facilitate the understanding between societies in the", indent=14.0, flush=True)
    sheet.put("North and the South.", indent=20.0)
    assert judge(place(sheet.lines)).indents_open
    assert sheet.texts()[-2:] == [
        "International Day for Economic and Social Development, on 5 December of each year.",
        "To facilitate the understanding between societies in the North and the South.",
    ]


def test_a_source_goes_on_in_lines_that_are_set_in() -> None:
    sheet = spaced()
    sheet.put("Source: Office, Realizing Rights to Land and Other", space=8, size=8)
    sheet.put(
        "Productive Resources, available at example.org (accessed", indent=14, size=8, space=-3
    )
    sheet.put("October 2024).", indent=14, size=8, space=-3)
    assert sheet.texts()[-1].endswith(
        "and Other Productive Resources, available at example.org (accessed October 2024)."
    )


def test_lines_wrap_at_the_margin_of_their_own_size() -> None:
    """A source below a table is set small and wider than the text of the page."""
    sheet = Sheet(columns=60)
    for line in (
        "Source: Bureau of Statistics, Report on the Survey of the Income",
        "of Households, May 2007. Also quoted in the Economic and Social",
        "Survey of Asia and the Pacific of the year 2007, second edition.",
    ):
        sheet.put(line, size=8.0)
    body = (
        "There is a clear understanding on the part of",
        "the authorities of the need for budgets that",
        "take account of every part of society as well.",
        "The ministry has made changes to the circular",
        "of the budget in recognition of this need for",
        "budgets. The third section of the first part,",
        "which treats of poverty and its effects, holds",
        "a set of principles that ministries are bound",
        "to follow.",
    )
    for at, line in enumerate(body):
        sheet.put(line, space=6.0 if at == 0 else 0.0)
    assert sheet.texts()[-1] == " ".join(body)
