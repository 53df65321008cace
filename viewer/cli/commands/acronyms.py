"""`acronyms`: what a document abbreviates."""

from __future__ import annotations

import click

from viewer.analysis.acronyms import find_acronyms
from viewer.cli.one import one_document
from viewer.cli.output import emit_json, emit_table

_WIDEST = 90


@click.command
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--password", help="Of an encrypted file.")
@click.pass_context
def command(context: click.Context, document: str, as_json: bool, password: str | None) -> None:
    """Print every definition of an acronym in DOCUMENT.

    DOCUMENT is a file or a document of the archive (number, symbol, file name or part of a title).
    `block` is an index as `read` prints it.
    """
    found = find_acronyms(one_document(context, document, password).blocks)
    if not as_json:
        rows = [(each.acronym, each.expansion, each.block) for each in found]
        emit_table(("acronym", "expansion", "block"), rows, widest=_WIDEST)
        return
    for each in found:
        emit_json({"acronym": each.acronym, "expansion": each.expansion, "block": each.block})
