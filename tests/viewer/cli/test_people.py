from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import OLDER, Concord
from viewer import defaults
from viewer.archive import Archive


@pytest.fixture(autouse=True)
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the name, in a folder of the test."""
    path = tmp_path / "config" / "name.txt"
    monkeypatch.setattr(defaults, "name_file", lambda: path)
    monkeypatch.delenv("CONCORD_PERSON", raising=False)
    return path


@pytest.mark.usefixtures("filled")
def test_people_are_listed_with_their_work(concord: Concord) -> None:
    assert concord("people", "--me", "Ben").err == "You work as Ben.\n"
    concord("tag", OLDER, 3, "Peace", "--comment", "Why.")
    rows = {
        row["name"]: row for row in map(json.loads, concord("people", "--json").out.splitlines())
    }
    assert (rows["Ben"]["tags"], rows["Ben"]["notes"], rows["Ben"]["edits"]) == (1, 1, 1)
    assert rows["Ann"]["tags"] == 0
    assert concord("people").out.splitlines()[0].split() == ["id", "name", "tags", "notes", "edits"]


def test_somebody_gets_another_name(concord: Concord, filled: Path) -> None:
    assert concord("people", "--rename", "ann", "Ann Lee").code == 0
    with Archive.open(filled, read_only=True) as archive:
        assert [each.name for each in archive.people.all()] == ["Ann Lee"]
    assert "no “Zoe”" in concord("people", "--rename", "Zoe", "Ann").sentence
    assert "at most 200" in concord("people", "--rename", "Ann Lee", "x" * 201).sentence


def test_a_name_is_kept_unless_it_is_none(
    concord: Concord, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert concord("people", "--me", " ").code == 2
    assert "at most 200" in concord("people", "--me", "x" * 201).sentence
    assert not chosen.exists()
    monkeypatch.setenv("CONCORD_PERSON", "Cleo")
    assert "CONCORD_PERSON says Cleo" in concord("people", "--me", "Ben").err
    assert chosen.read_text("utf-8") == "Ben"
    assert defaults.person_name() == "Cleo"


@pytest.mark.usefixtures("filled")
def test_what_one_person_tagged_is_exported(
    concord: Concord, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, block in (("Ann", 3), ("Ben", 3), ("Ben", 4)):
        monkeypatch.setenv("CONCORD_PERSON", name)
        concord("tag", OLDER, block, "Peace")
    told = [
        json.loads(line)["tagged_by"]
        for line in concord("export", "--format", "jsonl").out.splitlines()
    ]
    assert told == ["Ann, Ben", "Ben"]
    hers = concord("export", "--format", "jsonl", "--person", "ann").out.splitlines()
    assert [json.loads(line)["tagged_by"] for line in hers] == ["Ann"]
