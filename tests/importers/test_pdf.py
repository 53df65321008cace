import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import (
    Kind,
    ParsedDocument,
    PasswordNeeded,
    RecognisedPage,
    RecognisedWord,
    RecognitionNeeded,
    Source,
    UnreadableFile,
    read_bytes,
)
from importers.pdf import recognise
from importers.pdfpages.miner import MinerReader
from importers.pdfpages.pdfium import PdfiumReader, open_document
from importers.pdfpages.reading import read_sheet
from importers.pdfpages.sheet import Sheet
from tests.importers.pdffiles import Page, make_pdf, mapped_font, named_font, unmapped_font

PARAGRAPH = (
    "Recalling its resolution 3369 (XXX) of 10 October 1975, by which it decided to",
    "invite the Organization of Islamic Cooperation to participate in its sessions and",
    "its work in the capacity of observer,",
)


def read(content: bytes, *, name: str = "a.pdf", password: str | None = None) -> ParsedDocument:
    return read_bytes(Source(name, content, password))


def texts(document: ParsedDocument) -> list[str]:
    return [block.text for block in document.blocks if block.kind is not Kind.FURNITURE]


def text_or_sentence(content: bytes) -> str:
    """What a hostile file gives: its text, or a sentence that names it; never anything else."""
    try:
        return " ".join(texts(read(content)))
    except UnreadableFile as error:
        return str(error)


def first_sheet(content: bytes) -> Sheet:
    document = open_document("a.pdf", content, None)
    try:
        return PdfiumReader(document).sheet(0)
    finally:
        document.close()


def simple() -> bytes:
    page = Page()
    page.lines(72, 100, *PARAGRAPH)
    return make_pdf(page)


def test_lines_become_a_paragraph_with_its_places() -> None:
    document = read(simple())
    assert texts(document) == [" ".join(PARAGRAPH)]
    block = document.blocks[0]
    assert block.page == 1
    assert len(block.boxes) == 3
    first = block.boxes[0]
    assert first.left == pytest.approx(72, abs=1)
    assert first.top < 100 < first.bottom
    assert document.pages == 1
    assert document.media_type == "application/pdf"
    assert document.warnings == ()


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx", "a"])
def test_is_known_by_its_content(name: str) -> None:
    assert read(simple(), name=name).importer == "pdf"


def test_the_mark_may_stand_within_the_first_kilobyte() -> None:
    assert recognise(Source("a", b"\r\n" * 100 + simple())) > 50
    assert recognise(Source("a", b"x" * 2000 + simple())) == 0
    assert recognise(Source("a.pdf", b"Only a name.")) == 0


def test_columns_are_read_one_after_the_other() -> None:
    page = Page()
    page.text(72, 60, "A title that stands across both of the columns of this page", size=14)
    left = [f"Left column line {at} runs on and on" for at in range(12)]
    right = [f"Right column line {at} runs on and on" for at in range(12)]
    page.lines(72, 100, *left)
    page.lines(320, 100, *right)
    words = " ".join(texts(read(make_pdf(page))))
    assert words.index("Left column line 11") < words.index("Right column line 0")
    assert words.index("across both") < words.index("Left column line 0")


def test_a_table_between_lines_becomes_cells() -> None:
    page = Page()
    page.lines(72, 100, "The contributions of members are listed in the table below.")
    rows = [("State", "Year", "Amount"), ("Jordan", "2013", "1,200"), ("Mali", "2014", "900")]
    for at, row in enumerate(rows):
        for place, cell in zip((75, 205, 335), row, strict=True):
            page.text(place, 150 + 20 * at, cell)
    for at in range(4):
        page.rule(72, 136 + 20 * at, 432, 136.5 + 20 * at)
        page.rule(72 + 120 * at, 136, 72.5 + 120 * at, 196)
    page.lines(72, 230, "They are paid in the first quarter of each year by all members.")
    document = read(make_pdf(page))
    tables = [block for block in document.blocks if block.kind is Kind.TABLE]
    assert [table.cells for table in tables] == [tuple(rows)]
    assert tables[0].page == 1
    assert len(texts(document)) == 3
    assert document.blocks.index(tables[0]) == 1


