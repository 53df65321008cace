"""Settings are typed, survive a restart, and a broken file costs only what is broken."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.settings import Setting, Settings

SETTINGS = [
    (Setting("test.text", "plain"), "Übersicht, 2\n= ;"),
    (Setting("test.number", 3), 4),
    (Setting("test.share", 1.0), 1.25),
    (Setting("test.flag", False), True),
    (Setting("test.state", b""), bytes(range(256))),
    (Setting("test.list", []), ["a", "b, c", ""]),
    (Setting("test.map", {}), {"a": 1, "b": None}),
]


@pytest.mark.parametrize(("setting", "value"), SETTINGS, ids=lambda each: str(each)[:30])
def test_a_value_survives_a_restart(
    qapp: QApplication, tmp_path: Path, setting: Any, value: Any
) -> None:
    first = Settings(tmp_path / "s.ini")
    assert first.get(setting) == setting.default

    first.set(setting, value)
    first.save()

    assert Settings(tmp_path / "s.ini").get(setting) == value


def test_a_value_of_another_type_is_not_taken(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.set(Setting("test.thing", "word"), "a word")

    assert settings.get(Setting("test.thing", 7)) == 7
    assert settings.get(Setting("test.thing", False)) is False


def test_whole_numbers_serve_as_shares(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.set(Setting("test.share", 0), 2)

    assert settings.get(Setting("test.share", 1.0)) == 2.0


def test_a_file_spoilt_by_hand_gives_the_defaults(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("[test]\ntext={not json\nnumber=12\n", encoding="utf-8")
    settings = Settings(tmp_path / "s.ini")

    assert settings.get(Setting("test.text", "default")) == "default"
    assert settings.get(Setting("test.number", 1)) == 12


def test_changes_are_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    setting = Setting("test.text", "")
    told: list[Any] = []
    settings.changed.connect(told.append)

    settings.set(setting, "new")
    settings.set(setting, "new")
    settings.forget(setting)

    assert told == ["test.text", "test.text"]
    assert settings.get(setting) == ""
