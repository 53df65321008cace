import io
import random
import re
import textwrap
import zipfile

import pytest

from importers import Kind, ParsedDocument, Source, UnreadableFile, read_bytes
from tests.importers.docxfiles import (
    cell,
    make_docx,
    make_zip,
    numbered,
    numbering,
    p,
    r,
    style,
    table,
)


def read(content: bytes, name: str = "a.docx") -> ParsedDocument:
    return read_bytes(Source(name, content))


def said(document: ParsedDocument) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in document.blocks]


def texts(document: ParsedDocument) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a.pdf", "a.txt"])
def test_is_known_by_its_content(name: str) -> None:
    document = read(make_docx(p("The text of the document.")), name)
    assert document.importer == "docx"
    assert texts(document) == ["The text of the document."]


@pytest.mark.parametrize(
    ("main", "strict"), [("word/document2.xml", False), ("word/document.xml", True)]
)
def test_other_programs_name_parts_otherwise(main: str, strict: bool) -> None:
    content = make_docx(p("The text of the document."), main=main, strict=strict)
    assert texts(read(content)) == ["The text of the document."]


def test_numbers_are_counted_as_word_prints_them() -> None:
    levels = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
    body = "".join(
        numbered(f"Paragraph {at}", 1, level) for at, level in enumerate([0, 1, 1, 2, 2, 1, 0, 1])
    )
    labels = [label for label, _ in said(read(make_docx(body, numbering=numbering(*levels))))]
    assert labels == ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)"]


def test_a_label_of_several_levels() -> None:
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2"))
    body = (
        numbered("One", 1) + numbered("Two", 1, 1) + numbered("Three", 1) + numbered("Four", 1, 1)
    )
    labels = [label for label, _ in said(read(make_docx(body, numbering=numbering(*levels))))]
    assert labels == ["I.", "I.1", "II.", "II.1"]


def test_two_lists_of_one_kind_go_on_counting_unless_told_to_start_again() -> None:
    again = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("Text", each) for each in (1, 1, 2, 3, 3))
    content = make_docx(body, numbering=numbering(("decimal", "%1."), lists=again))
    assert [label for label, _ in said(read(content))] == ["1.", "2.", "3.", "5.", "6."]


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    content = make_docx(numbered("An item", 1), numbering=numbering(("bullet", "\uf0b7")))
    (block,) = read(content).blocks
    assert (block.label, block.kind, block.level) == ("•", Kind.LIST_ITEM, 1)


def test_a_style_may_number() -> None:
    numbers = style("Numbered", "Numbered", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    child = style("Child", "Child", based_on="Numbered")
    body = p("One", '<w:pStyle w:val="Numbered"/>') + p("Two", '<w:pStyle w:val="Child"/>')
    none = p("Three", '<w:pStyle w:val="Child"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    content = make_docx(
        body + none, styles=numbers + child, numbering=numbering(("decimal", "%1."))
    )
    assert said(read(content)) == [("1.", "One"), ("2.", "Two"), (None, "Three")]


def test_headings_by_style_by_ancestor_and_by_outline() -> None:
    styles = (
        style("H1", "heading 1")
        + style("Mine", "My heading", based_on="H1")
        + style("UN", "_ H_1_G")
        + style("T", "Title")
    )
    body = (
        p("The title of it all", '<w:pStyle w:val="T"/>')
        + p("First", '<w:pStyle w:val="H1"/>')
        + p("Second", '<w:pStyle w:val="Mine"/>')
        + p("Third", '<w:outlineLvl w:val="2"/>')
        + p("Fourth", '<w:pStyle w:val="UN"/>')
        + p("A paragraph that says something.")
    )
    blocks = read(make_docx(body, styles=styles)).blocks
    assert [block.kind for block in blocks] == [
        Kind.TITLE, Kind.HEADING, Kind.HEADING, Kind.HEADING, Kind.HEADING, Kind.PARAGRAPH,
    ]  # fmt: skip
    assert blocks[3].level > blocks[1].level


def test_notes_stand_at_the_end_with_the_mark_of_the_text() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    custom = '<w:r><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = (
        f"<w:p>{r('Noting the report')}{reference.format(3)}{r(' of May 2013')}"
        f"{reference.format(2)}{r(',')}</w:p><w:p>{r('Second')}{custom}</w:p>"
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("A/68/2.")}</w:footnote>'
        f'<w:footnote w:id="3">{p("A/67/1.")}{p("See also A/67/9.")}</w:footnote>'
        f'<w:footnote w:id="4">{p("* Reissued for technical reasons.")}</w:footnote>'
    )
    document = read(make_docx(body, footnotes=notes))
    assert texts(document)[:2] == ["Noting the report1 of May 2013 2,", "Second*"]
    found = [(block.mark, block.text) for block in document.blocks if block.kind is Kind.FOOTNOTE]
    assert found == [
        ("1", "A/67/1. See also A/67/9."),
        ("2", "A/68/2."),
        ("*", "Reissued for technical reasons."),
    ]


