"""Whatever a document or a name holds, no format breaks, runs it or lets it out of its place."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree, html

from tests.viewer.exporters.samples import LINK, OPTIONS, RESOLUTION, note
from viewer.domain import Excerpt
from viewer.exporters import Exporter, ExportOptions, exporters

every_format = pytest.mark.parametrize("format_", exporters(), ids=lambda each: each.name)

HOSTILE = {
    "markup": "</w:t></text:p></blockquote><script>alert(1)</script><!-- <![CDATA[ ]]> &lt;",
    "quotes": '"\' onload="alert(1)" {{ 7*7 }} {% raw %} ${x} %s {0} \\',
    "formula": '=HYPERLINK("http://example.org?"&A1,"click")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "full-width": "＝1+1",
    "tab": "\t=1+1",
    "control": "\x00\x01\x07\x08\x0b\x0c\x0e\x1b[31m\x7f\x85\x9f bell",
    "noncharacters": "\ufffe\uffff\ufdd0\U0001ffff",
    "surrogates": "\ud800 alone \udfff",
    "override": "\u202egnp.exe\u202d \u2066isolate\u2069 \u200f",
    "line ends": "a\r\nb\rc\u2028d\u2029e",
    "markdown": "# h\n===\n- [x](javascript:alert(1)) ![p](http://x) `c` <b> | ~~~ \\ [^1]: &amp;",
    "tex": "\\input{/etc/passwd} $x$ % # & ~ ^ _ { }",
    "ris": "TY  - JOUR\nER  - \nTI  - other",
    "escape": "_x0000_ _x0041_ &#0; &#x1F;",
    "empty": "",
    "spaces": "   ",
    "astral": "🕊️👩‍⚕️" * 3,
}
OPTIONAL = (
    OPTIONS,
    replace(
        OPTIONS,
        sources="footnote",
        before=1,
        after=1,
        with_people=True,
        grouped_by=("theme", "document", "date", "person"),
    ),
)


def full_of(text: str) -> Excerpt:
    """The text wherever a text can stand."""
    written = replace(
        note(text, replace(LINK, quote=text, citation=text)), created_by=text, created_at="2025"
    )
    return replace(
        RESOLUTION,
        theme_name=text,
        theme_path=(text,),
        title=text,
        symbol=text,
        date=text,
        body=text,
        language=text,
        label=text,
        text=text,
        notes=(written,),
        tagged_by=text,
        citation=text,
        before=(text,),
        after=(text,),
        heading=text,
        certainty="doubtful",
    )


def written(format_: Exporter, excerpt: Excerpt, options: ExportOptions) -> bytes:
    file = BytesIO()
    format_.write([excerpt, RESOLUTION], file, options)
    return file.getvalue()


def read_again(format_: Exporter, content: bytes) -> None:
    """By a parser that nobody here wrote; raises where the file is broken."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            assert package.testzip() is None
            for name in package.namelist():
                if name.endswith((".xml", ".rels", ".qde")):
                    etree.fromstring(package.read(name), etree.XMLParser(huge_tree=True))
        return
    text = content.decode("utf-8-sig")
    match format_.suffix:
        case ".csv":
            usual = csv.field_size_limit(20_000_000)
            list(csv.reader(io.StringIO(text, newline=""), strict=True))
            csv.field_size_limit(usual)
        case ".jsonl":
            assert [json.loads(line) for line in text.splitlines()]
        case ".json" | ".jsonld":
            json.loads(text)
        case ".html":
            html.document_fromstring(text)


@every_format
@pytest.mark.parametrize("options", OPTIONAL, ids=["usual", "everything"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_anywhere_makes_a_sound_file(
    format_: Exporter, options: ExportOptions, text: str
) -> None:
    content = written(format_, full_of(text), replace(options, title=text))
    read_again(format_, content)
    if format_.name != "jsonl":  # which escapes what others leave out
        assert not re.search(rb"[\x00-\x08\x0b\x0e-\x1f]", content) or content.startswith(b"PK")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_html_gets_no_element_and_no_attribute_of_anybody_else(text: str) -> None:
    (format_,) = (each for each in exporters() if each.name == "html")
    usual = html.document_fromstring(written(format_, full_of("plain"), OPTIONS).decode())
    whole = html.document_fromstring(written(format_, full_of(text), OPTIONS).decode())
    for tag in ("script", "style", "iframe", "img", "object", "link", "meta", "base", "form"):
        assert len(list(whole.iter(tag))) == len(list(usual.iter(tag))), tag
    assert not [name for each in whole.iter() for name in each.attrib if str(name).startswith("on")]
    links = [each.get("href", "") for each in whole.iter("a")]
    assert all(re.match(r"#|https?:|mailto:", link, re.IGNORECASE) for link in links)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    csv_, xlsx = (
        next(each for each in exporters() if each.name == name) for name in ("csv", "xlsx")
    )
    table = written(csv_, full_of(text), OPTIONAL[1]).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(table, newline="")):
        assert not [each for each in row if each[:1] in tuple("=+-@\t\r\n＝＋－＠")]
    book = openpyxl.load_workbook(BytesIO(written(xlsx, full_of(text), OPTIONAL[1])))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}


LARGE = {
    "words": "Requests all Member States to report; " * 270_000,
    "one word": "x" * 10_000_000,
    "lines": "line\n" * 2_000_000,
}


@pytest.mark.slow
@every_format
@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_a_paragraph_of_ten_megabytes_is_one_more(format_: Exporter, text: str) -> None:
    content = written(format_, replace(RESOLUTION, text=text), OPTIONS)
    if not content.startswith(b"PK"):
        read_again(format_, content)
