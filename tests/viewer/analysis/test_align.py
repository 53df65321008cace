"""Alignment is right on small cases that show one thing each, and loses nothing on any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Block, Kind, Role
from viewer.analysis.align import align
from viewer.domain import Pair, Relation

CLAUSES = [
    "Urges the United Nations system to cooperate with the Organization in areas of mutual interest",
    "Invites increased exchanges between the Permanent Commission and the High Commissioner",
    "Encourages subsidiary institutions to intensify bilateral frameworks for trade and tourism",
    "Requests the Secretary-General to report at the sixty-ninth session on this resolution",
    "Decides to include in the provisional agenda the sub-item entitled cooperation",
    "Expresses deep concern at the spread of cholera among displaced families near the border",
]


def document(*texts: str | Block) -> list[Block]:
    return [
        each if isinstance(each, Block) else Block(index, Kind.PARAGRAPH, each)
        for index, each in enumerate(texts)
    ]


def relations(pairs: list[Pair]) -> list[tuple[int | None, int | None, str]]:
    return [(pair.a, pair.b, pair.relation.value) for pair in pairs]


def test_the_same_text_is_the_same_everywhere() -> None:
    assert relations(align(document(*CLAUSES), document(*CLAUSES))) == [
        (index, index, "same") for index in range(len(CLAUSES))
    ]


def test_an_added_and_a_removed_clause_stand_where_they_were_printed() -> None:
    before = document(*CLAUSES[:4])
    after = document(CLAUSES[0], CLAUSES[4], CLAUSES[1], CLAUSES[3])

    assert relations(align(before, after)) == [
        (0, 0, "same"),
        (None, 1, "added"),
        (1, 2, "same"),
        (2, None, "removed"),
        (3, 3, "same"),
    ]


def test_a_changed_clause_says_how_much_is_left_and_what_became_of_its_label() -> None:
    before = document(Block(0, Kind.PARAGRAPH, CLAUSES[3], label="21.", role=Role.OPERATIVE))
    after = document(
        Block(
            0,
            Kind.PARAGRAPH,
            CLAUSES[3].replace("sixty-ninth", "seventy-first"),
            label="23.",
            role=Role.OPERATIVE,
        )
    )

    (pair,) = align(before, after)

    assert pair.relation is Relation.CHANGED
    assert pair.score == 0.917
    assert pair.reason == "21. is now 23., 91 % of the words"


def test_reasons_are_told_from_the_first_document_whichever_is_longer() -> None:
    short = [Block(0, Kind.PARAGRAPH, CLAUSES[0], label="1.")]
    long = [
        Block(0, Kind.PARAGRAPH, CLAUSES[1], label="1."),
        Block(1, Kind.PARAGRAPH, CLAUSES[0], label="2."),
    ]

    assert [pair.reason for pair in align(short, long) if pair.a == 0] == [
        "1. is now 2., same words"
    ]
    assert [pair.reason for pair in align(long, short) if pair.b == 0] == [
        "2. is now 1., same words"
    ]


def test_a_clause_that_grew_to_three_times_its_length_keeps_its_counterpart() -> None:
    longer = CLAUSES[2] + (
        ", and in this regard welcomes the holding of the high-level meeting of the Council in"
        " October on partnership, at which a statement was adopted that recognised the"
        " contribution of all Members to the work of the General Assembly in this field"
    )

    pairs = align(document(*CLAUSES[:4]), document(CLAUSES[0], CLAUSES[1], longer, CLAUSES[3]))

    assert (2, 2, "changed") in relations(pairs)


def test_what_printing_and_extraction_leave_makes_no_difference() -> None:
    printed = (
        "Noting the request of the “Organization”, self-determination,3 and the Members’ views;"
    )
    extracted = (
        'Noting the request of the "Organi zation", self- determination, and the Members\' views ;'
    )

    (pair,) = align(document(printed), document(extracted))

    assert (pair.relation, pair.score) == (Relation.SAME, 1.0)
    assert pair.reason == "same words"


def test_a_footnote_mark_glued_to_its_word_is_no_word() -> None:
    (pair,) = align(
        document("to invite the Organization of the Islamic Conference1 to participate"),
        document("to invite the Organization of the Islamic Conference to participate"),
    )
    assert pair.relation is Relation.SAME


def test_capitals_alone_are_named_and_make_no_change() -> None:
    (pair,) = align(document("at its General Secretariat"), document("at its general secretariat"))

    assert pair.relation is Relation.SAME
    assert pair.reason == "same words, capitals differ"


def test_figures_that_differ_make_a_change() -> None:
    (pair,) = align(
        document("Recalling its resolution 37/4 of 22 October 1982 on cooperation"),
        document("Recalling its resolution 37/5 of 22 October 1982 on cooperation"),
    )
    assert pair.relation is Relation.CHANGED


def test_a_clause_in_another_place_has_moved() -> None:
    pairs = align(document(*CLAUSES), document(*CLAUSES[1:], CLAUSES[0]))

    assert (0, 5, "moved") in relations(pairs)
    assert sum(pair.relation is Relation.SAME for pair in pairs) == 5
    assert next(pair for pair in pairs if pair.a == 0).reason == "in another place, same words"


def test_a_moved_clause_is_not_given_to_a_poor_neighbour() -> None:
    pairs = align(
        document(CLAUSES[0], CLAUSES[1], CLAUSES[2]),
        document(
            CLAUSES[1],
            CLAUSES[2],
            "Urges the Organization to remain seized of the matter",
            CLAUSES[0],
        ),
    )
    assert (None, 2, "added") in relations(pairs)
    assert (0, 3, "moved") in relations(pairs)


def test_a_clause_that_came_apart_is_split_and_the_other_way_merged() -> None:
    whole = f"{CLAUSES[1]}; {CLAUSES[2]}"
    before = document(CLAUSES[0], whole, CLAUSES[3])
    after = document(CLAUSES[0], CLAUSES[1], CLAUSES[2], CLAUSES[3])

    assert relations(align(before, after)) == [
        (0, 0, "same"),
        (1, 1, "split"),
        (1, 2, "split"),
        (2, 3, "same"),
    ]
    assert relations(align(after, before)) == [
        (0, 0, "same"),
        (1, 1, "merged"),
        (2, 1, "merged"),
        (3, 2, "same"),
    ]


def test_an_added_clause_beside_a_changed_one_is_no_part_of_it() -> None:
    changed = CLAUSES[1].replace("increased", "further")

    pairs = align(document(CLAUSES[1]), document(changed, CLAUSES[5]))

    assert relations(pairs) == [(0, 0, "changed"), (None, 1, "added")]


def test_furniture_is_left_out() -> None:
    header = Block(0, Kind.FURNITURE, "A/RES/67/264")
    text = Block(1, Kind.PARAGRAPH, CLAUSES[0])

    assert relations(align([header, text], [header, text])) == [(1, 1, "same")]


def test_footnotes_keep_their_counterparts_wherever_the_page_ends() -> None:
    note = "On 28 June 2011 the Organization of the Islamic Conference changed its name"
    at_the_foot = [
        Block(0, Kind.PARAGRAPH, CLAUSES[0]),
        Block(1, Kind.FOOTNOTE, note, mark="1"),
        Block(2, Kind.PARAGRAPH, CLAUSES[1]),
    ]
    at_the_end = [
        Block(0, Kind.PARAGRAPH, CLAUSES[0]),
        Block(1, Kind.PARAGRAPH, CLAUSES[1]),
        Block(2, Kind.FOOTNOTE, note, mark="1"),
    ]

    assert relations(align(at_the_foot, at_the_end)) == [
        (0, 0, "same"),
        (1, 2, "same"),
        (2, 1, "same"),
    ]


def test_long_documents_are_aligned_by_their_telling_words() -> None:
    """Above the size where every combination is weighed."""
    numbers = range(260)
    before = [f"Clause {n} on matter{n} and subject{n * 7} of the {n} session" for n in numbers]
    after = before[:100] + before[101:200] + ["Entirely new words about fisheries"] + before[200:]

    pairs = align(document(*before), document(*after))

    assert relations(pairs)[99:102] == [
        (99, 99, "same"),
        (100, None, "removed"),
        (101, 100, "same"),
    ]
    assert sum(pair.relation is Relation.SAME for pair in pairs) == 259
    assert sum(pair.relation is Relation.ADDED for pair in pairs) == 1


def test_nothing_against_something_is_all_added() -> None:
    assert relations(align([], document("one"))) == [(None, 0, "added")]
    assert align([], []) == []


WORDS = st.sampled_from(
    [
        "peace",
        "health",
        "aid",
        "women",
        "law",
        "trade",
        "of",
        "the",
        "and",
        "14",
        "A/RES/1",
        "–",
        "…",
        "和平",
        "2013",
    ]
)
BLOCKS = st.lists(
    st.builds(
        lambda words, kind, label: (" ".join(words), kind, label),
        st.lists(WORDS, max_size=12),
        st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.FOOTNOTE, Kind.FURNITURE]),
        st.sampled_from([None, "1.", "(a)"]),
    ),
    max_size=9,
).map(lambda raw: [Block(i, kind, text, label=label) for i, (text, kind, label) in enumerate(raw)])
SINGLE = {Relation.SAME, Relation.CHANGED, Relation.MOVED, Relation.ADDED, Relation.REMOVED}
TURNED = {
    Relation.ADDED: Relation.REMOVED,
    Relation.REMOVED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


@given(BLOCKS, BLOCKS)
def test_every_block_is_paired_and_none_twice_unless_split_or_merged(
    a: list[Block], b: list[Block]
) -> None:
    pairs = align(a, b)

    for side, blocks in (("a", a), ("b", b)):
        text = [each.index for each in blocks if each.kind is not Kind.FURNITURE]
        named = [getattr(pair, side) for pair in pairs if getattr(pair, side) is not None]
        assert set(named) == set(text)
        once = [getattr(pair, side) for pair in pairs if pair.relation in SINGLE]
        once = [index for index in once if index is not None]
        assert len(once) == len(set(once))


@given(BLOCKS, BLOCKS)
def test_exchanging_the_documents_exchanges_the_sides(a: list[Block], b: list[Block]) -> None:
    there = {(pair.a, pair.b, pair.relation, pair.score) for pair in align(a, b)}
    back = {
        (pair.b, pair.a, TURNED.get(pair.relation, pair.relation), pair.score)
        for pair in align(b, a)
    }
    assert there == back


@given(BLOCKS, BLOCKS)
def test_pairs_in_place_keep_the_order_of_both(a: list[Block], b: list[Block]) -> None:
    footnotes = {each.index for each in a if each.kind is Kind.FOOTNOTE}
    in_place = [
        pair
        for pair in align(a, b)
        if pair.relation in (Relation.SAME, Relation.CHANGED) and pair.a not in footnotes
    ]
    for side in ("a", "b"):
        indexes = [getattr(pair, side) for pair in in_place]
        assert indexes == sorted(indexes)


@given(BLOCKS)
def test_a_document_is_the_same_as_itself(a: list[Block]) -> None:
    assert all(pair.relation is Relation.SAME and pair.score == 1.0 for pair in align(a, a))
