"""What two people tagged, paragraph by paragraph and theme by theme, as tables show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from PySide6.QtCore import Qt

from viewer.agreeing import Answer
from viewer.domain import Person
from viewer.domain.agreement import ComparedParagraph, Figure, Figures
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.rows_model import Index, RowsModel
from viewer.ui.models.wording import place, source

DIFFERS, AGREES = "≠", "="


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A paragraph and who put what on it."""

    compared: ComparedParagraph

    @property
    def cells(self) -> tuple[str, ...]:
        row = self.compared
        return (
            DIFFERS if row.differs else AGREES,
            source(row.title, row.symbol),
            place(row.label, row.page, row.index),
            ", ".join(row.same),
            *(", ".join(themes) for themes in row.only),
            row.text,
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """An answer with its rows, made off the interface thread: there may be 100,000 of them.

    Attributes:
        long: it took a process of its own.
    """

    answer: Answer
    every: list[AgreementRow]
    differing: list[AgreementRow]
    long: bool = False

    @classmethod
    def of(cls, answer: Answer, *, long: bool = False) -> Self:
        every = [AgreementRow(each) for each in answer.rows]
        return cls(answer, every, [each for each in every if each.compared.differs], long)


class AgreementModel(RowsModel[AgreementRow]):
    """A row is an `AgreementRow` (`ItemRole.VALUE`); the headings name the people."""

    headings: tuple[str, ...] = (
        "",
        "Document",
        "Place",
        "Both",
        "Only one",
        "Only the other",
        "Words",
    )

    def show_rows(self, people: Sequence[Person], rows: Sequence[AgreementRow]) -> None:
        self.headings = (
            "",
            "Document",
            "Place",
            "Both",
            *(f"Only {p.name}" for p in people),
            "Words",
        )
        self.show(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        first = index.isValid() and index.column() == 0
        row = self.row_at(index)
        if first and row is not None:
            said = "They differ" if row.compared.differs else "They agree"
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return said
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]  # a long name is cut in the heading
        return super().headerData(section, orientation, role)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """The figures of a theme, or of all."""

    name: str
    both: int
    only: tuple[int, ...]
    figures: Figures

    @property
    def cells(self) -> tuple[str, ...]:
        share = self.figures.same.value
        return (
            self.name,
            f"{self.both:,}",
            *(f"{each:,}" for each in self.only),
            "–" if share is None else f"{share:.0%}",
            number(self.figures.kappa),
            number(self.figures.alpha),
        )


class SummaryModel(RowsModel[SummaryRow]):
    """A row a theme, that of all themes first."""

    headings: tuple[str, ...] = ("Theme", "Both", "A", "B", "Same", "κ", "α")

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()

    def show_answer(self, answer: Answer) -> None:
        """The people have little room here: their initials stand for them, where those differ."""
        self._people = answer.people
        initials = [each.initials for each in answer.people]
        short = len(set(initials)) == len(initials)
        names = initials if short else [each.name for each in answer.people]
        self.headings = ("Theme", "Both", *names, "Same", "κ", "α")
        self.show(summary(answer))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() > 0:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            if role == Qt.ItemDataRole.ToolTipRole:
                row: SummaryRow = self.data(index, ItemRole.VALUE)
                return self._explained(row, index.column())
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.headings):
            from_the_end = section - len(self.headings)
            if role == Qt.ItemDataRole.ToolTipRole and section > 0:
                return self._headings_explained()[from_the_end]
            if role == Qt.ItemDataRole.TextAlignmentRole and section > 0:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def _headings_explained(self) -> dict[int, str]:
        """By column, counted from the end."""
        found = dict(_MEASURES)
        for number, person in enumerate(reversed(self._people)):
            found[-4 - number] = f"How often only {person.name} put it on"
        found[-4 - len(self._people)] = "How often both put it on"
        return found

    def _explained(self, row: SummaryRow, column: int) -> str:
        figures = {-3: row.figures.same, -2: row.figures.kappa, -1: row.figures.alpha}
        found = figures.get(column - len(self.headings))
        if found is None:
            return row.cells[column]
        if found.value is None:
            return f"Not defined: {found.why}."
        return f"{found.value:.3f} of {row.figures.units:,} decisions"


_MEASURES = {
    -3: "Same: the share of decisions on which they agree; chance is not considered",
    -2: "κ: Cohen's kappa, agreement beyond chance; 1 is perfect, 0 is chance",
    -1: "α: Krippendorff's alpha, agreement beyond chance; from 0.80 on conclusions may rest on it",
}
"""By column, counted from the end."""


def summary(answer: Answer) -> Sequence[SummaryRow]:
    """All themes together, then each that one of them used."""
    themes = answer.agreement.themes
    only = tuple(sum(each.only[person] for each in themes) for person in range(len(answer.people)))
    rows = [
        SummaryRow(answer.themes[each.theme], each.both, each.only, each.figures) for each in themes
    ]
    total = SummaryRow(
        "All themes", sum(each.both for each in themes), only, answer.agreement.total
    )
    return [total, *rows]


def number(figure: Figure) -> str:
    """Two digits; a dash where it is not defined."""
    return "–" if figure.value is None else f"{figure.value:.2f}"