def test_endnotes_are_counted_in_their_own_way() -> None:
    body = f'<w:p>{r("A word")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    document = read(make_docx(body, endnotes=f'<w:endnote w:id="1">{p("An end.")}</w:endnote>'))
    assert said(document)[0][1] == "A wordi"
    assert (document.blocks[-1].mark, document.blocks[-1].text) == ("i", "An end.")


def test_tables_are_rows_and_cells_with_merged_cells_in_their_place() -> None:
    body = (
        p("The contributions are these.")
        + table(
            cell("State") + cell("Contribution", '<w:gridSpan w:val="2"/>'),
            cell("Jordan", '<w:vMerge w:val="restart"/>') + cell("2013") + cell("1,200"),
            cell("", "<w:vMerge/>") + cell("2014") + cell("1,300"),
        )
        + p("They are paid in spring.")
    )
    blocks = read(make_docx(body)).blocks
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH, Kind.TABLE, Kind.PARAGRAPH]
    assert blocks[1].cells == (
        ("State", "Contribution", ""),
        ("Jordan", "2013", "1,200"),
        ("", "2014", "1,300"),
    )
    assert blocks[1].text == "State\tContribution\t\nJordan\t2013\t1,200\n\t2014\t1,300"


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    content = make_docx(table(cell("The first paragraph."), cell("The second paragraph.")))
    assert texts(read(content)) == ["The first paragraph.", "The second paragraph."]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{r('The Council ')}<w:ins>{r('strongly ')}</w:ins>"
        f"<w:del><w:r><w:delText>mildly </w:delText></w:r></w:del>{r('condemns it.')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('One sentence')}</w:p>"
        f"{p('in two paragraphs.')}"
        f"<w:p><w:moveFrom>{r('Gone')}</w:moveFrom></w:p><w:p><w:moveTo>{r('Come')}</w:moveTo></w:p>"
    )
    body += table(cell("a") + cell("b"), f"<w:trPr><w:del/></w:trPr>{cell('c')}{cell('d')}")
    document = read(make_docx(body))
    assert texts(document) == [
        "The Council strongly condemns it.",
        "One sentence in two paragraphs.",
        "Come",
        "a\tb",
    ]


def test_what_is_printed_and_what_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _x</w:instrText>'
        f'</w:r>{r("hidden code")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("page 4")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:p>{r('See ')}{field}<w:r><w:tab/></w:r>{r('secret', '<w:vanish/>')}"
        f"<w:hyperlink>{r('the link')}</w:hyperlink><w:r><w:br/><w:t>next line</w:t>"
        "<w:noBreakHyphen/><w:t>on</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(make_docx(body))) == ["See page 4 the link next line-on", "In a control"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Inside the box')}</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-'
        f'compatibility/2006"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{r('Around')}{drawing}</w:p>{p('After')}"
    assert texts(read(make_docx(body))) == ["Around", "Inside the box", "After"]


def test_running_headers_are_furniture_and_said_once() -> None:
    content = make_docx(
        p("The text."), header1=p("A/67/L.29"), header2=p("A/67/L.29"), footer1=p("Footer")
    )
    found = [(block.kind, block.text) for block in read(content).blocks]
    assert found == [
        (Kind.FURNITURE, "A/67/L.29"),
        (Kind.PARAGRAPH, "The text."),
        (Kind.FURNITURE, "Footer"),
    ]


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    body = (
        p("1. Peace 4", '<w:pStyle w:val="TOC1"/>')
        + p("1.1. At sea 5", '<w:pStyle w:val="TOC2"/>')
        + p("Peace is kept, and it is kept well.")
    )
    styles = style("TOC1", "toc 1") + style("TOC2", "toc 2")
    found = read(make_docx(body, styles=styles)).blocks
    assert [(block.kind, block.level) for block in found] == [
        (Kind.LIST_ITEM, 1),
        (Kind.LIST_ITEM, 2),
        (Kind.PARAGRAPH, 0),
    ]


