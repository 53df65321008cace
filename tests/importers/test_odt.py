"""OpenDocument: what a careful reader sees on the page, from XML as the programs write it."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Block, Kind, Source, UnreadableFile, read_bytes
from importers.odt import recognise
from importers.registry import choose
from tests.importers.making_odt import flat, odt

NUMBERS = """
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
  <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")"
    style:num-format="a"/>
  <text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="i"
    text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="L2">
  <text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="–"/>
</text:list-style>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-suffix="." style:num-format="I"/>
  <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
</text:outline-style>
"""


def blocks(content: bytes) -> list[Block]:
    return list(read_bytes(Source("a.odt", content)).blocks)


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(odt(body, **parts))]


def labels(body: str, **parts: str) -> list[str | None]:
    return [block.label for block in blocks(odt(body, **parts))]


def test_spaces_tabs_and_line_breaks_are_white_space_between_words() -> None:
    body = (
        "<text:p>The<text:s text:c='3'/>Assembly<text:tab/>decides,\n  here"
        "<text:line-break/>and <text:span>n</text:span>ow, to act.</text:p>"
    )
    assert texts(body) == ["The Assembly decides, here and now, to act."]


def test_a_heading_has_its_level_and_the_label_of_the_outline() -> None:
    body = (
        "<text:h text:outline-level='1'>Peace</text:h><text:p>It is kept, and kept well.</text:p>"
        "<text:h text:outline-level='2'>At sea</text:h><text:h text:outline-level='2'>On land</text:h>"
        "<text:h text:outline-level='1'>Health</text:h><text:h text:outline-level='2'>Water</text:h>"
    )
    found = blocks(odt(body, common_styles=OUTLINE))
    headings = [(b.label, b.text, b.level) for b in found if b.kind is Kind.HEADING]
    assert headings == [
        ("I.", "Peace", 1),
        ("I.1", "At sea", 2),
        ("I.2", "On land", 2),
        ("II.", "Health", 1),
        ("II.1", "Water", 2),
    ]


def test_a_heading_outside_the_numbering_has_no_label() -> None:
    body = (
        "<text:h text:outline-level='1' text:style-name='P1'>Foreword</text:h>"
        "<text:h text:outline-level='1' text:is-list-header='true'>Preface</text:h>"
        "<text:h text:outline-level='1'>Peace</text:h>"
    )
    plain = "<style:style style:name='P1' style:family='paragraph' style:list-style-name=''/>"
    assert labels(body, styles=plain, common_styles=OUTLINE) == [None, None, "I."]


def test_lists_count_as_printed_by_level_and_number_only_the_first_paragraph_of_an_item() -> None:
    body = """
    <text:list text:style-name="L1">
      <text:list-item><text:p>Urges all States to act.</text:p><text:p>They know how to.</text:p>
        <text:list><text:list-item><text:p>in schools;</text:p></text:list-item>
          <text:list-item><text:p>in clinics.</text:p>
            <text:list><text:list-item><text:p>at night.</text:p></text:list-item></text:list>
          </text:list-item></text:list>
      </text:list-item>
      <text:list-header><text:p>A word between.</text:p></text:list-header>
      <text:list-item text:start-value="7"><text:p>Decides to go on.</text:p></text:list-item>
    </text:list>"""
    found = blocks(odt(body, styles=NUMBERS))
    assert [(b.label, b.kind, b.level) for b in found] == [
        ("1.", Kind.PARAGRAPH, 0),
        (None, Kind.PARAGRAPH, 0),
        ("(a)", Kind.LIST_ITEM, 2),
        ("(b)", Kind.LIST_ITEM, 2),
        ("1.b.i.", Kind.PARAGRAPH, 0),
        (None, Kind.PARAGRAPH, 0),
        ("7.", Kind.PARAGRAPH, 0),
    ]


def test_bullets_are_list_items_and_those_of_symbol_fonts_are_readable() -> None:
    body = """<text:list text:style-name="L2"><text:list-item><text:p>Water</text:p>
    <text:list><text:list-item><text:p>clean</text:p></text:list-item></text:list>
    </text:list-item></text:list>"""
    found = blocks(odt(body, styles=NUMBERS))
    assert [(b.kind, b.label, b.level) for b in found] == [
        (Kind.LIST_ITEM, "•", 1),
        (Kind.LIST_ITEM, "–", 2),
    ]


@pytest.mark.parametrize(
    ("attributes", "label"),
    [
        ('text:continue-numbering="true"', "2."),
        ('text:continue-list="first"', "2."),
        ("", "1."),
    ],
)
def test_a_list_goes_on_where_it_says_so(attributes: str, label: str) -> None:
    body = f"""
    <text:list xml:id="first" text:style-name="L1"><text:list-item><text:p>One.</text:p>
    </text:list-item></text:list><text:p>A paragraph that stands between the two lists.</text:p>
    <text:list text:style-name="L1" {attributes}><text:list-item><text:p>Two.</text:p>
    </text:list-item></text:list>"""
    assert labels(body, styles=NUMBERS) == ["1.", None, label]


def test_a_list_without_style_takes_that_of_its_paragraphs() -> None:
    body = (
        "<text:list><text:list-item><text:p text:style-name='P1'>Act.</text:p>"
        "</text:list-item></text:list>"
    )
    own = "<style:style style:name='P1' style:family='paragraph' style:list-style-name='L1'/>"
    assert labels(body, styles=NUMBERS + own) == ["1."]


def test_a_pattern_of_newer_files_says_the_label_whole() -> None:
    pattern = """<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
    style:num-format="1" style:num-list-format="Art. %1%:"/></text:list-style>"""
    body = "<text:list text:style-name='L1'><text:list-item><text:p>Act.</text:p></text:list-item></text:list>"
    assert labels(body, styles=pattern) == ["Art. 1:"]


def test_notes_are_tied_by_their_marks_and_stand_at_the_end() -> None:
    def note(kind: str, mark: str, text: str) -> str:
        return (
            f"<text:note text:note-class='{kind}'><text:note-citation>{mark}</text:note-citation>"
            f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )

    body = (
        f"<text:p>The plan{note('endnote', 'i', 'Never adopted.')} of 2013{note('footnote', '1', 'A/67/1.')}"
        f" is noted.</text:p><text:p>It was carried out{note('footnote', '*', 'In part.')} here.</text:p>"
    )
    found = blocks(odt(body))
    assert [(b.kind, b.mark, b.text) for b in found] == [
        (Kind.PARAGRAPH, None, "The plani of 2013 1 is noted."),
        (Kind.PARAGRAPH, None, "It was carried out* here."),
        (Kind.FOOTNOTE, "1", "A/67/1."),
        (Kind.FOOTNOTE, "*", "In part."),
        (Kind.FOOTNOTE, "i", "Never adopted."),
    ]


@pytest.mark.parametrize(
    ("mark", "printed", "text"),
    [
        ("1", "10 May 2013.", "10 May 2013."),
        ("*", "*In part.", "In part."),
        ("2", "() See.", "See."),
    ],
)
def test_a_mark_is_taken_off_its_note_only_where_it_was_typed(
    mark: str, printed: str, text: str
) -> None:
    note = (
        f"<text:note><text:note-citation>{mark}</text:note-citation>"
        f"<text:note-body><text:p>{printed}</text:p></text:note-body></text:note>"
    )
    found = blocks(odt(f"<text:p>It is so{note}, as is known.</text:p>"))[-1]
    assert (found.mark, found.text) == (mark, text)


def test_ends_of_directions_are_no_letters() -> None:
    assert texts("<text:p>\u202bسلام\u202c\u202c\u200f here.</text:p>") == ["سلام\u200f here."]


def test_tables_keep_their_cells_and_merged_cells_their_columns() -> None:
    def cell(text: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"

    wide = cell("Both", "table:number-columns-spanned='2'") + "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        f"{cell('State')}{cell('Year')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{wide}</table:table-row>"
        f"<table:table-row>{cell('Chad')}{cell('2013')}</table:table-row></table:table>"
    )
    (table,) = blocks(odt(body))
    assert table.kind is Kind.TABLE
    assert table.cells == (("State", "Year"), ("Both", ""), ("Chad", "2013"))
    assert table.text == "State\tYear\nBoth\t\nChad\t2013"


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>A box of text, it is.</text:p>"
        "<text:p>It has two paragraphs.</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert texts(body) == ["A box of text, it is.", "It has two paragraphs."]


def test_cells_repeated_without_end_are_cut() -> None:
    body = (
        "<table:table><table:table-row table:number-rows-repeated='99999999'><table:table-cell "
        "table:number-columns-repeated='99999999'><text:p>x</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    (table,) = blocks(odt(body))
    assert 1 <= len(table.cells) <= 100


def test_copies_of_copies_are_not_made() -> None:
    """Ten tables, each in a cell that is to stand 100 times: 100 to the power of ten."""
    body = "<text:p>x</text:p>"
    for _ in range(10):
        cell = f"<table:table-cell table:number-columns-repeated='100'>{body}</table:table-cell>"
        body = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert "x" in blocks(odt(body))[0].text


def test_a_long_cell_is_not_copied() -> None:
    body = (
        "<table:table><table:table-row table:number-rows-repeated='100'><table:table-cell "
        f"table:number-columns-repeated='100'><text:p>{'peace ' * 5000}</text:p>"
        "</table:table-cell><table:table-cell/></table:table-row></table:table>"
    )
    assert len(blocks(odt(body))[0].text) < 40_000


def test_tracked_changes_read_as_accepted_and_comments_are_not_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region xml:id='c1'><text:deletion><text:p>never</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>The Assembly <text:change text:change-id='c1'/>"
        "<text:change-start text:change-id='c2'/>always<text:change-end text:change-id='c2'/> decides"
        "<office:annotation><dc:creator>A. Clerk</dc:creator><text:p>Sure?</text:p>"
        "</office:annotation>.</text:p>"
    )
    assert texts(body) == ["The Assembly always decides."]


def test_hidden_words_and_sections_are_not_printed() -> None:
    styles = (
        "<style:style style:name='T1' style:family='text'>"
        "<style:text-properties text:display='none'/></style:style>"
    )
    body = (
        "<text:p>Seen<text:span text:style-name='T1'> and unseen</text:span>, it is.</text:p>"
        "<text:section text:display='none'><text:p>Unseen.</text:p></text:section>"
        "<text:section><text:p>This section is seen.</text:p></text:section>"
    )
    assert texts(body, styles=styles) == ["Seen, it is.", "This section is seen."]


def test_text_in_frames_follows_the_paragraph_that_holds_them() -> None:
    body = (
        "<text:p>Before <draw:frame><svg:title>Picture</svg:title><draw:text-box><text:p>Inside the"
        " frame.</text:p></draw:text-box></draw:frame>and after.</text:p>"
    )
    assert texts(body) == ["Before and after.", "Inside the frame."]


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    body = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        "<text:index-title><text:p>CONTENTS</text:p></text:index-title>"
        "<text:p text:style-name='Contents_20_1'>I. Peace<text:tab/>4</text:p>"
        "<text:p text:style-name='Contents_20_2'>1. At sea<text:tab/>5</text:p>"
        "</text:index-body></text:table-of-content>"
        "<text:h text:outline-level='1'>Peace</text:h><text:p>It is kept, and kept well.</text:p>"
    )
    contents = "".join(
        f"<style:style style:name='Contents_20_{level}' style:family='paragraph'/>"
        for level in (1, 2)
    )
    found = blocks(odt(body, common_styles=contents))
    assert [(b.kind, b.level, b.text) for b in found[1:4]] == [
        (Kind.LIST_ITEM, 1, "Peace 4"),
        (Kind.LIST_ITEM, 2, "At sea 5"),
        (Kind.HEADING, 1, "Peace"),
    ]


def test_running_headers_are_furniture_once() -> None:
    pages = "".join(
        f"<style:master-page style:name='{name}'><style:header><text:p>A/67/L.1</text:p></style:header>"
        "<style:footer><text:p>Page <text:page-number>3</text:page-number></text:p></style:footer>"
        "</style:master-page>"
        for name in ("Standard", "First")
    )
    found = blocks(odt("<text:p>The Assembly decides.</text:p>", pages=pages))
    assert [(b.kind, b.text) for b in found] == [
        (Kind.FURNITURE, "A/67/L.1"),
        (Kind.PARAGRAPH, "The Assembly decides."),
        (Kind.FURNITURE, "Page 3"),
    ]


def test_the_style_called_title_makes_the_title() -> None:
    title = "<style:style style:name='Title' style:family='paragraph'/>"
    own = "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>"
    body = "<text:p>Press release</text:p><text:p text:style-name='P1'>On peace</text:p>"
    document = read_bytes(Source("a.odt", odt(body, styles=own, common_styles=title)))
    assert [b.kind for b in document.blocks][1] is Kind.TITLE
    assert document.metadata.title == "On peace"


def test_parents_in_a_circle_end() -> None:
    circle = "".join(
        f"<style:style style:name='{a}' style:family='paragraph' style:parent-style-name='{b}'/>"
        for a, b in (("A", "B"), ("B", "A"))
    )
    assert texts("<text:p text:style-name='A'>It ends.</text:p>", styles=circle) == ["It ends."]


def test_a_flat_file_is_read_as_its_package() -> None:
    assert [b.text for b in blocks(flat("<text:p>The Assembly decides.</text:p>"))] == [
        "The Assembly decides."
    ]


@pytest.mark.parametrize("name", ["a.odt", "a.docx", "a.txt", "a"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert choose(Source(name, odt("<text:p>x</text:p>"))).name == "odt"
    assert choose(Source(name, flat("<text:p>x</text:p>"))).name == "odt"


def test_a_package_without_its_media_type_is_known_by_its_suffix() -> None:
    content = odt("<text:p>x</text:p>", media_type=None)
    assert recognise(Source("a.odt", content)) > 0
    assert recognise(Source("a.ods", content)) == 0


def test_a_password_gives_a_sentence() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(UnreadableFile, match="password"):
        blocks(odt("<text:p>x</text:p>", manifest=entry))


def test_entities_are_refused() -> None:
    bomb = flat("<text:p>&a;</text:p>").replace(
        b"<office:document ", b'<!DOCTYPE x [<!ENTITY a "boom">]><office:document ', 1
    )
    with pytest.raises(UnreadableFile, match="entities"):
        blocks(bomb)


def test_what_is_cut_short_gives_a_sentence() -> None:
    whole = odt("<text:p>The Assembly decides.</text:p>")
    with pytest.raises(UnreadableFile, match="damaged"):
        blocks(whole[: len(whole) // 2])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_flipped_bytes_give_blocks_or_a_sentence(data: st.DataObject) -> None:
    content = bytearray(
        flat("<text:p>The <text:s text:c='2'/>Assembly <text:note/>decides.</text:p>")
    )
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read_bytes(Source("a.fodt", bytes(content))).blocks
    except UnreadableFile as error:
        assert str(error).endswith(".")  # noqa: PT017 - both ends are right


def test_comments_are_kept_with_their_words() -> None:
    comment = (
        '<office:annotation office:name="c1"><dc:creator>Amina Diallo</dc:creator>'
        "<dc:date>2024-03-05T10:11:12.5</dc:date><text:p>Who else?</text:p></office:annotation>"
    )
    point = "<office:annotation><text:list><text:list-item><text:p>See 3.</text:p></text:list-item>"
    document = read_bytes(
        Source(
            "a.odt",
            odt(
                f"<text:p>Requests the {comment}Secretary-General"
                '<office:annotation-end office:name="c1"/> to report;</text:p>'
                f"<text:p>Decides{point}</text:list></office:annotation> to remain seized.</text:p>"
            ),
        )
    )
    assert [block.text for block in document.blocks] == [
        "Requests the Secretary-General to report;",
        "Decides to remain seized.",
    ]
    first, second = document.remarks
    assert document.blocks[0].text[first.start : first.end] == "Secretary-General"
    assert (first.author, first.date) == ("Amina Diallo", "2024-03-05T10:11:12Z")
    assert (second.block, second.start, second.author, second.text) == (1, None, "", "See 3.")


def test_lines_that_were_pasted_as_paragraphs_are_joined() -> None:
    sentence = (
        "Recalling the desire of both organizations to continue to cooperate closely in the search "
        "for solutions to global problems, such as questions relating to international peace."
    )
    lines = [line for _ in range(5) for line in (*textwrap.wrap(sentence, 60), "")]
    assert texts("".join(f"<text:p>{line}</text:p>" for line in lines)) == [sentence] * 5


def test_breaks_part_a_paragraph_where_a_reader_sees_several() -> None:
    breaks = "<text:line-break/>"
    assert texts(f"<text:p>The first.{breaks}{breaks}The\nsecond,{breaks}wrapped.</text:p>") == [
        "The first.",
        "The second, wrapped.",
    ]
