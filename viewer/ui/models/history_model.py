"""Edits in words: who, when, what, and what each did to each thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from viewer.archive import Archive
from viewer.archive.history import Entry, thing
from viewer.domain import Edit, EditId, HistoryFilter, NotFound, ParagraphId, ThemeId
from viewer.ui.models.rows_model import RowsModel

PAGE = 300
"""Edits read at once."""
MOST_ENTRIES = 500
"""Of one edit; an import of thousands of documents has as many."""

EDIT_HEADINGS = ("When", "Who", "What")
ENTRY_HEADINGS = ("What was done", "To", "Before", "After")

_HIDDEN = (
    "uuid", "created_at", "created_by_id", "changed_at", "removed_at", "prefix", "suffix",
    "moved_by", "moved_score", "sha256", "original_id", "version_id", "position",
)  # fmt: skip
_VERBS = {
    "create": "made",
    "change": "changed",
    "remove": "taken away",
    "restore": "brought back",
}


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit as the list shows it."""

    edit: Edit

    @property
    def cells(self) -> tuple[str, ...]:
        undone = " (undone)" if self.edit.undone else ""
        return (local_time(self.edit.at), self.edit.by, f"{self.edit.label}{undone}")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What an edit did to one thing."""

    entry: Entry
    named: str
    before: str
    after: str

    @property
    def cells(self) -> tuple[str, ...]:
        verb = _VERBS.get(self.entry.action, self.entry.action)
        by = ""
        if self.entry.turn:
            by = ", by undo" if self.entry.turn % 2 else ", by redo"
        return (f"{verb}{by}", self.named, self.before, self.after)


class EditsModel(RowsModel[EditRow]):
    """A row is an `EditRow` (`ItemRole.VALUE`)."""

    headings = EDIT_HEADINGS


class EntriesModel(RowsModel[EntryRow]):
    """A row is an `EntryRow` (`ItemRole.VALUE`)."""

    headings = ENTRY_HEADINGS


def read_edits(
    archive: Archive, wanted: HistoryFilter, before: EditId | None = None
) -> list[EditRow]:
    """The newest first."""
    return [EditRow(each) for each in archive.history.find(wanted, limit=PAGE, before=before)]


def read_entries(archive: Archive, edit: EditId) -> list[EntryRow]:
    """What an edit and its undoing did, in words."""
    themes = {each.id: each.name for each in archive.themes.all()}
    try:
        entries = archive.history.entries(edit)[:MOST_ENTRIES]
    except NotFound:
        return []
    return [_row(archive, each, themes) for each in entries]


def local_time(at: str) -> str:
    """`2026-11-21 14:05`, where the person is."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


def _row(archive: Archive, entry: Entry, themes: Mapping[ThemeId, str]) -> EntryRow:
    before = "" if entry.before is None else _state(entry.before, themes, archive)
    after = "" if entry.action == "remove" else _state(entry.after, themes, archive)
    return EntryRow(entry, _named(archive, entry, themes), before, after)


def _named(archive: Archive, entry: Entry, themes: Mapping[ThemeId, str]) -> str:
    known = {**(entry.before or {}), **entry.after}
    what = thing(entry.noun)
    for column in ("name", "title", "body"):
        if known.get(column):
            return f"{what}: {known[column]}"
    theme = themes.get(ThemeId(known["theme_id"])) if known.get("theme_id") else None
    words = known.get("quote") or _words(archive, known.get("block_id"))
    return ": ".join(each for each in (what, theme or "", words) if each)


def _words(archive: Archive, block: object) -> str:
    if not isinstance(block, int):
        return ""
    try:
        paragraph = archive.documents.paragraph(ParagraphId(block))
    except NotFound:  # of a reading that is not shown
        return ""
    return f"{paragraph.label or ''} {paragraph.text[:120]}".strip()


def _state(values: Mapping[str, Any], themes: Mapping[ThemeId, str], archive: Archive) -> str:
    said = []
    for column, value in values.items():
        if column in _HIDDEN or value in (None, "", "[]"):
            continue
        if column == "theme_id":
            value = themes.get(ThemeId(value), value)
        if column == "block_id":
            column, value = "at", _words(archive, value) or "an earlier reading"
        said.append(f"{column.removesuffix('_id').replace('_', ' ')}: {value}")
    return "; ".join(said)
