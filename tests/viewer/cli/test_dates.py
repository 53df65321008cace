"""Dates as options: the same words, and the same refusal, for every command."""

from __future__ import annotations

import pytest

from tests.viewer.cli.conftest import Concord

pytestmark = pytest.mark.usefixtures("filled")

_COMMANDS = (["search", "peace"], ["export", "--format", "csv"], ["overview"], ["notes"])


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("date", ["soon", "2014-99", "2014-02-30", "2013..2014", "2013-2014", ""])
@pytest.mark.parametrize("command", _COMMANDS, ids=lambda each: each[0])
def test_what_is_no_date_is_wrong_usage_and_does_not_quietly_find_nothing(
    concord: Concord, command: list[str], date: str, option: str
) -> None:
    said = concord(*command, option, date)
    assert (said.code, said.out) == (2, "")
    assert f"“{date}” is no date" in said.err


@pytest.mark.parametrize("date", ["2013", "2013-05", "2013-5", "2013-05-17"])
@pytest.mark.parametrize("command", _COMMANDS, ids=lambda each: each[0])
def test_years_months_and_days_are_dates(concord: Concord, command: list[str], date: str) -> None:
    assert concord(*command, "--from", date).code == 0
