"""What a person has set, typed, in one ini file that can also be read by eye.

A setting is declared where it is used: `ZOOM = Setting("readers.zoom", 1.0)`, then
`settings.get(ZOOM)` and `settings.set(ZOOM, 1.1)`. What belongs to an archive (open documents,
places) is kept in the archive instead: `archive.settings`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", str, int, float, bool, bytes, list[str], dict[str, object])


@dataclass(frozen=True)
class Setting(Generic[T]):
    """The name of a value, `section.name`, and what holds until a person sets it."""

    key: str
    default: T


class Settings(QObject):
    """The settings of one person on one machine.

    Signals:
        changed: the key of a setting that now has another value.
    """

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """The value set, or the default where nothing, or nothing usable, is in the file."""
        text = self._file.value(_ini_key(setting.key))
        if not isinstance(text, str):
            return setting.default
        try:
            value = json.loads(text)
            if isinstance(setting.default, bytes):
                value = QByteArray.fromBase64(value.encode("ascii")).data()
        except (ValueError, AttributeError):
            return setting.default
        if isinstance(setting.default, float) and type(value) is int:
            value = float(value)
        return value if type(value) is type(setting.default) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        if self.get(setting) == value:
            return
        plain = QByteArray(value).toBase64().toStdString() if isinstance(value, bytes) else value
        self._file.setValue(_ini_key(setting.key), json.dumps(plain, ensure_ascii=False))
        self.changed.emit(setting.key)

    def forget(self, setting: Setting[T]) -> None:
        """Let the default hold again."""
        self._file.remove(_ini_key(setting.key))
        self.changed.emit(setting.key)

    def save(self) -> None:
        """Write now; otherwise Qt writes soon and at exit."""
        self._file.sync()


def _ini_key(key: str) -> str:
    return key.replace(".", "/", 1)
