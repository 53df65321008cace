"""Campaigns: damaged files of every format do no harm, and what does harm is noticed and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzzing.campaign import run
from tests.fuzzing.material import Specimen, made
from tests.fuzzing.mutants import Breeder
from tests.viewer.importing import saboteur
from viewer.importing import Workers
from viewer.importing import workers as pool_module

pytestmark = pytest.mark.slow


def test_damaged_files_of_every_format_do_no_harm(tmp_path: Path) -> None:
    """Old Word is left out: each file of it starts an office suite."""
    specimens = [each for each in made() if each.form != "doc"]
    with Workers(2, seconds_per_file=60) as workers:
        outcome = run(Breeder(specimens, 11), range(300), workers=workers, keep=tmp_path)

    assert outcome.files == 300
    assert outcome.verdicts["read"] > 100
    assert outcome.sound, (outcome.findings, outcome.said)


def test_what_comes_to_grief_is_found_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "serve", saboteur.serve_all_badly)
    specimens = [Specimen("a.txt", "text", b"The Council noted it.\n" * 9)]
    with Workers(1) as workers:
        outcome = run(Breeder(specimens, 1), range(8), workers=workers, keep=tmp_path)

    assert not outcome.sound
    assert outcome.files == 8
    assert outcome.findings["crash: text"] == outcome.verdicts["crash"] > 0
    assert [name for name in outcome.findings if name.startswith("unforeseen: IndexError at ")]
    assert outcome.tracebacks == outcome.verdicts["crash"]
    assert outcome.kept
    assert all(each.read_bytes() or each.stat().st_size == 0 for each in outcome.kept)
