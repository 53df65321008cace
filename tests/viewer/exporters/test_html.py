from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, MARKUP, OPTIONS, many, note
from viewer.domain import Excerpt, ThemeId
from viewer.exporters.html import write


def source(*excerpts: Excerpt) -> str:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
    return file.getvalue().decode()


def page(*excerpts: Excerpt) -> html.HtmlElement:
    return html.document_fromstring(source(*excerpts))


def test_the_contents_give_anchors_and_numbers() -> None:
    entries = [
        (each.get("href"), each.getparent().text_content()) for each in page(*EXCERPTS).iter("a")
    ]
    assert entries[:4] == [
        ("#theme-1", "Peace 2 excerpts"),
        ("#theme-2", "Relief & <shelter> 2 excerpts"),
        ("#theme-3", "Health 3 excerpts"),
        ("#sources", "Sources"),
    ]


def test_every_anchor_leads_somewhere_and_ids_are_unique() -> None:
    themes_in_turn = [replace(each, theme=ThemeId(each.tag % 2)) for each in many(6)]
    whole = page(*themes_in_turn)
    ids = [each.get("id") for each in whole.iter() if each.get("id")]
    assert max(Counter(ids).values()) == 1
    anchors = {each.get("href", "").removeprefix("#") for each in whole.iter("a")}
    assert anchors <= set(ids)
    assert len(anchors) == 7


def test_text_is_text_whatever_it_looks_like() -> None:
    (quote,) = page(MARKUP).iter("blockquote")
    assert quote.text_content() == f"(a) {MARKUP.text}"


def test_languages_and_directions_are_told() -> None:
    (quote,) = page(ARABIC).iter("blockquote")
    assert (quote.get("lang"), quote.get("dir")) == ("ar", "auto")
    assert all(each.get("dir") == "auto" for each in page(ARABIC).find_class("source"))


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    whole = page(*EXCERPTS)
    tags = {each.tag for each in whole.iter() if isinstance(each.tag, str)}
    assert tags.isdisjoint({"script", "img", "iframe", "link", "object", "embed", "base", "form"})
    assert "url(" not in source(*EXCERPTS)
    assert "@import" not in source(*EXCERPTS)
    assert "default-src 'none'" in source(*EXCERPTS)


def test_notes_are_rendered_without_trusting_them() -> None:
    (aside,) = page(FORMULA).iter("aside")
    assert [each.tag for each in aside if isinstance(each.tag, str)] == [
        "h3",
        "p",
        "ul",
        "ol",
        "p",
        "p",
    ]
    links = [each.get("href") for each in aside.iter("a")]
    assert links == ["https://example.org/a?b=1&c=2", "https://example.org/x.png"]
    assert "<script>alert(1)</script>" in aside.text_content()


def test_light_dark_and_paper_have_their_colours() -> None:
    styles = source()
    assert "@media (prefers-color-scheme: dark)" in styles
    assert "@media print" in styles


def test_nothing_to_show_is_said() -> None:
    assert "No excerpts." in page().text_content()


hostile = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    ["</blockquote><script>", '"onload="x', "{{ 7*7 }}", "[a](javascript:1)", "<img src=x>"]
)


@settings(max_examples=60)
@given(hostile)
def test_no_text_adds_an_element(text: str) -> None:
    changed = replace(
        MARKUP, text=text, theme_name=text, title=text, citation=text, language=text, label=text
    )
    plain = Counter(each.tag for each in page(replace(MARKUP, notes=())).iter())
    assert Counter(each.tag for each in page(replace(changed, notes=())).iter()) <= plain
    notes = page(replace(changed, notes=(note(text),)))
    assert not [each for each in notes.iter() if each.tag in ("script", "img")]
    links = [each.get("href", "") for each in notes.iter("a")]
    assert all(re.match(r"#|https?:|mailto:", link, re.IGNORECASE) for link in links)
