from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain import DocumentId, ParagraphId
from viewer.ui.reading.trail import MOST, NEAR, Trail, Visit


def at(index: int, document: int = 1) -> Visit:
    return Visit(DocumentId(document), ParagraphId(1000 * document + index), index)


def test_back_and_forth() -> None:
    trail = Trail()
    for place in (at(0), at(40), at(3, document=2)):
        trail.visit(place)
    assert not trail.may_go_on
    assert trail.step(back=True) == at(40)
    assert trail.step(back=True) == at(0)
    assert trail.step(back=True) is None
    assert trail.step(back=False) == at(40)


def test_reading_on_moves_the_mark() -> None:
    trail = Trail()
    trail.visit(at(0))
    for index in range(1, 30):
        trail.visit(at(index))
    assert not trail.may_go_back
    trail.visit(at(90))
    assert trail.step(back=True) == at(29)


def test_a_new_jump_forgets_what_was_ahead() -> None:
    trail = Trail()
    for place in (at(0), at(40), at(80)):
        trail.visit(place)
    trail.step(back=True)
    trail.visit(at(200))
    assert not trail.may_go_on
    assert trail.step(back=True) == at(40)


def test_what_is_gone_is_taken_out() -> None:
    trail = Trail()
    for place in (at(0), at(40), at(80)):
        trail.visit(place)
    assert trail.step(back=True) == at(40)
    trail.drop(back=True)
    assert trail.step(back=True) == at(0)
    assert trail.step(back=False) == at(80)


def test_what_is_gone_ahead_is_passed_over() -> None:
    trail = Trail()
    for place in (at(0), at(40), at(80)):
        trail.visit(place)
    trail.step(back=True)
    trail.step(back=True)
    assert trail.step(back=False) == at(40)
    trail.drop(back=False)
    assert trail.step(back=False) == at(80)
    assert trail.step(back=True) == at(0)


@given(st.lists(st.one_of(st.integers(0, 500), st.booleans()), max_size=80))
def test_back_undoes_forth(moves: list[int | bool]) -> None:
    trail = Trail()
    trail.visit(at(0))
    here = at(0)
    for move in moves:
        if isinstance(move, bool):
            here = trail.step(back=move) or here
        else:
            here = at(move)
            trail.visit(here)
        if trail.may_go_back:
            before = trail.step(back=True)
            assert before is not None
            assert not before.near(here) or abs(before.index - here.index) > NEAR or before != here
            assert trail.step(back=False) == here


def test_it_does_not_grow_for_ever() -> None:
    trail = Trail()
    for number in range(MOST * 2):
        trail.visit(at(number * 10))
    steps = 0
    while trail.step(back=True) is not None:
        steps += 1
    assert steps == MOST - 1