def test_a_table_without_lines_becomes_cells() -> None:
    page = Page()
    rows = [(f"State {at}", str(2000 + at), f"{at * 37},100") for at in range(1, 8)]
    for at, row in enumerate(rows):
        for place, cell in zip((75, 205, 335), row, strict=True):
            page.text(place, 150 + 14 * at, cell)
    tables = [block for block in read(make_pdf(page)).blocks if block.kind is Kind.TABLE]
    assert [table.cells for table in tables] == [tuple(rows)]


def test_a_table_with_lines_above_and_below_only_becomes_cells() -> None:
    page = Page()
    page.lines(72, 100, "The members of the committee are named in the table below.")
    rows = [
        ("Entity", "Name"),
        ("Office of the High Commissioner for Refugees", "A. Malik"),
        ("Food and Agriculture Organization", "B. Crawford"),
        ("International Maritime Organization", "G. Rarasanti"),
    ]
    for place, cell in zip((75, 255), rows[0], strict=True):
        page.text(place, 150, cell, size=8)
    for left, right in ((72, 250), (250, 432)):
        for top in (138, 156, 240):
            page.rule(left, top, right, top + 0.5)
    page.lines(75, 170, "Office of the High Commissioner", "for Refugees")
    page.text(255, 170, rows[1][1])
    page.text(75, 204, rows[2][0])
    page.text(255, 204, rows[2][1])
    page.text(75, 226, rows[3][0])
    page.text(255, 226, rows[3][1])
    page.lines(72, 270, "They were elected for a term of three years by the assembly of members.")
    tables = [block for block in read(make_pdf(page)).blocks if block.kind is Kind.TABLE]
    assert [table.cells for table in tables] == [tuple(rows)]


def test_small_figures_under_thick_lines_are_a_table_drawn_from_either_side() -> None:
    rows = [("Literacy", "71", "45"), ("Enrolment", "90", "88"), ("Completion", "75", "67")]
    for backwards in (False, True):
        page = Page()
        page.text(72, 80, "A paragraph above the table, as long as a line of this page is wide.")
        page.rule(70, 108, 400, 111)
        for at, row in enumerate([("Indicator", "2005", "2000"), *rows]):
            places = list(zip((72, 240, 340), row, (12, 8, 8), strict=True))
            for left, text, size in reversed(places) if backwards else places:
                page.text(left, 125 + 20 * at, text, size=size)
        page.rule(70, 128, 400, 131)
        page.rule(70, 195, 400, 196)
        (table,) = [block for block in read(make_pdf(page)).blocks if block.kind is Kind.TABLE]
        assert table.cells == (("Indicator", "2005", "2000"), *rows)


def test_columns_between_lines_across_the_page_are_no_table() -> None:
    page = Page()
    page.rule(72, 80, 520, 80.5)
    page.rule(72, 260, 520, 260.5)
    page.lines(72, 100, *[f"Left column line {at} runs on and on here" for at in range(12)])
    page.lines(310, 100, *[f"Right column line {at} runs on and on here" for at in range(12)])
    blocks = read(make_pdf(page)).blocks
    assert all(block.kind is not Kind.TABLE for block in blocks)
    words = " ".join(block.text for block in blocks)
    assert words.index("Left column line 11") < words.index("Right column line 0")


def test_the_head_of_a_report_is_read_side_by_side() -> None:
    page = Page()
    page.lines(72, 100, "Executive Board of the", "Development Programme", size=17, leading=19)
    page.lines(400, 96, "Distr.: General", "27 March 2025", size=10)
    blocks = read(make_pdf(page)).blocks
    words = " ".join(block.text for block in blocks)
    assert "Executive Board of the Development Programme" in words
    assert all(block.kind is not Kind.TABLE for block in blocks)


