"""`agreement`: how far two people agree in what they tagged."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from viewer.agreeing import Answer, Question, compare
from viewer.analysis.agreement import meaning
from viewer.archive import Archive
from viewer.cli.output import ProgressLine, emit_json, emit_table, say
from viewer.cli.place import to_read
from viewer.domain import DocumentId, NotFound, PersonId
from viewer.domain.agreement import Figure, Figures, Scope, Unit
from viewer.exporters.agreement_table import export_agreement

_ALL = "all themes"


@click.command
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option(
    "--people",
    nargs=2,
    metavar="A B",
    help="Whom to compare; without it the two who have tagged, where there are two.",
)
@click.option("--also", multiple=True, metavar="NAME", help="One more person; may be repeated.")
@click.option("--collection", metavar="NAME", help="The documents of a collection.")
@click.option(
    "--count",
    "scope",
    type=click.Choice(["all", "tagged"]),
    default="all",
    help="Which paragraphs count: all, or those that somebody tagged.",
)
@click.option(
    "--by",
    "unit",
    type=click.Choice(["paragraph", "character"]),
    default="paragraph",
    help="What is decided upon; a word that is tagged counts for its paragraph.",
)
@click.option("--paragraphs", is_flag=True, help="List the paragraphs that were tagged.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: all themes first, then each.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the paragraphs to this CSV file as well.",
)
@click.pass_context
def command(
    context: click.Context,
    documents: tuple[str, ...],
    people: tuple[str, str] | None,
    also: tuple[str, ...],
    collection: str | None,
    scope: str,
    unit: str,
    paragraphs: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """Compare what people tagged in DOCUMENTs, or in all that at least two have worked on.

    Prints, by theme: how often both put it on, how often one alone, the share of decisions that
    are the same, Cohen's kappa and Krippendorff's alpha.
    """
    line = ProgressLine()
    with to_read(context) as archive:
        question = Question(
            _people(archive, people, also),
            _documents(archive, documents, collection),
            cast("Scope", scope),
            cast("Unit", unit),
        )
        found = compare(
            archive, question, progress=lambda share: line.show(f"Comparing: {share:.0%}")
        )
    line.end()
    if output is not None:
        export_agreement(output, found.rows, [each.name for each in found.people])
    if as_json:
        _emit_json(found, paragraphs=paragraphs)
    elif paragraphs:
        _emit_paragraphs(found)
    else:
        _emit_themes(found)
    say(_said(found))


def _people(
    archive: Archive, named: tuple[str, str] | None, also: tuple[str, ...]
) -> tuple[PersonId, ...]:
    if named is not None:
        people = dict.fromkeys(archive.people.find(each).id for each in (*named, *also))
        if len(people) < 2:
            raise click.UsageError("Name two different people.")
        return tuple(people)
    tagging = archive.people.tagging()
    if len(tagging) != 2 or also:
        names = ", ".join(each.name for each in tagging) or "nobody"
        raise NotFound(f"Say whom to compare with --people A B. Who has tagged here: {names}.")
    return tuple(each.id for each in tagging)


def _documents(
    archive: Archive, named: tuple[str, ...], collection: str | None
) -> frozenset[DocumentId] | None:
    found = {archive.documents.find(each).id for each in named}
    if collection is not None:
        known = {each.name.casefold(): each.documents for each in archive.collections.all()}
        if collection.casefold() not in known:
            raise NotFound(f"There is no collection “{collection}” in this archive.")
        found |= known[collection.casefold()]
    return frozenset(found) if named or collection is not None else None


def _rows(found: Answer) -> list[tuple[str, Figures, int, tuple[int, ...]]]:
    total = found.agreement.total
    both = sum(each.both for each in found.agreement.themes)
    only = tuple(
        sum(each.only[person] for each in found.agreement.themes)
        for person in range(len(found.people))
    )
    by_theme = [
        (found.themes[each.theme], each.figures, each.both, each.only)
        for each in found.agreement.themes
    ]
    return [(_ALL, total, both, only), *by_theme]


def _emit_themes(found: Answer) -> None:
    names = [each.name for each in found.people]
    emit_table(
        ("theme", "both", *(f"only {each}" for each in names), "same", "kappa", "alpha"),
        [
            (
                name,
                both,
                *only,
                f"{figures.same.value:.0%}" if figures.same.value is not None else "–",
                _number(figures.kappa),
                _number(figures.alpha),
            )
            for name, figures, both, only in _rows(found)
        ],
    )


def _emit_paragraphs(found: Answer) -> None:
    names = [each.name for each in found.people]
    emit_table(
        ("document", "block", "agree", "both", *(f"only {each}" for each in names), "text"),
        [
            (
                row.symbol or row.title,
                row.index,
                "no" if row.differs else "yes",
                ", ".join(row.same),
                *(", ".join(themes) for themes in row.only),
                row.text,
            )
            for row in found.rows
        ],
        widest=40,
    )


def _emit_json(found: Answer, *, paragraphs: bool) -> None:
    names = [each.name for each in found.people]
    if paragraphs:
        for row in found.rows:
            emit_json(
                {
                    "document": row.document,
                    "symbol": row.symbol,
                    "title": row.title,
                    "block": row.index,
                    "differs": row.differs,
                    "same": list(row.same),
                    "only": dict(zip(names, map(list, row.only), strict=True)),
                    "text": row.text,
                }
            )
        return
    for name, figures, both, only in _rows(found):
        emit_json(
            {
                "theme": None if name is _ALL else name,
                "units": figures.units,
                "both": both,
                "only": dict(zip(names, only, strict=True)),
                "same": figures.same.value,
                "kappa": figures.kappa.value,
                "alpha": figures.alpha.value,
                "undefined": {
                    measure: figure.why
                    for measure, figure in (("kappa", figures.kappa), ("alpha", figures.alpha))
                    if figure.value is None
                },
            }
        )


def _number(figure: Figure) -> str:
    return "–" if figure.value is None else f"{figure.value:.2f}"


def _said(found: Answer) -> str:
    documents = "1 document" if found.documents == 1 else f"{found.documents} documents"
    left_out = (
        f" {found.left_out} more were left out: not two of them have worked on them."
        if found.left_out
        else ""
    )
    return f"{meaning(found.agreement.total)} Compared: {documents}.{left_out}"
