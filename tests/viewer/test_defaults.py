"""The place of the user's own archive, and the name of the person."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from viewer import defaults


@pytest.fixture(autouse=True)
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the name, in a folder of the test: nobody has chosen one."""
    path = tmp_path / "config" / "name.txt"
    monkeypatch.setattr(defaults, "name_file", lambda: path)
    monkeypatch.delenv("CONCORD_PERSON", raising=False)
    return path


def test_the_archive_stands_in_a_folder_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("/somewhere/data")))

    place = defaults.default_archive()

    assert place.name == "archive.concord"
    assert place.parent.name == "concord"
    if sys.platform == "linux":
        assert place == Path("/somewhere/data/concord/archive.concord")


@pytest.mark.skipif(sys.platform == "win32", reason="GECOS is POSIX's")
@pytest.mark.parametrize(
    ("gecos", "name"),
    [("Ada Lovelace,Room 1,,", "Ada Lovelace"), ("& Lovelace", "Ada Lovelace"), ("", "ada")],
)
def test_a_person_is_named_as_the_system_prints_it(
    gecos: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    monkeypatch.setattr(pwd, "getpwnam", lambda _login: SimpleNamespace(pw_gecos=gecos))

    assert defaults.person_name() == name


def test_somebody_whom_the_system_does_not_know_has_a_name_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", unknown)

    assert defaults.person_name() == "unknown"


def test_a_name_that_was_chosen_goes_before_that_of_the_system(
    chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults.remember_name("Ada Lovelace")
    assert chosen.read_text("utf-8") == "Ada Lovelace"
    assert defaults.person_name() == "Ada Lovelace"
    monkeypatch.setenv("CONCORD_PERSON", " Ben ")
    assert defaults.person_name() == "Ben"
    monkeypatch.setenv("CONCORD_PERSON", " ")
    chosen.write_bytes(b"\xff\xfe\xff")
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    assert defaults.person_name() not in ("", "Ben")


def test_the_name_is_kept_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert defaults.name_file().parent.name in ("concord", "Concord")
