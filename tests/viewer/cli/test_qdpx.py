"""Projects out and in, by each of the ways to ask for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import Concord
from tests.viewer.importing.projects.making import content, g, project, tag, write


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "ask", [("qdpx", "export"), ("export", "-o"), ("export", "--format", "qdpx", "-o")]
)
def test_a_project_goes_out_and_nothing_is_wrong_with_it(
    concord: Concord, tmp_path: Path, ask: tuple[str, ...]
) -> None:
    path = tmp_path / "ours.qdpx"
    said = concord(*ask, path)
    assert (said.code, said.out) == (0, "")
    assert said.err == f"5 documents written to {path}.\n"
    checked = concord("qdpx", "check", path)
    assert (checked.code, checked.out, checked.err) == (0, "", "Nothing is wrong with it.\n")


@pytest.mark.usefixtures("filled")
def test_it_is_not_written_to_a_terminal(concord: Concord) -> None:
    assert concord("export", "--format", "qdpx").code == 2


@pytest.mark.parametrize("ask", [("qdpx", "import"), ("import",)])
def test_a_project_comes_in_and_is_told_of(
    concord: Concord, tmp_path: Path, ask: tuple[str, ...]
) -> None:
    sources = [
        tag("TextSource", content("The harbour is open."), guid=g("a"), name="Harbour"),
        tag("TextSource", guid=g("b"), name="Nothing"),
    ]
    path = write(tmp_path / "a.qdpx", project(tag("Sources", *sources)))
    said = concord(*ask, path)
    assert said.code == 0, said.err
    assert said.out.splitlines()[0] == "1 document came in; 1 thing was left."
    assert "  Nothing" in said.out.splitlines()
    again = json.loads(concord(*ask, path, "--json").out)
    assert again["taken"]["documents"] == {"new": 0, "there": 1, "deleted": 0}
    assert [each["examples"] for each in again["left"]] == [["Nothing"]]
    assert "Harbour" in concord("documents").out


def test_a_project_among_files_comes_in_with_them(concord: Concord, tmp_path: Path) -> None:
    text = tag("TextSource", content("The harbour is open."), guid=g("a"), name="Harbour")
    path = write(tmp_path / "a.qdpx", project(tag("Sources", text)))
    other = tmp_path / "b.txt"
    other.write_text("The quay is closed.", encoding="utf-8")
    said = concord("import", path, other)
    assert said.code == 0, said.err
    assert said.out.splitlines() == ["1 document came in.", "1 document imported."]


def test_what_is_wrong_is_said_line_by_line(concord: Concord, tmp_path: Path) -> None:
    path = write(tmp_path / "a.qdpx", project(tag("Sources")), inner="Ours.qde")
    said = concord("qdpx", "check", path)
    assert said.code == 1
    assert said.out.startswith("error (package): There is no “project.qde” at the root")
    first, *_ = concord("qdpx", "check", path, "--json").out.splitlines()
    assert json.loads(first)["point"] == "package"


def test_what_is_no_project_is_refused_in_a_sentence(concord: Concord, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(b"no zip")
    assert "no REFI-QDA project" in concord("qdpx", "import", path).sentence
    assert "no REFI-QDA project" in concord("import", path).sentence
