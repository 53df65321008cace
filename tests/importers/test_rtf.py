"""Rich Text: what a careful reader sees on the page, from control words as the programs write them."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Block, Kind, Source, UnreadableFile, read_bytes
from importers.registry import choose
from importers.richtext.grid import aligned
from importers.richtext.reader import MAX_DEPTH, Reader

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}"
    r"{\f2\fcharset2 Symbol;}{\f3\fcharset178 Arial Arab;}{\f4\fcharset128 MS Mincho;}"
    r"{\f5\fcharset2 Wingdings;}}"
)


def rtf(body: str, *, head: str = r"\ansi\ansicpg1252\deff0" + FONTS) -> bytes:
    return (r"{\rtf1" + head + " " + body + "}").encode("latin-1")


def blocks(body: str, **head: str) -> list[Block]:
    return list(read_bytes(Source("a.rtf", rtf(body, **head))).blocks)


def texts(body: str, **head: str) -> list[str]:
    return [block.text for block in blocks(body, **head)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"le caf\'e9 o\'f9 l\rquote on ne fume pas\par", "le café où l’on ne fume pas"),
        (r"Sch\u246\'f6n, ja\par", "Schön, ja"),
        (r"\uc0 Sch\u246n, ja\par", "Schön, ja"),
        (r"\uc2\u26085\'93\'fa is the day\par", "日 is the day"),
        (r"Face \u-10179?\u-8704? here\par", "Face 😀 here"),
        (r"{\f1 \'cc\'e8\'f0 and }peace\par", "Мир and peace"),
        (r"{\f3 \'d3\'e1\'c7\'e3} is peace\par", "سلام is peace"),
        (r"{\f4 \'93\'fa\'96{\b \'7b} is Japan\par", None),
        (r"{\f4 \'93\'fa\'96\'7b} is Japan\par", "日本 is Japan"),
        (r"{\f2 a \'b3} 2\par", "α ≥ 2"),
        (r"here {\f5 n} there\par", "here • there"),
        (r"non\_breaking, opt\-ional, a\~b\par", "non-breaking, optional, a b"),
        (r"one\line two\tab three\par", "one two three"),
        (r"a \{brace\} and a \\ backslash\par", r"a {brace} and a \ backslash"),
        ("cut\r\n over li\nnes\\par", "cut over lines"),
        (r"\emdash \endash\bullet  \ldblquote x\rdblquote\par", "—–• “x”"),
    ],
)
def test_characters_are_what_their_font_says(body: str, text: str | None) -> None:
    found = texts(body)
    assert len(found) == 1
    if text is not None:
        assert found == [text]


def test_programs_that_know_only_their_code_page_call_every_font_western() -> None:
    only = r"\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset0 Arial;}}"
    assert texts(r"\f0\'cc\'e8\'f0\par", head=only) == ["Мир"]
    both = r"\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}"
    assert texts(r"\f0\'cc\'e8\'f0\f1 \'cc\'e8\'f0\par", head=both) == ["ÌèðМир"]


def test_paragraphs_end_where_they_end() -> None:
    assert texts(r"One is here.\par Two is here.\par{\b Three} is here.") == [
        "One is here.",
        "Two is here.",
        "Three is here.",
    ]
    assert texts("One is here.\\\nTwo is here.") == ["One is here.", "Two is here."]


def test_headings_by_style_and_by_outline_level() -> None:
    head = (
        r"\ansi{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}"
        r"{\*\cs10 Default;}{\s7\outlinelevel2 \'dcberschrift 3;}{\s8 caption;}{\s9 Title;}{\s10 toc 2;}}"
    )
    body = (
        r"\pard\s9 On peace\par\pard\s10 1. At sea\tab 4\par\pard\s1 Peace\par\pard\s2 At sea\par"
        r"\pard\s7 Ships\par\pard\s8 Figure 1\par\pard\outlinelevel0 Health\par\pard It is kept.\par"
    )
    assert [(b.kind, b.level, b.text) for b in blocks(body, head=head)] == [
        (Kind.TITLE, 1, "On peace"),
        (Kind.LIST_ITEM, 2, "At sea 4"),
        (Kind.HEADING, 1, "Peace"),
        (Kind.HEADING, 2, "At sea"),
        (Kind.HEADING, 3, "Ships"),
        (Kind.CAPTION, 0, "Figure 1"),
        (Kind.HEADING, 1, "Health"),
        (Kind.PARAGRAPH, 0, "It is kept."),
    ]


def test_labels_are_those_that_were_printed() -> None:
    body = (
        r"\pard{\listtext\pard\plain\f0 14.\tab}\ls1\ilvl0 Urges all States to act.\par"
        r"\pard{\listtext\pard\plain (a)\tab}\ls1\ilvl1 in schools;\par"
        r"\pard{\pntext\pard\plain\f2 \'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}Water\par"
        r"\pard Decides to go on.\par"
    )
    assert [(b.label, b.kind, b.level, b.text) for b in blocks(body)] == [
        ("14.", Kind.PARAGRAPH, 0, "Urges all States to act."),
        ("(a)", Kind.LIST_ITEM, 2, "in schools;"),
        ("•", Kind.LIST_ITEM, 1, "Water"),
        (None, Kind.PARAGRAPH, 0, "Decides to go on."),
    ]


def test_notes_are_tied_by_their_marks_and_stand_at_the_end() -> None:
    body = (
        r"\ftnbj\aftnnrlc The plan{\super\chftn}{\footnote\ftnalt\pard\plain{\super\chftn} Never adopted.}"
        r" of 2013{\super\chftn{\*\footnote\chftn\pard\plain A/67/1.\par Page 3.}} is noted.\par "
        r"It was carried out{\super *}{\footnote\pard{\super *} In part.} here.\par"
    )
    assert [(b.kind, b.mark, b.text) for b in blocks(body)] == [
        (Kind.PARAGRAPH, None, "The plani of 2013 1 is noted."),
        (Kind.PARAGRAPH, None, "It was carried out* here."),
        (Kind.FOOTNOTE, "1", "A/67/1. Page 3."),
        (Kind.FOOTNOTE, "*", "In part."),
        (Kind.FOOTNOTE, "i", "Never adopted."),
    ]


def test_notes_are_counted_as_the_document_asks() -> None:
    note = r"x{\super\chftn}{\footnote\chftn  See.}"
    body = r"\ftnstart3\ftnnauc A" + note + note + r" is here.\par"
    assert [b.mark for b in blocks(body) if b.kind is Kind.FOOTNOTE] == ["C", "D"]
    body = r"\ftnrestart A" + note + r" is here.\par\sect B" + note + r" is here.\par"
    assert [b.mark for b in blocks(body) if b.kind is Kind.FOOTNOTE] == ["1", "1"]


def test_the_number_of_a_note_is_not_taken_from_its_first_word() -> None:
    body = r"Adopted.{\super\chftn}{\footnote\pard{\super\chftn} 10 May 2013, at noon.}\par"
    note = blocks(body)[-1]
    assert (note.mark, note.text) == ("1", "10 May 2013, at noon.")


def test_ends_of_directions_are_no_letters() -> None:
    assert texts(r"\u8235?\u1587?\u1604?\u8236?\u8236? here.\par") == ["سل here."]


def row(*cells: str, edges: tuple[int, ...] = (3000, 6000)) -> str:
    borders = "".join(rf"\cellx{edge}" for edge in edges)
    return rf"\trowd{borders}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


def test_tables_keep_their_cells_and_merged_cells_their_columns() -> None:
    body = (
        r"It follows, as is known.\par"
        + row("State", "Year")
        + row("Both", edges=(6010,))
        + row(r"Chad\par and Mali", "2013")
        + r"\pard It ends here, as is known.\par"
    )
    found = blocks(body)
    assert [b.kind for b in found] == [Kind.PARAGRAPH, Kind.TABLE, Kind.PARAGRAPH]
    assert found[1].cells == (("State", "Year"), ("Both", ""), ("Chad and Mali", "2013"))
    assert found[1].text == "State\tYear\nBoth\t\nChad and Mali\t2013"


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    body = row(r"A box of text, it is.\par It has two paragraphs.", edges=(6000,))
    assert texts(body) == ["A box of text, it is.", "It has two paragraphs."]


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    inner = (
        r"\itap2 one\nestcell two\nestcell{\*\nesttableprops\trowd\cellx1000\nestrow}"
        r"{\nonesttables\par}\pard\intbl\itap1 "
    )
    found = blocks(row("State", "Year") + row(inner + "after", "2013"))
    assert found[0].cells == (("State", "Year"), ("one two after", "2013"))


def test_an_unfinished_table_is_kept() -> None:
    assert blocks(r"\trowd\cellx1\cellx2\intbl a\cell b\cell")[0].cells == (("a", "b"),)


def test_rows_whose_edges_say_nothing_keep_their_cells() -> None:
    assert aligned([("a", "b"), ("c",)], [(9, 5), (5,)]) == (("a", "b"), ("c",))
    assert aligned([("a", "b"), ("c",)], [(100, 200), (200, 300)]) == (("a", "b"), ("c",))


def test_running_headers_are_furniture_once() -> None:
    header = r"{\header\pard\plain A/67/L.1\par}{\headerf A/67/L.1}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}"
    body = header + r"The Assembly decides.\par\sect" + header + r" It is done.\par"
    assert [(b.kind, b.text) for b in blocks(body)] == [
        (Kind.FURNITURE, "A/67/L.1"),
        (Kind.PARAGRAPH, "The Assembly decides."),
        (Kind.PARAGRAPH, "It is done."),
        (Kind.FURNITURE, "Page 3"),
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        r"{\v hidden}",
        r"{\deleted never}",
        r"{\*\unknown\b secret}",
        r"{\pict\wmetafile8\bin5 {{{}}\'41}",
        r"{\*\shppict{\pict 0123456789abcdef}}",
        r"{\*\annotation\pard Sure?}",
        r"{\xe{\v Index}}",
        r"{\info{\title Draft}{\author A. Clerk}}",
        r"{\object{\*\objdata 0105}}",
        r"{\shp{\*\shpinst{\sp{\sn dx}{\sv 5}}}{\shprslt twice}}",
        r"{\v\par}",
        r"{\*\bkmkstart here}",
        r"{\deleted{\super\chftn}{\footnote gone}}",
    ],
)
def test_what_is_not_printed_is_not_text(unseen: str) -> None:
    assert texts(rf"The Assembly {unseen}decides.\par") == ["The Assembly decides."]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            r"{\field{\*\fldinst HYPERLINK x}{\fldrslt The Assembly}} decides.\par",
            ["The Assembly decides."],
        ),
        (r"{\revised The} Assembly {\v0 decides}.\par", ["The Assembly decides."]),
        (r"{\upr{The ?}{\*\ud{The \u960 ?}}} Assembly.\par", ["The π Assembly."]),
        (
            r"Before {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Inside.\par}}{\shprslt no}}and after.\par",
            ["Before and after.", "Inside."],
        ),
        (r"{\object\objemb{\*\objdata 01}{\result Shown, it is.}}\par", ["Shown, it is."]),
    ],
)
def test_what_is_printed_is_text(body: str, found: list[str]) -> None:
    assert texts(body) == found


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    assert texts(r"The Assembly{\deleted\par}decides.\par") == ["The Assembly decides."]


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt", "a"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert choose(Source(name, rtf("x"))).name == "rtf"


def test_groups_without_end_are_refused_without_falling_over() -> None:
    with pytest.raises(UnreadableFile, match="nests"):
        read_bytes(Source("a.rtf", b"{\\rtf1 x" + b"{" * (10 * MAX_DEPTH)))


def test_what_is_cut_short_keeps_what_is_there() -> None:
    whole = rtf(r"The Assembly decides.\par{\b It is done.\par}")
    assert [b.text for b in read_bytes(Source("a.rtf", whole[:-7])).blocks] == [
        "The Assembly decides.",
        "It is done",
    ]


def test_parameters_of_any_size_are_taken() -> None:
    huge = "9" * 500
    body = rf"\fs{huge}\uc{huge}\s-{huge}\ilvl{huge}\b0 The Assembly.\par\bin{huge} gone"
    assert texts(body) == ["The Assembly."]


_PIECES = st.sampled_from(
    [
        *("{", "}", "\\", "\\par ", "\\'e9", "\\'", "\\u246?", "\\u-1", "\\*", "\\uc9 ", "\\bin3 "),
        *("\\footnote ", "\\chftn ", "\\cell ", "\\row ", "\\trowd ", "\\cellx99", "\\intbl "),
        *("\\header ", "\\listtext ", "\\shptxt ", "\\upr", "\\ud ", "\\f2 ", "\\f99 ", "\\pard "),
        *(
            "\\fonttbl ",
            "\\stylesheet ",
            "\\s1 ",
            "\\v ",
            "\\deleted ",
            "\\nestcell ",
            "text ",
            ";",
        ),
        *("\\ansicpg932 ", "\\plain ", "\\sect ", "\\ftnalt ", "\\super ", "\\do ", "\\pict "),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=80))
def test_control_words_in_any_order_give_blocks_or_a_sentence(pieces: list[str]) -> None:
    try:
        document = read_bytes(Source("a.rtf", rtf("".join(pieces))))
    except UnreadableFile as error:
        assert "holds no text" in str(error)  # noqa: PT017 - both ends are right
    else:
        assert all(c < "\ud800" or c > "\udfff" for b in document.blocks for c in b.text)


@pytest.mark.parametrize(
    "piece",
    [r"\'e9", r"\u246?", r"{\b x}", r"\cell ", r"\chftn ", r"{\header x\par y}", "\\", r"\par{"],
)
def test_time_grows_with_the_size_of_the_file(piece: str) -> None:
    """Twenty thousand of anything take less than a second; a quadratic reader takes minutes."""
    started = time.perf_counter()
    Reader("a.rtf").read(rtf(piece * (1_900 if piece.endswith("{") else 20_000)))
    assert time.perf_counter() - started < 10


def test_a_person_may_say_what_the_letters_are_in() -> None:
    content = rtf(r"\'cc\'e8\'f0 {\f2 \'b3}{\f1 \'e8}\par")
    assert texts(r"\'cc\'e8\'f0\par") == ["Ìèð"]
    document = read_bytes(Source("a.rtf", content, encoding="windows-1251"))
    assert [block.text for block in document.blocks] == ["Мир ≥и"]
    assert document.encoding == "cp1251"
    with pytest.raises(UnreadableFile, match="not an encoding that Concord knows"):
        read_bytes(Source("a.rtf", content, encoding="klingon"))


def test_lines_that_were_pasted_as_paragraphs_are_joined() -> None:
    sentence = (
        "Recalling the desire of both organizations to continue to cooperate closely in the search "
        "for solutions to global problems, such as questions relating to international peace."
    )
    lines = [line for _ in range(5) for line in (*textwrap.wrap(sentence, 60), "")]
    assert texts("".join(f"{line}\\par " for line in lines)) == [sentence] * 5


def test_breaks_part_a_paragraph_where_a_reader_sees_several() -> None:
    assert texts(r"The first.\line\line The second,\line wrapped.\par") == [
        "The first.",
        "The second, wrapped.",
    ]
