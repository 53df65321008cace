"""How a file would read in each encoding, before one is chosen."""

from __future__ import annotations

import pytest

from importers.encodings import ENCODINGS
from viewer.importing.previewing import Rendering, renderings, told

WORDS = "Państwa-Strony uznają, że każde dziecko ma niezbywalne prawo do życia."
TEXT = f"Article 6\r\n\r\n\r\n1. {WORDS}\r\n".encode("cp1250")


def of(found: list[Rendering], encoding: str) -> Rendering:
    return next(each for each in found if each.encoding == encoding)


def test_the_used_one_comes_first_then_the_likely_then_what_cannot_be() -> None:
    found = renderings(TEXT, "text", first=["koi8-r"])
    assert [each.encoding for each in found[:2]] == ["koi8-r", "cp1250"]
    assert len(found) == len(ENCODINGS)
    assert of(found, "utf-8").text is None
    assert found.index(of(found, "utf-8")) > found.index(of(found, "cp1252"))


def test_the_text_is_its_beginning_and_the_line_tells() -> None:
    polish = of(renderings(TEXT, "text"), "cp1250")
    assert polish.text == f"Article 6\n\n1. {WORDS}\n"
    assert polish.line == f"1. {WORDS}"
    assert (polish.title, polish.use) == ("Windows-1250", "Central European")


def test_of_a_page_its_words_are_shown() -> None:
    page = f"<html><head><title>T</title></head><body><p>{WORDS}</p><script>x()</script>"
    found = of(renderings(page.encode("cp1250"), "html"), "cp1250")
    assert found.text == WORDS


def test_of_rich_text_its_words_are_shown() -> None:
    rtf = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}\pard \'cc\'e8\'f0\par next}"
    assert of(renderings(rtf, "rtf"), "cp1251").text == "Мир\nnext"


@pytest.mark.parametrize(
    ("content", "importer", "encoding"),
    [
        (TEXT, "text", "cp1250"),
        (WORDS.encode(), "markdown", "utf-8"),
        (b"<html><meta charset=windows-1251><p>" + "Мир".encode("cp1251"), "html", "cp1251"),
        (rb"{\rtf1 a}", "rtf", None),
    ],
)
def test_what_concord_tells_for_itself(content: bytes, importer: str, encoding: str | None) -> None:
    assert told(content, importer) == encoding
