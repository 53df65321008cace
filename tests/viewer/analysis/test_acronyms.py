from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import importers
from importers.parsed import Block, Kind
from viewer.analysis.acronyms import find_acronyms, is_acronym

SEEDS = Path(__file__).parents[3] / "seeds" / "documents"


def pairs(text: str) -> list[tuple[str, str]]:
    found = find_acronyms([Block(0, Kind.PARAGRAPH, text)])
    return [(each.acronym, each.expansion) for each in found]


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("the United Nations Relief and Works Agency for Palestine Refugees in the Near East (UNRWA)",
         "UNRWA", "United Nations Relief and Works Agency for Palestine Refugees in the Near East"),
        ("World Bank, World Health Organization (WHO)", "WHO", "World Health Organization"),
        ("by the Research Centre for Islamic History, Art and Culture (IRCICA) of",
         "IRCICA", "Research Centre for Islamic History, Art and Culture"),
        ("the OIC Strategic Health Programme of Action (SHPA)",
         "SHPA", "Strategic Health Programme of Action"),
        ("OIC’s Peace, Security and Mediation Unit (PSMU)", "PSMU", "Peace, Security and Mediation Unit"),
        ("OIC Youth Forum/Islamic Conference Youth Forum for Dialogue and Cooperation (ICYF-DC)",
         "ICYF-DC", "Islamic Conference Youth Forum for Dialogue and Cooperation"),
        ("Entities such as the United Nations Entity for Gender Equality and the Empowerment of Women"
         " (UN-Women)", "UN-Women",
         "United Nations Entity for Gender Equality and the Empowerment of Women"),
        ("International Strategy for Disaster Reduction (UN/ISDR)",
         "UN/ISDR", "International Strategy for Disaster Reduction"),
        ("a UN Office for South-South Cooperation (UNOSSC)", "UNOSSC", "UN Office for South-South Cooperation"),
        ("Food and Agriculture Organization of the United Nations (FAO)",
         "FAO", "Food and Agriculture Organization of the United Nations"),
        ("signing of a Memorandum of Understanding (MoU)", "MoU", "Memorandum of Understanding"),
        ("many small and medium-sized enterprises (SMEs)", "SMEs", "small and medium-sized enterprises"),
        ("the coronavirus disease (COVID-19)", "COVID-19", "coronavirus disease"),
        ("of the United Nations Protection Force (UNPROFOR)", "UNPROFOR", "United Nations Protection Force"),
        ("of LDCs, Landlocked Developing Countries (LLDCs)", "LLDCs", "Landlocked Developing Countries"),
        ("the Libyan Investment Authority’s (LIA)", "LIA", "Libyan Investment Authority"),
        ("the World Food Programme (hereinafter “WFP”)", "WFP", "World Food Programme"),
        ("le Programme des Nations Unies pour le développement (PNUD)",
         "PNUD", "Programme des Nations Unies pour le développement"),
        ("l’Organisation des Nations Unies (ONU)", "ONU", "Organisation des Nations Unies"),
        ("la Organización Mundial de la Salud (OMS)", "OMS", "Organización Mundial de la Salud"),
        ("as UNRWA (United Nations Relief and Works Agency) said",
         "UNRWA", "United Nations Relief and Works Agency"),
        ("the OIC, the Organization of Islamic Cooperation, said",
         "OIC", "Organization of Islamic Cooperation"),
        ("the International Court of Justice, or ICJ, held", "ICJ", "International Court of Justice"),
        ("قال برنامج World Food Programme (WFP) اليوم", "WFP", "World Food Programme"),
    ],
)  # fmt: skip
def test_the_expansion_begins_at_the_right_word(text: str, acronym: str, expansion: str) -> None:
    assert pairs(text) == [(acronym, expansion)]


@pytest.mark.parametrize(
    "text",
    [
        "its resolution 3369 (XXX) of 10 October",
        "Sudan (CPA and Darfur), Chad",
        "under Regulation (EU) 2016/679 and règlement (CE) no 45/2001",
        "a joint seminar (between UNITAR and OIC)",
        "the Secretary-General (A/67/280-S/2012/614)",
        "Conference on Sustainable Development (Rio+20)",
        "Mr. Sergei Ordzhonikidze (UNOG)",
        "as of May (see IAEA)",
    ],
)
def test_other_parentheses_define_nothing(text: str) -> None:
    assert pairs(text) == []


def test_an_acronym_may_have_several_expansions() -> None:
    text = "Department of Political Affairs (DPA) on the Darfur Peace Agreement (DPA)"
    assert pairs(text) == [
        ("DPA", "Department of Political Affairs"),
        ("DPA", "Darfur Peace Agreement"),
    ]


def test_tables_and_lists_of_abbreviations() -> None:
    blocks = [
        Block(0, Kind.HEADING, "Abbreviations"),
        Block(1, Kind.PARAGRAPH, "AU: African Union"),
        Block(2, Kind.PARAGRAPH, "IGAD – Intergovernmental Authority on Development"),
        Block(3, Kind.HEADING, "Introduction"),
        Block(4, Kind.PARAGRAPH, "EU: what it did"),
        Block(
            5,
            Kind.TABLE,
            "WHO\tWorld Health Organization\nFAO\tRome",
            cells=(("WHO", "World Health Organization"), ("FAO", "Rome")),
        ),
        Block(6, Kind.FURNITURE, "World Health Organization (WHO)"),
    ]
    assert [(each.acronym, each.expansion, each.block) for each in find_acronyms(blocks)] == [
        ("AU", "African Union", 1),
        ("IGAD", "Intergovernmental Authority on Development", 2),
        ("WHO", "World Health Organization", 5),
    ]


@pytest.mark.parametrize("sign", ["UN", "MoU", "SMEs", "UN-Women", "UN/ISDR", "ICYF-DC"])
def test_acronyms(sign: str) -> None:
    assert is_acronym(sign)


@pytest.mark.parametrize("sign", ["Iran", "XXX", "IV", "A/67", "Add", "S", "ISO9001"])
def test_no_acronyms(sign: str) -> None:
    assert not is_acronym(sign)


@given(st.text(alphabet="ABCabc (),-/’UN of the.:"))
def test_anything_may_be_printed(text: str) -> None:
    for acronym, expansion in pairs(text):
        assert acronym in text
        assert expansion in text


def test_the_seeds() -> None:
    """By reading: 81 definitions."""
    counts = [
        len(find_acronyms(importers.read(path).blocks)) for path in sorted(SEEDS.glob("*.txt"))
    ]
    assert counts == [6, 35, 38, 1, 1]


def test_a_paragraph_of_definitions_is_read_in_time() -> None:
    begun = time.perf_counter()
    text = "United Nations Environment Programme (UNEP), the ABC, the " * 2_000
    assert len(pairs(text)) == 2_000
    assert time.perf_counter() - begun < 5
