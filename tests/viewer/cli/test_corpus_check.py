"""`corpus-check`: every file of a folder on a line, the figures at the end, the exit code telling."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import ROOT, Concord
from tests.viewer.cli.test_reading import bad_files
from tests.viewer.importing import saboteur
from viewer.importing import workers as pool_module

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "corpus"
    path.mkdir()
    (path / "good.txt").write_text("Report\n\nThe Council noted the report.\n")
    return path


def test_files_that_are_refused_are_reasons_and_no_failure(concord: Concord, folder: Path) -> None:
    bad_files(folder)

    said = concord("corpus-check", folder, "--jobs", "1")

    assert said.code == 0, said
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0].split() == ["file", "result", "format", "blocks", "pages", "seconds"]
    assert any(line.split()[:4] == ["good.txt", "read", "text", "2"] for line in lines)
    assert any(line.split()[:2] == ["empty.txt", "refused"] for line in lines)
    assert any("1  … is empty." in line for line in lines)
    assert lines[-1].startswith("7 files in ")
    assert lines[-1].endswith("2 blocks: 1 read, 6 refused with a sentence, 0 crashed.")


def test_objects_tell_of_every_file_and_then_the_figures(concord: Concord, folder: Path) -> None:
    (folder / "empty.txt").touch()

    said = concord("corpus-check", folder, "--json")
    *files, figures = [json.loads(line) for line in said.out.splitlines()]

    assert sorted((Path(each["file"]).name, each["result"]) for each in files) == [
        ("empty.txt", "refused"),
        ("good.txt", "read"),
    ]
    assert figures["type"] == "figures"
    assert (figures["files"], figures["read"], figures["refused"]) == (2, 1, 1)
    assert (figures["crash"], figures["missing"]) == (0, 0)


def test_a_crash_is_a_failure_and_named(
    concord: Concord, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "serve", saboteur.serve)
    (folder / "crash.txt").write_text("It does.")
    (folder / "hang.txt").write_text("It does.")

    said = concord("corpus-check", folder, "--seconds", "1", "--jobs", "1")

    assert said.code == 1
    assert "“crash.txt” makes its reader crash" in said.err
    assert "1 read, 1 over the limit of time, 1 crashed." in said.out


def test_an_empty_folder_is_said_to_be_empty(concord: Concord, tmp_path: Path) -> None:
    said = concord("corpus-check", tmp_path)
    assert (said.code, said.out) == (1, "No files were found there.\n")


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as POSIX sends it")
def test_ctrl_c_reports_what_is_known(folder: Path) -> None:
    for number in range(3000):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nThe Council noted it.\n" * 20)
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "corpus-check", str(folder), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert process.returncode == 130, (process.returncode, err)
    assert err == ""
    assert json.loads(first)["type"] == "file"
    figures = json.loads(out.splitlines()[-1])
    assert figures["files"] + figures["missing"] == 3001
    assert figures["missing"] > 0


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_takes_the_folder_both_ways(folder: Path) -> None:
    for arguments in ((f"DIR={folder}",), (str(folder),)):
        said = subprocess.run(
            ["make", "--dry-run", "corpus-check", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "main.py corpus-check" in said.stdout
        assert str(folder) in said.stdout
