"""Actions as Qt has them: every one declared well, run when it may, refused in a sentence."""

from collections import defaultdict
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resources.icons import meanings
from viewer.domain import WorldError
from viewer.ui.actions import Action, Bound, Choice, Context
from viewer.ui.frame.catalogue import Catalogue, key_text, tool_tip
from viewer.ui.session import Session
from viewer.ui.window import Window


@pytest.fixture
def catalogue(qtbot: QtBot, session: Session) -> Catalogue:
    widget = QWidget()
    qtbot.addWidget(widget)
    made = Catalogue(session, widget, lambda: None)
    made.setProperty("widget", widget)
    return made


def bound(run: Any, **fields: Any) -> Bound:
    action = Action("test.act", text="Act", **fields)
    return Bound(action, lambda: None, run, "Test")


def test_an_action_runs_by_its_name(catalogue: Catalogue, session: Session) -> None:
    ran: list[Any] = []
    catalogue.add([bound(lambda: ran.append("ran"))])

    session.perform("test.act")
    catalogue.qaction("test.act").trigger()

    assert ran == ["ran", "ran"]


def test_an_action_that_may_not_run_does_not(catalogue: Catalogue) -> None:
    catalogue.add([bound(lambda: pytest.fail("ran"), enabled=lambda _: False)])

    catalogue.qaction("test.act").trigger()
    catalogue.refresh(["test.act"])
    assert not catalogue.qaction("test.act").isEnabled()
    catalogue.release(["test.act"])
    assert catalogue.qaction("test.act").isEnabled()


def test_what_the_world_refuses_becomes_a_sentence(
    qtbot: QtBot, catalogue: Catalogue, session: Session
) -> None:
    def refuse() -> None:
        raise WorldError("Not today.")

    catalogue.add([bound(refuse)])
    with qtbot.waitSignal(session.refused) as told:
        session.perform("test.act")

    assert told.args[0] == "Not today."


def test_an_action_with_choices_asks_or_takes_one(qtbot: QtBot, catalogue: Catalogue) -> None:
    taken: list[int] = []
    catalogue.add([bound(taken.append, choices=lambda _: [Choice("One", 1)])])

    with qtbot.waitSignal(catalogue.choice_wanted):
        catalogue.perform("test.act")
    catalogue.perform("test.act", 1)

    assert taken == [1]


def test_text_and_check_mark_are_those_of_now(catalogue: Catalogue) -> None:
    state = {"text": "Undo this", "on": True}
    catalogue.add(
        [
            bound(
                lambda: None,
                text_now=lambda _: state["text"],
                checked=lambda _: bool(state["on"]),
            )
        ]
    )

    catalogue.refresh(["test.act"])

    assert catalogue.qaction("test.act").text() == "Undo this"
    assert catalogue.qaction("test.act").isChecked()


def test_tool_tips_name_the_key() -> None:
    assert tool_tip(bound(None, keys=("Ctrl+Z",))) == f"Act ({key_text(('Ctrl+Z',))})"
    assert tool_tip(bound(None, help_text="Do it")) == "Do it"


def test_every_declared_action_is_sound(window: Window) -> None:
    for each in window.catalogue.bounds():
        action = each.action
        assert action.text[0].isupper(), action.name
        assert action.icon is None or action.icon in meanings(), action.name
        for keys in action.keys:
            assert not QKeySequence(keys).isEmpty(), (action.name, keys)
            assert QKeySequence(keys).toString(), (action.name, keys)


def test_no_key_means_two_things_in_one_place(window: Window) -> None:
    taken: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in window.catalogue.bounds():
        place = "" if each.action.context is Context.WINDOW else each.place
        for keys in each.action.keys:
            taken[QKeySequence(keys).toString()].append((place, each.action.name))

    for keys, users in taken.items():
        places = [place for place, _ in users]
        assert len(set(places)) == len(places), (keys, users)
        assert "" not in places or len(places) == 1, (keys, users)


def test_everything_can_be_reached_by_menu_or_key(window: Window) -> None:
    for each in window.catalogue.bounds():
        assert each.action.menu or each.action.keys, each.action.name
