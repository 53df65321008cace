"""Which encoding bytes are in: by mark, by nulls, by strict UTF-8, by how letters fit."""

from __future__ import annotations

import pytest

from importers.decoding import decode, looks_binary
from importers.registry import Source

FRENCH = (
    "L’Assemblée générale a pris note du rapport présenté à sa dernière session, où les États ont "
    "été invités à coopérer. Français, naïveté, œuvre, août : « voilà ». "
)
SPANISH = "La Asamblea General decidió examinar la cuestión en su próxima sesión, según el señor español. "
POLISH = "Zgromadzenie Ogólne postanowiło włączyć tę kwestię do porządku dziennego następnej sesji, żeby ją rozważyć. "
RUSSIAN = (
    "Генеральная Ассамблея приняла к сведению доклад Генерального секретаря о сотрудничестве. "
)
ARABIC = "إن الجمعية العامة تحيط علما بتقرير الأمين العام وتقرر إدراج البند في جدول أعمالها. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
    ],
)
def test_letters_tell_the_encoding(text: str, encoding: str) -> None:
    content = (text * 5).encode(encoding, "ignore")
    found, used, warnings = decode(Source("f.txt", content))
    assert found == content.decode(encoding)
    assert any("guessed" in each for each in warnings)
    assert used


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, ARABIC, "plain"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"]
)
def test_unicode_with_and_without_mark(text: str, encoding: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be") and text in (RUSSIAN, ARABIC):
        text += "and some words in English beside it " * 3
    found, used, warnings = decode(Source("f.txt", text.encode(encoding)))
    assert found == text
    assert used == encoding.removesuffix("-sig")
    assert warnings == ()


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04\x14\x00\x00\xff",
        b"abc\x00\x01\x02def" * 9,
        bytes(range(32)) * 9,
    ],
)
def test_binary(content: bytes) -> None:
    assert looks_binary(content)


@pytest.mark.parametrize(
    "content", [b"plain", FRENCH.encode(), FRENCH.encode("cp1252"), "a".encode("utf-16")]
)
def test_not_binary(content: bytes) -> None:
    assert not looks_binary(content)


def test_bytes_that_cannot_be_read_are_said() -> None:
    found, used, warnings = decode(Source("f.txt", b"\xef\xbb\xbfcaf\xe9"))
    assert used == "utf-8"
    assert found == "caf\ufffd"
    assert len(warnings) == 1
