"""A clause is followed through a series of documents."""

from __future__ import annotations

import pytest

import seeds
from importers import read
from importers.parsed import Block, Kind
from tests.viewer.analysis.test_align import CLAUSES, document
from viewer.analysis.align import align
from viewer.analysis.compare import Change
from viewer.analysis.through_time import Stage, through_time
from viewer.domain import Cancelled, HandPair, Relation

GROWN = CLAUSES[0] + ", including health, education and the environment"
YEARS = [
    document(*CLAUSES[1:4]),
    document(CLAUSES[0], *CLAUSES[1:4]),
    document(CLAUSES[1], GROWN, *CLAUSES[2:4]),
    document(*CLAUSES[1:5]),
    document(CLAUSES[4], GROWN, *CLAUSES[1:4]),
]


def told(stages: list[Stage]) -> list[tuple[tuple[int, ...], str | None]]:
    return [(each.indexes, each.relation and each.relation.value) for each in stages]


@pytest.mark.parametrize(("chosen", "index"), [(1, 0), (2, 1), (4, 1)])
def test_it_appears_grows_goes_and_comes_back_wherever_it_is_chosen(
    chosen: int, index: int
) -> None:
    stages = through_time(YEARS, chosen, index)

    assert [each.indexes for each in stages] == [(), (0,), (1,), (), (1,)]
    assert [each.relation for each in stages][:2] == [None, Relation.ADDED]
    assert stages[2].relation in (Relation.CHANGED, Relation.MOVED)
    assert stages[3].relation is Relation.REMOVED
    assert (stages[4].before, stages[4].relation) == (2, Relation.SAME)
    assert stages[4].reason.startswith("back again, ")


def test_each_stage_has_its_changes_against_the_one_before() -> None:
    stage = through_time(YEARS, 1, 0)[2]

    added = [stage.text[s.b_start : s.b_end] for s in stage.changes if s.change is Change.INSERT]
    assert added == [", including health, education and the environment"]
    assert stage.words == len(GROWN.split())


def test_a_clause_that_came_apart_is_followed_in_all_its_parts() -> None:
    whole = f"{CLAUSES[1]}; {CLAUSES[2]}"
    series = [
        document(CLAUSES[0], whole),
        document(CLAUSES[0], CLAUSES[1], CLAUSES[2]),
        document(CLAUSES[0], whole),
    ]

    assert told(through_time(series, 0, 1)) == [
        ((1,), "added"),
        ((1, 2), "split"),
        ((1,), "merged"),
    ]


def test_pairs_made_by_hand_are_followed_where_they_are_told() -> None:
    series = [document(*CLAUSES[:3]), document(CLAUSES[4], *CLAUSES[1:3])]

    stages = through_time(
        series,
        0,
        0,
        aligned=lambda a, b: align(series[a], series[b], held=[HandPair(0, 0)]),
    )

    assert told(stages) == [((0,), "added"), ((0,), "changed")]


def test_work_says_how_far_it_is_and_ends_when_asked() -> None:
    heard: list[float] = []
    through_time(YEARS, 0, 0, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(Cancelled):
        through_time(YEARS, 0, 0, cancelled=lambda: True)


def test_the_resolutions_of_2013_and_2015_and_one_that_follows() -> None:
    """The third is made of the second: its paragraph 23 is cut, and 6 is new in it."""
    older, newer = (
        read(path).blocks for path in seeds.documents() if path.name[:3] in ("003", "004")
    )
    by_label = {block.label: block for block in newer if block.role == "operative"}
    last = by_label["23."]
    third = [
        Block(
            block.index, block.kind, block.text[:60] if block is last else block.text, block.label
        )
        for block in newer
        if block is not by_label["6."]
    ]
    of_2013 = next(b.index for b in older if b.role == "operative" and b.label == "21.")

    stages = through_time([older, newer, third], 0, of_2013)

    assert [each.indexes for each in stages] == [(of_2013,), (last.index,), (last.index,)]
    assert [each.relation for each in stages] == [
        Relation.ADDED,
        Relation.CHANGED,
        Relation.CHANGED,
    ]
    assert stages[1].words > stages[2].words
    gone = through_time([older, newer, third], 1, by_label["6."].index)
    assert [each.relation for each in gone] == [None, Relation.ADDED, Relation.REMOVED]
    assert all(block.kind is not Kind.FURNITURE for block in (last, by_label["6."]))
