"""Qt in a process that shows nothing: for laying out pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def offscreen() -> Iterator[None]:
    """Fonts and text layout are there inside; for a process of its own, which may have no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is asked for fonts
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    yield
    del application
