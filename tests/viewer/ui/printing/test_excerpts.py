"""PDF files of excerpts, read by PDFium, which nobody here wrote."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, LONG, OPTIONS, RESOLUTION, many
from tests.viewer.ui.printing import golden
from tests.viewer.ui.printing.golden import bookmarks, opened, page_text, printed, text_of
from viewer.domain import Excerpt, ThemeId
from viewer.ui.app import application

pytestmark = pytest.mark.usefixtures("qtbot")


def test_what_is_drawn_is_what_was_agreed() -> None:
    application()
    assert golden.made() == golden.FILE.read_text("utf-8")


def test_headings_are_bookmarks_that_nest_and_lead_there() -> None:
    talks = replace(
        RESOLUTION, theme=ThemeId(7), theme_name="Talks — “вода”", theme_path=("Peace",)
    )
    document = opened([RESOLUTION, talks, *many(60)])
    assert bookmarks(document) == [
        *((0, "Peace"), (1, "Talks — “вода”")),
        *((0, "Theme 1"), (0, "Theme 2"), (0, "Theme 3"), (0, "Sources")),
    ]
    for mark in document.get_toc():
        dest = mark.get_dest()
        assert mark.get_title() in page_text(document, dest.get_index())
        _, (_, top, _) = dest.get_view()
        _, height = document[dest.get_index()].get_size()
        assert 0 < top < height


def test_a_file_without_headings_has_no_bookmarks_but_the_sources() -> None:
    assert bookmarks(opened([RESOLUTION], replace(OPTIONS, grouped_by=()))) == [(0, "Sources")]
    assert bookmarks(opened([])) == [(0, "Sources")]


def test_pages_have_the_title_and_their_number() -> None:
    document = opened(many(40))
    assert len(document) > 2
    for page in range(1, len(document)):
        lines = page_text(document, page).split()
        assert str(page + 1) in (lines[-1], lines[0])
        assert page_text(document, page).count(OPTIONS.title) == 1


def test_arabic_is_shaped_and_stands_at_the_right() -> None:
    document = opened([ARABIC])
    page = document[0]
    words = page.get_textpage()
    assert "67/264" in words.get_text_range()
    width, _ = page.get_size()
    at = words.search("67/264").get_next()
    left, *_ = words.get_charbox(at[0])
    assert left > width * 0.4
    # A letter in the middle of a word is drawn by another glyph than the same letter alone.
    assert words.count_chars() > 40


def test_sources_stand_at_the_foot_of_their_page_where_they_are_wanted() -> None:
    document = opened(many(30), replace(OPTIONS, sources="footnote"))
    for page in range(len(document) - 1):
        numbers = [int(each) for each in re.findall(r"many\.(\d+)", page_text(document, page))]
        assert numbers
        foot = re.findall(r"^(\d+)\s+Cooperation", page_text(document, page), re.MULTILINE)
        assert [int(each) for each in foot] == numbers


def test_a_footnote_longer_than_a_page_stands_below_its_excerpt() -> None:
    endless = replace(RESOLUTION, citation="An endless citation, " * 800)
    document = opened([endless, RESOLUTION], replace(OPTIONS, sources="footnote"))
    assert text_of(document).count("endless citation") == 800
    assert len(document) < 12


def test_a_paragraph_over_many_pages_loses_no_word_and_has_no_short_lines() -> None:
    words = [f"word{number}" for number in range(6_000)]
    document = opened([replace(LONG, text=" ".join(words), label=None)])
    assert [each for each in text_of(document).split() if each.startswith("word")] == words
    full = [
        line
        for page in range(len(document) - 1)
        for line in page_text(document, page).splitlines()
        if line.startswith("word")
    ]
    assert min(map(len, full[:-1])) > 0.7 * max(map(len, full))


def test_equal_excerpts_make_equal_bytes() -> None:
    assert printed(EXCERPTS) == printed(iter(EXCERPTS))


def test_the_properties_say_what_it_is_and_when() -> None:
    told = opened([RESOLUTION]).get_metadata_dict()
    assert told["Title"] == OPTIONS.title
    assert told["CreationDate"].startswith("D:20251121093000")


class Watched(Excerpt):
    """An excerpt that can be seen to be let go."""


def test_excerpts_stream() -> None:
    alive = most = 0

    def gone() -> None:
        nonlocal alive
        alive -= 1

    def watched() -> Iterator[Excerpt]:
        nonlocal alive, most
        for each in many(300):
            made = Watched(**{part.name: getattr(each, part.name) for part in fields(each)})
            weakref.finalize(made, gone)
            alive += 1
            most = max(most, alive)
            yield made

    document = opened(watched())
    assert most <= 5
    assert "number 299 of" in text_of(document)


def test_the_table_of_sources_repeats_nothing_and_cuts_endless_titles() -> None:
    document = opened([replace(RESOLUTION, title="Title " * 5_000, citation="Short")])
    assert len(document) < 4
    assert text_of(document).count("Title") < 250
