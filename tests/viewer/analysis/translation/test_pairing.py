"""The same text in two languages is paired, whatever the scripts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from importers.parsed import Block, Kind
from tests.viewer.analysis.translation.texts import TEXTS, document
from viewer.analysis.align import align
from viewer.domain import HandPair, Pair, Relation

LANGUAGES = list(combinations(TEXTS, 2))


def both(pairs: list[Pair]) -> list[tuple[int | None, int | None]]:
    return [(pair.a, pair.b) for pair in pairs if pair.a is not None and pair.b is not None]


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
def test_every_paragraph_finds_its_translation(one: str, other: str) -> None:
    a, b = document(one), document(other)

    pairs = align(a, b)

    assert both(pairs) == [(index, index) for index in range(len(a))]
    assert {pair.relation for pair in pairs} == {Relation.TRANSLATED}


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
def test_without_labels_too(one: str, other: str) -> None:
    a, b = document(one, labels=False), document(other, labels=False)
    right = {(index, index) for index in range(len(a))}
    assert len(right.intersection(both(align(a, b)))) >= len(a) - 1


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
def test_exchanging_the_documents_exchanges_the_sides(one: str, other: str) -> None:
    a, b = document(one), document(other)

    there = {(pair.a, pair.b, pair.score, pair.reason) for pair in align(a, b)}
    back = {(pair.b, pair.a, pair.score, pair.reason) for pair in align(b, a)}

    assert there == back


@pytest.mark.parametrize("other", ["fr", "ru", "ar", "zh"])
def test_a_clause_that_one_language_lacks_is_alone(other: str) -> None:
    a, b = document("en"), [block for block in document(other) if block.index != 6]

    pairs = align(a, b)

    assert (6, None, Relation.REMOVED) in [(p.a, p.b, p.relation) for p in pairs]
    assert both(pairs) == [(index, index) for index in range(len(a)) if index != 6]


@pytest.mark.parametrize("other", ["fr", "ru"])
def test_a_paragraph_that_is_cut_in_one_language_has_both_parts(other: str) -> None:
    b = document(other)
    half = b[3].text.index(" и что" if other == "ru" else " et que")
    cut = [
        *b[:3],
        replace(b[3], text=b[3].text[:half]),
        Block(40, Kind.PARAGRAPH, b[3].text[half + 1 :]),
        *b[4:],
    ]

    pairs = align(document("en"), cut)

    parts = [pair for pair in pairs if pair.a == 3]
    assert [(part.b, part.relation) for part in parts] == [
        (3, Relation.TRANSLATED),
        (40, Relation.TRANSLATED),
    ]
    assert all(part.reason.startswith("one of several parts, ") for part in parts)


def test_reasons_say_what_both_have() -> None:
    reasons = {pair.a: pair.reason for pair in align(document("en"), document("ar"))}

    assert "1998" in reasons[2]
    assert reasons[5].startswith("same label, a/67/312")
    assert all("length fits" in reasons[index] for index in (3, 6))


def test_pairs_made_by_hand_win() -> None:
    a, b = document("en"), document("ru")

    made = align(a, b, held=[HandPair(4, 6)])
    parted = align(a, b, held=[HandPair(4, 4, paired=False)])

    assert (4, 6) in both(made)
    assert [pair.held for pair in made if pair.a == 4] == [True]
    assert not any(pair.a == 4 and pair.b is not None and pair.held for pair in parted)
    assert (4, 4) not in both(parted)


def test_footnotes_are_paired_among_themselves() -> None:
    note = Block(90, Kind.FOOTNOTE, "See E/2011/44, annex II.", mark="1")
    french = Block(91, Kind.FOOTNOTE, "Voir E/2011/44, annexe II.", mark="1")
    a = [*document("en")[:4], note, *document("en")[4:]]
    b = [*document("fr"), french]

    assert (90, 91) in both(align(a, b))
