from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.viewer.exporters.samples import (
    ARABIC,
    CONTROLS,
    EXCERPTS,
    FORMULA,
    MARKUP,
    OPTIONS,
    RESOLUTION,
    TABLE,
    note,
)
from viewer.domain import Excerpt, ThemeId
from viewer.exporters.docx import write


def stored(*excerpts: Excerpt) -> io.BytesIO:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
    file.seek(0)
    return file


def opened(*excerpts: Excerpt) -> DocumentObject:
    return Document(stored(*excerpts))


def styled(document: DocumentObject, style: str) -> list[Paragraph]:
    return [each for each in document.paragraphs if each.style and each.style.name == style]


def texts(document: DocumentObject, style: str) -> list[str]:
    return [each.text for each in styled(document, style)]


def test_themes_are_headings_and_excerpts_quotations() -> None:
    document = opened(*EXCERPTS)
    assert texts(document, "Title") == ["Excerpts on cooperation"]
    assert texts(document, "Heading 1") == ["Peace", "Relief & <shelter>", "Health", "Sources"]
    quotes = texts(document, "Quote")
    assert len(quotes) == len(EXCERPTS)
    assert quotes[0] == f"4. {RESOLUTION.text}"
    assert quotes[2] == f"(a) {MARKUP.text}"
    assert texts(document, "Source")[0] == RESOLUTION.citation


def test_some_words_of_a_paragraph_do_not_begin_with_its_label() -> None:
    words = replace(RESOLUTION, start=8, end=20, text="some words")
    assert texts(opened(words), "Quote") == ["some words"]


def test_arabic_is_set_from_right_to_left() -> None:
    document = opened(ARABIC)
    (quote,) = styled(document, "Quote")
    assert quote.text == ARABIC.text
    properties = quote._p.pPr
    assert properties is not None
    assert properties.find(qn("w:bidi")) is not None
    assert quote.runs[0].font.rtl
    assert quote.runs[0]._r.rPr is not None
    language = quote.runs[0]._r.rPr.find(qn("w:lang"))
    assert language is not None
    assert language.get(qn("w:bidi")) == "ar"
    (english,) = styled(opened(RESOLUTION), "Quote")
    assert not english.runs[0].font.rtl


def test_notes_keep_their_emphasis_lists_and_addresses() -> None:
    notes = styled(opened(FORMULA), "Note")
    assert [each.text for each in notes] == [
        "Note by Amina, 20 November 2025: Compare 2015",
        "The second half is new in 2015: see the text (https://example.org/a?b=1&c=2).",
        "• widens the goal",
        "• names Charter & Council",
        "1. first",
        "2. second",
        "<script>alert(1)</script> and [no](javascript:alert(1)) "
        "!picture (https://example.org/x.png)",
    ]
    assert [run.text for run in notes[1].runs if run.bold] == ["second half"]
    assert [run.text for run in notes[1].runs if run.italic] == ["new"]


def test_rows_of_a_table_stay_rows() -> None:
    (quote,) = texts(opened(TABLE), "Quote")
    assert quote == TABLE.text


def test_characters_that_xml_forbids_are_left_out() -> None:
    (quote,) = texts(opened(CONTROLS), "Quote")
    assert quote == "1. Vaccines[31m reached \nall 👩‍⚕️ districts;\n\neven those afar\ttoday."


def test_the_sources_stand_in_a_table_at_the_end_by_date() -> None:
    (table,) = opened(*EXCERPTS).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Document", "Symbol", "Date", "Excerpts"],
        [RESOLUTION.title, "A/RES/67/264", "17 May 2013", "3"],
        [ARABIC.title, "", "2014", "1"],
        ["Report with a bell and emoji 🕊️", "", "", "3"],
    ]
    assert table.style is not None
    assert table.style.name == "Source Table"


def test_sources_can_be_real_footnotes() -> None:
    file = io.BytesIO()
    write(EXCERPTS, file, replace(OPTIONS, sources="footnote"))
    assert not texts(Document(file), "Source")
    with zipfile.ZipFile(file) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
        types = parts.read("[Content_Types].xml").decode()
        related = parts.read("word/_rels/document.xml.rels").decode()
    marks = [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]
    assert marks == [str(number) for number in range(1, 8)]
    written = {each.get(qn("w:id")): "".join(map(str, each.itertext())).strip() for each in notes}
    assert set(written) == {"-1", "0", *marks}
    assert written["1"] == RESOLUTION.citation
    assert "footnotes+xml" in types
    assert "footnotes.xml" in related


def test_footnotes_have_their_styles() -> None:
    file = io.BytesIO()
    write([RESOLUTION], file, replace(OPTIONS, sources="footnote"))
    defined = {each.style_id for each in Document(file).styles}
    with zipfile.ZipFile(file) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    used = {
        each.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle") for each in notes.iter(qn(name))
    }
    assert used == {"FootnoteText", "FootnoteReference"}
    assert used <= defined


def test_themes_nest_as_headings_do() -> None:
    below = replace(RESOLUTION, theme=ThemeId(9), theme_name="Talks", theme_path=("Peace",))
    document = opened(RESOLUTION, below)
    assert texts(document, "Heading 1") == ["Peace", "Sources"]
    assert texts(document, "Heading 2") == ["Talks"]


def test_paragraphs_around_have_a_style_of_their_own() -> None:
    file = io.BytesIO()
    around = replace(RESOLUTION, before=("a", "b"), after=("c",))
    write([around], file, replace(OPTIONS, before=2, after=1))
    document = Document(file)
    assert texts(document, "Context Above") == ["a"]
    assert texts(document, "Context") == ["b", "c"]


def test_pages_have_the_title_above_and_their_number_below() -> None:
    section = opened(RESOLUTION).sections[0]
    assert section.header.paragraphs[0].text == OPTIONS.title
    fields = section.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in fields] == ["PAGE", "NUMPAGES"]


def test_properties_say_what_it_is_and_when() -> None:
    properties = opened().core_properties
    assert properties.title == OPTIONS.title
    assert properties.created is not None
    assert properties.created.isoformat().startswith("2025-11-21T09:30:00")


def test_every_style_that_is_used_is_defined() -> None:
    document = opened(*EXCERPTS)
    defined = {each.style_id for each in document.styles}
    used = {each.get(qn("w:val")) for each in document.element.iter(qn("w:pStyle"))}
    assert used <= defined


def test_no_part_carries_a_time_or_is_left_over() -> None:
    with zipfile.ZipFile(stored(RESOLUTION)) as parts:
        assert parts.testzip() is None
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name]


# CT_PPrBase and EG_RPrBase of ECMA-376 Part 1 are sequences: Word refuses another order.
PARAGRAPH_ORDER = ["pStyle", "keepNext", "bidi", "ind", "jc"]
RUN_ORDER = ["rFonts", "b", "bCs", "i", "iCs", "rtl", "lang"]


def test_properties_stand_in_the_order_of_the_schema() -> None:
    body = opened(*EXCERPTS).element.body
    for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
        for properties in body.iter(qn(tag)):
            names = [each.tag.rpartition("}")[2] for each in properties]
            assert names == [name for name in order if name in names]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_opens_again(text: str) -> None:
    changed = replace(
        RESOLUTION,
        text=text,
        label=text,
        citation=text,
        title=text,
        notes=(note(text),),
        language=text,
    )
    assert len(texts(opened(changed), "Quote")) == 1
