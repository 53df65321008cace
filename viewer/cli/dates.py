"""A date as an option of a command."""

from __future__ import annotations

import click

from viewer.archive.searching.dates import NoDate, dates


def known_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A year, month or day in ISO 8601, if it is one: what is none would quietly find nothing."""
    if value is None:
        return None
    try:
        first, last = dates(value)
    except NoDate:
        first = last = None
    if first is None or first != last:
        raise click.BadParameter(
            f"“{value}” is no date: write a year, a month (2013-05) or a day (2013-05-17)."
        )
    return first