def test_a_table_of_contents_stays_lines() -> None:
    page = Page()
    for at in range(6):
        page.text(75, 150 + 14 * at, f"{at + 1}.")
        page.text(100, 150 + 14 * at, f"Chapter on subject {at} " + "." * 80)
        page.text(480, 150 + 14 * at, str(at + 2))
    assert all(block.kind is not Kind.TABLE for block in read(make_pdf(page)).blocks)


def test_a_raised_mark_stands_against_its_word_but_not_against_a_number() -> None:
    page = Page()
    page.text(72, 100, "as in the Charter", size=12)
    page.text(151.5, 95, "2", size=7)
    page.text(72, 114, "of 17 May 2013", size=12)
    page.text(149.5, 109, "3", size=7)
    words = " ".join(texts(read(make_pdf(page))))
    assert "Charter2" in words
    assert "2013 3" in words


def test_a_number_raised_almost_to_the_line_above_belongs_to_its_line() -> None:
    page = Page()
    page.text(72, 112, "ENDORSES the plan of action on universal eye health;", size=11)
    end = read_sheet(first_sheet(make_pdf(page))).lines[0].box
    assert end is not None
    page.text(end.right + 0.2, 102, "4", size=9)
    page.lines(72, 140, "It also asks for a report on what has been done with it.", size=11)
    page.text(72, 700, "4", size=10.6)
    page.text(80, 707.5, "See Annex 6 for the implications of this resolution.", size=11)
    lines = [line.text for line in read_sheet(first_sheet(make_pdf(page))).lines]
    assert lines[0] == "ENDORSES the plan of action on universal eye health;4"
    assert lines[-1] == "4 See Annex 6 for the implications of this resolution."


def test_words_beyond_the_edges_of_the_page_are_not_seen() -> None:
    page = Page()
    page.text(72, 100, "What is printed on the page is text.")
    page.text(72, -40, "What the printer cut off above")
    page.text(72, 900, "What the printer cut off below")
    page.text(700, 300, "What the printer cut off beside")
    assert texts(read(make_pdf(page))) == ["What is printed on the page is text."]


def columns_of_names(left: list[str], right: list[str]) -> ParsedDocument:
    page = Page()
    page.text(72, 80, "The Committee is composed of the following members of the Union:")
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        page.text(90, 110 + 18 * at, one)
        page.text(250, 110 + 18 * at, other)
    return read(make_pdf(page))


def test_names_whose_alphabet_runs_down_the_columns_are_read_so() -> None:
    left = ["Albania", "Bahrain", "Canada", "Denmark", "Estonia", "Finland"]
    right = ["Gambia", "Iran (Islamic Republic of)", "Japan", "Kenya", "Libya", "Malta"]
    found = columns_of_names(left, right)
    assert texts(found)[1:] == [*left, *right]
    assert {block.kind for block in found.blocks} == {Kind.PARAGRAPH}


def test_names_beside_what_belongs_to_them_are_a_table() -> None:
    left = ["World Bank", "Labour Office", "Trade Centre", "Monetary Fund", "Union", "Agency"]
    right = ["Ann Roe", "Zoe Poe", "Max Low", "Eve Day", "Tom Ash", "Kim Oak"]
    tables = [block for block in columns_of_names(left, right).blocks if block.cells]
    assert [table.cells for table in tables] == [tuple(zip(left, right, strict=True))]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_turned_pages_are_read_as_shown(turns: int) -> None:
    page = Page(rotate=turns)
    page.lines(72, 100, *PARAGRAPH)
    document = read(make_pdf(page))
    assert texts(document) == [" ".join(PARAGRAPH)]
    for box in document.blocks[0].boxes:
        width, height = (595, 842) if turns == 180 else (842, 595)
        assert 0 <= box.left < box.right <= width
        assert 0 <= box.top < box.bottom <= height


