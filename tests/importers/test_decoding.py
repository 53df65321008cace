"""Which encoding bytes are in: by mark, by nulls, by strict UTF-8, by how letters fit."""

from __future__ import annotations

import codecs
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.decoding import decode, likely, looks_binary, preview
from importers.encodings import ENCODINGS
from importers.parsed import UnreadableFile
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


PARAGRAPHS = {
    "en": (
        "The “Charter” sets out the purposes – and the principles – of the Organization’s work.",
        "The café in Zürich stayed open; the résumé was sent on 5 May.",
    ),
    "fr": (
        "L’Assemblée générale a pris note avec satisfaction du rapport du Secrétaire général.",
        "Les États Membres sont invités à coopérer à la mise en œuvre du programme ; où, ça, l’île, "
        "l’été, août, Noël.",
        "Le Conseil a décidé",
        "À Genève, le 5 août.",
    ),
    "de": ("Die Maßnahmen für die Durchführung des Übereinkommens sind zu verstärken.",),
    "es": (
        "La Asamblea General decidió incluir el tema en su próximo período. ¿Y el señor Núñez?",
        "La Asamblea General decidió",
    ),
    "pl": (
        "Zgromadzenie Ogólne postanowiło włączyć tę kwestię do porządku dziennego następnej sesji.",
        "Państwa-Strony uznają, że każde dziecko ma niezbywalne prawo do życia.",
    ),
    "cs": (
        "Valné shromáždění, připomínajíc své rezoluce, rozhodlo zařadit tuto otázku na pořad.",
        "Žádný stát nesmí být nucen.",
    ),
    "hu": ("A Közgyűlés felkéri a tagállamokat, hogy erősítsék az együttműködést.",),
    "ru": (
        "Генеральная Ассамблея, ссылаясь на свои резолюции 37/4 от 22 октября 1982 года.",
        "ссылаясь на свои резолюции",
        "ГЕНЕРАЛЬНАЯ АССАМБЛЕЯ: Шестьдесят седьмая сессия",
        "Статья 5",
        "All human beings: Все люди рождаются свободными (resolution 217 A).",
    ),
    "ar": (
        "إن الجمعية العامة، إذ تشير إلى قراراتها السابقة، تحيط علما بتقرير الأمين العام.",
        "قرار مجلس الأمن",
        "المادة 5: لكل فرد حق في الحياة",
        "Report of the OIC منظمة التعاون الإسلامي (2013)",
        "لِكُلِّ فَرْدٍ حَقٌّ فِي الْحَيَاةِ وَالْحُرِّيَّةِ",
    ),
}
NARROW = {
    "en": ("cp1252", "iso8859-1", "iso8859-15", "cp1250"),
    "fr": ("cp1252", "iso8859-1", "iso8859-15"),
    "de": ("cp1252", "iso8859-1", "iso8859-15", "cp1250"),
    "es": ("cp1252", "iso8859-1", "iso8859-15"),
    "pl": ("cp1250",),
    "cs": ("cp1250",),
    "hu": ("cp1250",),
    "ru": ("cp1251", "koi8-r"),
    "ar": ("cp1256", "iso8859-6"),
}
WIDE = {
    "utf-8": b"",
    "utf-16-le": b"",
    "utf-16-be": b"",
    "utf-32-le": b"",
    "utf-32-be": b"",
    "utf-8 with mark": codecs.BOM_UTF8,
    "utf-16-le with mark": codecs.BOM_UTF16_LE,
    "utf-16-be with mark": codecs.BOM_UTF16_BE,
    "utf-32-le with mark": codecs.BOM_UTF32_LE,
    "utf-32-be with mark": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (text, encoding)
        for language, texts in PARAGRAPHS.items()
        for text, encoding in product(texts, NARROW[language])
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("times", [1, 6])
def test_paragraphs_in_encodings_of_one_byte(
    text: str, encoding: str, end: str, times: int
) -> None:
    content = ((text + end) * times).encode(encoding, "ignore")
    assert decode(Source("f.txt", content))[0] == content.decode(encoding)
    ordered = likely(content)
    assert preview(content, ordered[0]) == content.decode(encoding)


@pytest.mark.parametrize("text", [each for texts in PARAGRAPHS.values() for each in texts])
@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("times", [1, 6])
def test_paragraphs_in_unicode(text: str, encoding: str, end: str, times: int) -> None:
    name = encoding.removesuffix(" with mark")
    written = (text + end) * times
    content = WIDE[encoding] + written.encode(name)
    found, used, warnings = decode(Source("f.txt", content))
    assert found == written
    assert used == (name[:6].rstrip("-") if WIDE[encoding] else name)
    assert warnings == ()
    assert likely(content)[0] == used
    assert preview(content, used) == written


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_the_likely_are_all_that_can_be_chosen(content: bytes) -> None:
    ordered = likely(content)
    assert sorted(ordered) == sorted(each.name for each in ENCODINGS)
    readable = [preview(content, each) is not None for each in ordered]
    assert readable == sorted(readable, reverse=True)


@settings(deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\ufffd"), max_size=200),
    st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]),
)
def test_what_a_person_chose_is_what_is_used(text: str, encoding: str) -> None:
    assert decode(Source("f.txt", text.encode(encoding), encoding=encoding)) == (text, encoding, ())


def test_the_present_name_of_a_chosen_encoding_is_kept() -> None:
    content = POLISH.encode("cp1250")
    assert decode(Source("f.txt", content, encoding="windows-1250"))[1] == "cp1250"


@pytest.mark.parametrize("name", ["utf-99", "base64", "rot13", ""])
def test_what_is_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="not an encoding that Concord knows"):
        decode(Source("f.txt", b"abc", encoding=name or " "))


def test_a_chosen_encoding_in_which_the_file_is_not_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"“f\.txt” is not in UTF-8"):
        decode(Source("f.txt", FRENCH.encode("cp1252"), encoding="utf-8"))
    assert preview(FRENCH.encode("cp1252"), "utf-8") is None


def test_a_damaged_byte_does_not_make_utf_8_something_else() -> None:
    content = FRENCH.encode() + b"\xff\xfe " + FRENCH.encode()
    found, used, warnings = decode(Source("f.txt", content))
    assert used == "utf-8"
    assert found == f"{FRENCH}\ufffd\ufffd {FRENCH}"
    assert warnings == ("Some bytes could not be read and are shown as �.",)
    assert decode(Source("f.txt", content, encoding="utf-8")) == (found, used, warnings)


def test_a_text_that_was_cut_in_a_letter_is_utf_8() -> None:
    for length in range(40, 80):
        found, used, _ = decode(Source("f.txt", FRENCH.encode()[:length]))
        assert (used, FRENCH.startswith(found)) == ("utf-8", True)


def test_a_preview_is_cut_between_letters() -> None:
    text = "é" * 5_000
    assert preview(text.encode(), "utf-8", characters=101) == text[:101]
    assert preview(text.encode("utf-16"), "utf-16", characters=101) == text[:101]


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
