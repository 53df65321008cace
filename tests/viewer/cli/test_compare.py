"""`compare`: two documents side by side, as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from tests.viewer.cli.conftest import process

RESOLUTIONS = [each for each in seeds.documents() if each.name.startswith(("003", "004"))]


@pytest.mark.parametrize("suffix", ["docx", "html", "csv", "pdf"])
def test_two_files_side_by_side(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"synopsis.{suffix}"
    said = process("compare", *RESOLUTIONS, "-o", out, "--title", "Two years")
    assert (said.code, said.out) == (0, "")
    assert "pairs of paragraphs were written" in said.err
    assert out.stat().st_size > 5000


def test_only_some_relations(tmp_path: Path) -> None:
    out = tmp_path / "some.html"
    said = process("compare", *RESOLUTIONS, "-o", out, "--only", "added", "--only", "removed")
    assert said.code == 0
    page = out.read_text("utf-8")
    assert "<b>added</b>" in page
    assert "<b>same</b>" not in page


def test_a_format_nobody_knows(tmp_path: Path) -> None:
    said = process("compare", *RESOLUTIONS, "-o", tmp_path / "x.xyz")
    assert said.code == 2
    assert ".csv, .docx, .html, .pdf" in said.err
