"""For all tests: no display is needed, and nothing is left running."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

GRACE_S = 5.0


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[Any]:
    """A test ends its threads and closes its windows."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE_S
    while (left := _new_threads(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads are still running: {left}"
    _empty_clipboard()
    windows = _shown_windows()
    assert not windows, f"windows are still shown: {windows}"


def _new_threads(before: Any) -> Any:
    return [
        each
        for each in threading.enumerate()
        if each not in before and each.is_alive() and not isinstance(each, threading._DummyThread)
    ]


def _empty_clipboard() -> None:
    """Off screen, Qt frees what lies there after Python has ended, and crashes on our objects."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def _shown_windows() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    shown = [each for each in widgets.QApplication.topLevelWidgets() if each.isVisible()]
    for each in shown:  # so that one test's window does not fail all that follow
        each.close()
    return shown