def test_a_stamp_in_the_margin_comes_last() -> None:
    page = Page()
    page.turned(30, 600, "Printed on recycled paper")
    page.lines(72, 100, *PARAGRAPH)
    blocks = read(make_pdf(page)).blocks
    assert blocks[0].text.startswith("Recalling")
    assert blocks[-1].text == "Printed on recycled paper"


def test_the_scale_of_a_chart_does_not_cut_the_text_that_goes_on() -> None:
    one, two = Page(), Page()
    one.lines(72, 700, *PARAGRAPH[:2])
    one.turned(60, 500, "Number of countries")
    two.lines(72, 80, PARAGRAPH[2])
    found = texts(read(make_pdf(one, two)))
    assert sorted(found) == ["Number of countries", " ".join(PARAGRAPH)]


def test_a_hyphen_at_the_end_of_a_line_does_not_swallow_the_next_line() -> None:
    page = Page()
    page.lines(
        72,
        100,
        "The members of the Council are invited to consider the matter of inter-",
        "national cooperation at the next of their meetings in the coming year.",
    )
    (block,) = read(make_pdf(page)).blocks
    assert len(block.boxes) == 2
    assert "inter-" not in block.text.replace("inter-national", "")


ARABIC = ["ا", "لأ", "م", "م", " ", "ا", "ل", "م", "ت", "ح", "د", "ة", " ", "1", "9", "4", "5"]


def arabic_page(drawn: str) -> bytes:
    """`الأمم المتحدة 1945`; each sign five points wide, the ligature of lam and alef one sign."""
    page = Page()
    words = [f"<{at + 1:04x}>" for at in range(13)]
    number = "<" + "".join(f"{at + 1:04x}" for at in range(13, 17)) + ">"
    if drawn == "as seen":
        page.show(315, 100, f"[{number}{' '.join(reversed(words))}]".encode(), font="arabic")
    else:
        # After each sign back over it and on by the width of the next.
        page.show(400, 100, f"[{' 1000 '.join(words)}]".encode(), font="arabic")
        page.show(320, 100, f"[{number}]".encode(), font="arabic")
    codes = {at + 1: text for at, text in enumerate(ARABIC)}
    return make_pdf(page, fonts={"arabic": mapped_font(codes)})


@pytest.mark.parametrize("drawn", ["as read", "as seen"])
def test_arabic_comes_in_the_order_of_reading_however_it_is_drawn(drawn: str) -> None:
    document = read(arabic_page(drawn))
    assert [block.text for block in document.blocks] == ["الأمم المتحدة 1945"]


@pytest.mark.parametrize("drawn", ["as read", "as seen"])
def test_the_second_reader_puts_arabic_in_the_same_order(drawn: str) -> None:
    content = arabic_page(drawn)
    sheet = MinerReader(content, None, seconds_per_page=5, seconds_in_all=5).sheet(0)
    assert sheet is not None
    assert [line.text for line in read_sheet(sheet).lines] == ["الأمم المتحدة 1945"]


@pytest.mark.parametrize("quotes", ["“”", "”“", "‘’"])
def test_quotation_marks_in_arabic_are_those_that_were_typed(quotes: str) -> None:
    """PDFium mirrors them as if they were brackets."""
    typed = f"منع {quotes[0]}العنف{quotes[1]} ضد المرأة"
    codes = dict(enumerate(sorted(set(typed)), start=1))
    of = {letter: f"<{code:04x}>" for code, letter in codes.items()}
    page = Page()
    page.show(300, 100, f"[{' '.join(of[each] for each in reversed(typed))}]".encode(), font="a")
    document = read(make_pdf(page, fonts={"a": mapped_font(codes)}))
    assert [block.text for block in document.blocks] == [typed]


def many_kinds() -> bytes:
    page = Page()
    page.lines(72, 100, *PARAGRAPH)
    page.text(72, 200, "A heading", size=14, font="bold")
    page.text(72, 230, "Words in a slanted face, (with brackets) and “quotes”", font="italic")
    page.text(300, 260, "Apart")
    page.text(340, 255, "2", size=6)
    return make_pdf(page)


