"""`bundle`: work written to a file and taken into another archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import OLDER, Concord
from viewer.archive import Archive
from viewer.cli import run
from viewer.domain import Target, ThemeId


@pytest.fixture
def theirs(filled: Path, tmp_path: Path) -> Path:
    """A colleague's archive with the same documents and other work; `filled` has none."""
    path = tmp_path / "theirs.concord"
    with Archive.open(filled) as ours:
        ours.backup(path)
    with Archive.open(path, person="Ben") as archive:
        document = archive.documents.find(OLDER)
        archive.annotations.add(Target(document=document.id), "Compare with the older one")
        archive.themes.change(ThemeId(1), name="Peace and security")
    return path


def exported(theirs: Path, capsys: pytest.CaptureFixture[str], *how: str) -> Path:
    file = theirs.with_suffix(".concordwork")
    assert run(["--archive", str(theirs), "bundle", "export", str(file), *how]) == 0
    return file


def test_work_goes_to_another_archive(
    theirs: Path, filled: Path, concord: Concord, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(theirs, capsys)
    assert "3 themes, 1 note, on 1 document." in capsys.readouterr().err
    seen = concord("bundle", "import", file, "--preview", "--json")
    assert json.loads(seen.out)["pieces"] == {
        "themes": {"changed": 1, "same": 2},
        "annotations": {"new": 1},
    }
    with Archive.open(filled, read_only=True) as archive:
        assert archive.annotations.all() == []
    done = concord("bundle", "import", file)
    assert (done.code, "1 new, 1 changed, 2 the same, 0 in conflict" in done.err) == (0, True)
    with Archive.open(filled) as archive:
        (note,) = archive.annotations.all()
        assert (note.body, note.created_by) == ("Compare with the older one", "Ben")
        assert archive.themes.get(ThemeId(1)).name == "Peace and security"
        archive.history.undo(archive.history.edits()[0].id)
        assert archive.annotations.all() == []
    assert "1 new" in concord("bundle", "import", file).err
    assert "0 new, 0 changed, 4 the same" in concord("bundle", "import", file).err


@pytest.mark.parametrize(("side", "name"), [("mine", "Ours"), ("theirs", "Peace and security")])
def test_conflicts_are_listed_and_decided(
    theirs: Path,
    filled: Path,
    concord: Concord,
    capsys: pytest.CaptureFixture[str],
    side: str,
    name: str,
) -> None:
    with Archive.open(filled, person="Ann") as archive:
        archive.themes.change(ThemeId(1), name="Ours")
    file = exported(theirs, capsys)
    said = concord("bundle", "import", file, "--conflicts", side, "--json")
    (conflict,) = json.loads(said.out)["conflicts"]
    assert (conflict["field"], conflict["here"]["value"]) == ("name", "Ours")
    assert conflict["there"] | {"at": ""} == {"value": "Peace and security", "by": "Ben", "at": ""}
    with Archive.open(filled, read_only=True) as archive:
        assert archive.themes.get(ThemeId(1)).name == name


def test_documents_can_be_enclosed(
    theirs: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("viewer.defaults.person_name", lambda: "Cem")
    file = exported(theirs, capsys, "--with-documents", "--document", OLDER)
    empty = tmp_path / "empty.concord"
    assert run(["--archive", str(empty), "bundle", "import", str(file)]) == 0
    with Archive.open(empty) as archive:
        (document,) = archive.documents.all()
        assert (document.name, document.notes) == (OLDER, 1)
        assert [each.label for each in archive.history.edits()] == ["Merge the work of Cem"]
        archive.history.undo(archive.history.edits()[0].id)
        assert archive.documents.all() == []


def test_without_its_document_work_waits_for_the_import(
    theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import seeds

    file = exported(theirs, capsys)
    empty = tmp_path / "empty.concord"
    assert run(["--archive", str(empty), "bundle", "import", str(file)]) == 0
    assert "is not in the archive: 1 wait for it" in capsys.readouterr().err
    assert run(["--archive", str(empty), "bundle", "waiting", "--json"]) == 0
    (waiting,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (waiting["name"], waiting["waiting"]) == (OLDER, 1)
    original = next(each for each in seeds.documents() if each.name == OLDER)
    assert run(["--archive", str(empty), "import", str(original)]) == 0
    with Archive.open(empty, read_only=True) as archive:
        assert [each.notes for each in archive.documents.all()] == [1]
    capsys.readouterr()
    assert run(["--archive", str(empty), "bundle", "waiting"]) == 0
    assert "Nothing waits." in capsys.readouterr().err


def test_import_says_what_takes_it_in(concord: Concord, tmp_path: Path) -> None:
    said = concord("import", tmp_path / "a.concordwork")
    assert (said.code, "`bundle import` takes it in" in said.err) == (2, True)


def test_another_file_is_a_sentence(filled: Path, concord: Concord, tmp_path: Path) -> None:
    path = tmp_path / "a.concordwork"
    path.write_text("no bundle")
    assert "is not a bundle of Concord" in concord("bundle", "import", path).sentence
    assert "could not be read" in concord("bundle", "import", tmp_path / "none").sentence
