"""Our own mistakes: written to a log with their traceback, and told honestly."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

LOG_BYTES = 1_000_000

_log = logging.getLogger("concord")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """Catches what nobody caught.

    Signals:
        caught: a sentence and the traceback, on the interface thread.
    """

    caught = Signal(str, str)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log = log
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._handler: logging.Handler | None = None

    def install(self) -> None:
        """Take exceptions of all threads and Qt's own messages."""
        self._handler = _open_log(self.log)
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda told: self._uncaught(
            told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        """Give everything back, for tests and at the end."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None
            qInstallMessageHandler(None)
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Uncaught exception\n%s", details)
        self.caught.emit(
            "Something went wrong inside Concord; this is a mistake of the program, not yours. "
            "Everything up to your last edit is safe. You can go on; if it happens again, close "
            f"Concord and open it anew. It is written down in {self.log}.",
            details,
        )


def _open_log(path: Path) -> logging.Handler:
    """A file that starts anew when it has grown long; the one before is kept."""
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        # No place to write: standard error is better than nothing.
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category, message)
