"""What files try to do to their reader, tried in every format: nothing leaves, nothing comes in."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from importers import Source, UnreadableFile, read_bytes
from tests.importers.docxfiles import make_docx, make_zip
from tests.importers.making_odt import flat, odt
from tests.importers.pdffiles import Page, make_pdf
from tests.importers.test_epub import epub
from tests.importers.test_rtf import rtf

SECRET = "the words of another file"
WORDS = "The Council noted the report."


class Lure:
    """A server that nobody should ask, and a file that nobody should open."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        lure = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                lure.asked.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(SECRET.encode())

            def log_message(self, *_arguments: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/lure"
        self.file = folder / "secret.txt"
        self.file.write_text(SECRET)

    @property
    def addresses(self) -> tuple[str, ...]:
        deep = "../" * 12
        return self.url, self.file.as_uri(), str(self.file), f"{deep}{str(self.file).lstrip('/')}"


@pytest.fixture
def lure(tmp_path: Path) -> Iterator[Lure]:
    made = Lure(tmp_path)
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def put(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new, 1)


def referring(to: str) -> dict[str, bytes]:
    """Files of every format that point to something in every way that the format has."""
    doctype = f'<!DOCTYPE x SYSTEM "{to}" [<!ENTITY e SYSTEM "{to}">]>'
    page = Page()
    page.text(72, 72, WORDS)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="{0}" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/{1}"/></Relationships>'
    )
    return {
        "page.html": (
            f'<html><head><base href="{to}"><link rel="stylesheet" href="{to}"><script src="{to}"></script>'
            f'<meta http-equiv="refresh" content="0;url={to}"></head><body><p>{WORDS}</p><img src="{to}">'
            f'<iframe src="{to}"></iframe><object data="{to}"></object></body></html>'
        ).encode(),
        "entity.html": f"{doctype}<html><body><p>{WORDS} &e;</p></body></html>".encode(),
        "main.docx": make_zip({"_rels/.rels": relations.format(to, "officeDocument").encode()}),
        "notes.docx": make_zip(
            {
                "word/document.xml": make_part(),
                "word/_rels/document.xml.rels": relations.format(to, "footnotes").encode(),
            }
        ),
        "entity.docx": make_zip({"word/document.xml": doctype.encode() + make_part(" &e;")}),
        "linked.odt": odt(
            f'<text:section><text:section-source xlink:href="{to}"/><text:p>{WORDS}</text:p></text:section>'
        ),
        "entity.fodt": put(
            flat(f"<text:p>{WORDS} &e;</text:p>"),
            b"<office:document ",
            doctype.encode() + b"<office:document ",
        ),
        "chapters.epub": epub(
            {"one": f"<p>{WORDS}</p>"},
            more={
                "OEBPS/book.opf": '<package><manifest><item id="a" media-type="text/html" '
                f'href="{to}"/></manifest><spine><itemref idref="a"/></spine></package>'
            },
        ),
        "entity.epub": epub(
            {}, more={"META-INF/container.xml": f"{doctype}<container>&e;</container>"}
        ),
        "fields.rtf": rtf(
            rf'{{\field{{\*\fldinst INCLUDETEXT "{to}"}}{{\fldrslt {WORDS}}}}}{{\*\template {to}}}\par'
        ),
        "links.md": f"![a]({to})\n\n{WORDS}\n\n[b]: {to}\n\n<img src='{to}'>\n".encode(),
        "action.pdf": put(
            make_pdf(page),
            b"/Type/Catalog",
            f"/Type/Catalog/OpenAction<</S/URI/URI({to})>>".encode(),
        ),
    }


def make_part(more: str = "") -> bytes:
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r><w:t>{WORDS}{more}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


@pytest.mark.parametrize("name", referring(""))
def test_nothing_outside_the_file_is_asked_for(lure: Lure, name: str) -> None:
    for address in lure.addresses:
        try:
            text = " ".join(
                block.text for block in read_bytes(Source(name, referring(address)[name])).blocks
            )
        except UnreadableFile as refused:
            text = str(refused)
        assert SECRET not in text
    assert lure.asked == []


LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 12)
)
DEEP = 20_000
BLANK = b"<a>" + b" " * 40_000_000 + b"</a>"

HOSTILE = {
    "laughs.html": f"{LAUGHS}]><html><body><p>{WORDS} &a11;</p></body></html>".encode(),
    "laughs.fodt": put(
        flat("<text:p>&a11;</text:p>"),
        b"<office:document ",
        LAUGHS.encode() + b"]><office:document ",
    ),
    "laughs.docx": make_zip({"word/document.xml": LAUGHS.encode() + b"]>" + make_part("&a11;")}),
    "laughs.epub": epub(
        {}, more={"META-INF/container.xml": LAUGHS + "]><container>&a11;</container>"}
    ),
    "deep.html": (b"<div>" * DEEP + WORDS.encode() + b"</div>" * DEEP).join(
        (b"<html>", b"</html>")
    ),
    "deep.fodt": flat("<text:section>" * DEEP + "</text:section>" * DEEP),
    "deep.docx": make_docx("<w:sdt><w:sdtContent>" * DEEP + "</w:sdtContent></w:sdt>" * DEEP),
    "deep.odt": odt("<text:list><text:list-item>" * DEEP + "</text:list-item></text:list>" * DEEP),
    "deep.epub": epub({"one": "<div>" * DEEP + f"<p>{WORDS}</p>"}),
    "deep.rtf": rtf("{" * DEEP + WORDS + "}" * DEEP),
    "deep.md": ("> " * DEEP + WORDS).encode(),
    "deep.pdf": put(make_pdf(Page()), b"/Type/Catalog", b"/Type/Catalog/A " + b"[" * DEEP),
    "loop.pdf": put(make_pdf(Page()), b"/Kids[", b"/Kids[2 0 R "),
    "pages.pdf": put(make_pdf(Page()), b"/Count 1", b"/Count 2000000000"),
    "bomb.docx": make_zip({"word/document.xml": BLANK}),
    "bomb.odt": make_zip({"mimetype": b"", "META-INF/manifest.xml": b"<a/>", "content.xml": BLANK}),
    "bomb.epub": make_zip({"META-INF/container.xml": BLANK, "a.opf": b"<package/>"}),
    "cells.html": (
        b"<table>"
        + b"<tr><td colspan=99999999 rowspan=99999999>peace</td></tr>" * 300
        + b"</table>"
    ),
    "cells.odt": odt(
        '<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>peace</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
    "spaces.odt": odt(f'<text:p>a<text:s text:c="2147483647"/>{WORDS}</text:p>'),
    "binary.rtf": rtf(rf"{{\pict\bin99999999999 }}{WORDS}\par"),
    "lines.txt": b"\n" * 1_600_000,
    "long.md": b"a" * 20_000_001,
    "start.md": b"99999999999999999999. " + WORDS.encode(),
}
ENOUGH_S = 20


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_fill_memory_or_time_ends_soon(name: str) -> None:
    started = time.process_time()
    refused: UnreadableFile | None = None
    letters = 0
    try:
        letters = sum(len(block.text) for block in read_bytes(Source(name, HOSTILE[name])).blocks)
    except UnreadableFile as error:
        refused = error

    assert time.process_time() - started < ENOUGH_S
    assert letters < 2_000_000
    if refused is not None:
        assert type(refused) is UnreadableFile, "it has a sentence of its own"
        assert str(refused).endswith(".")
