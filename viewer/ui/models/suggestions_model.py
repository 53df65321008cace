"""Suggestions as rows, the likeliest first, and how good they have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viewer.archive import Archive
from viewer.domain import Paragraph, Suggested, Theme, ThemeId
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.wording import place

HEADINGS = ("Score", "Theme", "Because", "Place", "Paragraph")
RECORD_HEADINGS = ("Theme", "Accepted", "Rejected", "Taken off again", "Right")
TOGETHER = "All together"


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion with the words of its paragraph."""

    suggested: Suggested
    theme: str
    place: str
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        because = ", ".join(self.suggested.because)
        return (f"{self.suggested.score:.2f}", self.theme, because, self.place, self.text)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What became of the suggestions of a theme."""

    theme: str
    accepted: int
    rejected: int
    taken_off: int

    @property
    def decided(self) -> int:
        return self.accepted + self.rejected + self.taken_off

    @property
    def cells(self) -> tuple[str, ...]:
        right = f"{self.accepted / self.decided:.0%}" if self.decided else "–"
        return (self.theme, str(self.accepted), str(self.rejected), str(self.taken_off), right)


class SuggestionsModel(RowsModel[SuggestionRow]):
    """A row is a `SuggestionRow` (`ItemRole.VALUE`)."""

    headings = HEADINGS


class RecordsModel(RowsModel[RecordRow]):
    """A row is a `RecordRow`."""

    headings = RECORD_HEADINGS


def suggestion_rows(
    suggested: Iterable[tuple[Suggested, Paragraph]], themes: Mapping[ThemeId, Theme]
) -> list[SuggestionRow]:
    """The likeliest first, then in reading order; of themes that are there."""
    known = [(each, here) for each, here in suggested if each.theme in themes]
    known.sort(key=lambda pair: (-pair[0].score, pair[1].index))
    return [
        SuggestionRow(
            each, themes[each.theme].name, place(here.label, here.page, here.index), here.text
        )
        for each, here in known
    ]


def record_rows(archive: Archive) -> list[RecordRow]:
    """Of themes of which something was decided, and all together at the end."""
    names = {each.id: each.name for each in archive.themes.all()}
    rows = [
        RecordRow(names[each.theme], each.accepted, each.rejected, each.taken_off)
        for each in archive.suggestions.records()
        if each.precision is not None
    ]
    return [*rows, _together(rows)] if rows else []


def _together(rows: Sequence[RecordRow]) -> RecordRow:
    return RecordRow(
        TOGETHER,
        sum(each.accepted for each in rows),
        sum(each.rejected for each in rows),
        sum(each.taken_off for each in rows),
    )
