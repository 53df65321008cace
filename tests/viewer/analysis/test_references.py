from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import importers
from importers.parsed import Block, Kind
from importers.structure.symbols import keys
from viewer.analysis.references import find_references
from viewer.domain import Reference

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"


def found(text: str, body: str | None = None, symbol: str | None = None) -> list[Reference]:
    return find_references([Block(0, Kind.PARAGRAPH, text)], body=body, symbol=symbol)


def symbols(text: str, body: str | None = None) -> list[str]:
    return [each.symbol for each in found(text, body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pursuant to General Assembly resolution 61/49 of 4 December", ["A/RES/61/49"]),
        ("relevant UN Security Council resolutions, in particular 242, 338, 1397, 1515, the “Road Map”",
         ["S/RES/242", "S/RES/338", "S/RES/1397", "S/RES/1515"]),
        ("Security Council resolution 1373 (2001) and resolution 1624 (2005)",
         ["S/RES/1373(2001)", "S/RES/1624(2005)"]),
        ("implementation of Res 16/18 through the process", ["A/HRC/RES/16/18"]),
        ("resolution 3369 (XXX) of 10 October 1975", ["A/RES/3369(XXX)"]),
        ("Economic and Social Council resolution 1235 (XLII)", ["E/RES/1235(XLII)"]),
        ("Economic and Social Council resolutions 1996/31 and 2003/6", ["E/RES/1996/31", "E/RES/2003/6"]),
        ("Commission on Human Rights resolution 2003/68", ["E/CN.4/RES/2003/68"]),
        ("Council resolution 48/13 and General Assembly decision 55/488",
         ["A/HRC/RES/48/13", "A/DEC/55/488"]),
        ("resolutions S-20/2 and ES-10/24", ["A/RES/S-20/2", "A/RES/ES-10/24"]),
        ("resolutions 2253 (ES-V) and 2254 (ES-V)", ["A/RES/2253(ES-V)", "A/RES/2254(ES-V)"]),
        ("resolutions 48/88 A and B and 49/10", ["A/RES/48/88A", "A/RES/49/10"]),
        ("A/60/633-S/2005/826, annex III.", ["A/60/633-S/2005/826"]),
        ("(A/67/L.29 and Add.1)", ["A/67/L.29", "A/67/L.29/Add.1"]),
        ("documents S/26777 and Corr.1", ["S/26777", "S/26777/Corr.1"]),
        ("resolutions WHA62.1 and WHA59.25, decision EB132(5)", ["WHA62.1", "WHA59.25", "EB132(5)"]),
        ("resolution No. 3/12-C (IS) of the Organization of Islamic Cooperation", ["3/12-C"]),
        ("decision 1/CP.16", ["1/CP.16"]),
        ("UNSCR 1325", ["S/RES/1325"]),
        ("Regulation (EC) No 45/2001 and Directives 95/46/EC and 2002/58/EC",
         ["Regulation (EC) 45/2001", "Directive 95/46/EC", "Directive 2002/58/EC"]),
        ("le règlement (UE) n° 1093/2010", ["Regulation (EU) 1093/2010"]),
        ("resolutions on the question of Namibia, particularly 435 (1978), 629 (1989) of 16 January 1989",
         ["S/RES/435(1978)", "S/RES/629(1989)"]),
        ("la résolution 1373 (2001) du Conseil de sécurité et la décision 55/488",
         ["S/RES/1373(2001)", "A/DEC/55/488"]),
        ("la resolución 61/49 de la Asamblea General", ["A/RES/61/49"]),
        ("قرار مجلس الأمن 1373 (2001)", ["S/RES/1373(2001)"]),
        ("во исполнение резолюций 5/1 и 16/21 Совета по правам человека",
         ["A/HRC/RES/5/1", "A/HRC/RES/16/21"]),
    ],
)  # fmt: skip
def test_what_is_printed_becomes_a_symbol(text: str, expected: list[str]) -> None:
    assert symbols(f"See {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The vote was 12/3 in 2005/06, open 24/7; and/or 3/4.",
        "Environment, vol. 45, No. 1 (2023).",
        "Its general recommendation No. 38 (2020) on trafficking",
        "in line with the Executive Board decision 2022/3",
        "in decision 15/4, annex",
        "the resolution 4 metres wide",
        "Act No. 38/2009 and the school year 2008/09",
    ],
)
def test_numbers_of_other_things_are_no_references(text: str) -> None:
    assert symbols(text) == []


