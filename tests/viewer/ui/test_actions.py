"""Actions are declared beside their code and found from there."""

from typing import Any

import pytest

from viewer.ui import actions
from viewer.ui.actions import Choice, action, bound, bound_functions, declared
from viewer.ui.session import Session


class Base:
    done: Any

    @action("test.first", text="First", menu="Edit", keys=("Ctrl+1",))
    def first(self) -> None:
        self.done = "first"


class Pane(Base):
    made = 0

    def __init__(self) -> None:
        type(self).made += 1
        self.done: Any = None
        self.may = True

    @action(
        "test.second",
        text="Second",
        enabled=lambda pane: pane.may,
        checked=lambda pane: pane.done == "first",
        text_now=lambda pane: f"Second of {pane.made}",
        choices=lambda pane: [Choice("One", 1), Choice("Two", 2)],
    )
    def second(self, number: Any) -> None:
        self.done = number


def test_a_class_knows_its_actions_and_those_it_inherits() -> None:
    assert sorted(each.name for each, _ in declared(Pane)) == ["test.first", "test.second"]


def test_the_owner_is_made_only_when_an_action_needs_it() -> None:
    Pane.made = 0
    owners: list[Any] = []

    def owner() -> Any:
        owners.append(Pane())
        return owners[-1]

    actions = {each.action.name: each for each in bound(Pane, owner, "Test")}
    assert Pane.made == 0

    actions["test.second"].run(2)
    assert Pane.made == 1
    assert owners[0].done == 2


def test_state_is_asked_of_the_owner_each_time() -> None:
    pane = Pane()
    second = next(e for e in bound(Pane, lambda: pane, "T") if e.action.name == "test.second")

    assert second.enabled()
    assert second.checked() is False
    assert second.text().startswith("Second of")
    assert [choice.value for choice in second.choices()] == [1, 2]
    pane.may = False
    pane.first()
    assert not second.enabled()
    assert second.checked() is True


def test_a_function_gets_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    # Declared for this test alone: the palette and the keys of other tests know nothing of it.
    monkeypatch.setattr(actions, "_functions", dict(actions._functions))
    seen: list[Any] = []

    def declare() -> Any:
        # At the top level of a module its name has no dot; here it is given such a name.
        def tell(session: Session) -> None:
            seen.append(session)

        tell.__qualname__ = "tell"
        return action("test.function", text="Tell")(tell)

    declare()
    found = [e for e in bound_functions("a session") if e.action.name == "test.function"]
    found[0].run()

    assert seen == ["a session"]
