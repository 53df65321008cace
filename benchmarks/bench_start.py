"""How long the window takes to be usable, against a bare window in the same run.

Whole processes are timed, from the call of the interpreter to its end. `python main.py` leaves right
after its first paint (CONCORD_QUIT_AFTER_FIRST_PAINT), the bare one does the same: PySide6, one
QMainWindow, one QTextBrowser. The two take turns, because machines warm up and cool down.

    python benchmarks/bench_start.py [--rounds 15] [--limit 2.5] [--sample]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
browser = QTextBrowser()
browser.setPlainText("Recalling its resolutions")
window.setCentralWidget(browser)
window.resize(1440, 900)
window.show()
app.exec()
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--limit", type=float, default=2.5)
    parser.add_argument("--sample", action="store_true", help="with five documents in the archive")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "start.concord"
        environment = _environment(Path(folder), archive)
        prepare(archive, environment, with_sample=options.sample)
        ours, bare = measure(environment, options.rounds)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"bare window   {_line(bare)}")
    print(f"Concord       {_line(ours)}")
    print(f"ratio         {ratio:.2f} (limit {options.limit})")
    return 0 if ratio <= options.limit else 1


def measure(environment: dict[str, str], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of each round, ours and bare; one round before them fills the caches."""
    ours, bare = [], []
    for number in range(rounds + 1):
        mine = _time([sys.executable, "main.py"], environment)
        other = _time([sys.executable, "-c", BARE], environment)
        if number:
            ours.append(mine)
            bare.append(other)
    return ours, bare


def prepare(archive: Path, environment: dict[str, str], *, with_sample: bool) -> None:
    """An archive as it is on any day but the first."""
    program = (
        "import sys; from pathlib import Path; from viewer.archive import Archive\n"
        "from importers import read; import seeds\n"
        "archive = Archive.open(Path(sys.argv[1]))\n"
        "if sys.argv[2] == 'sample':\n"
        "    for path in seeds.documents():\n"
        "        archive.documents.add(path.name, path.read_bytes(), read(path))\n"
        "archive.close()\n"
    )
    what = "sample" if with_sample else "empty"
    subprocess.run(
        [sys.executable, "-c", program, str(archive), what],
        cwd=ROOT,
        env=environment,
        check=True,
    )


def _environment(folder: Path, archive: Path) -> dict[str, str]:
    """The person's own settings stay out of it, and no display is needed."""
    # A program that is installed has its byte code on disk; the first round writes it.
    present = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    return {
        **present,
        "CONCORD_ARCHIVE": str(archive),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "CONCORD_QUIT_AFTER_FIRST_PAINT": "1",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
        "PYTHONPATH": str(ROOT),
    }


def _time(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def _line(seconds: list[float]) -> str:
    return (
        f"median {statistics.median(seconds) * 1000:6.0f} ms   "
        f"fastest {min(seconds) * 1000:6.0f} ms   slowest {max(seconds) * 1000:6.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
