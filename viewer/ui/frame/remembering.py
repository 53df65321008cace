"""What panes show of an archive, kept in that archive from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from viewer.domain import WorldError
from viewer.ui.session import Session


@runtime_checkable
class Remembers(Protocol):
    """A pane with something to remember; values are what JSON can hold."""

    def save_state(self) -> object: ...

    def restore_state(self, value: object, /) -> None: ...


class Remembering:
    """Asks the panes and keeps their answers."""

    def __init__(
        self,
        session: Session,
        built: Callable[[], dict[str, QWidget]],
        *,
        restores: bool = True,
    ) -> None:
        self._session = session
        self._built = built
        self._restores = restores

    def save(self) -> None:
        """Keep what the panes show now; an archive that cannot be written keeps nothing."""
        archive = self._session.archive
        if archive.read_only:
            return
        for name, pane in self._built().items():
            if isinstance(pane, Remembers):
                value = pane.save_state()
                if value == archive.settings.get(_key(name)):
                    continue
                try:
                    archive.settings.set(_key(name), value)
                except WorldError:
                    # A full disk shall not keep a window from closing; only the places are lost.
                    return

    def restore(self, name: str, pane: QWidget) -> None:
        """Let a pane show what it showed in this archive."""
        if self._restores and isinstance(pane, Remembers):
            value = self._session.archive.settings.get(_key(name))
            if value is not None:
                pane.restore_state(value)


def _key(pane: str) -> str:
    return f"pane.{pane}"
