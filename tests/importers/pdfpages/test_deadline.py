import sys

import pytest

from importers.pdfpages.deadline import TooSlow, deadline


def test_a_loop_that_never_ends_is_ended() -> None:
    def loop() -> None:
        while abs(1):
            pass

    with pytest.raises(TooSlow), deadline(0.1):
        loop()


def test_work_that_is_done_in_time_is_left_alone() -> None:
    before = sys.getprofile()
    with deadline(10):
        total = sum(map(abs, range(1000)))
    assert total == 499500
    assert sys.getprofile() is before


def test_nothing_is_left_watching_after_a_failure() -> None:
    before = sys.getprofile()
    with pytest.raises(KeyError), deadline(10):
        raise KeyError
    assert sys.getprofile() is before
