"""Suggestions accepted and rejected, each as one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.archive import Archive
from viewer.domain import Anchor, NotFound, Suggested, ThemeId
from viewer.ui.actions import action
from viewer.ui.commands.tagging import theme_choices
from viewer.ui.session import Session

NOTHING = "Nothing is suggested here."


def accept_suggestions(session: Session, suggestions: Sequence[Suggested]) -> None:
    """Tag the paragraphs with the themes."""
    chosen = tuple(suggestions)
    if not chosen:
        session.message.emit(NOTHING, False)
        return
    label = _label(session, "Accept", chosen)
    if label:
        session.do(label, lambda archive: archive.suggestions.accept(chosen))


def reject_suggestions(session: Session, suggestions: Sequence[Suggested]) -> None:
    """Remember that they are not wanted."""
    chosen = tuple(suggestions)
    if not chosen:
        session.message.emit(NOTHING, False)
        return
    label = _label(session, "Reject", chosen)
    if label:
        session.do(label, lambda archive: archive.suggestions.reject(chosen))


@action(
    "themes.add-fields",
    text="Add the fields of cooperation",
    menu="Tag",
    order=420,
    icon="tag-add",
    enabled=lambda session: not session.archive.read_only,
    help_text="Add development, human rights, education and culture, environment to the codebook",
)
def add_fields(session: Session) -> None:
    """Add the second starter file; what is there already stays as it is."""
    from seeds import field_themes  # read when it is wanted

    added = session.do(
        "Add the fields of cooperation",
        lambda archive: archive.themes.add_starters(field_themes()),
    )
    if added == []:
        session.message.emit("The fields of cooperation are in the codebook already.", False)


@action(
    "themes.add-example",
    text="Add as example of",
    menu="Tag",
    order=421,
    choices=theme_choices,
    enabled=lambda session: bool(session.selection.anchors) and not session.archive.read_only,
    help_text="Give the selected paragraphs to a theme as examples that suggestions go by",
)
def add_example(session: Session, theme: ThemeId) -> None:
    """Add what is selected to the examples of a theme."""
    archive = session.archive
    try:
        known = archive.themes.get(theme)
        texts = [_words_of(archive, each) for each in session.selection.anchors]
    except NotFound as error:
        session.refuse(error)
        return
    examples = (*known.examples, *texts)
    session.do(
        f"Add an example of {known.name}",
        lambda archive: archive.themes.change(theme, examples=examples),
    )


def _words_of(archive: Archive, anchor: Anchor) -> str:
    return archive.documents.paragraph(anchor.paragraph).text[anchor.start : anchor.end]


def _label(session: Session, verb: str, suggestions: Sequence[Suggested]) -> str:
    themes = {each.theme for each in suggestions}
    try:
        name = session.archive.themes.name(suggestions[0].theme)
    except NotFound as error:
        session.refuse(error)
        return ""
    if len(suggestions) == 1:
        return f"{verb} suggestion {name}"
    return f"{verb} {len(suggestions)} suggestions" + (f" of {name}" if len(themes) == 1 else "")
