from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Kind, Role
from viewer.citation import Numbered, cite, long_date, numbering

TITLE = "Cooperation between the United Nations and the Organization of Islamic Cooperation"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"symbol": "A/RES/67/264", "date": "2013-05-17", "label": "14.", "page": 3},
            f"{TITLE}, A/RES/67/264, 17 May 2013, para. 14, p. 3",
        ),
        ({}, TITLE),
        ({"page": 3}, f"{TITLE}, p. 3"),
        ({"date": "2013-05"}, f"{TITLE}, May 2013"),
        ({"date": "2013"}, f"{TITLE}, 2013"),
        ({"label": "11"}, f"{TITLE}, para. 11"),
        ({"label": "٣."}, f"{TITLE}, para. ٣"),
        ({"label": "IV."}, f"{TITLE}, para. IV"),
        ({"label": "1.2.3"}, f"{TITLE}, para. 1.2.3"),
        ({"label": "(a)"}, f"{TITLE}, subpara. (a)"),
        ({"label": "b)"}, f"{TITLE}, subpara. (b)"),
        ({"label": "(a)", "within": "14."}, f"{TITLE}, para. 14 (a)"),
        ({"label": "Article 5"}, f"{TITLE}, Article 5"),
        ({"label": "IV.", "kind": Kind.HEADING}, f"{TITLE}, sect. IV"),
        ({"label": "2", "kind": Kind.FOOTNOTE}, f"{TITLE}, footnote 2"),
        ({"kind": Kind.FOOTNOTE, "ordinal": 3}, f"{TITLE}, footnote"),
        ({"kind": Kind.TABLE, "index": 3, "page": 9}, f"{TITLE}, table, p. 9"),
        ({"kind": Kind.HEADING}, f"{TITLE}, heading"),
        ({"role": Role.PREAMBULAR, "ordinal": 5}, f"{TITLE}, preamble, 5th para."),
        ({"role": Role.PREAMBULAR}, f"{TITLE}, preamble"),
        ({"role": Role.PREAMBULAR, "label": "(3)"}, f"{TITLE}, preamble, para. (3)"),
        ({"role": Role.OPERATIVE, "label": "1."}, f"{TITLE}, para. 1"),
        ({"ordinal": 1}, f"{TITLE}, 1st paragraph"),
        ({"ordinal": 12, "index": 30}, f"{TITLE}, 12th paragraph"),
        ({"ordinal": 22}, f"{TITLE}, 22nd paragraph"),
        ({"ordinal": 103}, f"{TITLE}, 103rd paragraph"),
        ({"ordinal": 111}, f"{TITLE}, 111th paragraph"),
        ({"label": "•", "ordinal": 7}, f"{TITLE}, 7th paragraph"),
        ({"index": 0}, f"{TITLE}, block 0"),
        ({"body": "General Assembly"}, f"{TITLE}, General Assembly"),
        ({"body": "General Assembly", "symbol": "A/RES/1"}, f"{TITLE}, A/RES/1"),
        ({"body": "united nations"}, TITLE),
        ({"title": "  Two\n lines "}, "Two lines"),
        ({"title": None, "symbol": "A/RES/67/264"}, "A/RES/67/264"),
        ({"title": "", "page": 1}, "p. 1"),
        ({"title": "Long " * 200}, ("Long " * 200).strip()),
    ],
    ids=repr,
)
def test_a_passage_is_named_by_what_is_known(given: dict[str, Any], expected: str) -> None:
    assert cite(**{"title": TITLE, **given}) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2013-05-01", "1 May 2013"),
        ("spring 2013", "spring 2013"),
        ("2013-13", "2013-13"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates_are_written_out(date: str | None, expected: str) -> None:
    assert long_date(date) == expected


maybe_text = st.none() | st.text(max_size=30)


@given(
    title=maybe_text,
    symbol=maybe_text,
    date=maybe_text,
    label=maybe_text,
    body=maybe_text,
    page=st.none() | st.integers(1, 999),
)
def test_whatever_is_missing_leaves_no_gap(
    title: str | None,
    symbol: str | None,
    date: str | None,
    label: str | None,
    body: str | None,
    page: int | None,
) -> None:
    cited = cite(title=title, symbol=symbol, date=date, label=label, body=body, page=page)
    assert "\n" not in cited
    assert not re.search(r"  ", cited)
    for part in (title, symbol):
        assert " ".join((part or "").split()) in cited
    assert cited.endswith(f"p. {page}") or page is None


@dataclass(frozen=True)
class Piece:
    kind: Kind = Kind.PARAGRAPH
    label: str | None = None
    role: Role | None = None
    text: str = "Recalling its resolution 67/264 of 17 May 2013,"


@pytest.mark.parametrize(
    "organ",
    ["The General Assembly,", "L’Assemblée générale,", "Генеральная Ассамблея,", "大会，"],
)
def test_the_line_that_names_the_organ_is_not_counted(organ: str) -> None:
    opening = Piece(role=Role.PREAMBULAR, text=organ)
    recital = Piece(role=Role.PREAMBULAR)
    assert numbering([opening, recital, opening]) == [Numbered(), Numbered(1), Numbered(2)]


@pytest.mark.parametrize(
    "recital",
    [
        "Recalling its resolution 67/264,",
        "Deeply concerned about the situation in the region,",
        "The Parties to this long agreement, who have met in 2013 for the first time,",
    ],
)
def test_a_first_recital_is_counted(recital: str) -> None:
    assert numbering([Piece(role=Role.PREAMBULAR, text=recital)]) == [Numbered(1)]


def test_paragraphs_are_counted_as_on_paper() -> None:
    preambular = Piece(role=Role.PREAMBULAR)
    pieces = [
        Piece(Kind.TITLE),
        Piece(),
        preambular,
        Piece(Kind.FOOTNOTE, label="1"),
        preambular,
        Piece(Kind.FURNITURE),
        Piece(Kind.HEADING, label="I."),
        Piece(label="1.", role=Role.OPERATIVE),
        Piece(Kind.LIST_ITEM, label="(a)"),
        Piece(Kind.LIST_ITEM, label="(b)"),
        Piece(Kind.TABLE),
        Piece(label="2.", role=Role.OPERATIVE),
    ]
    assert numbering(pieces) == [
        Numbered(),
        Numbered(1),
        Numbered(1),
        Numbered(),
        Numbered(2),
        Numbered(),
        Numbered(),
        Numbered(2),
        Numbered(3, "1."),
        Numbered(4, "1."),
        Numbered(),
        Numbered(5),
    ]


def test_a_heading_ends_the_paragraph_that_letters_belong_to() -> None:
    pieces = [Piece(label="1."), Piece(Kind.HEADING), Piece(Kind.LIST_ITEM, label="(a)")]
    assert numbering(pieces)[-1] == Numbered(2, None)
