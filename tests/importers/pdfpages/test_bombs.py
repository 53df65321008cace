"""Streams made to fill the memory are refused; pictures, attachments and drawings are not."""

from __future__ import annotations

import zlib

import pytest

from importers import Source, UnreadableFile, read_bytes
from importers.pdfpages.bombs import refuse_bombs
from tests.importers.pdffiles import Page, make_pdf

MB = 1024 * 1024


def stream(plain: bytes, dictionary: str = "/Filter/FlateDecode", *, times: int = 1) -> bytes:
    for _ in range(times):
        plain = zlib.compress(plain, 9)
    return b"4 0 obj<</Length %d%s>>stream\r\n%s\nendstream endobj " % (
        len(plain),
        dictionary.encode(),
        plain,
    )


@pytest.mark.parametrize(
    "bomb",
    [
        stream(b"q " * 4 * MB),
        stream(b"0 0 9 9 re f " * 2 * MB, "/Filter[/FlateDecode/FlateDecode]", times=2),
        stream(b"q " * 4 * MB, "/Filter/Fl"),
        stream(b"BT (peace) Tj ET") + stream(b"q " * 4 * MB),
    ],
)
def test_a_bomb_is_refused(bomb: bytes) -> None:
    with pytest.raises(UnreadableFile, match="fill the memory"):
        refuse_bombs("a.pdf", b"%PDF-1.4\n" + bomb)


def test_what_packs_badly_is_limited_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.pdfpages.bombs.MAX_STREAM_BYTES", 100_000)
    drawing = b"".join(b"%d %d l\n" % (n * 7919 % 9973, n * 104729 % 9967) for n in range(20_000))
    with pytest.raises(UnreadableFile, match="fill the memory"):
        refuse_bombs("a.pdf", stream(drawing))


@pytest.mark.parametrize(
    "harmless",
    [
        stream(b"\xff" * 8 * MB, "/Subtype/Image/Filter/FlateDecode"),
        stream(b" " * 8 * MB, "/Type/EmbeddedFile/Filter/FlateDecode"),
        stream(b"q 1 0 0 1 0 0 cm Q\n" * 50_000),
        b"4 0 obj<</Filter/FlateDecode>>stream\nthis is not packed\nendstream endobj",
        b"4 0 obj<</Filter/FlateDecode>>stream",
        b"4 0 obj<<>>stream\n" + zlib.compress(b"q " * 4 * MB) + b"\nendstream",
    ],
)
def test_others_are_let_through(harmless: bytes) -> None:
    refuse_bombs("a.pdf", b"%PDF-1.4\n" + harmless)


def test_a_bomb_beside_a_page_never_reaches_the_reader() -> None:
    page = Page()
    page.text(72, 72, "The Council noted the report.")
    sound = make_pdf(page)
    assert read_bytes(Source("a.pdf", sound)).blocks
    with pytest.raises(UnreadableFile, match="fill the memory"):
        read_bytes(Source("a.pdf", sound + stream(b"q " * 4 * MB)))
