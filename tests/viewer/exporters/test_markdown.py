from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from tests.viewer.exporters.samples import EXCERPTS, FORMULA, MARKUP, OPTIONS, TABLE, note
from viewer.domain import Excerpt
from viewer.exporters import ExportOptions
from viewer.exporters.markdown import escape, write
from viewer.exporters.passages import line


def written(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> str:
    file = io.BytesIO()
    write(excerpts, file, options)
    return file.getvalue().decode()


def rendered(*excerpts: Excerpt) -> html.HtmlElement:
    return html.fromstring(MarkdownIt("commonmark").enable("table").render(written(*excerpts)))


@given(st.text())
def test_a_reader_of_markdown_shows_the_very_characters(text: str) -> None:
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(line(text)))
    expected = line(text)
    assert unescape(shown) == (f"<p>{expected}</p>\n" if expected else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14. Affirms", "14\\. Affirms"),
        ("(a) the 2013 text, 3.5 % of US", "(a) the 2013 text, 3.5 % of US"),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("R&D, AT&T; &amp;", "R&D, AT\\&T; \\&amp;"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_headings_quotations_and_sources_are_what_a_reader_sees() -> None:
    page = rendered(*EXCERPTS)
    assert [each.text_content() for each in page.iter("h2")] == [
        "Peace",
        "Relief & <shelter>",
        "Health",
        "Sources",
    ]
    quotes = list(page.iter("blockquote"))
    assert len(quotes) == len(EXCERPTS)
    assert quotes[2].text_content().strip().splitlines() == [
        f"(a) {MARKUP.text}",
        "— A *starred* <title>, para. (a)",
    ]


def test_sources_can_be_footnotes() -> None:
    text = written(*EXCERPTS, options=replace(OPTIONS, sources="footnote"))
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert marks == re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE) == [*"1234567"]
    assert "\n> — " not in text


def test_paragraphs_around_stand_in_the_quotation_in_italics() -> None:
    around = replace(
        EXCERPTS[0], before=("far", "4. A *near* one."), after=("“After” it:\nmore", "far")
    )
    text = written(around, options=replace(OPTIONS, before=1, after=1))
    (quote,) = html.fromstring(MarkdownIt("commonmark").render(text)).iter("blockquote")
    assert ["".join(map(str, each.itertext())) for each in quote.iter("em")] == [
        "4. A *near* one.",
        "“After” it:\nmore",
    ]
    assert [each.tag for each in quote] == ["p", "p", "p", "p"]


def test_headings_nest_as_deep_as_markdown_has_them() -> None:
    path = ("A", "B", "C", "D", "E", "F")
    text = written(replace(EXCERPTS[0], theme_path=path))
    found = re.findall(r"^(#+) (.*)$", text, re.MULTILINE)
    assert [(len(marks), title) for marks, title in found[1:-1]] == [
        *((2, "A"), (3, "B"), (4, "C"), (5, "D"), (6, "E"), (6, "F"), (6, "Peace"))
    ]


def test_rows_of_a_table_stay_rows() -> None:
    (quote,) = rendered(TABLE).iter("blockquote")
    rows = quote.text_content().strip().splitlines()
    assert rows[:3] == ["Country | Doses", "Somalia | 1,200", "Yemen | -300"]


def test_a_note_keeps_its_markdown_and_stays_in_its_place() -> None:
    page = rendered(
        replace(FORMULA, notes=(note("```\nnever closed"), note("**second**"))), FORMULA
    )
    assert len(list(page.iter("blockquote"))) == 2
    assert [each.text_content() for each in page.iter("strong")] == [
        "Note",
        "Note",
        "second",
        "Note",
        "second half",
    ]
    assert not list(page.iter("script"))
