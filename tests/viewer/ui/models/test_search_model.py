from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt

from viewer.domain import DocumentId, Hit, ParagraphId
from viewer.ui.models.search_model import SearchModel, parts, place_of, plain


def hit(
    number: int = 1, snippet: str = "to \x02peace\x03 and", text: str = "to peace and war"
) -> Hit:
    return Hit(
        document=DocumentId(1),
        title="Cooperation",
        symbol="A/RES/67/264",
        date="2013-05-17",
        paragraph=ParagraphId(number),
        index=number,
        label="14.",
        page=3,
        text=text,
        snippet=snippet,
        score=1.0,
    )


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
    model.show([hit()])
    assert model.index(0).data() == "to peace and"
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A/RES/67/264, 14 · p. 3, 2013-05-17: to peace and"


def test_a_snippet_falls_into_what_matches_and_what_does_not() -> None:
    assert parts("a \x02b\x03 c \x02d\x03") == [
        ("a ", False),
        ("b", True),
        (" c ", False),
        ("d", True),
    ]


@given(st.text(alphabet="ab \x02\x03"))
def test_no_snippet_loses_a_letter(snippet: str) -> None:
    assert "".join(text for text, _ in parts(snippet)).replace("\x03", "") == plain(snippet)


def test_a_hit_leads_to_the_words_of_its_first_match() -> None:
    text = "The war ended; steps towards peace were taken towards war."
    found = place_of(hit(snippet="…towards peace were taken towards \x02war\x03.", text=text))
    assert found.start is not None
    assert text[found.start : found.end] == "war"
    assert found.start == text.rindex("war")


def test_a_snippet_that_is_not_in_the_text_leads_to_the_paragraph() -> None:
    found = place_of(hit(snippet="\x02elsewhere\x03", text="to peace and war"))
    assert (found.start, found.end) == (None, None)
