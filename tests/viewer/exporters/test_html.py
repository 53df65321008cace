from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, MARKUP, OPTIONS, many, note
from viewer.domain import Excerpt, ThemeId
from viewer.exporters import ExportOptions
from viewer.exporters.html import write


def source(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> str:
    file = io.BytesIO()
    write(excerpts, file, options)
    return file.getvalue().decode()


def page(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> html.HtmlElement:
    return html.document_fromstring(source(*excerpts, options=options))


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


def test_it_needs_nothing_from_elsewhere() -> None:
    whole = page(*EXCERPTS)
    tags = {each.tag for each in whole.iter() if isinstance(each.tag, str)}
    assert tags.isdisjoint({"img", "iframe", "link", "object", "embed", "base", "form"})
    assert not [each for each in whole.iter() if each.get("style") or each.get("src")]
    assert "url(" not in source(*EXCERPTS)
    assert "@import" not in source(*EXCERPTS)


def test_only_its_own_style_and_script_may_run() -> None:
    whole = page(*EXCERPTS)
    (policy,) = (each.get("content") for each in whole.iter("meta") if each.get("http-equiv"))
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        (element,) = whole.iter(kind)
        digest = hashlib.sha256((element.text or "").encode()).digest()
        assert rules[f"{kind}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"


def test_without_its_script_it_is_a_plain_page() -> None:
    """What only a script can work is hidden until there is one."""
    whole = page(*EXCERPTS)
    assert whole.get_element_by_id("filters").get("hidden") is not None
    assert not [each for each in whole.iter("article", "section") if each.get("hidden")]


def test_it_can_be_narrowed_by_theme_document_year_and_person() -> None:
    ben = replace(EXCERPTS[0], tagged_by="Amina, Ben")
    whole = page(ben, *EXCERPTS[1:])
    choices = {
        each.get("data-facet"): [option.text_content() for option in each]
        for each in whole.iter("select")
    }
    assert choices["t"] == ["All", "Peace (2)", "Relief & <shelter> (2)", "Health (3)"]
    assert choices["y"] == ["All", "2013 (3)", "2014 (1)"]
    assert choices["p"] == ["All", "Amina (7)", "Ben (1)"]
    assert len(choices["d"]) == 4
    first, second, *_ = whole.iter("article")
    assert (first.get("data-t"), first.get("data-y"), first.get("data-p")) == ("0", "0", "0 1")
    assert second.get("data-d") != first.get("data-d")


def test_people_who_are_not_to_be_named_are_nowhere() -> None:
    assert "Amina" not in source(*EXCERPTS, options=replace(OPTIONS, with_people=False))


def test_sources_can_be_footnotes_with_ways_there_and_back() -> None:
    whole = page(*EXCERPTS, options=replace(OPTIONS, sources="footnote"))
    assert not whole.find_class("source")
    ids = {each.get("id") for each in whole.iter() if each.get("id")}
    there = [each.get("href", "") for each in whole.iter("a") if each.get("id")]
    assert there == [f"#note-{number}" for number in range(1, 8)]
    anchors = {each.get("href", "") for each in whole.iter("a")}
    assert {each.removeprefix("#") for each in anchors if each.startswith("#")} <= ids


def test_paragraphs_around_stand_around() -> None:
    wanted = replace(
        EXCERPTS[0], before=("too far", "one <before>"), after=("one after", "too far")
    )
    whole = page(wanted, options=replace(OPTIONS, before=1, after=1))
    article: html.HtmlElement
    (article,) = whole.iter("article")
    assert article[0].text_content() == "one <before>"
    assert article[2].text_content() == "one after"
    assert "too far" not in article.text_content()


def test_themes_inside_themes_are_sections_inside_sections() -> None:
    below = replace(EXCERPTS[0], theme=ThemeId(9), theme_name="Talks", theme_path=("Peace",))
    whole = page(EXCERPTS[0], below)
    (_,) = whole.xpath("//section/section")
    assert [each.tag for each in whole.xpath("//section/*[self::h2 or self::h3]")] == ["h2", "h3"]
    entries = [each.text_content() for each in whole.iter("li")]
    assert entries[:2] == ["Peace 2 excerpts", "Talks 1 excerpt"]


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
    assert [each.getparent().tag for each in notes.iter("script")] == ["body"]  # our own
    assert not list(notes.iter("img"))
    links = [each.get("href", "") for each in notes.iter("a")]
    assert all(re.match(r"#|https?:|mailto:", link, re.IGNORECASE) for link in links)
