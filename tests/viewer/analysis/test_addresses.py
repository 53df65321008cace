from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from importers.parsed import Block, Kind, Role
from importers.registry import read
from viewer.analysis.addresses import find_address

_OP, _PRE = Role.OPERATIVE, Role.PREAMBULAR

RESOLUTION = [
    Block(0, Kind.TITLE, "Cooperation between the organizations", level=1, page=1),
    Block(1, Kind.PARAGRAPH, "The General Assembly,", role=_PRE, page=1),
    Block(2, Kind.PARAGRAPH, "Recalling its resolutions on cooperation,", role=_PRE, page=1),
    Block(3, Kind.PARAGRAPH, "Convinced of the need,", role=_PRE, page=1),
    Block(4, Kind.PARAGRAPH, "Takes note of the report;", "1.", _OP, page=1),
    Block(5, Kind.PARAGRAPH, "Requests the agencies:", "2.", _OP, page=2),
    Block(6, Kind.LIST_ITEM, "To meet;", "(a)", level=1, page=2),
    Block(7, Kind.LIST_ITEM, "To report:", "(b)", level=1, page=2),
    Block(8, Kind.LIST_ITEM, "Every year;", "(i)", level=2, page=2),
    Block(9, Kind.PARAGRAPH, "Decides as follows:", "3.", _OP, page=2),
    Block(10, Kind.LIST_ITEM, "To go on.", "(a)", level=1, page=2),
    Block(11, Kind.FOOTNOTE, "A/67/280.", "2", mark="2", page=2),
    Block(12, Kind.HEADING, "Annex: matrix of activities", level=1, page=3),
    Block(13, Kind.PARAGRAPH, "Water is first.", "1.", page=3),
    Block(14, Kind.PARAGRAPH, "أُقِرَّ", "المادة ٥", page=4),
]


@pytest.mark.parametrize(
    ("address", "index"),
    [
        ("1", 4),
        ("2.", 5),
        ("para. 2", 5),
        ("§ 3", 9),
        ("2 (a)", 6),
        ("2(b)", 7),
        ("2 (b) (i)", 8),
        ("3 a", 10),
        ("preamble 2", 3),
        ("pp 1", 2),
        ("Preambular paragraph 2", 3),
        ("op 3", 9),
        ("page 3", 12),
        ("p. 2", 5),
        ("#5", 8),
        ("annex", 12),
        ("MATRIX", 12),
        ("Article 5", 14),
        ("٥", 14),
    ],
)
def test_what_people_call_a_place(address: str, index: int) -> None:
    assert find_address(address, RESOLUTION) == index


@pytest.mark.parametrize(
    "address", ["", "  ", "99", "2 (z)", "preamble 9", "page 9", "()", "nowhere"]
)
def test_nothing_has_that_name(address: str) -> None:
    assert find_address(address, RESOLUTION) is None


def test_of_several_the_next_one_is_meant() -> None:
    assert find_address("1", RESOLUTION, after=4) == 13
    assert find_address("1", RESOLUTION, after=13) == 4


def test_clauses_of_a_real_resolution() -> None:
    path: Path = next(each for each in seeds.documents() if each.name.startswith("003"))
    blocks = read(path).blocks
    found = find_address("14", blocks)
    assert found is not None
    assert blocks[found].label == "14."
    fifth = find_address("preamble 5", blocks)
    assert fifth is not None
    assert blocks[fifth].role is Role.PREAMBULAR