def test_the_number_of_a_note_is_not_taken_from_its_first_word() -> None:
    body = '<w:p><w:r><w:t>Adopted.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2">{p("10 May 2013, at noon.")}</w:footnote>'
    note = read(make_docx(body, footnotes=notes)).blocks[-1]
    assert (note.mark, note.text) == ("1", "10 May 2013, at noon.")


def test_brackets_around_a_counted_number_do_not_stay_behind() -> None:
    body = '<w:p><w:r><w:t>Adopted.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2">{p("() See A/67/1 (2013).")}</w:footnote>'
    note = read(make_docx(body, footnotes=notes)).blocks[-1]
    assert (note.mark, note.text) == ("1", "See A/67/1 (2013).")


def test_a_template_without_text_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableFile, match="no text but that of its margins"):
        read(make_docx("<w:p/>", header1=p("A header")))


def test_styles_based_on_each_other_end() -> None:
    styles = style("A", "a", based_on="B") + style("B", "b", based_on="A")
    content = make_docx(p("The text.", '<w:pStyle w:val="A"/>'), styles=styles)
    assert texts(read(content)) == ["The text."]


def test_entities_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(10))
    body = f'<!DOCTYPE d [{laughs}]><w:document xmlns:w="x"><w:body><w:p>&l9;</w:p></w:body></w:document>'
    with pytest.raises(UnreadableFile, match="entities"):
        read(make_zip({"word/document.xml": body.encode()}))


def test_files_of_the_machine_are_not_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    body = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    with pytest.raises(UnreadableFile, match="entities"):
        read(make_zip({"word/document.xml": body.encode()}))


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = b"<w:document>" + b" " * (40 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="fill the memory"):
        read(make_zip({"word/document.xml": bomb}))


def test_many_thousand_parts_are_not_opened() -> None:
    members = {"word/document.xml": b"<a/>"} | {f"word/{at}.xml": b"" for at in range(20_001)}
    with pytest.raises(UnreadableFile, match="20,002 parts"):
        read(make_zip(members))


