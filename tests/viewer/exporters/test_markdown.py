from __future__ import annotations

import io
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from tests.viewer.exporters.samples import EXCERPTS, FORMULA, MARKUP, OPTIONS, TABLE, note
from viewer.domain import Excerpt
from viewer.exporters.markdown import escape, write
from viewer.exporters.passages import line


def written(*excerpts: Excerpt) -> str:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
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
