"""Our own mistakes are logged with their traceback and told honestly."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from viewer.ui.frame import faults as module
from viewer.ui.frame.faults import Faults


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path) -> Iterator[Faults]:
    before = (sys.excepthook, threading.excepthook)
    made = Faults(tmp_path / "log" / "concord.log")
    made.install()
    yield made
    made.remove()
    assert (sys.excepthook, threading.excepthook) == before


def stumble() -> None:
    raise ZeroDivisionError("ours")


def test_an_uncaught_exception_is_told_and_written_down(faults: Faults) -> None:
    told: list[Any] = []
    faults.caught.connect(lambda sentence, details: told.append((sentence, details)))
    try:
        stumble()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    ((sentence, details),) = told
    assert str(faults.log) in sentence
    assert "stumble" in details
    assert "ZeroDivisionError: ours" in details
    assert "stumble" in faults.log.read_text("utf-8")


def test_one_of_a_thread_too(qtbot: QtBot, faults: Faults) -> None:
    with qtbot.waitSignal(faults.caught):
        thread = threading.Thread(target=stumble)
        thread.start()
    thread.join()

    assert "ours" in faults.log.read_text("utf-8")


def test_an_interruption_is_no_mistake(faults: Faults, capsys: pytest.CaptureFixture[str]) -> None:
    faults.caught.connect(lambda *_: pytest.fail("told"))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_long_log_begins_anew_and_the_old_one_is_kept(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOG_BYTES", 10)
    log = tmp_path / "concord.log"
    log.write_text("twelve bytes", "utf-8")
    faults = Faults(log)
    faults.install()
    faults.remove()

    assert not log.exists()
    assert log.with_suffix(".old.log").read_text("utf-8") == "twelve bytes"


def test_a_log_that_cannot_be_written_stops_nothing(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    faults = Faults(tmp_path / "file" / "concord.log")
    faults.install()
    faults.remove()
