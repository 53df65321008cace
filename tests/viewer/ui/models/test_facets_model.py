from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from viewer.domain.searching import Facet, FacetName, Facets, FacetValue, Tally
from viewer.ui.models.facets_model import FIRST, FacetsModel, Further, Heading, Value

YEARS = Facet(
    FacetName.YEAR, tuple(FacetValue(str(n), n - 2000, f"date:{n}") for n in range(2001, 2009))
)
THEMES = Facet(FacetName.THEME, (FacetValue("Peace", 3, "theme:Peace"),))


@pytest.fixture
def model() -> FacetsModel:
    made = FacetsModel()
    made.show(Facets((THEMES, YEARS), Tally(12)), (), "peace date:2008")
    return made


def said(model: FacetsModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_is_sound(
    model: FacetsModel, sound: Callable[[QAbstractItemModel], None]
) -> None:
    sound(model)


def test_the_first_values_are_shown_and_those_that_are_chosen(model: FacetsModel) -> None:
    years = [str(2001 + n) for n in range(FIRST)]
    assert said(model) == ["Themes", "Peace", "Years", *years, "2008", "2 more…"]
    values = [model.row_at(model.index(row)) for row in range(model.rowCount())]
    assert [each.value.said for each in values if isinstance(each, Value) and each.on] == ["2008"]


def test_the_rest_is_shown_and_hidden_again(model: FacetsModel) -> None:
    last = model.row_at(model.index(model.rowCount() - 1))
    assert isinstance(last, Further)
    model.unfold(last.name)
    assert said(model)[3:] == [*map(str, range(2001, 2009)), "Fewer"]
    model.unfold(last.name)
    assert said(model)[-1] == "2 more…"


def test_kinds_of_things_come_first(model: FacetsModel) -> None:
    scopes = (FacetValue("Paragraphs", 9, "in:paragraphs"), FacetValue("Notes", 1, "in:notes"))
    model.show(Facets((THEMES,), Tally(10)), scopes, "peace")
    assert said(model) == ["Found in", "Paragraphs", "Notes", "Themes", "Peace"]


def test_headings_cannot_be_chosen_and_values_say_what_they_do(model: FacetsModel) -> None:
    heading, value = model.index(0), model.index(1)
    assert isinstance(model.row_at(heading), Heading)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert value.flags() & Qt.ItemFlag.ItemIsSelectable
    assert value.data(Qt.ItemDataRole.ToolTipRole) == "Peace\nAdd theme:Peace"
    assert value.data(Qt.ItemDataRole.AccessibleTextRole) == "Peace, 3"
    assert model.index(8).data(Qt.ItemDataRole.AccessibleTextRole) == "2008, 8, chosen"


def test_nothing_narrows_what_is_not_there(model: FacetsModel) -> None:
    model.show(None, (), "")
    assert model.rowCount() == 0
    model.show(Facets((Facet(FacetName.BODY, ()),), Tally(0)), (), "")
    assert model.rowCount() == 0
