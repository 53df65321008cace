"""A process killed at any moment leaves a sound archive with everything that it had confirmed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is forked")
@pytest.mark.parametrize(
    ("work", "rounds"),
    [("import", 50), ("tag", 50), ("reread", 50), ("make", 20), ("codebook", 30), ("merge", 30)],
)
def test_an_archive_survives_kill_9(tmp_path: Path, work: str, rounds: int) -> None:
    seed = random.randrange(1_000_000)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.viewer.archive.killed",
            str(tmp_path),
            work,
            str(rounds),
            str(seed),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    looks = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(looks) == rounds
    confirmed = sum(look.pop("confirmed") for look in looks)
    sound = {"findings": [], "lost": [], "halves": [], "torn": [], "found": True}
    assert [look for look in looks if look != sound] == [], f"seed {seed}"
    assert confirmed >= rounds // 2
