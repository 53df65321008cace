"""`suggest`: themes that probably hold of the paragraphs of a file or document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from importers import Block, read
from seeds import starter_themes
from viewer.analysis.suggest import THRESHOLD, Subject, Suggester, Suggestion
from viewer.cli.output import emit_json, emit_table
from viewer.cli.place import archive_path, to_read
from viewer.domain import NotFound, Paragraph, ThemeId
from viewer.suggesting import suggester_of, undecided

_WIDEST = 60


@click.command
@click.argument("source", metavar="FILE|DOC")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=THRESHOLD,
    show_default=True,
    help="Only suggestions with at least this score.",
)
@click.option("--password", help="Of an encrypted file.")
@click.pass_context
def command(
    context: click.Context, source: str, as_json: bool, threshold: float, password: str | None
) -> None:
    """Say which themes probably hold of the paragraphs of FILE or DOC, and which words say so.

    With an archive its themes are suggested, and what was tagged and rejected in it is learned
    from; of a document those that a paragraph has already are left out. Without one, the starter
    themes are suggested by their words. Nothing is tagged.
    """
    rows = list(_suggested(context, source, threshold, password))
    if not as_json:
        emit_table(
            ("block", "theme", "score", "because", "text"),
            [
                (each.index, name, f"{each.score:.2f}", ", ".join(each.because), text)
                for each, name, text in rows
            ],
            widest=_WIDEST,
        )
        return
    for each, name, _text in rows:
        emit_json(
            {
                "block": each.index,
                "theme": name,
                "score": each.score,
                "because": list(each.because),
            }
        )


_Row = tuple[Suggestion[ThemeId] | Suggestion[str], str, str]


def _suggested(
    context: click.Context, source: str, least: float, password: str | None
) -> Iterator[_Row]:
    there = archive_path(context).exists()
    is_file = Path(source).exists()
    if not there and not is_file:
        raise NotFound(f"“{source}” is neither a file nor, without an archive, a document.")
    if not there:
        yield from _by_starters(read(Path(source), password=password).blocks, least)
        return
    with to_read(context) as archive:
        suggester = suggester_of(archive)
        names = {each.id: each.name for each in archive.themes.all()}
        blocks: Sequence[Block | Paragraph]
        if is_file:
            blocks = read(Path(source), password=password).blocks
            found = suggester.suggest(blocks, least=least)
        else:
            document = archive.documents.find(source).id
            blocks = archive.documents.paragraphs(document)
            decided = archive.suggestions.decided(document)
            found = undecided(suggester.suggest(blocks, least=least), blocks, decided)
    texts = {each.index: each.text for each in blocks}
    for each in found:
        yield each, names[each.theme], texts[each.index]


def _by_starters(blocks: Sequence[Block], least: float) -> Iterator[_Row]:
    texts = {each.index: each.text for each in blocks}
    subjects = [Subject(each.name, each.words, each.examples) for each in starter_themes()]
    for each in Suggester(subjects).suggest(blocks, least=least):
        yield each, each.theme, texts[each.index]
