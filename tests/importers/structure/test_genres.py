"""What sort of document it is, by the things that are printed at its top."""

from __future__ import annotations

import pytest

from importers.parsed import Kind
from importers.structure.genres import genre_of
from importers.structure.lines import Draft
from importers.structure.pieces import Piece


def piece(text: str, kind: Kind = Kind.PARAGRAPH) -> Piece:
    return Piece(Draft(text), text, kind=kind)


def genre(
    title: str, *texts: str, symbol: str | None = None, heading: str = "", clauses: bool = False
) -> str:
    pieces = [piece(title, Kind.TITLE)]
    pieces += [piece(heading, Kind.HEADING)] if heading else []
    pieces += [piece(text) for text in texts]
    return genre_of(pieces, title, symbol, {}, is_resolution=clauses)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Final Document of the General Meeting on Cooperation", "final document"),
        ("Letter dated 3 June 2025 from the Permanent Representative", "letter"),
        ("Lettre datée du 3 juin 2025", "letter"),
        ("64th plenary meeting", "meeting record"),
        ("Concluding observations on the sixth periodic report", "concluding observations"),
        ("Заключительные замечания по шестому периодическому докладу", "concluding observations"),
        ("REGULATION (EU) 2020/1783 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL", "legislation"),
        ("RÈGLEMENT (CE) No 715/2009 DU PARLEMENT EUROPÉEN ET DU CONSEIL", "legislation"),
        ("DIRECTIVE 2005/56/CE DU PARLEMENT EUROPÉEN", "legislation"),
        ("Loi du 19 février 1997 modifiant la loi du 15 juin 1994", "legislation"),
        ("MEMORIAL A ⎯ N° 17 27 mars 1980", "legislation"),
        ("Memorial of the Government of Qatar", "document"),
        ("Raamovereenkomst tussen de Regering en het Wereldvoedselprogramma", "agreement"),
        ("Соглашение о сотрудничестве", "agreement"),
        ("Доклад Генерального секретаря", "report"),
        ("Ministerial declaration of the high-level segment", "declaration"),
        ("Review and appraisal of the implementation of the Beijing Declaration", "document"),
        ("Statement by the President", "statement"),
        ("Decision on the programme of work", "decision"),
        ("Note by the Secretary-General", "note"),
        ("Guidelines for the seminar", "document"),
    ],
)
def test_the_title_tells(title: str, expected: str) -> None:
    assert genre(title) == expected


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/79/PV.64", "meeting record"),
        ("CCPR/C/SR.100", "meeting record"),
        ("S/PRST/2024/1", "statement"),
        ("WHA66.15", "resolution"),
        ("CEDAW/C/CAF/CO/6", "concluding observations"),
        ("CRC/C/GC/20", "general comment"),
        ("A/79/801", "document"),
    ],
)
def test_the_symbol_tells_its_nature(symbol: str, expected: str) -> None:
    assert genre("Scale of assessments", symbol=symbol) == expected


def test_a_heading_that_says_what_it_is_tells_as_the_title_does() -> None:
    assert genre("Benin", heading="Report of the Working Group on the Review") == "report"
    assert genre("Резюме материалов", heading="Доклад Управления Верховного комиссара") == "report"


def test_the_way_it_begins_tells_a_speech() -> None:
    assert (
        genre("BEL 71 2016", "I congratulate you, Mr. President, on your election.") == "statement"
    )


def test_clauses_make_a_resolution_and_not_of_a_treaty() -> None:
    assert genre("Peace in the world", clauses=True) == "resolution"
    assert genre("Agreement between the Organization and the Centre", clauses=True) == "agreement"


def test_the_words_that_told_are_kept() -> None:
    sources: dict[str, str] = {}
    genre_of([piece("x")], "Note by the Secretariat", None, sources, is_resolution=False)
    assert sources == {"kind": "Note by the Secretariat"}
