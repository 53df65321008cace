"""Paragraphs on one matter find each other where two documents were not written from each other."""

from __future__ import annotations

import seeds
from importers import read
from importers.parsed import Block, Kind
from viewer.analysis.align import align
from viewer.domain import HandPair, Pair, Relation

OLDER = """
# Somalia
The two sides welcomed the talks held in Djibouti and offered a workshop in Jeddah on reconciliation.
# Refugees
An agreement with UNHCR on displaced families in Kenya and Yemen is to be revised within the year.
# Disarmament
Experts will meet in Vienna on the traffic in small arms and on a zone free of nuclear weapons.
# Culture
The libraries of Istanbul and Cairo lend manuscripts for an exhibition on calligraphy.
# Trade
Tariffs on textiles were discussed with the chambers of commerce of Casablanca.
"""
NEWER = """
# Peace in Africa
On Somalia, an office opens in Djibouti; reconciliation there needs elders from every region.
# Humanitarian work
Many refugees live in member States, and UNHCR asked for help to families in Yemen before winter.
# Security
Talks on nuclear weapons and on small arms shall go on each spring until a treaty is ready.
# Health
Polio is nearly gone, and vaccines against measles were sent to seven provinces.
# Climate
Floods destroyed harvests along two rivers; forecasts shall reach farmers by telephone.
"""


COMMON = """
# Participation
# Opening session
# Next meeting
"""


def document(text: str) -> list[Block]:
    lines = [line for line in (text + COMMON).splitlines() if line]
    return [
        Block(index, Kind.HEADING if line[0] == "#" else Kind.PARAGRAPH, line.lstrip("# "))
        for index, line in enumerate(lines)
    ]


def topical(pairs: list[Pair]) -> dict[tuple[int | None, int | None], str]:
    return {(pair.a, pair.b): pair.reason for pair in pairs if pair.relation is Relation.TOPICAL}


def test_matters_find_each_other_and_say_which_they_are() -> None:
    found = topical(align(document(OLDER), document(NEWER)))

    assert set(found) == {(1, 1), (3, 3), (5, 5)}
    assert "Somalia" in found[1, 1]
    assert "UNHCR" in found[3, 3]
    assert "weapons" in found[5, 5]


def test_the_same_heading_is_named() -> None:
    newer = NEWER.replace("# Humanitarian work", "# Refugees")
    reason = topical(align(document(OLDER), document(newer)))[3, 3]
    assert reason.startswith("under the same heading, both on ")


def test_what_a_person_parted_stays_apart() -> None:
    parted = align(document(OLDER), document(NEWER), held=[HandPair(1, 1, paired=False)])
    assert set(topical(parted)) == {(3, 3), (5, 5)}


def test_documents_written_from_each_other_have_no_topical_pairs() -> None:
    revised = OLDER.replace("Somalia", "Somalia, Kenya").replace(
        "Tariffs on textiles were discussed with the chambers of commerce of Casablanca.",
        "The talks in Djibouti on reconciliation in Somalia go on.",
    )
    assert not topical(align(document(OLDER), document(revised)))


def test_documents_without_headings_in_common_have_none_either() -> None:
    pairs = align(document(OLDER)[:-3], document(NEWER)[:-3])
    assert not topical(pairs)


STRONG = {
    (12, 13), (14, 20), (15, 12), (16, 69), (20, 72), (23, 18), (27, 19), (31, 22), (33, 29),
    (34, 29), (38, 32), (46, 26), (47, 26), (48, 26), (49, 26), (50, 26), (52, 28), (53, 28),
    (54, 28), (57, 25), (58, 25), (61, 67), (62, 67), (63, 67),
}  # fmt: skip
"""Of the final documents of 2008 and 2014, by a person who read both, before any tuning."""
FAIR = {
    (10, 5), (12, 14), (13, 14), (13, 18), (13, 19), (16, 70), (18, 19), (23, 14), (25, 19),
    (26, 19), (35, 29), (39, 32), (40, 32), (41, 32), (42, 32), (43, 32), (44, 32), (55, 28),
    (59, 25), (64, 67), (1, 1), (4, 5), (10, 10),
}  # fmt: skip


def test_the_final_documents_of_2008_and_2014() -> None:
    older, newer = (path for path in seeds.documents() if path.name[:3] in ("001", "002"))

    found = set(topical(align(read(older).blocks, read(newer).blocks)))

    assert len(found & STRONG) >= 0.65 * len(STRONG)
    assert len(found & (STRONG | FAIR)) >= 0.70 * len(found)
