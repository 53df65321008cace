"""What documents say of themselves, and where."""

from __future__ import annotations

import pytest

from importers.parsed import Kind
from importers.structure.dates import find_date
from importers.structure.languages import language_of
from importers.structure.lines import Draft
from importers.structure.metadata import read_metadata
from importers.structure.pieces import Piece
from importers.structure.symbols import find_symbols, is_symbol_line
from tests.importers.structure.printed import read

RESOLUTION = """\
Resolution adopted by the General Assembly on 17 May 2013
[without reference to a Main Committee (A/67/L.29 and Add.1)]
67/264. Cooperation between the two organizations

The General Assembly,

Recalling its resolution 37/4 of 22 October 1982,

Noting the report of the Secretary-General,

1. Takes note of the report A/67/280;

2. Decides to remain seized of the matter.

<<ODS DOC SYMBOL1>>A/RES/67/264<<ODS DOC SYMBOL1>>
"""


def test_a_resolution() -> None:
    found = read(RESOLUTION)[1]
    assert (found.title, found.symbol, found.date, found.body, found.kind, found.language) == (
        "Cooperation between the two organizations",
        "A/RES/67/264",
        "2013-05-17",
        "General Assembly",
        "resolution",
        "en",
    )
    assert found.sources["date"] == "Resolution adopted by the General Assembly on 17 May 2013"


def test_the_number_in_the_title_without_macros() -> None:
    text = RESOLUTION.replace("<<ODS DOC SYMBOL1>>A/RES/67/264<<ODS DOC SYMBOL1>>\n", "")
    assert read(text)[1].symbol == "A/RES/67/264"


def test_a_cited_symbol_is_not_its_own() -> None:
    text = (
        "The meeting took note of the report A/67/280 and of S/2012/614, as it does every year.\n"
    )
    assert read(text)[1].symbol is None


def test_a_link_below_the_notes_is_not_its_own() -> None:
    text = RESOLUTION.split("<<")[0].replace("67/264. ", "") + (
        "__________________\n\n 1 A/67/280.\n\nhttp://undocs.org/A/67/280\nhttp://undocs.org/S/2012/614\n"
    )
    assert read(text)[1].symbol is None


def test_a_council_resolution() -> None:
    found = read(
        "Resolution 217 (1965)\nof 20 November 1965\n\nThe Security Council,\n\nDeeply concerned,\n\n1. Condemns it.\n"
    )[1]
    assert (found.symbol, found.date, found.body) == (
        "S/RES/217 (1965)",
        "1965-11-20",
        "Security Council",
    )


def test_a_resolution_of_the_health_assembly() -> None:
    found = read(
        "WHA66.1 Twelfth Programme of Work\n\nThe Sixty-sixth World Health Assembly,\n\n"
        "Having considered the draft programme,\n\n1. APPROVES the programme.\n"
    )[1]
    assert (found.symbol, found.body) == ("WHA66.1", "Sixty-sixth World Health Assembly")


def test_a_final_document() -> None:
    found = read(
        "Final Document of the General Meeting on Cooperation\n\nGeneva, 8-10 July 2008\n\n"
        "Pursuant to the resolution, the meeting took place as it was decided before it.\n"
    )[1]
    assert (found.kind, found.date, found.place, found.body) == (
        "final document", "2008-07-10", "Geneva", "General Meeting on Cooperation",
    )  # fmt: skip


def test_a_masthead() -> None:
    found = read(
        "United Nations S/RES/1454 (2002)\n\nSecurity Council Distr.: General\n\n30 December 2002\n\n"
        "Resolution 1454 (2002)\n\nThe Council reviewed the matter and decided to come back to it.\n"
    )[1]
    assert (found.symbol, found.date, found.body) == (
        "S/RES/1454 (2002)",
        "2002-12-30",
        "Security Council",
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Press Release", "press release"),
        ("Report of the Secretary-General", "report"),
        ("Memorandum of Understanding between the two Secretariats", "agreement"),
        ("Letter dated 3 May 2013 from the President", "letter"),
        ("Statement by the Secretary-General", "statement"),
        ("Opening Session", "document"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    text = f"{title}\n\nThe text of the document stands here, and it is long enough to be one.\n"
    assert read(text)[1].kind == kind


def test_without_a_title_the_name_of_the_file() -> None:
    text = "The text of the document stands here, and it is long enough to be one.\n"
    assert read(text, name="my_notes.txt")[1].title == "my notes"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 17 May 2013", "2013-05-17"),
        ("8-10 July 2008", "2008-07-10"),
        ("from 20–22 May 2014", "2014-05-22"),
        ("May 17, 2013", "2013-05-17"),
        ("May 2013", "2013-05"),
        ("le 1er mars 1999", "1999-03-01"),
        ("17 de mayo de 2013", "2013-05-17"),
        ("17 أيار/مايو 2013", "2013-05-17"),
        ("17 مايو 2013", "2013-05-17"),
        ("32 May 2013", "2013-05"),
        ("May 3013", None),
        ("no date", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    found = find_date(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("see A/RES/67/264.", ["A/RES/67/264"]),
        ("in S/RES/1535 (2004) it", ["S/RES/1535 (2004)"]),
        ("A/60/633-S/2005/826, annex III", ["A/60/633-S/2005/826"]),
        ("A/67/L.29 and Add.1", ["A/67/L.29"]),
        ("E/CN.6/2025/3/Rev.1", ["E/CN.6/2025/3/Rev.1"]),
        ("and/or, he/she, A/B", []),
    ],
)
def test_symbols(text: str, symbols: list[str]) -> None:
    assert find_symbols(text) == symbols


def test_symbol_lines() -> None:
    assert is_symbol_line("A/RES/67/264")
    assert is_symbol_line("[S/1907]")
    assert not is_symbol_line("See A/RES/67/264")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "The General Assembly takes note of the report of the Secretary-General and of the work.",
        ),
        (
            "fr",
            "L'Assemblée générale prend note du rapport du Secrétaire général et des travaux sur la paix.",
        ),
        (
            "es",
            "La Asamblea General toma nota del informe del Secretario General y de los trabajos por la paz.",
        ),
        (
            "de",
            "Die Generalversammlung nimmt Kenntnis von dem Bericht des Generalsekretärs und der Arbeit.",
        ),
        ("ar", "تحيط الجمعية العامة علما بتقرير الأمين العام وتعرب عن تقديرها للجهود"),
        ("ru", "Генеральная Ассамблея принимает к сведению доклад Генерального секретаря"),
        ("zh", "大会注意到秘书长的报告并赞赏各国为实现和平与安全所作的努力以及合作"),
        (None, "A/67/280 12 3"),
        (None, ""),
    ],
)
def test_languages(code: str | None, text: str) -> None:
    assert language_of(text) == code


