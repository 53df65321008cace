"""`compare`: two documents side by side, as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from viewer.analysis.compare import Ignore
from viewer.analysis.synopsis import synopsis
from viewer.cli.output import say
from viewer.cli.picture import print_pdf
from viewer.cli.sides import two_sides
from viewer.domain import Relation, Synopsis
from viewer.exporters.saving import save
from viewer.exporters.synopses import SynopsisOptions, export_synopsis, synopsis_exporters

_PDF = ".pdf"
_FORMS = ("whitespace", "quotes", "hyphens", "case")


@click.command
@click.argument("a")
@click.argument("b")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write: .docx, .html, .csv or .pdf.",
)
@click.option(
    "--only",
    "relations",
    multiple=True,
    type=click.Choice([each.value for each in Relation]),
    help="Only pairs of this relation; may be repeated.",
)
@click.option(
    "--count",
    "counted",
    multiple=True,
    type=click.Choice(_FORMS),
    help="A difference that counts, though it commonly does not: quotes, hyphens, whitespace.",
)
@click.option("--ignore-case", is_flag=True, help="Capital letters make no difference.")
@click.option("--title", default="Synopsis", show_default=True, help="At the head of the file.")
@click.option("--themes/--no-themes", default=True, show_default=True, help="Name the themes.")
@click.option("--password", help="Of encrypted files.")
@click.pass_context
def command(
    context: click.Context,
    a: str,
    b: str,
    output: Path,
    relations: tuple[str, ...],
    counted: tuple[str, ...],
    ignore_case: bool,
    title: str,
    themes: bool,
    password: str | None,
) -> None:
    """Write the paragraphs of A and B side by side, the words that differ marked.

    A and B are files or documents of the archive, as for `align`.
    """
    suffixes = {each.suffix: each.name for each in synopsis_exporters()}
    if output.suffix not in (*suffixes, _PDF):
        raise click.UsageError(
            f"Name a file that ends in {', '.join(sorted((*suffixes, _PDF)))} with -o."
        )
    one, other, pairs = two_sides(context, a, b, password)
    ignore = Ignore(
        **{form: form not in counted for form in _FORMS if form != "case"}, case=ignore_case
    )
    wanted = [each for each in pairs if not relations or each.relation.value in relations]
    of_one, of_other = (_themes(each.blocks, each.themes) for each in (one, other))
    made = synopsis(
        one.blocks,
        other.blocks,
        wanted,
        (one.title, other.title),
        ignore=ignore,
        themes=lambda block: of_one.get(id(block), ()) or of_other.get(id(block), ()),
    )
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    options = SynopsisOptions(title=title, exported_at=now, with_themes=themes)
    _write(made, output, suffixes.get(output.suffix), options)
    say(f"{len(made.rows)} pairs of paragraphs were written to {output}.")


def _themes(blocks: object, themes: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """By identity: blocks of both documents have the same indexes."""
    assert isinstance(blocks, list | tuple)
    return {id(each): themes[each.index] for each in blocks if each.index in themes}


def _write(made: Synopsis, output: Path, form: str | None, options: SynopsisOptions) -> None:
    if form is not None:
        export_synopsis(form, made, output, options)
    else:
        save(output, lambda file: print_pdf(made, file, options))
