"""An external program within limits: it ends, with all that it started, whatever becomes of us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SECONDS = 90
"""Below the limit of the worker that waits for it, so that the reason can be told."""
_MEMORY_KB = 4 * 1024 * 1024
_WATCH = f"""
ulimit -S -v {_MEMORY_KB} 2>/dev/null
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
{{ read -r _ <&3; PATH=/usr/bin:/bin rm -rf -- "$FOLDER"; kill -KILL 0; }} >/dev/null 2>&1 &
watch=$!
wait "$program"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
"""
"""A worker that is killed cannot clean up: its end of the pipe closes, and that ends the group.

The soft limit on memory that a worker has set for itself is too low for an office suite.
"""


class TooSlow(Exception):
    """The program was ended because it took longer than it may."""


def run(
    command: Sequence[str],
    *,
    folder: Path,
    seconds: float = SECONDS,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run a program to its end; its output goes to `output` in the folder.

    Args:
        command: the program and its arguments; no shell reads them.
        folder: its home and place for files, of this one run.
        seconds: that it may take.
        environment: what it is told besides.

    Returns:
        its exit code.

    Raises:
        TooSlow: it took longer; nothing of it is left.
        OSError: it cannot be started.
    """
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            _watched(command),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**_environment(folder), **(environment or {})},
            start_new_session=sys.platform != "win32",
        )
        with process:
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                raise TooSlow from None
            finally:
                _end(process)


def _watched(command: Sequence[str]) -> list[str]:
    if sys.platform == "win32":
        return list(command)
    return ["/bin/sh", "-c", _WATCH, "watch", *command]


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the person's settings, and no way out to the network by proxy."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "PROGRAMFILES")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        **nowhere,
        "HOME": str(folder),
        "FOLDER": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program and all that it has started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],
                check=False,
                capture_output=True,
            )
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # macOS says the second of what has ended
        return
