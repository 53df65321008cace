"""Themes on and off what is selected, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.archive import Archive
from viewer.domain import Anchor, NotFound, Tag, TagId, ThemeId
from viewer.ui.actions import Choice, action
from viewer.ui.commands.naming import name_of_anchors
from viewer.ui.session import Session
from viewer.ui.settings import Setting

NOTHING_SELECTED = "Select a paragraph or some words first, then choose a theme."
MANY = 20
"""Paragraphs from which one query of the document is quicker than one each."""

GO_ON = Setting("coding.go_on", False)
"""Whether tagging paragraphs goes on to the next one."""

_LAST_THEME = "concord_last_theme"


def theme_choices(session: Session) -> list[Choice]:
    """Give the themes with their keys, as the Tag menu and the palette offer them."""
    return [
        Choice(
            theme.name,
            theme.id,
            icon=theme.icon,
            keys=(theme.key,) if theme.key else (),
            tip=theme.description,
        )
        for theme in session.archive.themes.all()
        if not theme.retired
    ]


@action(
    "tag.theme",
    text="Tag as",
    menu="Tag",
    order=100,
    icon="tag",
    choices=theme_choices,
    help_text="Put a theme on the selection, or take yours off where all of the selection has it.",
)
def tag_selection(session: Session, theme: ThemeId, *, go_on: bool | None = None) -> bool | None:
    """Put a theme on the selection, or take one's own off where all of the selection has it.

    `go_on` says whether to go to the next paragraph then; None: as is set.

    Returns:
        True when it was put on, False when it was taken off, None when nothing happened.
    """
    anchors = session.selection.anchors
    put = toggle_theme(session, theme, anchors)
    if put:
        session.tagged.emit(anchors, go_on)
    return put


def toggle_theme(session: Session, theme: ThemeId, anchors: Sequence[Anchor]) -> bool | None:
    """Do what `tag_selection` does, for anchors that the caller names."""
    if not anchors:
        session.message.emit(NOTHING_SELECTED, False)
        return None
    chosen = tuple(anchors)
    try:
        name = session.archive.themes.name(theme)
    except NotFound as error:
        session.refuse(error)
        return None
    session.setProperty(_LAST_THEME, int(theme))
    return session.do(
        _label(session.archive, theme, name, chosen),
        lambda archive: archive.tags.toggle(theme, chosen),
    )


@action(
    "tag.go-on",
    text="Go on after tagging",
    menu="Tag",
    order=203,
    keys=("Ctrl+Shift+G",),
    checked=lambda session: session.settings.get(GO_ON),
    help_text="Go to the next paragraph when a theme was put on one; Shift or Alt with a key: once",
)
def toggle_go_on(session: Session) -> None:
    """Go on after tagging from now on, or stay."""
    on = not session.settings.get(GO_ON)
    session.settings.set(GO_ON, on)
    said = "Tagging goes on to the next paragraph." if on else "Tagging stays at the paragraph."
    session.message.emit(said, False)


def last_theme(session: Session) -> ThemeId | None:
    """Give the theme that was put on or taken off last, for *Repeat last theme*."""
    value = session.property(_LAST_THEME)
    return ThemeId(value) if isinstance(value, int) else None


@action(
    "tag.repeat",
    text="Repeat last theme",
    menu="Tag",
    order=110,
    keys=("Ctrl+.",),
    icon="repeat",
    enabled=lambda session: last_theme(session) is not None,
)
def repeat_theme(session: Session) -> bool | None:
    """Put the last theme on the selection."""
    theme = last_theme(session)
    if theme is None:
        session.message.emit("No theme has been used yet; press the key of one.", False)
        return None
    anchors = session.selection.anchors
    if anchors and has_theme(session.archive, theme, anchors):
        session.message.emit("It has this theme already.", False)
        return None
    return tag_selection(session, theme)


def mark_tags(session: Session, tags: Sequence[TagId], sure: bool) -> None:
    """Say of one's own tags that they are sure, or doubtful."""
    mine, others = by_me(session.archive, map(session.archive.tags.get, tags))
    chosen = tuple(tag.id for tag in mine)
    if others and not chosen:
        line = f"Only {_names(others)} can say how sure that is. Comment on the tag instead."
        session.message.emit(line, False)
    if not chosen:
        return
    what = _named_tags(session.archive, mine)
    session.do(
        f"Mark {what} as {'sure' if sure else 'doubtful'}",
        lambda archive: archive.tags.set_sure(chosen, sure),
    )


