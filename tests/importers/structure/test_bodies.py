"""Which body issued a document."""

from __future__ import annotations

import pytest

from importers.parsed import Kind, Role
from importers.structure.bodies import body_of
from importers.structure.lines import Draft
from importers.structure.pieces import Piece


def piece(text: str, kind: Kind = Kind.FURNITURE, role: Role | None = None) -> Piece:
    return Piece(Draft(text), text, kind=kind, role=role)


def body(*masthead: str, title: str = "", symbol: str | None = None) -> tuple[str | None, str]:
    sources: dict[str, str] = {}
    found = body_of([piece(text) for text in masthead], title, symbol, sources)
    return found, sources.get("body", "")


def test_the_body_that_speaks_goes_before_all() -> None:
    pieces = [
        piece("Security Council"),
        piece("The General Assembly,", Kind.PARAGRAPH, Role.PREAMBULAR),
    ]
    assert body_of(pieces, "", "A/HRC/1", {}) == "General Assembly"


@pytest.mark.parametrize(
    "formula", ["The Parties to this Agreement,", "Les Parties au présent Accord,"]
)
def test_parties_to_a_treaty_are_no_body(formula: str) -> None:
    assert body_of([piece(formula, Kind.PARAGRAPH, Role.PREAMBULAR)], "", None, {}) is None


def test_the_symbol_knows_the_subsidiary_body_better_than_the_masthead() -> None:
    assert body("General Assembly", symbol="A/HRC/22/9") == ("Human Rights Council", "A/HRC/22/9")
    assert body("General Assembly", "Human Rights Council", symbol="A/HRC/22/9") == (
        "Human Rights Council",
        "Human Rights Council",
    )
    assert body("Economic and Social Council", symbol="E/CN.6/2025/3")[0] == (
        "Commission on the Status of Women"
    )
    assert body("Economic and Social Council", symbol="E/CN.60/3")[0] == (
        "Economic and Social Council"
    )
    assert body(symbol="WHA66.15")[0] == "World Health Assembly"


def test_it_has_the_name_that_is_printed() -> None:
    assert body("Assemblée générale", "Conseil des droits de l’homme", symbol="A/HRC/1/2")[0] == (
        "Conseil des droits de l’homme"
    )


def test_without_a_subsidiary_the_masthead_then_the_organ() -> None:
    assert body("United Nations", "Security Council", symbol="S/2025/354")[0] == "Security Council"
    assert body(symbol="S/2025/354") == ("Security Council", "S/2025/354")
    assert body(symbol="XYZ/1") == (None, "")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Report of the Trade and Development Board on its thirty-third session", "Trade and Development Board"),
        ("REGULATION (EU) 2020/1783 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 25 November", "European Parliament and Council"),
        ("DIRECTIVE 2005/56/CE DU PARLEMENT EUROPÉEN ET DU CONSEIL du 26 octobre 2005", "Parlement européen et Conseil"),
        ("RÈGLEMENT DÉLÉGUÉ (UE) 2019/401 DE LA COMMISSION du 19 décembre 2018", "European Commission"),
        ("Report of the Secretary-General", None),
        ("Report of the Working Group on the Universal Periodic Review", None),
    ],
)  # fmt: skip
def test_the_title_names_it(title: str, expected: str | None) -> None:
    assert body(title=title)[0] == expected
