from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.models.excerpts import excerpt
from viewer.domain import TagId
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Column
from viewer.ui.models.roles import ItemRole
from viewer.ui.models.sections import Section


def grouped() -> ExcerptsModel:
    model = ExcerptsModel()
    model.show(
        [
            Section(1, "Peace", [excerpt(tag=1), excerpt(tag=2, text="Two\nlines")]),
            Section(2, "Health", [excerpt(tag=3, theme=2)]),
        ],
        headings=True,
    )
    return model


def test_the_model_is_sound(sound: Callable[[QAbstractItemModel], None]) -> None:
    sound(grouped())


def test_the_flat_and_the_empty_model_are_sound(
    sound: Callable[[QAbstractItemModel], None],
) -> None:
    model = ExcerptsModel()
    sound(model)
    model.show([Section(0, "", [excerpt(tag=1)])], headings=False)
    sound(model)


def test_headings_say_how_many_and_rows_say_what() -> None:
    model = grouped()
    assert model.rowCount() == 5
    assert model.index(0, 0).data() == "Peace  2 excerpts"
    assert model.index(0, 0).data(ItemRole.SECTION).title == "Peace"
    assert model.index(2, Column.WORDS).data() == "Two lines"
    assert model.index(1, Column.DOCUMENT).data() == "A/RES/67/264"
    assert model.index(1, Column.PLACE).data() == "14 · p. 3"
    assert model.index(1, Column.BY).data() == "Ada"


def test_folding_takes_rows_away_and_brings_them_back(
    sound: Callable[[QAbstractItemModel], None],
) -> None:
    model = grouped()
    sound(model)
    model.fold(model.index(0, 0))
    assert model.rowCount() == 3
    assert model.count() == 3
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Peace, 2 excerpts, folded"
    model.fold(model.index(0, 0))
    assert model.rowCount() == 5


def test_what_was_folded_stays_folded_when_read_again() -> None:
    model = grouped()
    model.fold(model.index(0, 0))
    model.show([Section(1, "Peace", [excerpt(tag=1)])], headings=True)
    assert model.rowCount() == 1


def test_folding_an_excerpt_does_nothing() -> None:
    model = grouped()
    model.fold(model.index(1, 0))
    assert model.rowCount() == 5


def test_a_heading_stands_for_its_section_when_copied() -> None:
    model = grouped()
    assert [each.tag for each in model.chosen([model.index(0, 0)])] == [1, 2]
    both = model.chosen([model.index(0, 0), model.index(1, 0), model.index(4, 0)])
    assert [each.tag for each in both] == [1, 2, 3]


def test_what_is_dragged_has_words_and_citation() -> None:
    model = grouped()
    data = model.mimeData([model.index(1, 0), model.index(1, 3)])
    citation = "Cooperation, A/RES/67/264, para. 14, p. 3"
    assert data.text() == f"“Words that were tagged” ({citation})"
    assert f"({citation})" in data.html()
    assert "<blockquote" in data.html()


def test_a_tag_is_found_where_it_is_seen() -> None:
    model = grouped()
    assert model.row_of(TagId(3)) == 4
    model.fold(model.index(3, 0))
    assert model.row_of(TagId(3)) is None
