import threading

import pytest

from importers.pdfpages.deadline import TooSlow, deadline


def test_a_loop_that_never_ends_is_ended() -> None:
    def loop() -> None:
        while abs(1):
            pass

    with pytest.raises(TooSlow), deadline(0.1):
        loop()


def test_work_that_is_done_in_time_is_left_alone() -> None:
    before = threading.active_count()
    with deadline(10):
        total = sum(map(abs, range(1000)))
    assert total == 499500
    _settled(before)


def test_nothing_is_left_watching_after_a_failure() -> None:
    before = threading.active_count()
    with pytest.raises(KeyError), deadline(10):
        raise KeyError
    _settled(before)


def test_time_that_is_over_before_is_over() -> None:
    def loop() -> None:
        while abs(1):
            pass

    with pytest.raises(TooSlow), deadline(-1.0):
        loop()


def test_the_end_of_the_block_takes_back_what_comes_too_late() -> None:
    """Work that ends as its time does either fails there or goes on, never fails later."""
    for _ in range(200):
        try:
            with deadline(0.0005):
                sum(map(abs, range(4000)))
        except TooSlow:
            continue
        total = sum(map(abs, range(500)))
        assert total == 124750


def _settled(threads: int) -> None:
    """The thread that watched ends at once, though not within the same moment."""
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(5)
    assert threading.active_count() == threads
