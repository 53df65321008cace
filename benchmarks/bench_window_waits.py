"""Whether the window ever waits: gaps between ticks while it starts, imports 200 files and undoes it.

A timer ticks every 5 ms on the interface thread; a gap is what a person could have felt. Prints the
worst gaps of each phase. The goal: in each phase at most one tick in a hundred comes later than 50 ms.

    python benchmarks/bench_window_waits.py [--archive FILE]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

FILES = 200
TICK_MS = 5
WAIT_MS = 50
SHARE = 0.01


class Ticks:
    """Counts how long the interface thread was away."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def phase(self, name: str, over: Callable[[float], bool]) -> bool:
        """Let the window run until `over(seconds)`; print and judge the gaps."""
        from PySide6.QtCore import QCoreApplication

        self.gaps.clear()
        began = time.perf_counter()
        while not over(time.perf_counter() - began):
            QCoreApplication.processEvents()
            time.sleep(0.001)
        self.gaps.sort()
        p95 = self.gaps[int(0.95 * len(self.gaps))] if self.gaps else 0.0
        late = sum(gap > WAIT_MS for gap in self.gaps)
        worst = ", ".join(f"{gap:.0f}" for gap in sorted(self.gaps, reverse=True)[:4])
        print(
            f"{name:<16} {time.perf_counter() - began:5.1f} s   p95 {p95:.0f} ms   "
            f"worst gaps {worst} ms   "
            f"{late} of {len(self.gaps)} over {WAIT_MS} ms"
        )
        return late <= max(1, SHARE * len(self.gaps))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, help="begin with a copy of this one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "waits.concord"
        if options.archive is not None:
            shutil.copy(options.archive, archive)
        return 0 if measure(archive, _files(Path(folder) / "files")) else 1


def measure(archive: Path, files: list[Path]) -> bool:
    from viewer.archive import Archive
    from viewer.ui.app import application
    from viewer.ui.appearance import Appearance
    from viewer.ui.session import Session
    from viewer.ui.settings import Settings
    from viewer.ui.window import Window

    app = application()
    settings = Settings(archive.with_suffix(".ini"))
    appearance = Appearance(settings)
    appearance.apply()
    window = Window(Session(Archive.open(archive), settings, appearance))
    window.show()
    while not window.isVisible():
        app.processEvents()
    ticks = Ticks()
    window.after_first_paint()
    good = [ticks.phase("after the start", lambda spent: spent > 3)]
    window.importing.import_paths(files)
    good.append(ticks.phase("import", lambda _spent: window.session.background.idle))
    for verb in ("undo", "redo"):
        window.session.perform(f"edit.{verb}")
        good.append(ticks.phase(verb, lambda spent: spent > 2))
    window.close()
    return all(good)


def _files(folder: Path) -> list[Path]:
    """Text files of the size of the seeds, no two alike."""
    import seeds

    folder.mkdir()
    texts = [path.read_text("utf-8", errors="replace") for path in seeds.documents()]
    files = [folder / f"document {number}.txt" for number in range(FILES)]
    for number, path in enumerate(files):
        path.write_text(f"Number {number}\n\n{texts[number % len(texts)]}", "utf-8")
    return files


if __name__ == "__main__":
    sys.exit(main())
