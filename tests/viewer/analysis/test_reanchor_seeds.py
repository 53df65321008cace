"""The five seeds re-read by deliberately worse and better importers: anchors keep their words."""

from __future__ import annotations

import random

import pytest

import seeds
from importers import read
from importers.parsed import Block
from tests.viewer.analysis.degrading import IMPORTERS, Figure, degraded, measured, true

ANCHORS = 150
"""On each of the five."""


@pytest.fixture(scope="module")
def readings() -> list[tuple[Block, ...]]:
    return [read(path).blocks for path in seeds.documents()]


def figure(
    readings: list[tuple[Block, ...]], importer: str, *, better: bool, misplaced: int = 0
) -> Figure:
    total = Figure(0, 0, 0, 0, 0)
    for number, blocks in enumerate(readings):
        chance = random.Random(f"{number} {importer} {better}")
        lines = IMPORTERS[importer](chance)
        worse = degraded(blocks, chance, lines_a_block=lines, misplaced=misplaced)
        old, new = (worse, true(blocks)) if better else (true(blocks), worse)
        total += measured(old, new, chance, ANCHORS)
    return total


@pytest.mark.parametrize("better", [True, False], ids=["better", "worse"])
@pytest.mark.parametrize("importer", IMPORTERS)
def test_another_importer_keeps_the_words(
    readings: list[tuple[Block, ...]], importer: str, better: bool
) -> None:
    total = figure(readings, importer, better=better)

    assert total.lost == 0, total
    assert total.same >= 0.99 * total.anchors, total
    assert total.silent <= 0.002 * total.anchors, total


@pytest.mark.parametrize("importer", IMPORTERS)
def test_pieces_that_stood_elsewhere_are_found(
    readings: list[tuple[Block, ...]], importer: str
) -> None:
    total = figure(readings, importer, better=True, misplaced=1)

    assert total.lost <= 0.002 * total.anchors, total
    assert total.same >= 0.97 * total.anchors, total
    assert total.silent <= 0.002 * total.anchors, total
