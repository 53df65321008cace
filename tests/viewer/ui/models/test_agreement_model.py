from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from viewer.agreeing import Answer, Question
from viewer.analysis.agreement import NO_VARIATION
from viewer.domain import DocumentId, ParagraphId, Person, PersonId, ThemeId
from viewer.domain.agreement import (
    Agreement,
    ComparedParagraph,
    Figure,
    Figures,
    ThemeFigures,
)
from viewer.ui.models.agreement_model import AgreementModel, SummaryModel, Tables

Sound = Callable[[QAbstractItemModel], None]
UNDEFINED = Figure(None, NO_VARIATION)
FIGURES = Figures(4, Figure(0.75), UNDEFINED, Figure(0.5333))


def row(number: int, *, differs: bool) -> ComparedParagraph:
    only = (("Health",), ()) if differs else ((), ())
    return ComparedParagraph(
        DocumentId(1), "Title", "A/1", ParagraphId(number), number, None, 1, "Words", (), only
    )


def answer(*names: str) -> Answer:
    people = tuple(Person(PersonId(n), str(n), name) for n, name in enumerate(names))
    return Answer(
        Question(tuple(each.id for each in people)),
        people,
        (row(0, differs=True), row(1, differs=False)),
        Agreement(FIGURES, (ThemeFigures(ThemeId(1), FIGURES, 2, (1, 0)),)),
        {ThemeId(1): "Peace"},
        1,
        0,
    )


def test_rows_say_whether_they_differ_to_eye_and_ear(sound: Sound) -> None:
    model = AgreementModel()
    sound(model)
    tables = Tables.of(answer("Ann Lee", "Ben"))
    model.show_rows(tables.answer.people, tables.every)
    first, second = model.index(0, 0), model.index(1, 0)
    assert (model.data(first), model.data(second)) == ("≠", "=")
    assert model.data(first, Qt.ItemDataRole.AccessibleTextRole) == "They differ"
    assert model.headerData(4, Qt.Orientation.Horizontal) == "Only Ann Lee"
    model.show_rows(tables.answer.people, tables.differing)
    assert model.rowCount() == 1


@pytest.mark.parametrize(
    ("names", "heads"),
    [(("Ann Lee", "Ben"), ("AL", "B")), (("Ann", "Ada"), ("Ann", "Ada"))],
)
def test_initials_stand_for_people_where_they_differ(
    names: tuple[str, str], heads: tuple[str, str], sound: Sound
) -> None:
    model = SummaryModel()
    sound(model)
    model.show_answer(answer(*names))
    assert model.headings == ("Theme", "Both", *heads, "Same", "κ", "α")
    tip = model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == f"How often only {names[0]} put it on"
    assert "both" in str(
        model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    )


def test_what_is_not_defined_is_a_dash_with_its_reason() -> None:
    model = SummaryModel()
    model.show_answer(answer("Ann", "Ben"))
    kappa, alpha = model.index(1, 5), model.index(1, 6)
    assert model.data(kappa) == "–"
    assert NO_VARIATION in model.data(kappa, Qt.ItemDataRole.ToolTipRole)
    assert model.data(alpha) == "0.53"
    assert model.data(alpha, Qt.ItemDataRole.ToolTipRole) == "0.533 of 4 decisions"
    assert model.data(model.index(0, 0)) == "All themes"
