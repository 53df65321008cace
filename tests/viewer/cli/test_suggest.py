from __future__ import annotations

import json
from pathlib import Path

from tests.viewer.cli.conftest import Concord

TEXT = """Health of mothers

Nurses will vaccinate all children against polio and measles.

The Secretary-General will report to the General Assembly at its next session.

Tents and food aid were brought to the refugees who had crossed the border.
"""


def test_a_file_is_suggested_themes_without_an_archive(
    concord: Concord, archive_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    said = concord("suggest", path, "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert {row["theme"] for row in rows} == {"Health", "Humanitarian"}
    for row in rows:
        assert list(row) == ["block", "theme", "score", "because"]
        assert 0.5 <= row["score"] <= 1
        assert row["because"]
    assert not archive_file.exists()
    assert "refugees" in concord("suggest", path).out
    assert concord("suggest", path, "--json", "--threshold", "1").out == ""


def test_a_document_is_suggested_what_it_has_not(concord: Concord, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    concord("import", path)
    rows = [json.loads(line) for line in concord("suggest", "news", "--json").out.splitlines()]
    (health,) = [row for row in rows if row["theme"] == "Health"]
    concord("tag", "news", str(health["block"]), "Health")
    rows = [json.loads(line) for line in concord("suggest", "news", "--json").out.splitlines()]
    assert {row["theme"] for row in rows} == {"Humanitarian"}
    of_file = concord("suggest", path, "--json").out
    assert "Humanitarian" in of_file


def test_what_is_neither_is_named(concord: Concord) -> None:
    assert "neither a file nor" in concord("suggest", "nothing").sentence
