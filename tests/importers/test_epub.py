"""Books: chapters in reading order, notes tied to their marks, locks told from font hiding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from importers import Kind, ParsedDocument, Source, UnreadableFile, read_bytes
from importers.registry import choose

_CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title/></head><body>{}</body></html>"""
_LOCK = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>"""
_ONE = {"one": "<h1>Peace</h1><p>It is kept, and kept well.</p>"}


def opf(chapters: Mapping[str, str], metadata: str, spine: str | None) -> str:
    items = "".join(
        f'<item id="{name}" href="text/{name}%20.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    order = spine or "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        '<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="cover" href="cover.png" media-type="image/png"/>'
        f"{items}</manifest><spine>{order}</spine></package>"
    )


def epub(
    chapters: Mapping[str, str],
    *,
    metadata: str = "",
    spine: str | None = None,
    more: Mapping[str, str] | None = None,
    without: str | None = None,
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/book.opf": opf(chapters, metadata, spine),
            "OEBPS/nav.xhtml": _PAGE.format("<nav><ol><li>Peace</li></ol></nav>"),
            **{f"OEBPS/text/{name} .xhtml": _PAGE.format(body) for name, body in chapters.items()},
            **(more or {}),
        }
        for name, content in parts.items():
            if name != without:
                package.writestr(name, content)
    return stream.getvalue()


def read(content: bytes) -> ParsedDocument:
    return read_bytes(Source("book.epub", content))


def test_chapters_come_in_the_order_of_the_spine_without_the_contents() -> None:
    chapters = {
        "two": "<h1>Health</h1><p>Water is clean, and kept clean.</p>",
        "one": "<h1>Peace</h1><p>It is kept, and kept well.</p>",
    }
    spine = '<itemref idref="nav"/><itemref idref="cover"/><itemref idref="one"/><itemref idref="two"/><itemref idref="one"/>'
    document = read(epub(chapters, spine=spine))
    assert [block.text for block in document.blocks] == [
        "Peace",
        "It is kept, and kept well.",
        "Health",
        "Water is clean, and kept clean.",
    ]
    assert document.importer == "epub"


def test_elements_that_close_themselves_do_not_swallow_the_chapter() -> None:
    page = '<p>Before <a id="x"/>and <i/>after.</p><div/><p>It goes on<br/>here.</p>'
    assert [b.text for b in read(epub({"one": page})).blocks] == [
        "Before and after.",
        "It goes on here.",
    ]


def test_notes_are_tied_by_links_from_chapter_to_chapter() -> None:
    chapters = {
        "one": (
            '<p>The plan<sup><a epub:type="noteref" href="#n1">1</a></sup> is noted,'
            '<a epub:type="noteref" href="two%20.xhtml#n2">[2]</a> and so on.</p>'
            '<aside epub:type="footnote" id="n1"><p>See A/67/1.</p></aside>'
        ),
        "two": '<p epub:type="endnote" id="n2"><sup>2</sup>Never adopted.</p>',
    }
    notes = [b for b in read(epub(chapters)).blocks if b.kind is Kind.FOOTNOTE]
    assert [(b.mark, b.text) for b in notes] == [("1", "See A/67/1."), ("2", "Never adopted.")]


def test_page_numbers_of_the_printed_book_are_not_text_and_boxes_are() -> None:
    page = (
        '<header><h1>Peace</h1></header><p>It is <span epub:type="pagebreak">47</span>kept well.</p>'
        "<aside><p>A box beside the text.</p></aside>"
    )
    assert [b.text for b in read(epub({"one": page})).blocks] == [
        "Peace",
        "It is kept well.",
        "A box beside the text.",
    ]


def test_what_the_book_says_of_itself_is_taken_where_the_text_says_nothing() -> None:
    said = (
        "<dc:title>On Peace</dc:title><dc:language>fr-CH</dc:language>"
        "<dc:date>2013-05-17T00:00:00Z</dc:date>"
    )
    metadata = read(
        epub({"one": "<p>2 + 2 = 4, 3 + 3 = 6; 4 + 4 = 8.</p>"}, metadata=said)
    ).metadata
    assert (metadata.title, metadata.language, metadata.date) == ("On Peace", "fr", "2013-05-17")
    assert metadata.sources["date"] == "2013-05-17T00:00:00Z"


def test_a_chapter_that_is_missing_is_said() -> None:
    content = epub({**_ONE, "two": "<p>x</p>"}, without="OEBPS/text/two .xhtml")
    assert read(content).warnings == ("One chapter that the book lists is not in the file.",)


def test_a_lock_gives_a_sentence_and_hidden_fonts_do_not() -> None:
    lock = "META-INF/encryption.xml"
    with pytest.raises(UnreadableFile, match="locked by its seller"):
        read(epub(_ONE, more={lock: _LOCK.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}))
    fonts = _LOCK.format("http://www.idpf.org/2008/embedding")
    assert read(epub(_ONE, more={lock: fonts})).blocks


def test_the_package_document_is_found_without_the_container() -> None:
    assert read(epub(_ONE, without="META-INF/container.xml")).blocks
    with pytest.raises(UnreadableFile, match="which of its parts"):
        read(epub(_ONE, without="OEBPS/book.opf"))


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a.docx", "a"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert choose(Source(name, epub(_ONE))).name == "epub"
    assert choose(Source(name, epub(_ONE, without="mimetype"))).name == "epub"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE package [<!ENTITY a "boom">]><package>&a;</package>'
    with pytest.raises(UnreadableFile, match="entities"):
        read(epub(_ONE, more={"OEBPS/book.opf": bomb}, without="x"))


def test_what_is_cut_short_gives_a_sentence() -> None:
    whole = epub(_ONE)
    with pytest.raises(UnreadableFile, match="damaged"):
        read(whole[: len(whole) // 2])
