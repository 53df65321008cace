"""Edits of the codebook, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from importers.parsed import UnreadableFile
from viewer.archive import Archive
from viewer.domain import Adopted, NotFound, TagId, Theme, ThemeId, WorldError
from viewer.ui.session import Session

MANY = 500
"""Tags from which following to another theme would be felt."""


@dataclass(frozen=True, slots=True)
class ThemeFields:
    """What a person says about a theme; `colour` None takes the next free one."""

    name: str
    colour: str | None
    icon: str
    key: str | None
    description: str
    parent: ThemeId | None
    pattern: str | None = None
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


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
            pattern=fields.pattern,
            words=fields.words,
            examples=fields.examples,
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


def move_theme(
    session: Session, theme: ThemeId, parent: ThemeId | None, before: ThemeId | None
) -> None:
    """Put a theme below another, before one of its children or last."""
    known = _known(session, theme)
    if known is not None:
        session.do(
            f"Move theme {known.name}", lambda archive: archive.themes.move(theme, parent, before)
        )


def merge_themes(session: Session, theme: ThemeId, into: ThemeId) -> None:
    """Join a theme to another; many tags follow off the interface thread."""
    known, target = _known(session, theme), _known(session, into)
    if known is None or target is None:
        return
    label = f"Merge theme {known.name} into {target.name}"
    if known.tags > MANY:
        session.do_in_background(label, lambda archive, _job: archive.themes.merge(theme, into))
    else:
        session.do(label, lambda archive: archive.themes.merge(theme, into))


def split_theme(session: Session, theme: ThemeId, moves: Mapping[TagId, ThemeId | str]) -> None:
    """Put tags of a theme under others; a name stands for a new theme beside it."""
    known = _known(session, theme)
    if known is None or not moves:
        return
    groups: dict[ThemeId | str, list[TagId]] = {}
    for tag, to in moves.items():
        groups.setdefault(to, []).append(tag)

    def split(archive: Archive) -> None:
        for to, tags in groups.items():
            there = archive.themes.add(to, parent=known.parent) if isinstance(to, str) else to
            archive.tags.retheme(tags, there)

    session.do(f"Split theme {known.name}: {counted(len(moves), 'excerpt')} moved", split)


def import_codebook(session: Session, path: Path) -> Adopted | None:
    """Take the themes of a file in; undo takes them out again."""
    from viewer.importing.codebooks import read_codebook  # brings lxml

    try:
        entries = read_codebook(path)
    except UnreadableFile as error:
        session.refused.emit(str(error), "")
        return None
    done = session.do(
        f"Import codebook {path.name}",
        lambda archive: archive.codebook.adopt(entries, name=path.name),
    )
    if done is not None:
        said = (
            f"{counted(done.new, 'theme')} new, {done.changed:,} changed, {done.same:,} as before"
        )
        session.message.emit(f"{path.name}: {said}", bool(done.new or done.changed))
    return done


def export_codebook(session: Session, path: Path, format_: str) -> None:
    """Write the codebook to a file."""
    from viewer.exporters.codebooks import export_codebook as write  # brings lxml

    try:
        count = write(session.archive.codebook.entries(), path, format_)
    except WorldError as error:
        session.refuse(error)
    else:
        session.message.emit(f"{counted(count, 'theme')} exported to {path.name}", False)


def retire_theme(session: Session, theme: ThemeId) -> None:
    """Offer a theme no more; what has it keeps it."""
    known = _known(session, theme)
    if known is not None:
        session.do(f"Retire theme {known.name}", lambda archive: archive.themes.retire(theme))


def take_up_theme(session: Session, theme: ThemeId) -> None:
    """Offer a retired theme again."""
    known = _known(session, theme)
    if known is not None:
        label = f"Take up theme {known.name} again"
        session.do(label, lambda archive: archive.themes.take_up(theme))


def counted(number: int, noun: str) -> str:
    """`1 excerpt`, `2,000 excerpts`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _known(session: Session, theme: ThemeId) -> Theme | None:
    try:
        return session.archive.themes.get(theme)
    except NotFound as error:
        session.refuse(error)
        return None
