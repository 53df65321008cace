"""`carry`: themes and notes of one document to their counterparts in another."""

from __future__ import annotations

from contextlib import ExitStack

import click

from viewer.archive import Archive
from viewer.cli.output import emit_json, emit_table, say
from viewer.cli.place import to_edit, to_read
from viewer.counterparts.carrying import Carried, Errand, carry, plan_errand


@click.command
@click.argument("a")
@click.argument("b")
@click.option("--block", "blocks", multiple=True, type=int, help="Only of this block; repeatable.")
@click.option("--doubtful", is_flag=True, help="Carry the doubtful ones too.")
@click.option("--dry-run", is_flag=True, help="Say what would be carried, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one theme or note each.")
@click.pass_context
def command(
    context: click.Context,
    a: str,
    b: str,
    blocks: tuple[int, ...],
    doubtful: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Carry the themes and notes on the paragraphs of A to their counterparts in B, in one edit.

    A and B are documents of the archive: a number, symbol, file name or part of a title. What is
    doubtful (a paragraph that came apart, another text on the same matter, words that are not
    there) is only named, unless `--doubtful` asks for it.
    """
    with ExitStack() as stack:
        archive = stack.enter_context(to_read(context) if dry_run else to_edit(context))
        planned = _planned(archive, a, b, blocks)
        wanted = [each for each in planned if not each.there and (each.sure or doubtful)]
        count = len(wanted) if dry_run else carry(archive, wanted)
    _emit(planned, wanted, as_json=as_json)
    verb = "would be carried" if dry_run else "carried"
    there = sum(each.there for each in planned)
    left = len(planned) - len(wanted) - there
    say(f"{count} {verb}; {left} doubtful; {there} there already.")


def _planned(archive: Archive, a: str, b: str, blocks: tuple[int, ...]) -> list[Carried]:
    one, other = (archive.documents.find(each) for each in (a, b))
    only = frozenset(archive.documents.at(one.id, each).id for each in blocks) or None
    return plan_errand(archive, Errand(one.id, (other.id,), only))


def _emit(planned: list[Carried], wanted: list[Carried], *, as_json: bool) -> None:
    chosen = set(map(id, wanted))
    if as_json:
        for each in planned:
            emit_json(_value(each, carried=id(each) in chosen))
        return
    emit_table(
        ("", "theme or note", "from", "to", "relation", "where", "words"),
        [
            (
                "+" if id(each) in chosen else "=" if each.there else "?",
                each.name or each.body,
                each.link.source.index,
                each.link.target.index,
                f"{each.link.relation} {each.link.score:.2f}",
                each.how,
                each.words,
            )
            for each in planned
        ],
        widest=40,
    )


def _value(each: Carried, *, carried: bool) -> dict[str, object]:
    return {
        "theme": each.name or None,
        "note": each.body or None,
        "a": each.link.source.index,
        "b": each.link.target.index,
        "start": each.target.start,
        "end": each.target.end,
        "words": each.words,
        "relation": each.link.relation,
        "score": each.link.score,
        "how": each.how,
        "sure": each.sure,
        "there": each.there,
        "carried": carried,
    }
