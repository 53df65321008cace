"""The style of citations as an option of a command."""

from __future__ import annotations

import click

from viewer.citation import BadStyle, check_style


def known_style(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The name of a style or a template, if it is one."""
    if value is not None:
        try:
            check_style(value)
        except BadStyle as error:
            raise click.BadParameter(str(error)) from error
    return value
