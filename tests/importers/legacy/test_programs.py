"""External programs: ended in time, with their children, even when we are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.legacy.programs import TooSlow, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are sh's")
_ROOT = Path(__file__).parents[3]


def shell(script: str) -> list[str]:
    return ["/bin/sh", "-c", f"PATH=/usr/bin:/bin; {script}"]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A process that has ended and that nobody has asked for its code is not running.
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def soon(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def number_in(path: Path) -> int:
    assert soon(lambda: path.exists() and path.read_text().endswith("\n"))
    return int(path.read_text())


def test_output_and_exit_code_are_handed_back(tmp_path: Path) -> None:
    assert run(shell("echo done; exit 3"), folder=tmp_path) == 3
    assert (tmp_path / "output").read_text() == "done\n"


def test_arguments_reach_the_program_as_they_are(tmp_path: Path) -> None:
    run(["/bin/echo", "a  b", "$HOME;*"], folder=tmp_path)
    assert (tmp_path / "output").read_text() == "a  b $HOME;*\n"


def test_its_home_is_its_own_folder(tmp_path: Path) -> None:
    run(shell('echo "$HOME"; pwd'), folder=tmp_path)
    assert (tmp_path / "output").read_text().split() == [str(tmp_path)] * 2


def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    script = "sleep 300 & echo $! >child; wait"
    with pytest.raises(TooSlow):
        run(shell(script), folder=tmp_path, seconds=0.5)
    assert soon(lambda: not is_running(number_in(tmp_path / "child")))


def test_children_that_are_left_behind_are_ended(tmp_path: Path) -> None:
    assert run(shell("sleep 300 & echo $! >child"), folder=tmp_path) == 0
    assert soon(lambda: not is_running(number_in(tmp_path / "child")))


def test_a_program_that_is_not_there_fails(tmp_path: Path) -> None:
    assert run([str(tmp_path / "nothing")], folder=tmp_path) != 0


def test_when_we_are_killed_it_ends_and_its_folder_goes(tmp_path: Path) -> None:
    folder, child = tmp_path / "work", tmp_path / "child"
    folder.mkdir()
    code = (
        "import pathlib, sys; from importers.legacy.programs import run; "
        "run(['/bin/sh', '-c', 'PATH=/usr/bin:/bin; sleep 300 & echo $! >' + sys.argv[2] + '; wait'],"
        " folder=pathlib.Path(sys.argv[1]))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder), str(child)], cwd=_ROOT) as us:
        sleeping = number_in(child)
        us.send_signal(signal.SIGKILL)
    assert soon(lambda: not is_running(sleeping))
    assert soon(lambda: not folder.exists())