def test_a_running_list_carries_body_and_kind_forward() -> None:
    text = (
        "Recalling its resolutions 37/4 of 22 October 1982, 38/4 of 28 October 1983 and"
        " 67/264 of 17 May 2013,"
    )
    references = found(text, "General Assembly")
    assert [(each.mention, each.symbol, each.date) for each in references] == [
        ("37/4", "A/RES/37/4", "1982-10-22"),
        ("38/4", "A/RES/38/4", "1983-10-28"),
        ("67/264", "A/RES/67/264", "2013-05-17"),
    ]


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("Recalling its resolution 48/13", "Human Rights Council", "A/HRC/RES/48/13"),
        ("Recalling its resolution 48/13", "General Assembly", "A/RES/48/13"),
        ("Recalling its resolution 2003/68", "Commission on Human Rights", "E/CN.4/RES/2003/68"),
        ("In its resolution 2022/5, the Economic and Social Council called upon",
         "Commission on the Status of Women", "E/RES/2022/5"),
        ("The General Assembly, in its resolution 48/13, asked", "Human Rights Council", "A/RES/48/13"),
        ("Rappelant sa résolution 61/49", "Assemblée générale", "A/RES/61/49"),
        ("concernant sa résolution 48/13", "Conseil des droits de l’homme", "A/HRC/RES/48/13"),
        ("its resolution 242 of November", "Security Council", "S/RES/242"),
    ],
)  # fmt: skip
def test_its_is_of_who_speaks(text: str, body: str, expected: str) -> None:
    assert symbols(text, body) == [expected]


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("A/60/633-S/2005/826, annex III.", "annex III"),
        ("see A/HRC/28/4, paras. 145.1–145.23", "paras. 145.1–145.23"),
        ("Recalling paragraph 6 of resolution 781 (1992)", "paragraph 6"),
        ("resolution 423 (1978), particularly its provisions", None),
    ],
)
def test_the_part_that_is_meant_is_told(text: str, pinpoint: str | None) -> None:
    assert [each.pinpoint for each in found(text)] == [pinpoint]


def test_words_are_where_they_are_said_to_be() -> None:
    text = "😀 Noting Security Council resolution 1540 (2004) and A/67/280-S/2012/614, para. 4,"
    for each in found(text):
        assert text[each.start : each.end] == each.mention
    assert found(text)[0].mention == "Security Council resolution 1540 (2004)"


def test_a_document_does_not_cite_itself_nor_its_running_headers() -> None:
    blocks = [
        Block(0, Kind.PARAGRAPH, "RESOLUTION 816 (1993)"),
        Block(1, Kind.FURNITURE, "S/RES/780 (1992)"),
        Block(2, Kind.PARAGRAPH, "Recalling resolution 781 (1992) and resolution 816 (1993)"),
    ]
    assert [each.symbol for each in find_references(blocks)] == ["S/RES/781(1992)"]
    text = "Further to A/60/633, S/2005/826 and A/61/1"
    assert [each.symbol for each in found(text, symbol="A/60/633-S/2005/826")] == ["A/61/1"]


@given(st.text(alphabet="resolutions deci 0123456789/()-XVIASE,.ofandits"))
def test_anything_may_be_printed(text: str) -> None:
    references = found(text, "General Assembly")
    assert all(text[each.start : each.end] == each.mention for each in references)
    ends = [each.end for each in references]
    assert all(end <= later.start for end, later in zip(ends, references[1:], strict=False))


def test_the_seeds() -> None:
    """By reading: 5, 8, 31 and 31 mentions, and none in the press release."""
    counts = {}
    for path in sorted(SEEDS.iterdir()):
        if path.suffix != ".txt":
            continue
        parsed = importers.read(path)
        meta = parsed.metadata
        references = find_references(parsed.blocks, body=meta.body, symbol=meta.symbol)
        counts[path.name.split("_")[0]] = len(references)
        for each in references:
            number = re.findall(r"\d+", each.mention)
            assert set(number) <= set(re.findall(r"\d+", each.symbol))
    assert sorted(counts.values()) == [0, 5, 8, 31, 31]


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/60/633-S/2005/826", ("A/60/633", "S/2005/826")),
        ("S/RES/1535 (2004)", ("S/RES/1535",)),
        ("A/RES/48/88A", ("A/RES/48/88",)),
        ("A/RES/217 A (III)", ("A/RES/217(III)",)),
        ("[A/67/L.29 ]", ("A/67/L.29",)),
        ("A/RES/S-20/2", ("A/RES/S-20/2",)),
    ],
)
def test_documents_and_mentions_meet_in_their_keys(symbol: str, expected: tuple[str, ...]) -> None:
    assert keys(symbol) == expected


def test_a_list_without_end_is_read_in_time() -> None:
    listed = ", ".join(f"{31 + number % 60}/{1 + number % 300}" for number in range(5_000))
    begun = time.perf_counter()
    assert len(found(f"Recalling its resolutions {listed}", "General Assembly")) == 5_000
    assert time.perf_counter() - begun < 5
