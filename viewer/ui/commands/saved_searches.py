"""Searches kept under a name, each change one undoable edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.domain.ids import SavedSearchId
from viewer.ui.session import Session

if TYPE_CHECKING:
    from viewer.domain.saved_searches import Wanted


def save_search(
    session: Session, name: str, wanted: Wanted, *, live: bool = False
) -> SavedSearchId | None:
    """Keep a search; None where the archive refused, which the person is told."""
    return session.do(
        f"Save search {name}",
        lambda archive: archive.saved_searches.add(name, wanted, live=live),
    )


def rename_search(session: Session, search: SavedSearchId, name: str) -> None:
    """Give a saved search another name."""
    session.do(
        f"Rename search to {name}", lambda archive: archive.saved_searches.rename(search, name)
    )


def change_search(session: Session, search: SavedSearchId, name: str, wanted: Wanted) -> None:
    """Keep other words under its name."""
    session.do(
        f"Change search {name}",
        lambda archive: archive.saved_searches.ask_otherwise(search, wanted),
    )


def show_in_library(session: Session, search: SavedSearchId, name: str, *, live: bool) -> None:
    """Let it stand in the library as a collection, or no longer."""
    label = f"Show {name} in the library" if live else f"Take {name} out of the library"
    session.do(label, lambda archive: archive.saved_searches.set_live(search, live))


def remove_search(session: Session, search: SavedSearchId, name: str) -> None:
    """Remove a saved search; what it finds stays as it is."""
    session.do(f"Remove search {name}", lambda archive: archive.saved_searches.remove([search]))
