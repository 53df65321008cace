"""Two people, so many edits each on copies of one archive, merged both ways: the same, and how fast.

`python benchmarks/bench_merge.py [--edits 5000] [--documents 200]` makes an archive of synthetic
documents, lets two people work on copies of it, has each take in the other's bundle, and compares
everything that is shown. Times are told as shares of the time that the edits themselves took, which
depends less on the machine. The exit code is 1 where the archives differ or something was lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive import Archive, Refused
from viewer.archive.merging.describing import DESCRIBED
from viewer.bundles import Bundle, look, merge, write_bundle
from viewer.domain import Anchor, NotFound, Target
from viewer.domain.merging import Became, Merged, Piece

PARAGRAPHS = 60
WORDS = [
    "peace",
    "security",
    "assistance",
    "refugees",
    "health",
    "education",
    "culture",
    "trade",
    "development",
    "drought",
    "states",
    "members",
    "committee",
    "report",
    "resolution",
    "decision",
    "region",
    "border",
    "water",
    "harvest",
]


def make(path: Path, documents: int) -> None:
    chance = random.Random(0)
    with Archive.open(path, person="Ann") as archive, archive.long_edit("Import"):
        for number in range(documents):
            texts = [" ".join(chance.choices(WORDS, k=40)) for _ in range(PARAGRAPHS)]
            blocks = tuple(Block(at, Kind.PARAGRAPH, text) for at, text in enumerate(texts))
            reading = ParsedDocument("text", 1, "text/plain", Metadata(), blocks, encoding="utf-8")
            archive.documents.add(f"{number}.txt", f"{number}".encode(), reading)


class Person:
    """Somebody at work: mostly tags, also notes and the codebook; some of it changed and removed."""

    def __init__(self, archive: Archive, seed: int) -> None:
        self._archive = archive
        self._chance = random.Random(seed)
        self._documents = [each.id for each in archive.documents.all()]

    def work(self, edits: int) -> None:
        whats: list[tuple[Callable[[], None], int]] = [
            (self._tag, 70),
            (self._note, 12),
            (self._untag, 6),
            (self._doubt, 4),
            (self._rewrite, 4),
            (self._pair, 2),
            (self._theme, 2),
        ]
        done = 0
        while done < edits:
            (what,) = self._chance.choices([each for each, _ in whats], [w for _, w in whats])
            try:
                what()
            except (Refused, NotFound, IndexError):
                continue
            done += 1

    def _anchor(self) -> Anchor:
        document = self._chance.choice(self._documents)
        paragraph = self._archive.documents.at(document, self._chance.randrange(PARAGRAPHS))
        if self._chance.random() < 0.5:
            return Anchor(paragraph.id)
        start = self._chance.randrange(100)
        return Anchor(paragraph.id, start, start + 20)

    def _tag(self) -> None:
        theme = self._chance.choice(self._archive.themes.all()).id
        self._archive.tags.add(theme, [self._anchor()])

    def _untag(self) -> None:
        document = self._chance.choice(self._documents)
        tag = self._chance.choice(self._archive.tags.of_document(document))
        self._archive.tags.remove([tag.id])

    def _doubt(self) -> None:
        document = self._chance.choice(self._documents)
        tag = self._chance.choice(self._archive.tags.of_document(document))
        self._archive.tags.set_sure([tag.id], not tag.sure)

    def _note(self) -> None:
        self._archive.annotations.add(
            Target(anchor=self._anchor()), f"Note {self._chance.random()}"
        )

    def _rewrite(self) -> None:
        document = self._chance.choice(self._documents)
        note = self._chance.choice(self._archive.annotations.of_document(document))
        self._archive.annotations.change(note.id, f"Note {self._chance.random()}")

    def _pair(self) -> None:
        self._archive.pairs.pair(self._anchor().paragraph, self._anchor().paragraph)

    def _theme(self) -> None:
        themes = self._archive.themes.all()
        if len(themes) < 40:
            self._archive.themes.add(f"Theme {self._chance.randrange(60)}")
        else:
            theme = self._chance.choice(themes)
            self._archive.themes.change(theme.id, description=f"{self._chance.random()}")


def shown(archive: Archive) -> dict[str, str]:
    """Everything that is shown, by UUID."""
    found: dict[str, str] = {}
    gone: set[str] = set()
    for piece in archive.bundles.pieces():
        described = DESCRIBED.get(piece.noun)
        hangs_on = described.hangs_on if described else ()
        if piece.removed or piece.hidden or {piece.values[name] for name in hangs_on} & gone:
            gone.update(piece.uuids)
        else:
            found |= dict.fromkeys(piece.uuids, _told(piece))
    return found


def _told(piece: Piece) -> str:
    values = {name: value for name, value in piece.values.items() if name != "key"}
    if piece.noun == "pairs":
        values["ends"] = sorted(json.dumps(values.pop(end), sort_keys=True) for end in "ab")
    return json.dumps([piece.noun, piece.uuid, values], sort_keys=True)


@contextmanager
def timed(times: dict[str, float], name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    times[name] = times.get(name, 0.0) + time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--edits", type=int, default=5_000)
    parser.add_argument("--documents", type=int, default=200)
    arguments = parser.parse_args()
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "ann.concord", arguments.documents)
        with Archive.open(folder / "ann.concord", person="Ann") as ann:
            Person(ann, 1).work(arguments.edits // 10)
            ann.backup(folder / "ben.concord")
            with Archive.open(folder / "ben.concord", person="Ben") as ben:
                return run(folder, ann, ben, arguments.edits, times)


def run(folder: Path, ann: Archive, ben: Archive, edits: int, times: dict[str, float]) -> int:
    with timed(times, "edits"):
        Person(ann, 2).work(edits)
        Person(ben, 3).work(edits)
    before = {**shown(ann), **shown(ben)}
    off = {
        uuid
        for archive in (ann, ben)
        for piece in archive.bundles.pieces()
        if piece.removed
        for uuid in piece.uuids
    }
    bundles = [folder / "ann.concordwork", folder / "ben.concordwork"]
    with timed(times, "export"):
        for archive, path in zip((ann, ben), bundles, strict=True):
            write_bundle(archive, path)
    merged: list[Merged] = []
    for archive, path in ((ann, bundles[1]), (ben, bundles[0])):
        with Bundle(path) as bundle:
            with timed(times, "preview"):
                seen = look(archive, bundle)
            with timed(times, "merge"):
                merged.append(merge(archive, bundle))
            with timed(times, "the same again"):
                again = merge(archive, bundle)
            if seen.counts != merged[-1].counts or again.changes:
                print(
                    "not as foreseen:",
                    {
                        k: (seen.counts.get(k), merged[-1].counts.get(k))
                        for k in {*seen.counts, *merged[-1].counts}
                        if seen.counts.get(k) != merged[-1].counts.get(k)
                    },
                    "again:",
                    again.changes,
                )
    same = shown(ann) == shown(ben)
    lost = sorted(set(before) - off - set(shown(ann)))
    listed = {each.key for each in merged[0].conflicts} == {
        each.key for each in merged[1].conflicts
    }
    tell(edits, bundles, merged, times)
    print(f"the same both ways: {same}; lost: {len(lost)}; conflicts listed alike: {listed}")
    print("findings:", ann.check() + ben.check())
    return 0 if same and not lost and listed else 1


def tell(edits: int, bundles: list[Path], merged: list[Merged], times: dict[str, float]) -> None:
    sizes = ", ".join(f"{path.stat().st_size / 1e6:.1f} MB" for path in bundles)
    print(f"{edits:,} edits each; bundles of {sizes}; load {os.getloadavg()[0]:.1f}")
    for name, seconds in times.items():
        share = seconds / times["edits"]
        print(f"  {name:<16}{seconds:8.2f} s  {share:6.1%} of the time of the edits")
    for who, each in zip(("Ann", "Ben"), merged, strict=True):
        counts = ", ".join(f"{each.count(became):,} {became.value}" for became in Became)
        print(f"  {who}: {counts}; {len(each.conflicts)} conflicts, {each.joined} joined")


if __name__ == "__main__":
    raise SystemExit(main())
