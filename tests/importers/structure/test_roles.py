"""Preambular and operative, by the form of the first verb."""

from __future__ import annotations

import pytest

from importers.parsed import Role
from importers.structure.clauses import is_enacting_formula, role_of_opening
from tests.importers.structure.printed import blocks

P, O = Role.PREAMBULAR, Role.OPERATIVE  # noqa: E741


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Recalling its resolutions,", P),
        ("Deeply concerned about the situation,", P),
        ("Having considered the report,", P),
        ("Gravely alarmed by it,", P),
        ("Convinced that,", P),
        ("Mindful that Member States", P),
        ("Noting further that", P),
        ("Rappelant ses résolutions,", P),
        ("Ayant examiné le rapport,", P),
        ("Consciente de ses devoirs,", P),
        ("Profondément préoccupée par", P),
        ("Recordando sus resoluciones,", P),
        ("Teniendo presente", P),
        ("Profundamente preocupada", P),
        ("إذ تشير إلى قراراتها،", P),
        ("وإذ تلاحظ", P),
        ("Requests the Secretary-General", O),
        ("Also welcomes the cooperation", O),
        ("Strongly condemns the attacks", O),
        ("Further calls upon the Government", O),
        ("Takes note with satisfaction", O),
        ("Prie le Secrétaire général", O),
        ("Décide de rester saisi", O),
        ("Pide al Secretario General", O),
        ("Decide seguir ocupándose", O),
        ("تطلب إلى الأمين العام", O),
        ("The Government of the country", None),
        ("This meeting was held", None),
        ("States parties shall", None),
        ("During the session", None),
        ("recalling its resolutions", None),
        ("", None),
    ],
)
def test_first_verbs(text: str, role: Role | None) -> None:
    assert role_of_opening(text) is role


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,",
        "The Security Council",
        "The Sixty-sixth World Health Assembly,",
        "The Conference of the Parties,",
        "“The Security Council,",
        "L’Assemblée générale,",
        "Le Conseil de sécurité,",
        "La Asamblea General,",
        "إن الجمعية العامة،",
        "THE COUNCIL OF THE EUROPEAN UNION,",
    ],
)
def test_enacting_formulas(text: str) -> None:
    assert is_enacting_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting reaffirmed the need to respect the independence of the council,",
        "The General Assembly decided to come back to it,",
        "The Council met on 3 May,",
        "Recalling the Council,",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not is_enacting_formula(text)


RESOLUTION = """\
67/264. Cooperation between the two organizations

The General Assembly,

Recalling its resolutions on the matter,

Convinced that the strengthening of cooperation serves them,

1. Takes note of the report of the Secretary-General;

2. Urges the organizations:

(a) To cooperate;

(b) To report;

3. Decides to remain seized of the matter.

82nd plenary meeting
17 May 2013
"""


def test_a_resolution() -> None:
    roles = [(block.label, block.role) for block in blocks(RESOLUTION)]
    assert roles == [
        ("67/264.", None),
        (None, P),
        (None, P),
        (None, P),
        ("1.", O),
        ("2.", O),
        ("(a)", O),
        ("(b)", O),
        ("3.", O),
        (None, None),
    ]


def test_a_single_operative_clause_has_no_number() -> None:
    text = (
        "The Security Council,\n\nHaving examined the application of the Republic,\n\n"
        "Recommends to the General Assembly that it be admitted to membership.\n\n"
        "Adopted unanimously at the 850th meeting.\n"
    )
    assert [block.role for block in blocks(text)] == [P, P, O, None]


def test_clauses_without_the_formula() -> None:
    without = RESOLUTION.replace("The General Assembly,\n\n", "").replace(
        "3. Decides", "3. Requests"
    )
    assert [block.role for block in blocks(without)][1:4] == [P, P, O]


def test_a_speech_has_no_roles() -> None:
    text = "Recalling the past is useful, I think.\n\nMy country welcomes this session.\n"
    assert {block.role for block in blocks(text)} == {None}
