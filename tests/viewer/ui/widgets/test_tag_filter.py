from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain import Anchor, DocumentId, TagFilter
from viewer.ui.session import Session
from viewer.ui.widgets.tag_filter import TagFilterButton


@pytest.fixture
def button(session: Session, qtbot: QtBot) -> TagFilterButton:
    made = TagFilterButton(session, "All documents")
    qtbot.addWidget(made)
    return made


def check(button: TagFilterButton, text: str) -> None:
    button._menu.aboutToShow.emit()
    next(each for each in button._menu.actions() if each.text() == text).trigger()


def test_states_themes_and_how_are_chosen_in_one_menu(
    button: TagFilterButton, session: Session
) -> None:
    peace, _, health = (each.id for each in session.archive.themes.all())
    check(button, "Doubtful")
    assert button.only == TagFilter(state="doubtful")
    check(button, "Peace")
    check(button, "Health")
    check(button, "With all of these themes")
    assert button.only == TagFilter((peace, health), "all", "doubtful")
    assert button.accessibleDescription() == "Doubtful, Peace and Health"
    check(button, "With none of these themes")
    assert button.accessibleDescription() == "Doubtful, without Peace or Health"
    check(button, "With and without themes")
    check(button, "Peace")
    check(button, "Health")
    assert not button.only
    assert button.accessibleDescription() == "All documents"


def test_what_is_checked_is_shown_checked(button: TagFilterButton, session: Session) -> None:
    peace = session.archive.themes.find("Peace").id
    button.choose(TagFilter((peace,), "none", "tagged"))
    button._menu.aboutToShow.emit()
    checked = [each.text() for each in button._menu.actions() if each.isChecked()]
    assert checked == ["Tagged", "With none of these themes", "Peace"]


def test_people_are_offered_where_there_are_several(
    button: TagFilterButton, session: Session, resolution: DocumentId
) -> None:
    archive = session.archive
    anchors = [Anchor(each.id) for each in archive.documents.paragraphs(resolution)]
    peace = archive.themes.find("Peace").id
    archive.tags.add(peace, anchors[:1])
    button._menu.aboutToShow.emit()
    assert not [each for each in button._menu.actions() if each.text().startswith("By ")]
    archive.people.work_as("Ben")
    archive.tags.add(peace, anchors)
    check(button, "By Ben")
    ben = archive.people.find("Ben").id
    assert button.only == TagFilter(people=(ben,))
    check(button, "Peace")
    assert button.only == TagFilter((peace,), people=(ben,))
    assert button.accessibleDescription() == "Peace, by Ben"
    check(button, "By Ben")
    assert button.only == TagFilter((peace,))
