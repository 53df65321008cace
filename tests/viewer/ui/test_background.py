"""Work on other threads, answered on the interface thread."""

import itertools
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain import WorldError
from viewer.ui.background import Background, Job, State


def never(*_told: object) -> None:
    pytest.fail("nobody should be told")


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Any]:
    made = Background()
    yield made
    made.close()


def test_the_answer_comes_on_the_interface_thread(qtbot: QtBot, background: Background) -> None:
    seen: list[Any] = []

    background.run(
        "Count",
        lambda _job: threading.current_thread(),
        done=lambda thread: seen.append((thread, threading.current_thread())),
    )

    assert background.wait()
    ((worked, answered),) = seen
    assert worked is not answered
    assert answered is threading.main_thread()


def test_nobody_is_answered_before_run_returns(qtbot: QtBot, background: Background) -> None:
    seen: list[Any] = []
    background.run("Quick", lambda _job: 1, done=seen.append)

    assert seen == []
    assert background.wait()
    assert seen == [1]


def test_an_error_of_the_world_goes_to_whoever_asked(background: Background) -> None:
    def refuse(_job: object) -> None:
        raise WorldError("The disk is full.")

    failed: list[Any] = []
    background.run("Write", refuse, failed=failed.append)
    background.wait()

    assert [str(error) for error in failed] == ["The disk is full."]


def test_an_error_of_the_world_that_nobody_takes_is_announced(
    qtbot: QtBot, background: Background
) -> None:
    def refuse(_job: object) -> None:
        raise WorldError("The disk is full.")

    with qtbot.waitSignal(background.refused) as told:
        background.run("Write", refuse)

    assert told.args[0] == "Write"
    assert str(told.args[1]) == "The disk is full."


def test_a_bug_is_raised_again_where_it_is_seen(qtbot: QtBot, background: Background) -> None:
    def stumble(_job: object) -> None:
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        background.run("Divide", stumble, done=lambda _: pytest.fail("not done"))
        background.wait()

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_cancelled_job_may_hand_in_what_it_has(background: Background) -> None:
    begun, cancelled = threading.Event(), []

    def work(job: Job) -> Any:
        begun.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        return "half"

    results: list[Any] = []
    job = background.run("Long", work, done=results.append)
    job.on_cancel(lambda: cancelled.append(True))
    begun.wait(5)
    job.cancel()
    job.cancel()
    background.wait()

    assert results == ["half"]
    assert cancelled == [True]


def test_a_job_that_checks_ends_without_a_word(background: Background) -> None:
    begun = threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while True:
            job.check()
            threading.Event().wait(0.001)

    job = background.run("Long", work, done=never, failed=never)
    states: list[Any] = []
    job.ended.connect(lambda: states.append(job.state))
    begun.wait(5)
    job.cancel()
    background.wait()

    assert states == [State.CANCELLED]


def test_the_errors_of_a_cancelled_job_are_not_told(background: Background) -> None:
    begun = threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        raise WorldError("interrupted")

    job = background.run("Search", work, failed=never)
    background.refused.connect(never)
    begun.wait(5)
    job.cancel()

    assert background.wait()


def test_an_abandoned_job_is_never_heard_of(background: Background) -> None:
    job = background.run("Old search", lambda _job: 1, done=never)
    job.abandon()

    assert background.wait()


def test_what_is_cancelled_before_it_begins_never_runs(background: Background) -> None:
    gate = threading.Event()
    for _ in range(8):  # more than there are threads
        background.run("Wait", lambda _job: gate.wait(5), quiet=True)
    ran: list[Any] = []
    job = background.run("Late", lambda _job: ran.append(True), done=never)
    job.cancel()
    gate.set()
    background.wait()

    assert ran == []


def test_progress_is_told_but_not_more_often_than_eyes_follow(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    milliseconds = itertools.count(1_000)
    clock = SimpleNamespace(monotonic=lambda: next(milliseconds) / 1_000, sleep=time.sleep)
    monkeypatch.setattr("viewer.ui.background.time", clock)

    heard = threading.Event()

    def work(job: Job) -> None:
        heard.wait()
        for number in range(10_000):
            job.progress(number / 10_000, f"{number}")
        job.progress(1.0, "all")

    job = background.run("Much", work)
    told: list[Any] = []
    job.progressed.connect(lambda: told.append(job.text))
    heard.set()
    background.wait()

    assert told[-1] == "all"
    assert len(told) == pytest.approx(10_000 / 50, abs=5), "each step is a millisecond"


def test_jobs_are_listed_while_they_run(qtbot: QtBot, background: Background) -> None:
    gate = threading.Event()
    job = background.run("Wait", lambda _job: gate.wait(5))

    assert background.jobs == [job]
    assert not background.idle
    gate.set()
    background.wait()
    assert background.jobs == []


def test_closing_waits_and_answers_nobody(qtbot: QtBot) -> None:
    background = Background()
    ended: list[Any] = []

    def work(job: Job) -> Any:
        while not job.cancelled:
            threading.Event().wait(0.001)
        ended.append(True)
        return 1

    background.run("Long", work, done=never)
    background.close()

    assert ended in ([True], [])  # begun or not, it is over
    assert background.idle
    late = background.run("Late", lambda _job: ended.append("late"))
    assert late.state is State.CANCELLED
    assert "late" not in ended


def test_an_estimate_needs_something_to_go_by(background: Background) -> None:
    job = background.run("Much", lambda _job: None)
    assert job.seconds_left() is None
    job.fraction = 0.5
    job.started -= 10

    assert job.seconds_left() == pytest.approx(10, abs=0.5)
    background.wait()
