"""What a person said of two blocks wins, and what is computed goes around it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Block, Kind
from tests.viewer.analysis.test_align import BLOCKS, CLAUSES, document, relations
from viewer.analysis.align import align, aligned
from viewer.domain import Cancelled, HandPair, Relation


def test_two_texts_without_a_word_in_common_are_paired_by_hand() -> None:
    a, b = document(*CLAUSES[:3]), document(CLAUSES[0], CLAUSES[4], CLAUSES[2])

    pairs = align(a, b, held=[HandPair(1, 1)])

    assert relations(pairs) == [(0, 0, "same"), (1, 1, "changed"), (2, 2, "same")]
    (by_hand,) = (pair for pair in pairs if pair.held)
    assert by_hand.reason.startswith("paired by hand, ")


def test_a_pair_made_by_hand_takes_both_from_what_was_computed() -> None:
    a, b = document(*CLAUSES[:3]), document(*CLAUSES[:3])

    assert relations(align(a, b, held=[HandPair(0, 1)])) == [
        (None, 0, "added"),
        (0, 1, "changed"),
        (1, None, "removed"),
        (2, 2, "same"),
    ]


def test_what_is_unpaired_by_hand_stays_so() -> None:
    a, b = document(*CLAUSES[:3]), document(*CLAUSES[:3])

    assert relations(align(a, b, held=[HandPair(1, 1, paired=False)])) == [
        (0, 0, "same"),
        (1, None, "removed"),
        (None, 1, "added"),
        (2, 2, "same"),
    ]
    assert (1, None, "removed") in relations(align(a, b, held=[HandPair(1, None, paired=False)]))


def test_one_block_with_two_by_hand_was_split_and_the_other_way_merged() -> None:
    a, b = document(*CLAUSES[:2]), document(CLAUSES[2], CLAUSES[3], CLAUSES[1])

    there = align(a, b, held=[HandPair(0, 0), HandPair(0, 1)])
    back = align(b, a, held=[HandPair(0, 0), HandPair(1, 0)])

    assert relations(there) == [(0, 0, "split"), (0, 1, "split"), (1, 2, "same")]
    assert relations(back) == [(0, 0, "merged"), (1, 0, "merged"), (2, 1, "same")]


def test_a_pair_by_hand_across_the_order_has_moved() -> None:
    a, b = document(*CLAUSES[:4]), document(*CLAUSES[1:4], CLAUSES[4])

    pairs = align(a, b, held=[HandPair(0, 3), HandPair(3, 0)])

    assert {pair.relation for pair in pairs if pair.held} == {Relation.CHANGED, Relation.MOVED}


def test_one_block_alone_can_only_be_said_to_have_no_counterpart() -> None:
    with pytest.raises(ValueError, match="without a counterpart"):
        HandPair(1, None)
    with pytest.raises(ValueError, match="without a counterpart"):
        HandPair(None, None, paired=False)


SAID = st.lists(
    st.builds(HandPair, st.integers(0, 8), st.integers(0, 8), paired=st.booleans()), max_size=4
)


@given(BLOCKS, BLOCKS, SAID)
def test_everything_said_holds_and_nothing_is_lost(
    a: list[Block], b: list[Block], said: list[HandPair]
) -> None:
    pairs = align(a, b, held=said)

    found = {(pair.a, pair.b) for pair in pairs}
    decided = {(each.a, each.b): each.paired for each in said}
    text_a, text_b = (
        {each.index for each in blocks if each.kind is not Kind.FURNITURE} for blocks in (a, b)
    )
    for (one, other), paired in decided.items():
        if one in text_a and other in text_b:
            assert ((one, other) in found) is paired
    assert {one for one, _ in found} - {None} == text_a
    assert {other for _, other in found} - {None} == text_b
    assert {(p.a, p.b) for p in pairs if p.held} == {
        key for key, paired in decided.items() if paired and key[0] in text_a and key[1] in text_b
    }


def test_work_says_how_far_it_is_and_ends_when_asked() -> None:
    heard: list[float] = []
    align(document(*CLAUSES), document(*CLAUSES), progress=heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)

    with pytest.raises(Cancelled):
        align(document(*CLAUSES), document(*CLAUSES), cancelled=lambda: len(heard) > 3)


def test_another_process_gets_values_and_gives_values() -> None:
    a, b = document(*CLAUSES[:3]), document(*CLAUSES[1:4])
    heard: list[float] = []

    there = pickle.loads(pickle.dumps((aligned, a, b, (HandPair(0, 2),))))
    back = pickle.loads(pickle.dumps(there[0](*there[1:], heard.append)))

    assert back == align(a, b, held=[HandPair(0, 2)])
    assert heard[-1] == 1.0
