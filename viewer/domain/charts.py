"""Tables of counts, as they are drawn, read out and exported."""

from __future__ import annotations

from dataclasses import dataclass, field

from viewer.domain.ids import DocumentId, ThemeId


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column stands for.

    Attributes:
        name: on one line, as long as it is.
        detail: what else is known of it.
        themes, documents: whose excerpts are behind it; no documents means all.
        date: a year, or empty; `undated` for what has none.
        colour: of a theme, else empty.
    """

    name: str
    detail: str = ""
    themes: tuple[ThemeId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    date: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Values by row and column.

    Attributes:
        unit: what a value is, in words: `excerpts`, `of the paragraphs`.
        share: values are 0 to 1, and told in per cent.
        values: by row, then column; None where there cannot be one.
        most: the greatest of them, 0 where all are; looked for once, since there may be a million.
    """

    title: str
    unit: str
    share: bool
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    values: tuple[tuple[float | None, ...], ...]
    most: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        most = max((each or 0 for row in self.values for each in row), default=0)
        object.__setattr__(self, "most", most)

    def said(self, value: float | None) -> str:
        """A value in figures: `12`, `3.4 %`; a dash where there cannot be one."""
        if value is None:
            return "–"
        if self.share:
            return f"{value * 100:.1f} %" if 0 < value < 0.1 else f"{value * 100:.0f} %"
        return f"{value:,.0f}"

    def sentence(self, row: int, column: int) -> str:
        """A cell in words, for those who point at it or hear it."""
        value = self.values[row][column]
        said = f"{self.rows[row].name}, {self.columns[column].name}: {self.said(value)}"
        return f"{said} {self.unit}" if value is not None else said
