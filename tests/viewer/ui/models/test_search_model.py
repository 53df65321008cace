from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.models.found import hit
from viewer.domain.searching import What
from viewer.ui.models.search_model import SearchModel, head_of, parts, place_of, plain, said
from viewer.ui.session import Place


def test_the_model_is_sound(sound: Callable[[QAbstractItemModel], None]) -> None:
    model = SearchModel()
    model.show([hit(1), hit(2)])
    sound(model)


def test_more_hits_are_added_where_the_first_stay() -> None:
    model = SearchModel()
    model.show([hit(1)])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show([hit(1), hit(2)])
    assert model.rowCount() == 2
    assert not resets
    model.show([hit(3)])
    assert resets == [True]
    assert model.rowCount() == 1


def test_the_words_and_their_source_are_heard() -> None:
    model = SearchModel()
    model.show([hit(), hit(what=What.NOTE, by="Ada", label=None, page=None, date=None)])
    assert model.index(0).data() == "to peace and"
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken == [
        "A/RES/67/264, 14 · p. 3, 2013-05-17: to peace and",
        "Note by Ada, A/RES/67/264, ¶ 2: to peace and",
    ]


def test_a_snippet_falls_into_what_matches_and_what_does_not() -> None:
    assert parts("a \x02b\x03 c \x02d\x03") == [
        ("a ", False),
        ("b", True),
        (" c ", False),
        ("d", True),
    ]


def test_a_note_is_shown_without_the_marks_of_its_formatting() -> None:
    snippet = "# See *the* **\x02Peace\x03** `DPA`\n- 3 * 4"
    note = hit(what=What.NOTE, snippet=snippet)
    assert said(note) == [("See the ", False), ("Peace", True), (" DPA\n3  4", False)]
    assert said(hit(snippet="a * b")) == [("a * b", False)]


@given(st.text(alphabet="ab \x02\x03"))
def test_no_snippet_loses_a_letter(snippet: str) -> None:
    assert "".join(text for text, _ in parts(snippet)).replace("\x03", "") == plain(snippet)


def test_a_hit_leads_to_the_words_of_its_first_match() -> None:
    found = hit()
    assert found.document is not None
    assert place_of(found) == Place(found.document, found.paragraph, 3, 8)


def test_what_is_no_paragraph_leads_to_what_it_is_on() -> None:
    note = hit(what=What.NOTE)
    assert note.document is not None
    assert place_of(note) == Place(note.document, note.paragraph)
    assert place_of(hit(what=What.TITLE, paragraph=None)) == Place(note.document)
    assert place_of(hit(what=What.THEME, document=None, paragraph=None)) is None


def test_heads_say_what_was_found() -> None:
    assert head_of(hit()) == ("A/RES/67/264", "Cooperation")
    assert head_of(hit(symbol=None)) == ("Cooperation", "")
    assert head_of(hit(what=What.NOTE, by="Ada")) == ("Note by Ada", "A/RES/67/264 · Cooperation")
    assert head_of(hit(what=What.TITLE)) == ("Title", "A/RES/67/264")
    assert head_of(hit(what=What.THEME, symbol=None, title="Peace")) == ("Theme", "Peace")
