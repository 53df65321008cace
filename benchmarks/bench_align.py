"""Aligning two documents of 5,000 paragraphs, half a million words each, one an edited copy.

Of the copy 5 % of the paragraphs are changed, and 2 % each moved, added and removed. Prints how long
`align` takes against `rapidfuzz.process.cdist` over the diagonal band in the same run (goal: at most
twice), the F1 of its pairs (goal: 0.99), and the memory it adds (goal: 500 MB).
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rapidfuzz import fuzz, process

from importers.parsed import Block, Kind
from viewer.analysis.align import align

PARAGRAPHS, WORDS, VOCABULARY = 5_000, 100, 20_000
CHANGED, MOVED, ADDED, REMOVED = 0.05, 0.02, 0.02, 0.02
BAND, CHUNK = 100, 50
"""Places to each side of the diagonal: what moved may have moved so far and be found by a band."""

TIMES, F1, MEGABYTES = 2.0, 0.99, 500


def main() -> int:
    chance = random.Random(5)
    texts = _texts(chance)
    copy, truth = edited(texts, chance)
    a, b = _blocks(texts), _blocks(copy)
    before = _megabytes()
    began = time.perf_counter()
    pairs = align(a, b)
    seconds = time.perf_counter() - began
    memory = _megabytes() - before
    found = {(pair.a, pair.b) for pair in pairs if pair.a is not None and pair.b is not None}
    f1 = 2 * len(found & truth) / (len(found) + len(truth))
    peer = band_seconds(texts, copy)
    print(
        f"align      {seconds:6.2f} s, F1 {f1:.4f} (goal {F1}), {memory:.0f} MB (goal {MEGABYTES})"
    )
    print(f"cdist      {peer:6.2f} s over a band of {2 * BAND + 1} places")
    print(f"times      {seconds / peer:6.2f}   (goal at most {TIMES})")
    return 0 if seconds <= TIMES * peer and f1 >= F1 and memory <= MEGABYTES else 1


def _texts(chance: random.Random) -> list[str]:
    """Words as often as in a language: a few in every sentence, most of them rarely."""
    words = [
        "".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 11))) for _ in range(VOCABULARY)
    ]
    often = [1 / (rank + 3) for rank in range(VOCABULARY)]
    flow = iter(chance.choices(words, often, k=PARAGRAPHS * WORDS))
    return [" ".join(next(flow) for _ in range(WORDS)) for _ in range(PARAGRAPHS)]


def edited(texts: list[str], chance: random.Random) -> tuple[list[str], set[tuple[int, int]]]:
    """The copy, and which paragraph of the original is which of the copy."""
    numbers = list(range(len(texts)))
    removed = set(chance.sample(numbers, int(REMOVED * len(texts))))
    kept: list[int | None] = [number for number in numbers if number not in removed]
    for moved in chance.sample(list(kept), int(MOVED * len(texts))):
        kept.remove(moved)
        kept.insert(chance.randrange(len(kept)), moved)
    for _ in range(int(ADDED * len(texts))):
        kept.insert(chance.randrange(len(kept)), None)
    changed = set(chance.sample(numbers, int(CHANGED * len(texts))))
    copy = []
    for number in kept:
        if number is None:
            words = texts[chance.randrange(len(texts))].split() + texts[0].split()
            copy.append(" ".join(chance.sample(words, WORDS)))
        elif number in changed:
            copy.append(_changed(texts[number], chance))
        else:
            copy.append(texts[number])
    return copy, {(number, at) for at, number in enumerate(kept) if number is not None}


def _changed(text: str, chance: random.Random) -> str:
    """A tenth of the words replaced, a few left out and put in."""
    words = text.split()
    for _ in range(len(words) // 10):
        words[chance.randrange(len(words))] = f"new{chance.randrange(1000)}"
    at = chance.randrange(len(words))
    return " ".join([*words[:at], *["and", "in", "this", "regard"], *words[at + 5 :]])


def _blocks(texts: list[str]) -> list[Block]:
    return [Block(number, Kind.PARAGRAPH, text) for number, text in enumerate(texts)]


def band_seconds(a: list[str], b: list[str]) -> float:
    """Time of comparing each chunk of one with its neighbourhood in the other."""
    began = time.perf_counter()
    for start in range(0, len(a), CHUNK):
        near = b[max(0, start - BAND) : start + CHUNK + BAND]
        process.cdist(a[start : start + CHUNK], near, scorer=fuzz.ratio)
    return time.perf_counter() - began


def _megabytes() -> float:
    """The most memory that this process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
