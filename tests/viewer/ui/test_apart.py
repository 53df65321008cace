from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from viewer.domain import WorldError
from viewer.ui.apart import run_apart
from viewer.ui.background import Background


def double(number: int, progress: Callable[[float], None]) -> int:
    progress(0.5)
    return 2 * number


def count(number: int, _progress: Callable[[float], None]) -> list[int]:
    return list(range(number))


def refuse(_progress: Callable[[float], None]) -> None:
    raise WorldError("The disk is full.")


def fail(_progress: Callable[[float], None]) -> None:
    raise ValueError("a bug")


def vanish(_progress: Callable[[float], None]) -> None:
    os._exit(9)


def sleep(_progress: Callable[[float], None]) -> None:
    time.sleep(600)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_the_answer_comes_back_with_its_progress(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    shares: list[float | None] = []
    job = background.run("Double", lambda job: run_apart(job, double, 21), done=answers.append)
    job.progressed.connect(lambda: shares.append(job.fraction))
    assert background.wait()
    assert answers == [42]
    assert shares == [0.5]


@pytest.mark.parametrize("length", [0, 1, 400, 1001])
def test_a_list_comes_back_whole(background: Background, qtbot: QtBot, length: int) -> None:
    answers: list[list[int]] = []
    background.run("Count", lambda job: run_apart(job, count, length), done=answers.append)
    assert background.wait()
    assert answers == [list(range(length))]


@pytest.mark.parametrize(
    ("function", "words"), [(refuse, "The disk is full."), (vanish, "ended by the system")]
)
def test_what_the_world_refuses_is_said(
    background: Background, qtbot: QtBot, function: Callable[..., None], words: str
) -> None:
    errors: list[WorldError] = []
    background.run("Try", lambda job: run_apart(job, function), failed=errors.append)
    assert background.wait()
    assert words in str(errors[0])


def test_a_bug_is_a_bug(background: Background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        background.run("Fail", lambda job: run_apart(job, fail))
        assert background.wait()
    assert [each[1].args for each in caught] == [("a bug",)]


def test_a_cancelled_job_kills_its_process(background: Background, qtbot: QtBot) -> None:
    job = background.run("Sleep", lambda job: run_apart(job, sleep))
    qtbot.wait(300)
    job.cancel()
    assert background.wait(20_000)
