"""What two archives know of a piece, joined: the same whatever the order, and told where it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.archive.merging.joining import Joined, after, both, chosen, join
from viewer.domain.merging import REMOVED, Chain, Choice, Clock, Piece

ANN, BEN, CEM = (f"{number:08d}-0000-4000-8000-000000000000" for number in range(3))
NOTE = "a0000000-0000-4000-8000-000000000000"
MADE = "2026-01-01T00:00:00Z"


def at(second: int) -> str:
    return f"2026-01-02T00:00:{second:02}Z"


def piece(**values: Any) -> Piece:
    return Piece("annotations", NOTE, ANN, MADE, {"body": "first", "theme": None, **values})


def changed(before: Piece, by: str, second: int, **values: Any) -> Piece:
    """The piece after somebody has set fields."""
    chains: Mapping[str, Chain] = {
        name: after(before.chain(name), at(second), by) for name in values
    }
    return replace(before, values={**before.values, **values}, changes={**before.changes, **chains})


def removed(before: Piece, by: str, second: int) -> Piece:
    chain = after(before.chain(REMOVED), at(second), by)
    return replace(before, changes={**before.changes, REMOVED: chain}, removed=True)


def content(known: Piece) -> object:
    """What is there and what is known of its settings."""
    if known.removed:
        return REMOVED
    return dict(known.values), {name: known.chain(name) for name in known.values}


def test_what_is_the_same_changes_nothing() -> None:
    joined = join(piece(), piece())
    assert joined == Joined()
    assert not joined.changes


def test_a_change_on_top_of_what_is_here_holds_without_a_word() -> None:
    mine = changed(piece(), ANN, 30, body="second")
    theirs = changed(mine, BEN, 10, body="third")  # whose clock is behind
    joined = join(mine, theirs)
    assert (joined.values, joined.clashes) == ({"body": "third"}, ())
    assert join(theirs, mine) == Joined()


def test_of_two_changes_the_later_holds_and_is_told() -> None:
    mine = changed(piece(), ANN, 10, body="Ann's")
    theirs = changed(piece(), BEN, 20, body="Ben's")
    joined, mirror = join(mine, theirs), join(theirs, mine)
    assert joined.values == {"body": "Ben's"}
    assert mirror.values == {}
    (clash,), (other,) = joined.clashes, mirror.clashes
    assert (clash.mine, clash.theirs, clash.theirs_wins) == ("Ann's", "Ben's", True)
    assert (other.mine, other.theirs, other.theirs_wins) == ("Ben's", "Ann's", False)
    assert content(both(mine, theirs)) == content(both(theirs, mine))
    assert join(both(mine, theirs), theirs).clashes == ()


def test_different_fields_are_no_conflict() -> None:
    mine = changed(piece(), ANN, 10, body="Ann's")
    theirs = changed(piece(), BEN, 20, theme=CEM)
    joined = join(mine, theirs)
    assert (joined.values, joined.clashes) == ({"theme": CEM}, ())


def test_the_same_change_is_no_conflict() -> None:
    one, other = (changed(piece(), by, 10, body="same") for by in (ANN, BEN))
    assert (join(one, other).values, join(one, other).clashes) == ({}, ())


def test_a_removal_comes_too() -> None:
    theirs = removed(piece(), BEN, 10)
    assert join(piece(), theirs).removed is True
    assert join(piece(), theirs).clashes == ()
    assert join(theirs, piece()) == Joined()
    assert join(both(piece(), theirs), theirs) == Joined()


@pytest.mark.parametrize("second", [5, 15])
def test_a_removal_gives_way_to_a_change_that_it_did_not_know(second: int) -> None:
    mine = changed(piece(), ANN, second, body="Ann's")
    theirs = replace(removed(piece(), BEN, 10), values={})
    joined, mirror = join(mine, theirs), join(removed(piece(), BEN, 10), mine)
    assert [each.name for each in (*joined.clashes, *mirror.clashes)] == [REMOVED, REMOVED]
    assert joined.removed is None
    assert (mirror.removed, mirror.values) == (False, {"body": "Ann's"})
    assert joined.chains[REMOVED] == mirror.chains[REMOVED]


def test_a_removal_holds_against_what_it_knew() -> None:
    mine = changed(piece(), ANN, 5, body="Ann's")
    assert join(mine, removed(mine, BEN, 10)).removed is True


def test_what_follows_from_other_settings_keeps_nothing() -> None:
    chain = piece().chain("theme")
    followed = (Clock(chain[0].at, 1, ""), *chain)
    mine = replace(piece(theme=CEM), changes={"theme": followed})
    assert join(mine, removed(piece(), BEN, 10)).removed is True
    assert join(removed(piece(), BEN, 10), mine) == Joined()


def test_what_hangs_on_a_piece_keeps_it() -> None:
    theirs = removed(piece(), BEN, 10)
    joined, mirror = join(piece(), theirs, kept=True), join(theirs, piece(), kept=True)
    assert (joined.removed, mirror.removed) == (None, False)
    assert joined.chains[REMOVED] == mirror.chains[REMOVED]
    kept = replace(piece(), changes={REMOVED: joined.chains[REMOVED]})
    assert join(kept, theirs) == Joined()
    assert join(theirs, kept).removed is False
    assert join(theirs, kept).clashes == ()


@pytest.mark.parametrize(
    ("choice", "body"),
    [(Choice.MINE, "Ann's"), (Choice.THEIRS, "Ben's"), (Choice.NEWER, "Ben's")],
)
def test_a_choice_is_a_change_after_both(choice: Choice, body: str) -> None:
    mine = changed(piece(), ANN, 10, body="Ann's")
    theirs = changed(piece(), BEN, 20, body="Ben's")
    decided = chosen(join(mine, theirs), mine, {"body": choice}, at(15), ANN)
    values = {**mine.values, **decided.values}
    assert values["body"] == body
    now = replace(mine, values=values, changes={**mine.changes, **decided.chains})
    told = join(theirs, now)
    assert (told.clashes, {**theirs.values, **told.values}["body"]) == ((), body)


def test_a_place_told_by_another_reading_is_the_same_place() -> None:
    mine, theirs = (piece(place={"block": number}) for number in (1, 2))
    assert join(mine, theirs) == Joined()
    moved = changed(theirs, BEN, 10, place={"block": 3})
    assert join(mine, moved).values == {"place": {"block": 3}}


@st.composite
def tellings(draw: st.DrawFn) -> list[Piece]:
    """What three archives know of one piece, each after some changes and news of the others."""
    archives = [piece() for _ in range(3)]
    for _ in range(draw(st.integers(0, 12))):
        who = draw(st.integers(0, 2))
        if draw(st.booleans()):
            name = draw(st.sampled_from(["body", "theme"]))
            value = draw(st.sampled_from(["x", "y", "z"]))
            by, second = (ANN, BEN, CEM)[who], draw(st.integers(0, 3))
            archives[who] = changed(archives[who], by, second, **{name: value})
        else:
            archives[who] = both(archives[who], archives[draw(st.integers(0, 2))])
    return archives


@given(known=tellings())
def test_joining_is_the_same_in_any_order(known: list[Piece]) -> None:
    one, other, third = known
    assert content(both(one, other)) == content(both(other, one))
    assert content(both(both(one, other), third)) == content(both(one, both(other, third)))
    assert content(both(one, one)) == content(one)
    whole = both(both(one, other), third)
    for each in known:
        assert content(both(whole, each)) == content(whole)
        assert join(whole, each).clashes == ()


@given(known=tellings(), second=st.integers(0, 3))
def test_two_agree_about_a_removal(known: list[Piece], second: int) -> None:
    mine = known[0]
    theirs = removed(known[1], BEN, second)
    one, other = both(mine, theirs), both(theirs, mine)
    assert content(one) == content(other)
    assert content(both(one, other)) == content(one)
