from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, MARKUP, OPTIONS, RESOLUTION
from viewer.domain import Excerpt, ThemeId
from viewer.exporters import ExportOptions
from viewer.exporters.odt import write

NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
}


def stored(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> zipfile.ZipFile:
    file = io.BytesIO()
    write(excerpts, file, options)
    return zipfile.ZipFile(file)


def part(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name))


def content(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> etree._Element:
    return part(stored(*excerpts, options=options), "content.xml")


def found(tree: etree._Element, path: str) -> list[etree._Element]:
    matches = tree.xpath(path, namespaces=NAMES)
    assert isinstance(matches, list)
    return [each for each in matches if isinstance(each, etree._Element)]


def shown(element: etree._Element) -> str:
    """As a reader sees it: tabs, spaces and line ends are elements."""
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    for name, letter in (("tab", "\t"), ("line-break", "\n")):
        written = re.sub(rf"<text:{name}[^>]*/>", letter, written)
    written = re.sub(r'<text:s [^>]*text:c="(\d+)"/>', lambda it: " " * int(it[1]), written)
    return "".join(map(str, etree.fromstring(written).itertext()))


def styled(tree: etree._Element, style: str) -> list[str]:
    return [
        shown(each) for each in found(tree, f"//text:p[starts-with(@text:style-name, '{style}')]")
    ]


def test_the_media_type_comes_first_and_is_not_packed() -> None:
    package = stored(RESOLUTION)
    first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    listed = {
        each.get(f"{{{NAMES['manifest']}}}full-path")
        for each in found(part(package, "META-INF/manifest.xml"), "//manifest:file-entry")
    }
    assert listed == {"/", "content.xml", "styles.xml", "meta.xml"}


def test_themes_are_headings_and_excerpts_quotations() -> None:
    tree = content(*EXCERPTS)
    headings = found(tree, "//text:h")
    assert [shown(each) for each in headings] == [
        *("Peace", "Relief & <shelter>", "Health", "Sources")
    ]
    quotes = styled(tree, "Quotations")
    assert len(quotes) == len(EXCERPTS)
    assert quotes[0] == f"4. {RESOLUTION.text}"
    assert quotes[2] == f"(a) {MARKUP.text}"
    assert styled(tree, "Source")[0] == RESOLUTION.citation


def test_headings_nest_as_themes_do() -> None:
    below = replace(RESOLUTION, theme=ThemeId(9), theme_name="Talks", theme_path=("Peace",))
    levels = [
        each.get(f"{{{NAMES['text']}}}outline-level")
        for each in found(content(RESOLUTION, below), "//text:h")
    ]
    assert levels == ["1", "2", "1"]


def test_sources_can_be_notes_at_the_foot() -> None:
    tree = content(*EXCERPTS, options=replace(OPTIONS, sources="footnote"))
    notes = found(tree, "//text:note[@text:note-class='footnote']")
    assert [shown(found(each, "text:note-citation")[0]) for each in notes] == [
        str(number) for number in range(1, 8)
    ]
    assert RESOLUTION.citation in shown(found(notes[0], "text:note-body")[0])
    assert styled(tree, "Source") == []


def test_arabic_is_set_from_right_to_left_in_its_language() -> None:
    package = stored(ARABIC)
    (quote,) = found(
        part(package, "content.xml"), "//text:p[@text:style-name='Quotations_keep_rtl']"
    )
    (span,) = found(quote, "text:span")
    name = span.get(f"{{{NAMES['text']}}}style-name")
    (language,) = found(
        part(package, "content.xml"),
        f"//style:style[@style:name='{name}']/style:text-properties",
    )
    assert language.get(f"{{{NAMES['style']}}}language-complex") == "ar"
    (side,) = found(
        part(package, "content.xml"),
        "//style:style[@style:name='Quotations_keep_rtl']/style:paragraph-properties",
    )
    assert side.get(f"{{{NAMES['style']}}}writing-mode") == "rl-tb"
    assert side.get(f"{{{NAMES['fo']}}}text-align") == "right"


def test_a_person_sees_only_styles_that_mean_something() -> None:
    styles = found(part(stored(*EXCERPTS), "styles.xml"), "//office:styles/style:style")
    named = {each.get(f"{{{NAMES['style']}}}display-name") for each in styles}
    assert {"Quotations", "Context", "Source", "Note", "Heading 1"} <= named
    assert not [each for each in named if each and ("rtl" in each or "keep" in each)]


def test_every_style_that_is_used_is_there() -> None:
    for options in (OPTIONS, replace(OPTIONS, sources="footnote", before=1, after=1)):
        around = [replace(each, before=("one", "وإذ"), after=("after",)) for each in EXCERPTS]
        package = stored(*around, options=replace(options, before=2))
        trees = [part(package, name) for name in ("content.xml", "styles.xml")]
        defined = {
            each.get(f"{{{NAMES['style']}}}name")
            for tree in trees
            for each in found(tree, "//style:style")
        }
        used = {
            str(value)
            for tree in trees
            for path in ("//@text:style-name", "//@table:style-name", "//@style:parent-style-name")
            for value in tree.xpath(path, namespaces=NAMES)  # type: ignore[union-attr]
        }
        assert used <= defined


def test_spaces_tabs_and_line_ends_are_kept() -> None:
    text = "  two  spaces\tand tab \nnew line"
    (quote,) = styled(content(replace(RESOLUTION, text=text, label=None)), "Quotations")
    assert quote == text


def test_notes_keep_their_emphasis_and_lists() -> None:
    tree = content(FORMULA)
    notes = styled(tree, "Note")
    assert notes[0].startswith("Note by Amina, 20 November 2025: Compare 2015")
    assert "• widens the goal" in notes
    bold = found(tree, "//text:span[@text:style-name='B']")
    assert "second half" in [shown(each) for each in bold]


def test_the_sources_stand_in_a_table_whose_head_is_repeated() -> None:
    tree = content(*EXCERPTS)
    (head,) = found(tree, "//table:table-header-rows/table:table-row")
    assert [shown(each) for each in found(head, ".//text:p")] == [
        *("Document", "Symbol", "Date", "Excerpts")
    ]
    rows = found(tree, "//table:table/table:table-row")
    assert len(rows) == 3
    assert shown(found(rows[0], ".//text:p")[1]) == "A/RES/67/264"


def test_properties_say_what_it_is_and_when() -> None:
    meta = stored(RESOLUTION).read("meta.xml").decode()
    assert f"<dc:title>{OPTIONS.title}</dc:title>" in meta
    assert "<meta:creation-date>2025-11-21T09:30:00</meta:creation-date>" in meta


def test_a_language_that_is_none_gets_no_style() -> None:
    tree = content(replace(RESOLUTION, language='" fo:x="1'))
    assert not found(tree, "//style:style[starts-with(@style:name, 'L')]")
