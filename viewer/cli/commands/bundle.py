"""`bundle`: one's work as a file for a colleague, and a colleague's work in the archive."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import ProgressLine, emit, emit_json, emit_table, say
from viewer.cli.place import to_edit, to_read
from viewer.domain.errors import Cancelled
from viewer.domain.merging import Became, Choice, Choices, Conflict, Merged


@click.group
def command() -> None:
    """Share work with a colleague: write it to a bundle, or take theirs in."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--document", "documents", multiple=True, help="Only what is on this one; repeatable."
)
@click.option("--mine", is_flag=True, help="Only what you have made, with the whole codebook.")
@click.option("--with-documents", is_flag=True, help="Enclose the originals.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def export(
    context: click.Context,
    file: Path,
    documents: tuple[str, ...],
    mine: bool,
    with_documents: bool,
    as_json: bool,
) -> None:
    """Write themes, tags, notes, pairs and collections to FILE, a bundle (.concordwork)."""
    from viewer.bundles import write_bundle
    from viewer.bundles.wording import counted
    from viewer.defaults import person_name

    line = ProgressLine()
    with to_read(context) as archive, stopped_by_ctrl_c() as stopped:
        archive.people.work_as(person_name())
        only = [archive.documents.find(each).id for each in documents]
        try:
            done = write_bundle(
                archive,
                file,
                mine=mine,
                documents=only,
                with_documents=with_documents,
                progress=lambda number, total: line.show(_shown(number, total)),
                cancelled=lambda: bool(stopped),
            )
        except Cancelled:
            line.end()
            context.exit(INTERRUPTED)
        line.end()
    if as_json:
        emit_json(
            {
                "file": str(file),
                "pieces": done.counts,
                "removed": done.removed,
                "documents": done.documents,
                "originals": done.originals,
            }
        )
        return
    told = [counted(number, kind) for kind, number in done.counts.items() if number]
    said = ", ".join(told) or "nothing but what was removed"
    many = "1 document" if done.documents == 1 else f"{done.documents:,} documents"
    enclosed = f", {done.originals:,} of them enclosed" if done.originals else ""
    say(f"{said}, on {many}{enclosed}.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Say what would become of it, and change nothing.")
@click.option(
    "--conflicts",
    type=click.Choice([each.value for each in Choice]),
    default=Choice.NEWER.value,
    show_default=True,
    help="Which side holds where both have changed the same.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def import_(
    context: click.Context, file: Path, preview: bool, conflicts: str, as_json: bool
) -> None:
    """Take a colleague's work in FILE into the archive, as one edit that can be undone."""
    from viewer.bundles import Bundle, look
    from viewer.importing import Workers
    from viewer.importing.merging import merge_bundle

    line = ProgressLine()
    opened = to_read(context) if preview else to_edit(context, create=True)
    with opened as archive, Bundle(file) as bundle, stopped_by_ctrl_c() as stopped:
        seen = look(archive, bundle)
        failed: list[str] = []
        merged = seen
        if not preview:
            with ExitStack() as stack:  # workers are started only where documents are enclosed
                try:
                    taken = merge_bundle(
                        archive,
                        bundle,
                        workers=lambda: stack.enter_context(Workers()),
                        choices=_choices(seen, Choice(conflicts)),
                        progress=lambda share, what: line.show(f"{share or 0:.0%}  {what}"),
                        cancelled=lambda: bool(stopped),
                    )
                except Cancelled:
                    line.end()
                    say("Cancelled: the archive is as it was.")
                    context.exit(INTERRUPTED)
            line.end()
            merged = taken.merged
            failed = [f"{each.path}: {each.sentence}" for each in taken.imported.failed]
    for each in failed:
        say(each)
    if as_json:
        emit_json(_value(merged, preview=preview))
    else:
        _print(merged, preview=preview)
    if failed:
        context.exit(1)


@command.command("waiting")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: a document each.")
@click.pass_context
def waiting(context: click.Context, as_json: bool) -> None:
    """List the documents that shared work waits for; it is put on when they are imported."""
    with to_read(context) as archive:
        found = archive.bundles.waiting()
    if as_json:
        for document, pieces in found:
            emit_json(
                {
                    "title": document.title,
                    "symbol": document.symbol,
                    "name": document.name,
                    "sha256": document.sha256,
                    "waiting": pieces,
                }
            )
        return
    emit_table(
        ("waiting", "symbol", "title", "file"),
        [(pieces, each.symbol or "", each.title, each.name) for each, pieces in found],
    )
    say("Nothing waits." if not found else f"{sum(pieces for _, pieces in found):,} wait.")


def _choices(seen: Merged, choice: Choice) -> Choices:
    return {each.key: choice for each in seen.conflicts}


def _shown(done: int, total: int) -> str:
    return f"{done:,} of {total:,}" if total else f"{done:,}"


def _print(merged: Merged, *, preview: bool) -> None:
    from viewer.bundles.wording import KINDS

    emit_table(
        ("", *(each.value for each in Became)),
        [
            (many, *(merged.counts.get((kind, each), 0) or "" for each in Became))
            for kind, (_, many) in KINDS.items()
            if any(merged.counts.get((kind, each)) for each in Became)
        ],
    )
    if merged.conflicts:
        emit("")
        emit_table(
            ("conflict", "", "here", "by", "there", "by", "holds"),
            [_row(each) for each in merged.conflicts],
            widest=36,
        )
    for title, number in merged.documents.items():
        say(f"“{title}” is not in the archive: {number:,} wait for it.")
    if merged.doubtful:
        say(f"{merged.doubtful:,} stand on another reading of their document; see `reread`.")
    verb = "would be " if preview else ""
    new, changed = merged.count(Became.NEW), merged.count(Became.CHANGED, Became.REMOVED)
    say(
        f"The work of {merged.person}: {new:,} {verb}new, {changed:,} {verb}changed, "
        f"{merged.count(Became.SAME):,} the same, {len(merged.conflicts):,} in conflict."
    )


def _row(conflict: Conflict) -> tuple[str, ...]:
    mine, theirs = conflict.mine, conflict.theirs
    holds = "there" if conflict.theirs_wins else "here"
    return (conflict.what, conflict.name, mine.value, mine.by, theirs.value, theirs.by, holds)


def _value(merged: Merged, *, preview: bool) -> dict[str, object]:
    kinds: dict[str, dict[str, int]] = {}
    for (kind, became), number in merged.counts.items():
        kinds.setdefault(kind, {})[became.value] = number
    return {
        "person": merged.person,
        "made_at": merged.made_at,
        "preview": preview,
        "pieces": kinds,
        "joined": merged.joined,
        "doubtful": merged.doubtful,
        "waiting": dict(merged.documents),
        "conflicts": [
            {
                "kind": each.noun,
                "uuid": each.uuid,
                "field": each.name,
                "what": each.what,
                "here": {"value": each.mine.value, "by": each.mine.by, "at": each.mine.at},
                "there": {"value": each.theirs.value, "by": each.theirs.by, "at": each.theirs.at},
                "holds": "there" if each.theirs_wins else "here",
            }
            for each in merged.conflicts
        ],
    }
