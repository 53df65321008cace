"""A document of 50,000 paragraphs: how soon it is seen, and how smoothly it scrolls.

Opening is from `session.open` on a real archive to the first painted paragraph, against
`QTextBrowser.setPlainText` of the same text to its first paint, medians of several rounds in one
run. Scrolling is the time of a frame with a key held down: in one reader, and in two that are linked,
the second with an edited copy (words changed in 5 %, 2 % each added and removed) and all
differences marked. Their pairs are known beforehand, so that aligning is not timed; how long the
longest turn of the event loop is when they arrive is. So it is while two documents of 5,000
paragraphs are aligned in the background, until their differences are shown.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive import Archive
from viewer.domain import DocumentId, Pair, Relation
from viewer.ui import icons
from viewer.ui.app import application, calm_collector
from viewer.ui.appearance import Appearance
from viewer.ui.models.comparisons import Comparison, comparisons
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.session import Place, Session, Where
from viewer.ui.settings import Settings

PARAGRAPHS = 50_000
ALIGNED = 5_000
ROUNDS = 5
FRAMES = 400
SIZE = (800, 900)
GOAL_RATIO = 0.25
GOAL_FRAME_MS, GOAL_P99_MS = 16.0, 50.0
GOAL_STALL_MS = 50.0

TEXT = (
    "Recalling its resolutions on cooperation between the United Nations and regional organizations,"
    " humanitarian assistance, public health, peace and mediation, and the rights of all people"
)


def main() -> int:
    app = application()
    icons.load_now()
    calm_collector()  # as the program does
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder, "bench.concord"))
        document, edited = fill(archive, "long", blocks()), fill(archive, "edited", edit(blocks()))
        text = "\n".join(each.text for each in archive.documents.paragraphs(document))
        settings = Settings(Path(folder, "settings.ini"))
        appearance = Appearance(settings)
        appearance.apply()
        session = Session(archive, settings, appearance)
        pane = ReadersPane(session)
        pane.resize(*SIZE)
        pane.show()
        opened = [open_once(app, session, pane, document) for _ in range(ROUNDS)]
        browsers = [browse_once(app, text) for _ in range(ROUNDS)]
        one = scroll(app, pane, Qt.Key.Key_J)
        stall = put_beside(app, session, pane, document, edited)
        linked = scroll(app, pane, Qt.Key.Key_J)
        paging = scroll(app, pane, Qt.Key.Key_PageDown)
        aligning = align(app, session, pane)
        pane.close()
        session.close()
    ratio = statistics.median(opened) / statistics.median(browsers)
    print(
        f"{PARAGRAPHS:,} paragraphs, {len(text) / 1e6:.1f} M characters: first paint"
        f" {statistics.median(opened):.0f} ms; QTextBrowser {statistics.median(browsers):.0f} ms;"
        f" ratio {ratio:.2f} (goal: at most {GOAL_RATIO:g})"
    )
    print(f"their pairs arrive: longest turn {stall:.0f} ms (goal: at most {GOAL_STALL_MS:g})")
    print(
        f"{ALIGNED:,} and {ALIGNED:,} aligned: longest turn {aligning:.0f} ms"
        f" (goal: at most {GOAL_STALL_MS:g})"
    )
    good = [
        said(words, frames)
        for words, frames in (
            ("one reader, J held down", one),
            ("two linked, J held down", linked),
            ("two linked, Page down held down", paging),
        )
    ]
    smooth = max(stall, aligning) <= GOAL_STALL_MS
    return 0 if ratio <= GOAL_RATIO and smooth and all(good) else 1


def said(words: str, frames: list[float]) -> bool:
    """Print how long a frame took; whether that is good enough."""
    middle, p99 = statistics.median(frames), sorted(frames)[int(len(frames) * 0.99)]
    print(
        f"{words}: a frame median {middle:.1f} ms, p99 {p99:.1f} ms, longest {max(frames):.1f} ms"
        f" (goals: {GOAL_FRAME_MS:g} and {GOAL_P99_MS:g})"
    )
    return middle <= GOAL_FRAME_MS and p99 <= GOAL_P99_MS


def blocks() -> list[Block]:
    words = TEXT.split()
    return [
        Block(
            index=index,
            kind=Kind.PARAGRAPH,
            text=" ".join(words[(index + each) % len(words)] for each in range(10 + index % 50)),
            label=f"{index}." if index % 3 else None,
        )
        for index in range(PARAGRAPHS)
    ]


def edit(given: list[Block]) -> list[Block]:
    """The copy; which paragraph is which can be told from its label (see `pairs`)."""
    found: list[Block] = []
    for block in given:
        if block.index % 50 == 7:
            continue
        if block.index % 50 == 9:
            found.append(Block(len(found), Kind.PARAGRAPH, "Welcomes what was not there before."))
        text = block.text
        if block.index % 20 == 3:
            text = text.replace("the", "each").replace("and", "as well as", 1)
        found.append(Block(len(found), Kind.PARAGRAPH, text, label=block.label))
    return found


def pairs() -> list[Pair]:
    """What aligning would say of the document and its edited copy."""
    found: list[Pair] = []
    at = 0
    for index in range(PARAGRAPHS):
        if index % 50 == 7:
            found.append(Pair(index, None, Relation.REMOVED, 0.0, "known"))
            continue
        if index % 50 == 9:
            found.append(Pair(None, at, Relation.ADDED, 0.0, "known"))
            at += 1
        changed = index % 20 == 3
        found.append(Pair(index, at, Relation.CHANGED if changed else Relation.SAME, 0.9, "known"))
        at += 1
    return found


def fill(archive: Archive, title: str, given: list[Block]) -> DocumentId:
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(title=title), tuple(given))
    return archive.documents.add("long.txt", title.encode(), parsed).document


def put_beside(
    app: QCoreApplication,
    session: Session,
    pane: ReadersPane,
    document: DocumentId,
    edited: DocumentId,
) -> float:
    """Show both, linked and compared; the longest turn of the loop, in ms, as the pairs arrive."""
    of_a, of_b = (session.archive.documents.paragraphs(each) for each in (document, edited))
    known = Comparison(document, edited, of_a, of_b, pairs())
    pane.resize(2 * SIZE[0], SIZE[1])
    pane.beside.set_linked(False)
    pane.open(Place(edited), Where.RIGHT)
    session.background.wait()
    app.processEvents()
    pane.beside.set_comparing(True)
    pane.beside.set_linked(True)
    comparisons(session).keep(known)
    turn = longest_turn(app, lambda: False, 3)
    left, right = pane.readers
    if not pane.beside.tied or None in (left.view.differences, right.view.differences):
        raise SystemExit("the readers were not linked and compared")
    pane.go_to(left)
    return turn


def longest_turn(app: QCoreApplication, done: Callable[[], bool], seconds: float) -> float:
    """Of the event loop, in ms, until it is done or so much time is over."""
    longest = 0.0
    until = time.perf_counter() + seconds
    while time.perf_counter() < until and not done():
        start = time.perf_counter()
        app.processEvents()
        longest = max(longest, (time.perf_counter() - start) * 1000)
        time.sleep(0.002)
    return longest


def align(app: QCoreApplication, session: Session, pane: ReadersPane) -> float:
    """Two documents that were never compared, put beside each other; see `longest_turn`."""
    chosen = random.Random(3)
    words = [f"word{number}" for number in range(5_000)]
    given = [
        Block(index, Kind.PARAGRAPH, " ".join(chosen.choices(words, k=60)), label=f"{index}.")
        for index in range(ALIGNED)
    ]
    pane.beside.set_linked(False)
    pane.beside.set_comparing(False)
    two = fill(session.archive, "never", given), fill(session.archive, "seen", edit(given))
    for reader, document in zip(pane.readers, two, strict=True):
        reader.open(Place(document))
    session.background.wait()
    app.processEvents()
    pane.beside.set_comparing(True)
    left, right = pane.readers
    known = comparisons(session)
    turn = longest_turn(app, lambda: known.get(*two) is not None, 120)
    turn = max(turn, longest_turn(app, lambda: False, 1))
    if None in (left.view.differences, right.view.differences):
        raise SystemExit("the documents were not compared")
    return turn


def open_once(
    app: QCoreApplication, session: Session, pane: ReadersPane, document: DocumentId
) -> float:
    """Milliseconds to the first paint; the rest is waited for, but not counted."""
    pane.active.leave()
    app.processEvents()
    view = pane.active.view
    painted: list[float] = []
    connection = view.painted.connect(lambda: painted.append(time.perf_counter()))
    start = time.perf_counter()
    session.open(document)
    while not painted:
        app.processEvents()
    view.painted.disconnect(connection)
    session.background.wait()
    if len(view.reading.content) != PARAGRAPHS:
        raise SystemExit("not all of the document came")
    return (painted[0] - start) * 1000


def browse_once(app: QCoreApplication, text: str) -> float:
    browser = QTextBrowser()
    browser.resize(*SIZE)
    browser.show()
    app.processEvents()
    start = time.perf_counter()
    browser.setPlainText(text)
    browser.repaint()
    browser.viewport().repaint()
    spent = (time.perf_counter() - start) * 1000
    browser.close()
    return spent


def scroll(app: QCoreApplication, pane: ReadersPane, key: Qt.Key) -> list[float]:
    """Milliseconds of each frame while a key is held down."""
    view = pane.active.view
    view.setFocus()
    others = [each.view.reading.position for each in pane.readers]
    before = [each.row for each in others]
    frames = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        QTest.keyClick(view, key)
        app.processEvents()
        frames.append((time.perf_counter() - start) * 1000)
    if any(each.row < row + FRAMES // 4 for each, row in zip(others, before, strict=True)):
        raise SystemExit("the key did not move on")
    return frames


if __name__ == "__main__":
    raise SystemExit(main())
