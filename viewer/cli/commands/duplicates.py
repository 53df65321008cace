"""`duplicates`: paragraphs that repeat across the archive."""

from __future__ import annotations

from collections.abc import Iterator

import click

from viewer.archive import Archive
from viewer.cli.output import ProgressLine, emit, emit_json, shortened
from viewer.cli.place import to_read
from viewer.domain.searching import Found
from viewer.finding.repeated import Repeated, repeated

_WIDEST = 90


@click.command
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Groups at most."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a paragraph.")
@click.pass_context
def command(context: click.Context, limit: int, as_json: bool) -> None:
    """List groups of paragraphs that differ in little, the largest first.

    At least 85 % of the words of a paragraph and of the first of its group stand in both in the
    same order; the share is told.
    """
    line = ProgressLine()
    with to_read(context) as archive:
        try:
            groups = repeated(archive, lambda share: line.show(f"{share:.0%}"))
        finally:
            line.end()
        for number, group in enumerate(groups[:limit], start=1):
            for found, share in _members(archive, group):
                if as_json:
                    emit_json(_as_object(number, found, share))
                else:
                    emit(_as_line(number, found, share))


def _members(archive: Archive, group: Repeated) -> Iterator[tuple[Found, float]]:
    found = archive.similar.described(group.members)
    for member, share in zip(group.members, group.shares, strict=True):
        if member in found:
            yield found[member], share


def _as_line(number: int, found: Found, share: float) -> str:
    source = found.symbol or shortened(found.title, 40)
    words = shortened(found.text, _WIDEST)
    return f"{number}  {share:4.0%}  {found.document}  {found.index}  {source}  {words}"


def _as_object(number: int, found: Found, share: float) -> dict[str, object]:
    return {
        "group": number,
        "share": share,
        "document": found.document,
        "block": found.index,
        "title": found.title,
        "symbol": found.symbol,
        "text": found.text,
    }
