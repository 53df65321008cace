"""Edits of the codebook, each as one undoable edit."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import NotFound, Theme, ThemeId
from viewer.ui.session import Session


@dataclass(frozen=True, slots=True)
class ThemeFields:
    """What a person says about a theme; `colour` None takes the next free one."""

    name: str
    colour: str | None
    icon: str
    key: str | None
    description: str
    parent: ThemeId | None


def add_theme(session: Session, fields: ThemeFields) -> ThemeId | None:
    """Add a theme to the codebook."""
    return session.do(
        f"New theme {fields.name}",
        lambda archive: archive.themes.add(
            fields.name,
            colour=fields.colour,
            icon=fields.icon,
            key=fields.key,
            description=fields.description,
            parent=fields.parent,
        ),
    )


def change_theme(session: Session, theme: ThemeId, **fields: object) -> None:
    """Change some fields of a theme; what is already so is left alone."""
    known = _known(session, theme)
    if known is None:
        return
    changed = {name: value for name, value in fields.items() if getattr(known, name) != value}
    if not changed:
        return
    label = (
        f"Rename theme {known.name} to {changed['name']}"
        if set(changed) == {"name"}
        else f"Change theme {known.name}"
    )
    session.do(label, lambda archive: archive.themes.change(theme, **changed))


def remove_theme(session: Session, theme: ThemeId) -> None:
    """Remove a theme with its tags; undo brings both back."""
    known = _known(session, theme)
    if known is None:
        return
    tags = f" and its {known.tags} tags" if known.tags > 1 else ""
    session.do(f"Remove theme {known.name}{tags}", lambda archive: archive.themes.remove(theme))


def _known(session: Session, theme: ThemeId) -> Theme | None:
    try:
        return session.archive.themes.get(theme)
    except NotFound as error:
        session.refuse(error)
        return None
