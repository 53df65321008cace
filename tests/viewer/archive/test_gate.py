from __future__ import annotations

import threading
import time

import pytest

from viewer.archive.gate import WriteGate


def test_an_edit_goes_before_the_slices_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = WriteGate()
    order: list[str] = []

    def slice_() -> None:
        with gate.bulk():
            order.append("slice")

    def edit() -> None:
        with gate.person():
            order.append("edit")

    threads = [threading.Thread(target=slice_) for _ in range(3)]
    with gate.bulk():
        for thread in threads:
            thread.start()
        person = threading.Thread(target=edit)
        person.start()
        while gate._people_waiting == 0:
            time.sleep(0.001)
    for thread in [*threads, person]:
        thread.join()
    assert order == ["edit", "slice", "slice", "slice"]


def test_only_one_is_inside() -> None:
    gate = WriteGate()
    inside = 0
    most = 0

    def work(number: int) -> None:
        nonlocal inside, most
        for _ in range(50):
            with gate.person() if number % 2 else gate.bulk():
                inside += 1
                most = max(most, inside)
                time.sleep(0)
                inside -= 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


@pytest.mark.parametrize("kind", ["person", "bulk"])
def test_a_thread_that_is_inside_is_told_instead_of_waiting_for_itself(kind: str) -> None:
    gate = WriteGate()
    with gate.person(), pytest.raises(RuntimeError):
        getattr(gate, kind)().__enter__()
    with getattr(gate, kind)():
        pass
    with gate.person():
        pass
