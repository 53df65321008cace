"""The start, in a process of its own as a person starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python main.py`, leaving after the first paint."""
    kept = {n: v for n, v in os.environ.items() if n not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env={
            **kept,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "CONCORD_QUIT_AFTER_FIRST_PAINT": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_the_first_start_makes_an_archive_and_the_second_opens_it(tmp_path: Path) -> None:
    archive = tmp_path / "mine.concord"
    for _ in range(2):
        done = start(tmp_path, CONCORD_ARCHIVE=str(archive), QT_QPA_PLATFORM="offscreen")
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert archive.exists()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_a_sentence_says_so(tmp_path: Path) -> None:
    done = start(tmp_path, QT_QPA_PLATFORM="")

    assert done.returncode == 1
    assert "There is no display" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_first_look_imports_only_what_it_needs(tmp_path: Path) -> None:
    """What costs a tenth of a second each is not there yet when the window is painted."""
    code = (
        "import sys, main\n"
        "code = main.main([])\n"
        "late = ['qtawesome', 'sqlite_utils', 'pdfminer', 'pypdfium2', 'docx', 'lxml', 'click',"
        " 'rapidfuzz', 'jinja2', 'markdown_it', 'multiprocessing.pool', 'concurrent.futures']\n"
        "print([each for each in late if each in sys.modules])\n"
        "sys.exit(code)\n"
    )
    environment = {
        **os.environ,
        "CONCORD_QUIT_AFTER_FIRST_PAINT": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "CONCORD_ARCHIVE": str(tmp_path / "a.concord"),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    start(tmp_path, CONCORD_ARCHIVE=str(tmp_path / "a.concord"), QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
