"""Runs of the same letters in two texts."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis import landmarks
from viewer.analysis.landmarks import Run, runs

FEW = st.text(alphabet="abc", max_size=60)


def sound(a: str, b: str, found: list[Run]) -> bool:
    at_a = at_b = 0
    for run in found:
        if run.a < at_a or run.b < at_b or run.length < 1:
            return False
        if a[run.a : run.a + run.length] != b[run.b : run.b + run.length]:
            return False
        at_a, at_b = run.a + run.length, run.b + run.length
    return at_a <= len(a) and at_b <= len(b)


@given(FEW, FEW)
def test_runs_are_the_same_letters_in_order(a: str, b: str) -> None:
    assert sound(a, b, runs(a, b))


@given(FEW, FEW)
def test_landmarks_only_part_what_is_compared(a: str, b: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(landmarks, "CELLS", 16)
        patch.setattr(landmarks, "LANDMARKS", (6, 3))
        assert sound(a, b, runs(a, b))


@given(st.text(min_size=1))
def test_a_text_is_one_run_of_itself(text: str) -> None:
    assert runs(text, text) == [Run(0, 0, len(text))]


def test_long_texts_are_parted_at_their_landmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    pieces = ["".join(chance.choices("abcdefgh", k=40)) for _ in range(200)]
    a, b = "x".join(pieces), "yy".join(pieces)
    monkeypatch.setattr(landmarks, "CELLS", 2_000)

    found = runs(a, b)

    assert sound(a, b, found)
    assert sum(run.length for run in found) >= 200 * 40


def test_texts_without_anything_in_common_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landmarks, "CELLS", 100)

    assert runs("ab" * 1000, "cd" * 1000) == []
    assert runs("", "abc") == []


def test_two_readings_of_a_long_report_are_aligned_in_a_second() -> None:
    chance = random.Random(2)
    words = ["".join(chance.choices("etaoinshr", k=chance.randint(2, 9))) for _ in range(4_000)]
    a = "".join(chance.choices(words, k=130_000))
    b = "".join(char if chance.random() > 0.002 else "?" for char in a)
    began = time.perf_counter()

    found = runs(a, b)

    assert time.perf_counter() - began < 2.0, "0.2 s on an idle machine"
    assert sum(run.length for run in found) > 0.99 * len(a) > 690_000
