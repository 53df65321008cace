"""Reading the five samples again with deliberately worse and better importers.

Prints for each importer how many of 300 anchors on each sample are on the same words afterwards
(goal: 99 %, none lost), and how long a report of 0.7 million characters with 300 anchors takes
(goal: a second).
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import seeds
from importers import read
from importers.parsed import Block, Kind
from tests.viewer.analysis.degrading import IMPORTERS, Figure, degraded, measured, true
from viewer.analysis.reanchor import reanchor
from viewer.domain import Passage

ANCHORS = 300
SHARE, SECONDS = 0.99, 1.0


def main() -> int:
    readings = [read(path).blocks for path in seeds.documents()]
    good = True
    for better in (True, False):
        for importer, lines in IMPORTERS.items():
            total = Figure(0, 0, 0, 0, 0)
            for number, blocks in enumerate(readings):
                chance = random.Random(f"{number} {importer} {better}")
                worse = degraded(blocks, chance, lines_a_block=lines(chance))
                old, new = (worse, true(blocks)) if better else (true(blocks), worse)
                total += measured(old, new, chance, ANCHORS)
            good &= total.same >= SHARE * total.anchors and total.lost == 0
            print(
                f"{'better than' if better else 'worse:':11} {importer:24}  "
                f"{total.same / total.anchors:7.2%} of {total.anchors} on the same words, "
                f"{total.silent} silently on others, {total.doubt} to be looked at, "
                f"{total.lost} lost"
            )
    seconds = time_report()
    print(
        f"1,500 paragraphs, 0.7 million characters, 300 anchors: {seconds:.2f} s (goal {SECONDS})"
    )
    return 0 if good and seconds <= SECONDS else 1


def time_report() -> float:
    chance = random.Random(3)
    words = ["".join(chance.choices("etaoinshr", k=chance.randint(2, 9))) for _ in range(4_000)]
    texts = [" ".join(chance.choices(words, k=74)) for _ in range(1_500)]
    cut = [half for text in texts for half in (text[:230], text[230:])]
    noisy = ["".join(char if chance.random() > 0.002 else "?" for char in text) for text in cut]
    old, new = (
        [Block(number, Kind.PARAGRAPH, text) for number, text in enumerate(each)]
        for each in (noisy, texts)
    )
    passages = [Passage(chance.randrange(len(old)), 10, 60) for _ in range(ANCHORS)]
    began = time.perf_counter()
    reanchor(old, new, passages)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
