"""The command line as a person uses it, and an archive of the samples to use it on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import seeds
from importers import read
from viewer.archive import Archive
from viewer.cli import run

ROOT = Path(__file__).parents[3]
OLDER, NEWER = "003_8c4bf403776cb7f8.txt", "004_b9b63afeb8a88059.txt"


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a refusal."""
        lines = self.err.splitlines()
        assert self.code == 1, self
        assert len(lines) == 1, self.err
        assert lines[0].rstrip().endswith((".", "!")), lines[0]
        return lines[0]


Concord = Callable[..., Said]


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    return tmp_path / "ours.concord"


@pytest.fixture
def concord(archive_file: Path, capsys: pytest.CaptureFixture[str]) -> Concord:
    """Run a command on `archive_file` in this process."""

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = run(["--archive", str(archive_file), *map(str, arguments)])
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the five samples; copied, never changed."""
    path = tmp_path_factory.mktemp("samples") / "samples.concord"
    with Archive.open(path, person="Ann") as archive:
        for file in seeds.documents():
            archive.documents.add(file.name, file.read_bytes(), read(file))
    return path


@pytest.fixture
def filled(samples: Path, archive_file: Path) -> Path:
    """`archive_file` with the five samples in it."""
    shutil.copy(samples, archive_file)
    return archive_file


def process(*arguments: str | Path, drop_rights: bool = False, **options: object) -> Said:
    """Run a command as a process of its own.

    Args:
        drop_rights: as somebody who may not read everything, also where the tests run as root.
    """
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    if drop_rights and os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything and setpriv is not there")
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDEVMODE": ""}
    done = subprocess.run(
        command,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
