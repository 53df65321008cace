"""The original beside its text: how soon its first page is seen, and how smoothly both scroll.

    python benchmarks/bench_pages.py FILE.pdf

From asking for the original to its first page on the screen, the drawing process started in between;
then the time of a frame while the pages are scrolled and the text follows, with what the pictures
and the process need. Compared with nothing: a frame has its goal by the screen.
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

if __name__ != "__mp_main__":
    # The drawing process imports this file too, and as little as it does `main.py`.
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from importers import read
    from viewer.archive import Archive
    from viewer.ui import icons
    from viewer.ui.app import application
    from viewer.ui.appearance import Appearance
    from viewer.ui.pages.panel import PagesPanel
    from viewer.ui.panes.readers import ReadersPane
    from viewer.ui.reading.original import Showing
    from viewer.ui.session import Place, Session
    from viewer.ui.settings import Settings

SIZE = (1400, 900)
FRAMES = 600
STEP = 60
"""Pixels a frame: half a turn of a wheel."""
FRAME_S = 0.012
GOAL_FRAME_MS, GOAL_P99_MS = 16.0, 50.0


def main(path: Path) -> int:
    app = application()
    icons.load_now()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder, "bench.concord"))
        document = archive.documents.add(path.name, path.read_bytes(), read(path)).document
        settings = Settings(Path(folder, "settings.ini"))
        appearance = Appearance(settings)
        appearance.apply()
        session = Session(archive, settings, appearance)
        pane = ReadersPane(session)
        pane.resize(*SIZE)
        pane.show()
        pane.open(Place(document))
        app.processEvents()
        first = first_page(pane)
        panel = pane.active.original.panel
        assert panel is not None
        frames = sorted(scroll(pane, panel))
        median, p99 = statistics.median(frames), frames[int(len(frames) * 0.99)]
        print(f"first page after {first:.0f} ms")
        print(f"frame: median {median:.1f} ms, p99 {p99:.1f} ms, longest {frames[-1]:.1f} ms")
        print(f"pictures: {panel.source.pictures.bytes / 1e6:.0f} MB at page {panel.view.page}")
        session.close()
        pane.deleteLater()
    return 0 if median <= GOAL_FRAME_MS and p99 <= GOAL_P99_MS else 1


def first_page(pane: ReadersPane) -> float:
    start = time.perf_counter()
    original = pane.active.original
    original.show(Showing.BOTH)
    while not seen(original.panel):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)
    assert original.panel is not None
    original.panel.view.repaint()
    return (time.perf_counter() - start) * 1e3


def seen(panel: PagesPanel | None) -> bool:
    """Whether what is on the screen is drawn; the screens around it may still be wanted."""
    return panel is not None and panel.view.pages > 0 and panel.view.screen_is_drawn


def scroll(pane: ReadersPane, panel: PagesPanel) -> list[float]:
    bar, frames = panel.view.verticalScrollBar(), []
    for _ in range(FRAMES):
        start = time.perf_counter()
        bar.setValue(bar.value() + STEP)
        panel.view.viewport().repaint()
        pane.active.view.viewport().repaint()
        QCoreApplication.processEvents()
        spent = time.perf_counter() - start
        frames.append(spent * 1e3)
        time.sleep(max(0.0, FRAME_S - spent))
    return frames


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