@pytest.mark.parametrize("depth", [100, 5000])
def test_deep_nesting_gives_text_or_a_sentence(depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * depth + p("Deep.") + "</w:sdtContent></w:sdt>" * depth
    content = make_docx(body)
    if depth == 100:
        assert texts(read(content)) == ["Deep."]
    else:
        with pytest.raises(UnreadableFile, match=r"“a\.docx” is damaged"):
            read(content)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files_are_a_sentence(share: float) -> None:
    content = make_docx(p("The text."))
    with pytest.raises(UnreadableFile, match=r"“a\.docx” is damaged"):
        read(content[: int(share * len(content))])


def test_flipped_bytes_give_text_or_a_sentence() -> None:
    chance = random.Random(3)
    whole = make_docx(p("The text."), styles=style("A", "a"))
    for _ in range(200):
        content = bytearray(whole)
        for _ in range(3):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        try:
            read(bytes(content))
        except UnreadableFile as error:
            sentence = str(error)
            assert sentence.endswith(".")


def test_a_huge_table_is_read() -> None:
    row = "".join(cell(f"c{at}") for at in range(20))
    (block,) = read(make_docx(table(*[row] * 500))).blocks
    assert len(block.cells) == 500
    assert block.cells[0][19] == "c19"


def commented(identity: int, words: str) -> str:
    """Words with a comment on them, as Word marks them."""
    return (
        f'<w:commentRangeStart w:id="{identity}"/>{r(words)}<w:commentRangeEnd w:id="{identity}"/>'
        f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
    )


def comment(identity: int, author: str, *paragraphs: str) -> str:
    body = "".join(f"<w:p><w:r><w:annotationRef/></w:r>{r(each)}</w:p>" for each in paragraphs)
    return (
        f'<w:comment w:id="{identity}" w:author="{author}" w:date="2024-03-05T10:11:12Z">'
        f"{body}</w:comment>"
    )


def remarks(document: ParsedDocument) -> list[tuple[str, str | None, str]]:
    """The author of each comment, the words that it is on, and what it says."""
    return [
        (
            each.author,
            None if each.start is None else document.blocks[each.block].text[each.start : each.end],
            each.text,
        )
        for each in document.remarks
    ]


def test_comments_are_kept_with_their_words() -> None:
    body = (
        p("Recalling its resolutions,")
        + f"<w:p>{r('Requests the ')}{commented(1, 'Secretary-General')}{r(' to report;')}</w:p>"
        + f"<w:p>{commented(2, 'Decides to remain seized.')}</w:p>"
    )
    comments = comment(1, "Amina Diallo", "Who else?", "Ask.") + comment(2, "J. Smith", "Agreed.")
    document = read(make_docx(body, comments=comments))
    assert texts(document)[1] == "Requests the Secretary-General to report;"
    assert remarks(document) == [
        ("Amina Diallo", "Secretary-General", "Who else?\n\nAsk."),
        ("J. Smith", None, "Agreed."),
    ]
    assert document.remarks[0].date == "2024-03-05T10:11:12Z"
    assert [each.block for each in document.remarks] == [1, 2]


def test_comments_in_numbered_paragraphs_cells_notes_and_over_paragraphs() -> None:
    body = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        f"{r('Some ')}{commented(1, 'words')}</w:p>"
        + table(
            cell("Country") + cell("Year"),
            f"<w:tc><w:p>{r('Chad, ')}{commented(2, 'north')}</w:p></w:tc>" + cell("2007"),
        )
        + '<w:commentRangeStart w:id="3"/>'
        + f'<w:p>{r("One")}<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
        + f'<w:p>{r("and two")}<w:commentRangeEnd w:id="3"/>'
        + '<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    notes = f'<w:footnote w:id="5"><w:p>{r("See ")}{commented(4, "page 3")}</w:p></w:footnote>'
    comments = "".join(comment(each, "A", f"Number {each}") for each in (1, 2, 3, 4))
    document = read(
        make_docx(body, numbering=numbering(("decimal", "%1.")), comments=comments, footnotes=notes)
    )
    assert remarks(document) == [
        ("A", "words", "Number 1"),
        ("A", "north", "Number 2"),
        ("A", None, "Number 3"),
        ("A", "page 3", "Number 4"),
    ]


def test_lists_in_comments_are_not_counted_with_the_text() -> None:
    body = numbered("One", 1) + f"<w:p>{commented(1, 'Words')}</w:p>" + numbered("Two", 1)
    comments = f'<w:comment w:id="1" w:author="A">{numbered("Aside", 1)}</w:comment>'
    document = read(make_docx(body, numbering=numbering(("decimal", "%1.")), comments=comments))
    assert said(document) == [("1.", "One"), (None, "Words"), ("2.", "Two")]
    assert remarks(document) == [("A", None, "Aside")]
    assert document.remarks[0].date is None


def test_lines_that_were_pasted_as_paragraphs_are_joined() -> None:
    sentence = (
        "Recalling the desire of both organizations to continue to cooperate closely in the search "
        "for solutions to global problems, such as questions relating to international peace."
    )
    lines = [line for _ in range(5) for line in (*textwrap.wrap(sentence, 60), "")]
    assert texts(read(make_docx("".join(map(p, lines))))) == [sentence] * 5


def test_breaks_part_a_paragraph_where_a_reader_sees_several() -> None:
    breaks = "<w:r><w:br/><w:br/></w:r>"
    body = f"<w:p>{r('The first.')}{breaks}{commented(1, 'The')}{r(' second.')}</w:p>"
    document = read(make_docx(body, comments=comment(1, "A", "Why?")))
    assert texts(document) == ["The first.", "The second."]
    assert remarks(document) == [("A", "The", "Why?")]
    assert document.remarks[0].block == 1


@pytest.mark.parametrize(
    "chunk",
    [
        b"<html><body><p>The first.</p><p>The second.</p></body></html>",
        rb"{\rtf1\ansi The first.\par The second.\par}",
        make_docx(p("The first.") + p("The second."), header1=p("A header")),
    ],
    ids=["html", "rtf", "docx"],
)
def test_documents_that_stand_in_the_document_are_read(chunk: bytes) -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    place = f'<w:altChunk xmlns:r="{relations}" r:id="c1"/>'
    missing = f'<w:altChunk xmlns:r="{relations}" r:id="c2"/>'
    whole = make_docx(p("Before.") + place + missing + p("After."))
    members = {}
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for name in archive.namelist():
            members[name] = archive.read(name)
    related = f'<Relationship Id="c1" Type="{relations}/aFChunk" Target="chunk"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    members[rels] = re.sub(rb"</Relationships>|/>$", related.encode(), members[rels])
    members["word/chunk"] = chunk
    assert texts(read(make_zip(members))) == ["Before.", "The first.", "The second.", "After."]
