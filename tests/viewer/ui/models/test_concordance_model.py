from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.models.found import hit, sentence
from viewer.domain.searching import What
from viewer.ui.models.concordance_model import (
    AFTER,
    BEFORE,
    FOUND,
    SOURCE,
    ConcordanceModel,
    rows_of,
)
from viewer.ui.session import Place

ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def model() -> ConcordanceModel:
    made = ConcordanceModel()
    hits = [
        sentence("a lasting peace and peace again", "peace", 1),
        sentence("no durable peace without law", "peace", 2),
    ]
    made.show(rows_of(hits))
    return made


def column(model: ConcordanceModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def headings(model: ConcordanceModel) -> list[str]:
    return [model.headerData(n, ACROSS) for n in range(model.columnCount())]


def test_the_model_is_sound(
    model: ConcordanceModel, sound: Callable[[QAbstractItemModel], None]
) -> None:
    sound(model)


def test_every_occurrence_is_a_row_aligned_at_it(model: ConcordanceModel) -> None:
    assert column(model, BEFORE) == ["a lasting", "a lasting peace and", "no durable"]
    assert column(model, FOUND) == ["peace"] * 3
    assert column(model, AFTER) == ["and peace again", "again", "without law"]
    assert column(model, SOURCE)[0] == "A/RES/67/264 · 14 · p. 3"


def test_headings_sort_by_one_word_after_the_other(model: ConcordanceModel) -> None:
    model.sort_by(model.next_order(BEFORE))
    assert column(model, BEFORE) == ["a lasting peace and", "no durable", "a lasting"]
    assert headings(model)[BEFORE] == "Before: 1st word ▾"
    orders = []
    for _ in range(3):
        model.sort_by(model.next_order(BEFORE))
        orders.append(model.sorted_by)
    assert orders == [-2, -3, -1]
    model.sort_by(model.next_order(AFTER))
    assert column(model, AFTER) == ["again", "and peace again", "without law"]
    model.sort_by(model.next_order(SOURCE))
    assert column(model, AFTER) == ["and peace again", "again", "without law"]
    model.sort_by(model.next_order(FOUND))
    assert headings(model) == ["Before", "Found ▾", "After", "Source"]


def test_a_row_leads_to_its_very_occurrence(model: ConcordanceModel) -> None:
    row = model.row_at(model.index(1, 0))
    assert row is not None
    assert row.found.document is not None
    assert row.place == Place(row.found.document, row.found.paragraph, 20, 25)


def test_a_theme_is_no_place(model: ConcordanceModel) -> None:
    (row,) = rows_of([hit(what=What.THEME, document=None, paragraph=None)])
    assert row.place is None
    model = ConcordanceModel()
    model.show([row])
    assert column(model, SOURCE) == ["Theme · A/RES/67/264 · 14 · p. 3"]
    (row,) = rows_of([hit(what=What.TITLE, paragraph=None)])
    assert row.place == Place(1)  # type: ignore[arg-type]


def test_where_most_rows_run_to_the_left_the_headings_change_sides() -> None:
    model = ConcordanceModel()
    arabic = "تعزيز السلام الدائم"
    model.show(rows_of([sentence(arabic, "السلام")]))
    assert headings(model)[:3] == ["After", "Found", "Before"]
    assert column(model, BEFORE) == ["الدائم"]
    assert column(model, AFTER) == ["تعزيز"]
    assert model.next_order(BEFORE) == 1


def test_a_row_is_heard_as_it_is_read(model: ConcordanceModel) -> None:
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert " ".join(said.split()).startswith("a lasting peace and peace again;")