def test_both_readers_see_the_same_words_at_the_same_places() -> None:
    content = many_kinds()
    document = open_document("a.pdf", content, None)
    first = PdfiumReader(document).sheet(0)
    document.close()
    second = MinerReader(content, None, seconds_per_page=5, seconds_in_all=5).sheet(0)
    assert second is not None
    assert (first.width, first.height) == (second.width, second.height)
    assert [word.text for word in first.words] == [word.text for word in second.words]
    for one, other in zip(first.words, second.words, strict=True):
        assert one.left == pytest.approx(other.left, abs=1.5)
        assert one.right == pytest.approx(other.right, abs=1.5)
        assert one.baseline == pytest.approx(other.baseline, abs=0.1)
        assert one.size == pytest.approx(other.size, abs=0.5)
        assert (one.bold, one.italic) == (other.bold, other.italic)


def test_a_page_that_pdfium_reads_badly_is_taken_from_the_second_reader() -> None:
    page = Page()
    page.show(100, 100, b'(!"#$!)', font="named")
    font = named_font({33: "uni0050", 34: "uni0065", 35: "uni0061", 36: "uni0063"})
    document = read(make_pdf(page, fonts={"named": font}))
    assert texts(document) == ["PeacP"]
    assert document.warnings == ()


def test_letters_without_meaning_are_said_to_be_so() -> None:
    page = Page()
    page.show(100, 100, b"<0001000300040005000600070008>", font="secret")
    page.text(100, 130, "of")
    document = read(make_pdf(page, Page(), fonts={"secret": unmapped_font()}))
    (warning,) = document.warnings
    assert warning.startswith("Page 1 cannot be read")
    assert "OCR" in warning
    assert document.unread == (1,)


def test_a_page_that_is_readable_only_in_part_is_named() -> None:
    good, bad = Page(), Page()
    good.lines(72, 100, *PARAGRAPH)
    bad.lines(72, 100, *PARAGRAPH)
    bad.show(100, 200, b"<000300040005000600070008>", font="secret")
    document = read(make_pdf(good, bad, fonts={"secret": unmapped_font()}))
    (warning,) = document.warnings
    assert warning.startswith("Page 2 can be read only in part")


def test_scanned_pages_ask_for_text_recognition() -> None:
    scan = Page()
    scan.picture()
    with pytest.raises(UnreadableFile, match=r"pictures of its pages and no text.*OCR"):
        read(make_pdf(scan, scan))


def test_scanned_pages_among_others_are_named() -> None:
    page, scan = Page(), Page()
    page.lines(72, 100, *PARAGRAPH)
    scan.picture()
    document = read(make_pdf(page, scan, scan, page, scan))
    assert document.warnings[0].startswith("Pages 2-3, 5 hold pictures and no text")
    assert document.unread == (2, 3, 5)


def test_scanned_pages_are_told_by_number() -> None:
    scan = Page()
    scan.picture()
    with pytest.raises(RecognitionNeeded) as caught:
        read(make_pdf(scan, Page(), scan))
    assert caught.value.pages == (1, 3)


def test_recognised_pages_are_read_in_their_place() -> None:
    page, scan = Page(), Page()
    page.text(72, 100, "The Council met in the autumn.")
    scan.picture()
    words = tuple(
        RecognisedWord(word, 72 + 40 * at, 92, 108 + 40 * at, 102, 100, 10, 0.8, 0)
        for at, word in enumerate(["It", "was", "seen", "here."])
    )
    known = {2: RecognisedPage(2, 595, 842, 0, "eng", "tesseract 5", words)}
    source = Source("a.pdf", make_pdf(page, scan, scan), recognised=known)
    document = read_bytes(source)
    assert (document.unread, document.recognised) == ((3,), (2,))
    found = {block.page: block for block in document.blocks}
    assert (found[2].text, found[2].confidence) == ("It was seen here.", 0.8)
    assert found[1].confidence is None
    assert any(
        "Page 2 was read by text recognition (80% sure)" in each for each in document.warnings
    )


