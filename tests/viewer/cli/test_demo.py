"""`demo`: the main job on the samples, from files to exported excerpts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import process
from viewer.archive import Archive
from viewer.exporters import exporters

pytestmark = pytest.mark.slow


def test_the_main_job_leaves_everything_it_says(tmp_path: Path) -> None:
    out = tmp_path / "demo"

    said = process("demo", "--out", out)

    assert (said.code, said.err) == (0, "")
    told = {Path(line.partition(": ")[0]) for line in said.out.splitlines()}
    expected = {f"excerpts{each.suffix}" for each in exporters()}
    expected |= {"demo.concord", "align.jsonl", "synopsis.docx", "synopsis.html", "window.png"}
    expected.add("excerpts.pdf")
    assert {path.name for path in told} == expected
    assert all(path.stat().st_size > 500 for path in told)
    pairs = [json.loads(line) for line in (out / "align.jsonl").read_text("utf-8").splitlines()]
    assert sum(pair["relation"] in ("same", "changed") for pair in pairs) >= 48
    assert (out / "window.png").read_bytes().startswith(b"\x89PNG")
    excerpts = (out / "excerpts.md").read_text("utf-8")
    assert "A/RES/67/264, 17 May 2013, para. " in excerpts
    again_begun_anew_and_reused(out)


def again_begun_anew_and_reused(out: Path) -> None:
    """What nobody has touched is made anew; what somebody worked on stays."""
    with Archive.open(out / "demo.concord") as archive:
        documents = len(archive.documents.all())
        theme = archive.themes.add("My own")
    said = process("demo", "--out", out)
    assert said.code == 0
    with Archive.open(out / "demo.concord") as archive:
        assert archive.themes.get(theme).name == "My own"
        assert len(archive.documents.all()) == documents


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert process("demo", "--out", tmp_path / "file" / "demo").sentence