def test_a_title_without_the_mark_of_its_note() -> None:
    text = RESOLUTION.replace("two organizations\n", "two organizations*\n", 1) + (
        "\n__________________\n\n* Previously issued under another symbol.\n"
    )
    assert read(text)[1].title == "Cooperation between the two organizations"


def test_the_date_of_a_law_is_in_its_title() -> None:
    found = read_metadata(
        [_made("DIRECTIVE 2005/56/CE DU PARLEMENT EUROPÉEN ET DU CONSEIL du 26 octobre 2005 sur "
               "les fusions", Kind.TITLE)],
        name="a.html",
        is_resolution=False,
    )  # fmt: skip
    assert (found.kind, found.date, found.body) == (
        "legislation",
        "2005-10-26",
        "Parlement européen et Conseil",
    )


def test_a_country_below_the_kind_of_report_is_part_of_its_title() -> None:
    kind = _made("Report of the Working Group on the Universal Periodic Review*", Kind.HEADING)
    note = Piece(Draft("As received."), "As received.", kind=Kind.FOOTNOTE, mark="*")
    found = read_metadata(
        [kind, _made("Côte d’Ivoire", Kind.TITLE), note], name="a.pdf", is_resolution=False
    )
    assert (
        found.title == "Report of the Working Group on the Universal Periodic Review: Côte d’Ivoire"
    )
    again = [_made("UNIVERSAL PERIODIC REVIEW", Kind.TITLE), kind, note]
    assert read_metadata(again, name="a.pdf", is_resolution=False).title == (
        "Report of the Working Group on the Universal Periodic Review"
    )


def test_a_gazette_in_two_languages_has_one_name_and_its_number() -> None:
    pieces = [_made("MEMORIAL MEMORIAL", Kind.TITLE), _made("A ⎯ N° 17 27 mars 1980", Kind.HEADING)]
    found = read_metadata(pieces, name="a.pdf", is_resolution=False)
    assert (found.title, found.date) == ("MEMORIAL A ⎯ N° 17 27 mars 1980", "1980-03-27")


def test_a_version_is_no_mark_of_a_note() -> None:
    note = Piece(Draft("See below."), "See below.", kind=Kind.FOOTNOTE, mark="2")
    pieces = [_made("Profile for data portals, Version 1.2", Kind.TITLE), note]
    assert read_metadata(pieces, name="a", is_resolution=False).title == pieces[0].text


def test_the_place_of_a_meeting_stands_below_its_hour() -> None:
    pieces = [
        _made("64th plenary meeting", Kind.TITLE),
        _made("Wednesday, 16 April 2025, 10 a.m.", Kind.PARAGRAPH),
        _made("New York", Kind.PARAGRAPH),
    ]
    found = read_metadata(pieces, name="a.pdf", is_resolution=False)
    assert (found.place, found.date, found.kind) == ("New York", "2025-04-16", "meeting record")
    assert found.sources["place"] == "New York"


def test_a_letter_with_a_long_annex_is_in_the_language_of_its_masthead() -> None:
    letter = "On instructions from the Government I have the honour to transmit to you the report. "
    annex = "انطلاقا من مسؤولياتها الوطنية قامت الآلية بإعداد الخطة التنفيذية لحماية المدنيين. "
    pieces = [
        _made("English", Kind.FURNITURE),
        _made(letter * 6, Kind.PARAGRAPH),
        _made(annex * 200, Kind.PARAGRAPH),
    ]
    found = read_metadata(pieces, name="a.pdf", is_resolution=False)
    assert (found.language, found.sources["language"]) == ("en", "English")
    assert read_metadata(pieces[1:], name="a.pdf", is_resolution=False).language == "ar"


def _made(text: str, kind: Kind) -> Piece:
    return Piece(Draft(text), text, kind=kind)