def turn_doubt(session: Session, tags: Sequence[Tag]) -> None:
    """Mark one's own of these tags as doubtful, or as sure where all of them are doubtful."""
    meant = by_me(session.archive, tags)[0] or tags
    mark_tags(session, [tag.id for tag in meant], sure=not any(tag.sure for tag in meant))


def remove_tags(session: Session, tags: Sequence[TagId]) -> None:
    """Take tags off, named by their theme and place.

    Of several, only one's own: another's is taken off when it is pointed at alone.
    """
    found = [session.archive.tags.get(tag) for tag in tags]
    mine, others = by_me(session.archive, found)
    if len(found) == 1:
        mine, others = found, []
    chosen = tuple(tag.id for tag in mine)
    if chosen:
        label = _removal_label(session.archive, mine)
        session.do(label, lambda archive: archive.tags.remove(chosen))
    if others:
        line = f"What {_names(others)} tagged stays. Take it off tag by tag in the inspector."
        session.message.emit(line, False)


@action(
    "tag.clear",
    text="Take all themes off",
    menu="Tag",
    order=120,
    keys=("Ctrl+Backspace",),
    icon="tag-remove",
    enabled=lambda session: bool(session.selection.anchors),
)
def clear_selection(session: Session) -> None:
    """Take every theme of one's own off the selected anchors."""
    anchors = session.selection.anchors
    if not anchors:
        session.message.emit(NOTHING_SELECTED, False)
        return
    tags = tags_on(session.archive, anchors)
    if not tags:
        session.message.emit("There is no theme on the selection.", False)
        return
    mine, _ = by_me(session.archive, tags)
    if not mine:
        line = f"What {_names(tags)} tagged stays. Take it off tag by tag in the inspector."
        session.message.emit(line, False)
        return
    remove_tags(session, [tag.id for tag in mine])


def has_theme(archive: Archive, theme: ThemeId, anchors: Sequence[Anchor]) -> bool:
    """Whether every one of the anchors carries the theme, put there by whoever works."""
    mine, _ = by_me(archive, tags_on(archive, anchors))
    tagged = {tag.anchor for tag in mine if tag.theme == theme}
    return bool(anchors) and tagged.issuperset(anchors)


def tags_on(archive: Archive, anchors: Sequence[Anchor]) -> list[Tag]:
    """Give the tags of exactly these anchors, which are of one document."""
    wanted = set(anchors)
    paragraphs = {anchor.paragraph for anchor in wanted}
    if len(paragraphs) > MANY:
        document = archive.documents.paragraph(anchors[0].paragraph).document
        found = archive.tags.of_document(document)
    else:
        found = [tag for each in sorted(paragraphs) for tag in archive.tags.of_paragraph(each)]
    return [tag for tag in found if tag.anchor in wanted]


def by_me(archive: Archive, tags: Iterable[Tag]) -> tuple[list[Tag], list[Tag]]:
    """Part the tags of whoever works from those of others."""
    me = archive.people.me()
    mine: list[Tag] = []
    others: list[Tag] = []
    for tag in tags:
        (mine if me is not None and tag.person == me.id else others).append(tag)
    return mine, others


def _names(tags: Sequence[Tag]) -> str:
    """Who put them there: `Ben`, `Ben and Cleo`."""
    *most, last = dict.fromkeys(tag.created_by for tag in tags)
    return f"{', '.join(most)} and {last}" if most else last


def _label(archive: Archive, theme: ThemeId, name: str, anchors: Sequence[Anchor]) -> str:
    place = name_of_anchors(archive, anchors)
    if has_theme(archive, theme, anchors):
        return f"Take {name} off {place}"
    return f"Tag {place} as {name}"


def _removal_label(archive: Archive, tags: Sequence[Tag]) -> str:
    what, place = _what_and_where(archive, tags)
    return f"Take {what} off {place}"


def _named_tags(archive: Archive, tags: Sequence[Tag]) -> str:
    what, place = _what_and_where(archive, tags)
    return f"{what} on {place}"


def _what_and_where(archive: Archive, found: Sequence[Tag]) -> tuple[str, str]:
    place = name_of_anchors(archive, list(dict.fromkeys(tag.anchor for tag in found)))
    themes = {tag.theme for tag in found}
    what = archive.themes.name(found[0].theme) if len(themes) == 1 else f"{len(themes)} themes"
    if not by_me(archive, found)[0]:
        what = f"{what} of {_names(found)}"
    return what, place
