"""What a screen reader says of the current paragraph: label, text, themes, notes."""

from __future__ import annotations

from viewer.domain import Annotation, Kind
from viewer.ui.reading.selection import Selected, words_text
from viewer.ui.reading.sheet import Sheet
from viewer.ui.widgets.markdown import words

_KINDS = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading",
    Kind.LIST_ITEM: "Item",
    Kind.FOOTNOTE: "Footnote",
    Kind.TABLE: "Table",
    Kind.CAPTION: "Caption",
    Kind.FURNITURE: "Page furniture",
}
_MOST = 4_000
"""Characters that are handed over: nobody listens to more at once."""


def describe(sheet: Sheet, row: int, selected: Selected | None = None) -> str:
    """One sentence after another, in the order of interest."""
    content, marks = sheet.content, sheet.marks
    paragraph = content.rows[row]
    parts = []
    if selected is not None and not selected.empty:
        parts.append(f"Selected: {words_text(selected, content)[:_MOST]}.")
    kind = _KINDS.get(paragraph.kind)
    head = " ".join(each for each in (kind, sheet.label(row)) if each)
    parts.append(f"{head}: {content.text(row)[:_MOST]}" if head else content.text(row)[:_MOST])
    themes = dict.fromkeys(
        marks.themes[tag.theme].name + ("" if tag.sure else " (doubtful)")
        for tag in marks.tags.get(paragraph.id, ())
        if tag.theme in marks.themes
    )
    if themes:
        parts.append(f"Themes: {', '.join(themes)}.")
    suggested = [
        marks.themes[each.theme].name
        for each in marks.suggested.get(paragraph.id, ())
        if each.theme in marks.themes
    ]
    if suggested:
        parts.append(f"Suggested: {', '.join(suggested)}.")
    notes = marks.notes.get(paragraph.id, ())
    if notes:
        heading = "Note" if len(notes) == 1 else f"{len(notes)} notes"
        parts.append(f"{heading}: {'; '.join(map(_note, notes))}.")
    return " ".join(parts)


def _note(note: Annotation) -> str:
    places = "1 place" if note.links == 1 else f"{note.links} places"
    return f"{words(note.body)}, leads to {places}" if note.links else words(note.body)
