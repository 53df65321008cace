from typing import Any

from pytestqt.qtbot import QtBot

from viewer.domain import DocumentId
from viewer.ui.commands.theming import ThemeFields, add_theme, change_theme, remove_theme
from viewer.ui.session import Session


def fields(name: str, **others: Any) -> ThemeFields:
    values: dict[str, Any] = {
        "colour": None,
        "icon": "theme",
        "key": None,
        "description": "",
        "parent": None,
    }
    return ThemeFields(name, **{**values, **others})


def names(session: Session) -> list[str]:
    return [theme.name for theme in session.archive.themes.all()]


def test_a_theme_is_added_and_undone(session: Session) -> None:
    added = add_theme(session, fields("Trade", key="4"))
    assert added is not None
    assert session.archive.themes.get(added).key == "4"
    assert session.undo_stack.undoText() == "New theme Trade"
    session.undo_stack.undo()
    assert "Trade" not in names(session)


def test_a_theme_of_the_same_name_is_refused_in_a_sentence(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.refused) as refused:
        assert add_theme(session, fields("peace")) is None
    assert "Peace" in refused.args[0]


def test_only_what_is_different_is_changed_and_the_name_says_so(session: Session) -> None:
    peace = session.archive.themes.find("Peace")
    change_theme(session, peace.id, name=peace.name, colour=peace.colour)
    assert not session.undo_stack.canUndo()
    change_theme(session, peace.id, name="Peace and security", colour=peace.colour)
    assert session.undo_stack.undoText() == "Rename theme Peace to Peace and security"
    change_theme(session, peace.id, colour="red", key="7")
    assert session.undo_stack.undoText() == "Change theme Peace and security"
    assert session.archive.themes.get(peace.id).key == "7"


def test_removing_takes_the_tags_and_undo_brings_both_back(
    session: Session, resolution: DocumentId
) -> None:
    from viewer.domain import Anchor

    peace = session.archive.themes.find("Peace")
    paragraphs = session.archive.documents.paragraphs(resolution)
    session.archive.tags.add(peace.id, [Anchor(each.id) for each in paragraphs])
    remove_theme(session, peace.id)
    assert session.undo_stack.undoText() == "Remove theme Peace and its 4 tags"
    assert session.archive.tags.of_document(resolution) == []
    session.undo_stack.undo()
    assert len(session.archive.tags.of_document(resolution)) == 4


def test_a_theme_that_is_gone_is_refused_in_a_sentence(session: Session, qtbot: QtBot) -> None:
    peace = session.archive.themes.find("Peace")
    session.archive.themes.remove(peace.id)
    with qtbot.waitSignal(session.refused):
        remove_theme(session, peace.id)
