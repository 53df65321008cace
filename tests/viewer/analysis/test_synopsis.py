"""The page that shows two documents side by side."""

from __future__ import annotations

from typing import Any

from lxml import html

from importers.parsed import Block, Kind
from viewer.analysis import align
from viewer.analysis.synopsis import synopsis

BEFORE = [
    Block(0, Kind.PARAGRAPH, "Requests a report at the sixty-ninth session of the Assembly", "1."),
    Block(1, Kind.PARAGRAPH, "Expresses concern about <fisheries> & tourism", "2."),
]
AFTER = [
    Block(0, Kind.PARAGRAPH, "Requests a report at the seventieth session of the Assembly", "1.")
]


def test_the_words_that_differ_are_marked_on_their_side() -> None:
    page: Any = html.fromstring(synopsis(BEFORE, AFTER, align(BEFORE, AFTER), ("Old", "New")))

    rows = page.xpath("//tr[td]")
    assert [cell.text_content() for cell in rows[0].xpath("td")[:2]] == [
        f"1. {BEFORE[0].text}",
        f"1. {AFTER[0].text}",
    ]
    assert [mark.text.strip() for mark in rows[0].xpath(".//del")] == ["sixty-ninth"]
    assert [mark.text.strip() for mark in rows[0].xpath(".//ins")] == ["seventieth"]
    assert rows[1].xpath("string(td[1]/del)") == BEFORE[1].text
    assert rows[1].xpath("string(td[2])") == ""
    assert [row.xpath("string(.//b)") for row in rows] == ["changed", "removed"]
    assert page.xpath("string(//p)") == "1 changed, 1 removed"


def test_markup_in_titles_stays_text() -> None:
    page = synopsis([], [], [], ("<script>", "B & C"))
    assert "<script>" not in page
    assert "B &amp; C" in page
