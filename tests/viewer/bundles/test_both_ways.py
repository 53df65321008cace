"""Two people's archives are the same after each has taken in the other's work, whatever they did."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.viewer.archive.making import add
from tests.viewer.bundles.conftest import TEXTS
from tests.viewer.bundles.making import bundle_of, content, exchange, see, take, visible
from tests.viewer.bundles.working import Worker
from viewer.archive import Archive
from viewer.domain.merging import Choice


@contextmanager
def two(folder: Path, before: int = 0, seed: int = 0) -> Iterator[tuple[Archive, Archive]]:
    """Ann's archive, with some edits, and Ben's copy of it."""
    with Archive.open(folder / "ann.concord", person="Ann") as ann:
        add(ann, TEXTS)
        Worker(ann, seed).work(before)
        ann.backup(folder / "ben.concord")
        with Archive.open(folder / "ben.concord", person="Ben") as ben:
            yield ann, ben
            assert ben.check() == []
        assert ann.check() == []


def live(archive: Archive) -> set[tuple[str, str]]:
    """What is there, by kind and UUID."""
    return {(piece.noun, uuid) for piece in visible(archive) for uuid in piece.uuids}


def taken_off(archive: Archive) -> set[tuple[str, str]]:
    """What is known here and not there any more, or went with something that was removed."""
    known = {(each.noun, uuid) for each in archive.bundles.pieces() for uuid in each.uuids}
    return known - live(archive)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32), first=st.integers(0, 25), second=st.integers(0, 25))
def test_merging_is_the_same_from_both_sides(seed: int, first: int, second: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        two(Path(folder), before=10, seed=seed) as (ann, ben),
    ):
        Worker(ann, seed + 1).work(first)
        Worker(ben, seed + 2).work(second)
        had = live(ann) | live(ben)
        off = taken_off(ann) | taken_off(ben)
        paths = bundle_of(ann), bundle_of(ben)
        seen = see(ann, paths[1]), see(ben, paths[0])
        one, other = take(ann, paths[1]), take(ben, paths[0])
        assert content(ann) == content(ben)
        assert {each.key for each in one.conflicts} == {each.key for each in other.conflicts}
        assert had - off <= live(ann)
        assert [each.conflicts for each in seen] == [one.conflicts, other.conflicts]
        assert [each.changes for each in (take(ann, paths[1]), take(ben, paths[0]))] == [0, 0]
        again = exchange(ann, ben)
        assert [each.changes for each in again] == [0, 0]


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_one_decides_the_other_is_told(seed: int) -> None:
    chance = random.Random(seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        two(Path(folder), before=15, seed=seed) as (ann, ben),
    ):
        for archive in (ann, ben):
            Worker(archive, chance.random()).work(40)
        path = bundle_of(ben)
        choices = {each.key: chance.choice(list(Choice)) for each in see(ann, path).conflicts}
        take(ann, path, choices)
        assert take(ann, path).changes == 0
        done = take(ben, bundle_of(ann))
        assert content(ann) == content(ben)
        decided = {key for key, choice in choices.items() if choice is not Choice.NEWER}
        assert not decided & {each.key for each in done.conflicts if each.theirs_wins is False}


@pytest.mark.slow
def test_hundreds_of_edits_each_and_then_more(tmp_path: Path) -> None:
    with two(tmp_path, before=50) as (ann, ben):
        people = (Worker(ann, 1), Worker(ben, 2))
        for turn in range(2):
            for person in people:
                person.work(250 if turn == 0 else 50)
            one, other = exchange(ann, ben)
            assert content(ann) == content(ben)
            assert {each.key for each in one.conflicts} == {each.key for each in other.conflicts}
            assert bool(one.conflicts)
        assert sum(person.done for person in people) > 500


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_three_people_in_any_order(seed: int) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        two(Path(name), before=10, seed=seed) as (ann, ben),
    ):
        ann.backup(Path(name) / "cem.concord")
        with Archive.open(Path(name) / "cem.concord", person="Cem") as cem:
            people = (ann, ben, cem)
            for number, archive in enumerate(people):
                Worker(archive, seed + number).work(15)
            bundles = [bundle_of(archive) for archive in people]
            for archive, order in zip(people, ((1, 2), (2, 0), (1, 0)), strict=True):
                for number in order:
                    take(archive, bundles[number])
            # What one kept because of the other's, the third is told in the second round.
            for _ in range(2):
                bundles = [bundle_of(archive) for archive in people]
                for archive, path in zip(people, (bundles[1], bundles[2], bundles[0]), strict=True):
                    take(archive, path)
                bundles = [bundle_of(archive) for archive in people]
                for archive, path in zip(people, (bundles[2], bundles[0], bundles[1]), strict=True):
                    take(archive, path)
            assert content(ann) == content(ben) == content(cem)
            assert cem.check() == []
