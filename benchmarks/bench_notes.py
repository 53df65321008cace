"""The pane of all notes, in an archive of very many: until what is asked for is shown, and what waits.

    bench_notes.py [--notes 100000] [--keep FILE]

A tenth of the notes have links. For each question: how long until its first page stands in the list,
and the longest time in which the interface thread did nothing else. The goal is that nothing holds it
up for over 50 ms.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTimer

import seeds
from importers import read
from viewer.archive import Archive
from viewer.domain import Anchor, Target
from viewer.domain.notes import LinkKind, LinkTarget
from viewer.ui.app import application
from viewer.ui.appearance import Appearance
from viewer.ui.panes.notes import NotesPane
from viewer.ui.session import Session
from viewer.ui.settings import Settings

GOAL_MS = 50.0
PATIENCE_S = 60.0
WORDS = [
    "peace",
    "security",
    "cooperation",
    "humanitarian",
    "assistance",
    "mediation",
    "strengthen",
    "regional",
    "vaccinate",
    "compare",
    "earlier",
    "wording",
    "mission",
    "report",
    "contradicts",
    "annex",
]


def main() -> int:
    wanted = arguments()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.keep or Path(folder, "bench.concord")
        if not path.exists():
            make(path, wanted.notes)
        longest = ask(path, Path(folder, "settings.ini"), wanted.notes)
    print(f"longest wait of the interface: {longest:.0f} ms (goal {GOAL_MS:g})")
    return 0 if longest <= GOAL_MS else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How quick the pane of notes is.")
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to make the archive, or find it")
    return parser.parse_args()


def make(path: Path, notes: int) -> None:
    """The seeds with so many notes on their paragraphs and words."""
    chance = random.Random(1)
    with Archive.open(path, person="Ada") as archive:
        for file in seeds.documents():
            archive.documents.add(file.name, file.read_bytes(), read(file))
        places = [
            each
            for document in archive.documents.all()
            for each in archive.documents.paragraphs(document.id)
        ]
        with archive.edit("Many notes"):
            for number in range(notes):
                place = chance.choice(places)
                on_words = chance.random() < 0.5 and len(place.text) > 8
                anchor = Anchor(place.id, 0, 8) if on_words else Anchor(place.id)
                body = " ".join(chance.choices(WORDS, k=chance.randint(4, 30)))
                note = archive.annotations.add(Target(anchor=anchor), f"{body} {number}")
                if number % 10 == 0:
                    there = LinkTarget(anchor=Anchor(chance.choice(places).id))
                    archive.note_links.add(note, chance.choice(list(LinkKind)), there)


class Watch:
    """How long the interface thread did nothing else, at the longest."""

    def __init__(self) -> None:
        self.longest = self._gap = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def wait(self, act: Callable[[], object], until: Callable[[], bool]) -> tuple[float, float]:
        """Milliseconds until it holds, and of the longest gap meanwhile."""
        self._gap, began = 0.0, time.perf_counter()
        self._last = began
        act()
        while not until() and time.perf_counter() - began < PATIENCE_S:
            QCoreApplication.processEvents()
        took = (time.perf_counter() - began) * 1000
        for _ in range(20):
            QCoreApplication.processEvents()
            time.sleep(0.002)
        self.longest = max(self.longest, self._gap)
        return took, self._gap

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gap, self._last = max(self._gap, (now - self._last) * 1000), now


def ask(path: Path, settings_file: Path, notes: int) -> float:
    """Print how long each question takes; the longest wait of all, in milliseconds."""
    application()
    settings = Settings(settings_file)
    appearance = Appearance(settings)
    appearance.apply()
    session = Session(Archive.open(path, person="Ada"), settings, appearance)
    pane = NotesPane(session)
    pane.resize(320, 900)
    watch = Watch()
    model, counted = pane.model, pane.model.rowCount

    def shows(index: int) -> bool:
        return model.row_at(model.index(index)) is not None

    questions: tuple[tuple[str, Callable[[], object], Callable[[], bool]], ...] = (
        ("all notes", pane.show, lambda: counted() == notes and shows(0)),
        ("scrolled to the end", pane.view.scrollToBottom, lambda: shows(notes - 1)),
        ("with words", lambda: pane.filter.setText("vacc"), lambda: 0 < counted() < notes),
        ("all again", pane.filter.clear, lambda: counted() == notes),
        (
            "with links that contradict",
            lambda: pane.filters.links.choose((LinkKind.CONTRADICTS.value,)),
            lambda: 0 < counted() < notes and shows(0),
        ),
    )
    for name, act, until in questions:
        took, gap = watch.wait(act, until)
        print(f"{name:28} {took:7.0f} ms, the interface waits {gap:5.1f} ms")
    pane.close()
    session.close()
    return watch.longest


if __name__ == "__main__":
    sys.exit(main())
