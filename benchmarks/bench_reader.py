"""A document of 50,000 paragraphs: how soon it is seen, and how smoothly it scrolls.

Opening is from `session.open` on a real archive to the first painted paragraph, against
`QTextBrowser.setPlainText` of the same text to its first paint, medians of several rounds in one
run. Scrolling is the time of a frame with a key held down.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui import icons
from viewer.ui.app import application
from viewer.ui.appearance import Appearance
from viewer.ui.panes.readers import ReadersPane
from viewer.ui.session import Session
from viewer.ui.settings import Settings

PARAGRAPHS = 50_000
ROUNDS = 5
FRAMES = 400
SIZE = (800, 900)
GOAL_RATIO = 0.25
GOAL_FRAME_MS, GOAL_P99_MS = 16.0, 50.0

TEXT = (
    "Recalling its resolutions on cooperation between the United Nations and regional organizations,"
    " humanitarian assistance, public health, peace and mediation, and the rights of all people"
)


def main() -> int:
    app = application()
    icons.load_now()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder, "bench.concord"))
        document = fill(archive)
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
        frames = sorted(scroll(app, pane))
        pane.close()
        session.close()
    ratio = statistics.median(opened) / statistics.median(browsers)
    middle, p99 = statistics.median(frames), frames[int(len(frames) * 0.99)]
    print(
        f"{PARAGRAPHS:,} paragraphs, {len(text) / 1e6:.1f} M characters: first paint"
        f" {statistics.median(opened):.0f} ms; QTextBrowser {statistics.median(browsers):.0f} ms;"
        f" ratio {ratio:.2f} (goal: at most {GOAL_RATIO:g}); a frame of scrolling median"
        f" {middle:.1f} ms, p99 {p99:.1f} ms (goals: {GOAL_FRAME_MS:g} and {GOAL_P99_MS:g})"
    )
    return 0 if ratio <= GOAL_RATIO and middle <= GOAL_FRAME_MS and p99 <= GOAL_P99_MS else 1


def fill(archive: Archive) -> DocumentId:
    words = TEXT.split()
    blocks = tuple(
        Block(
            index=index,
            kind=Kind.PARAGRAPH,
            text=" ".join(words[(index + each) % len(words)] for each in range(10 + index % 50)),
            label=f"{index}." if index % 3 else None,
        )
        for index in range(PARAGRAPHS)
    )
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(title="A long document"), blocks)
    return archive.documents.add("long.txt", b"long", parsed).document


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


def scroll(app: QCoreApplication, pane: ReadersPane) -> list[float]:
    """Milliseconds of each frame while J is held down."""
    view = pane.active.view
    view.setFocus()
    frames = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_J)
        app.processEvents()
        frames.append((time.perf_counter() - start) * 1000)
    if view.reading.current < FRAMES - 1:
        raise SystemExit("the key did not move on")
    return frames


if __name__ == "__main__":
    raise SystemExit(main())
