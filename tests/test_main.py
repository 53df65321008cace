"""The program as a process: what it imports, prints and returns."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import process

ROOT = Path(__file__).parent.parent
MAIN = str(ROOT / "main.py")
HEAVY = ("PySide6", "importers", "viewer.archive", "sqlite3", "lxml", "rapidfuzz", "platformdirs")


def loaded_by(code: str) -> set[str]:
    """Which of the heavy modules a fresh process has after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split()) & set(HEAVY)


def test_importing_main_loads_nothing_because_every_worker_does_it() -> None:
    assert loaded_by("import main") == set()


def test_the_command_line_loads_nothing_before_it_knows_the_command() -> None:
    assert loaded_by("from viewer.cli import run; assert run(['--nonsense']) == 2") == set()


@pytest.mark.slow
def test_reading_a_file_needs_neither_archive_nor_interface(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The Council noted the report.")

    loaded = loaded_by(f"from viewer.cli import run; assert run(['read', {str(file)!r}]) == 0")

    assert loaded.isdisjoint({"PySide6", "viewer.archive", "sqlite3"})


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Décidé: “la paix”, السلام, 和平.", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(
        [sys.executable, MAIN, "read", str(file)], capture_output=True, env=environment, check=True
    )

    assert "Décidé: “la paix”, السلام, 和平." in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="POSIX names are bytes")
def test_a_name_that_is_no_unicode_can_be_told(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/r\xe9solution.txt")
    said = process("read", name)

    assert said.code == 1
    assert r"r\udce9solution.txt" in said.err


def test_a_reader_that_leaves_early_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("".join(f"Paragraph {number} of many.\n\n" for number in range(5000)))
    program = subprocess.Popen(
        [sys.executable, MAIN, "read", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None

    program.stdout.readline()
    program.stdout.close()

    assert program.stderr.read() == b""
    assert program.wait(timeout=60) == 1
    program.stderr.close()


def test_the_worlds_errors_are_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    said = process("read", tmp_path / "nowhere.txt")

    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_wrong_usage_is_2() -> None:
    assert process("read").code == 2
    assert process("nonsense").code == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
def test_ctrl_c_stops_an_import_and_keeps_what_came_in(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(400):
        text = "".join(f"Paragraph {n} of document {number}.\n\n" for n in range(60))
        (folder / f"{number:03}.txt").write_text(text)
    archive = tmp_path / "ours.concord"
    program = subprocess.Popen(
        [sys.executable, MAIN, "--archive", str(archive), "import", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not coming_in(archive) and time.monotonic() < deadline:
        time.sleep(0.02)

    os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the workers too
    out, err = program.communicate(timeout=60)

    assert (program.returncode, err) == (130, "")
    assert "cancelled" in out
    kept = int(out.split()[0])
    assert len(process("--archive", archive, "documents").out.splitlines()) == kept + 1
    assert process("--archive", archive, "check").code == 0


def coming_in(archive: Path) -> bool:
    log = archive.with_name(f"{archive.name}-wal")
    return log.exists() and log.stat().st_size > 200_000


@pytest.mark.slow
def test_without_a_command_the_window_opens(tmp_path: Path) -> None:
    archive = tmp_path / "ours.concord"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "CONCORD_QUIT_AFTER_FIRST_PAINT": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }

    for arguments in (["--archive", str(archive)], []):
        done = subprocess.run(
            [sys.executable, MAIN, *arguments],
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
    assert archive.exists()
    assert (tmp_path / "data" / "concord" / "archive.concord").exists()