def test_pages_on_which_nothing_was_recognised_are_said_to_be_so() -> None:
    scan = Page()
    scan.picture()
    known = {1: RecognisedPage(1, 595, 842, 0, "eng", "tesseract 5")}
    with pytest.raises(UnreadableFile, match="No words were recognised"):
        read_bytes(Source("a.pdf", make_pdf(scan), recognised=known))


def test_empty_pages_are_said_to_be_so() -> None:
    with pytest.raises(UnreadableFile, match="empty pages and no text"):
        read(make_pdf(Page()))


def test_a_password_is_asked_for_and_used() -> None:
    page = Page()
    page.lines(72, 100, *PARAGRAPH)
    locked = make_pdf(page, password="geheim")
    with pytest.raises(PasswordNeeded, match=r"password protects “a\.pdf”"):
        read(locked)
    with pytest.raises(PasswordNeeded, match="wrong"):
        read(locked, password="Geheim")
    assert texts(read(locked, password="geheim")) == [" ".join(PARAGRAPH)]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_truncated_files_give_their_text_or_a_sentence(share: float) -> None:
    page = Page()
    page.lines(72, 100, *PARAGRAPH)
    content = make_pdf(*[page] * 20)
    cut = content[: int(share * len(content))]
    assert re.search(r"Recalling|“a\.pdf”", text_or_sentence(cut))


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    content = simple().replace(b"/Kids[7 0 R]", b"/Kids[2 0 R]")
    assert b"/Kids[2 0 R]" in content
    with pytest.raises(UnreadableFile):
        read(content)


def test_a_page_tree_that_promises_millions_ends() -> None:
    content = simple().replace(b"/Count 1>>", b"/Count 99999999>>")
    assert re.search(r"Recalling|“a\.pdf”", text_or_sentence(content))


def test_figures_within_figures_without_end_end() -> None:
    page = Page()
    page.text(72, 100, "Before the figure")
    page.operators.append(b"/Loop Do")
    form = b"/Loop Do"
    fonts = {
        "loop": [
            b"<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</Loop {0}>>>>"
            b"/Length %d>>stream\n" % len(form) + form + b"\nendstream"
        ]
    }
    content = make_pdf(page, fonts=fonts)
    # The writer lists it as a font; the page wants it among its figures.
    number = content.index(b"/loop ") + 6
    reference = content[number : content.index(b" R", number) + 2]
    content = content.replace(b"/Resources<<", b"/Resources<</XObject<</Loop %s>>" % reference)
    assert "Before the figure" in texts(read(content))[0]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damaged_bytes_give_blocks_or_a_sentence(data: st.DataObject) -> None:
    content = bytearray(simple())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(9, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    text_or_sentence(bytes(content))


def test_garbage_behind_the_mark_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match=r"“a\.pdf” is damaged"):
        read(b"%PDF-1.7\n" + random.Random(1).randbytes(5000))


@pytest.mark.parametrize(("gap", "expected"), [(1.3, "tight setting"), (0.3, "tightsetting")])
def test_words_drawn_one_by_one_without_spaces_are_parted_by_room(
    gap: float, expected: str
) -> None:
    """Spaces squeezed to an eighth of the letters' size, as in narrow justified columns."""
    alone, page = Page(), Page()
    alone.text(70, 100, "tight")
    page.text(70, 100, "tight")
    page.text(first_sheet(make_pdf(alone)).words[0].right + gap, 100, "setting")
    assert texts(read(make_pdf(page))) == [expected]


def test_a_word_torn_in_a_line_with_usual_spaces_is_whole() -> None:
    alone, page = Page(), Page()
    alone.text(70, 100, "the per")
    page.text(70, 100, "the per")
    right = first_sheet(make_pdf(alone)).words[-1].right
    page.text(right + 1.3, 100, "son")
    page.text(right + 30, 100, "concerned")
    page.text(right + 85, 100, "applied")
    assert texts(read(make_pdf(page))) == ["the person concerned applied"]
