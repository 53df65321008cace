"""`citation-style`: how the sources in an archive are named."""

from __future__ import annotations

import click

from viewer.citation import SETTING, check_style, styles, usable
from viewer.cli.output import emit_table, say
from viewer.cli.place import to_edit, to_read


@click.command
@click.argument("style", required=False)
@click.pass_context
def command(context: click.Context, style: str | None) -> None:
    """Cite in STYLE from now on: un, oscola, bluebook, or a template in quotation marks.

    Without STYLE the styles are listed, and which one holds.
    """
    if style is not None:
        check_style(style)
        with to_edit(context) as archive:
            archive.settings.set(SETTING, style)
        say(f"Sources are cited so from now on: {style}")
        return
    with to_read(context) as archive:
        chosen = usable(archive.settings.get(SETTING))
    rows = [("*" if each.name == chosen else "", each.name, each.help_text) for each in styles()]
    if "{" in chosen:
        rows.append(("*", "of your own", chosen))
    emit_table(("", "style", "how"), rows, widest=100)
