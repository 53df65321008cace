"""`sql`: what a person asks of the archive in SQL, answered without a way to change it."""

from __future__ import annotations

import base64
import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from viewer.archive.asking import Answer, BadQuestion, Questions, Value
from viewer.cli.interrupting import INTERRUPTED, stopped_by_ctrl_c
from viewer.cli.output import emit, emit_json, emit_table, say
from viewer.cli.place import archive_path
from viewer.exporters.cells import cell

SHOWN = 1_000
"""Rows of a table: more are for a file, as CSV or JSON."""


@click.command
@click.argument("query", required=False)
@click.option("-f", "--file", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="Read the query from this file.")  # fmt: skip
@click.option("--json", "form", flag_value="json", help="One JSON object a row.")
@click.option("--csv", "form", flag_value="csv", help="CSV with the names of the columns.")
@click.option("--tables", is_flag=True, help="List the views and tables with their columns.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="End the query after so long.",
)
@click.pass_context
def command(
    context: click.Context,
    query: str | None,
    file: Path | None,
    form: str | None,
    tables: bool,
    seconds: float,
) -> int:
    """Ask the archive in SQL; nothing can be changed.

    Without QUERY it is read from the standard input; where that is a terminal, the views and tables
    are listed. In tables and CSV, bytes are told by their number; in JSON they are base64.
    """
    with (
        stopped_by_ctrl_c() as stopped,
        Questions(
            archive_path(context), seconds=seconds, stopped=lambda: bool(stopped)
        ) as questions,
    ):
        try:
            text = None if tables else _query(query, file)
            if text is None:
                _list(questions)
            else:
                _show(questions.ask(text), form)
        except BadQuestion:
            if not stopped:
                raise
            return INTERRUPTED
    return 0


def _query(query: str | None, file: Path | None) -> str | None:
    if query is not None and file is not None:
        raise click.UsageError("Give the query or a file with it, not both.")
    if file is not None:
        return file.read_text("utf-8")
    if query is None and sys.stdin.isatty():
        return None
    return sys.stdin.read() if query in (None, "-") else query


def _list(questions: Questions) -> None:
    rows = [(each.kind, each.name, ", ".join(each.columns)) for each in questions.relations()]
    emit_table(("kind", "name", "columns"), rows, widest=400)


def _show(answer: Answer, form: str | None) -> None:
    if form == "json":
        names = _distinct(answer.columns)
        for row in answer.rows:
            emit_json(dict(zip(names, map(_as_json, row), strict=True)))
    elif form == "csv":
        _emit_csv(answer)
    else:
        rows = list(islice(answer.rows, SHOWN + 1))
        emit_table(answer.columns, [[_shown(each) for each in row] for row in rows[:SHOWN]])
        if len(rows) > SHOWN:
            say(f"Only the first {SHOWN:,} rows are shown; use --csv or --json for all of them.")
        elif not rows:
            say("No rows.")


def _emit_csv(answer: Answer) -> None:
    lines = _Lines()
    table = csv.writer(lines, lineterminator="\n")  # what it ends rows with it quotes in cells
    for row in _with_head(answer):
        table.writerow(row)
        emit(lines.taken())


def _with_head(answer: Answer) -> Iterator[list[str]]:
    yield [cell(each) for each in answer.columns]
    for row in answer.rows:
        yield [
            _number(each) if isinstance(each, int | float) else cell(_shown(each)) for each in row
        ]


class _Lines:
    """What the writer of CSV writes to: each row is taken as it comes."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> None:
        self._text += text

    def taken(self) -> str:
        text, self._text = self._text, ""
        return text.removesuffix("\n")


def _number(value: float) -> str:
    return repr(value) if isinstance(value, float) else str(value)


def _shown(value: Value) -> Value:
    return f"({len(value):,} bytes)" if isinstance(value, bytes) else value


def _as_json(value: Value) -> object:
    if isinstance(value, bytes):
        return {"$base64": True, "encoded": base64.b64encode(value).decode("ascii")}
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)  # JSON has no infinity
    return value


def _distinct(columns: Sequence[str]) -> list[str]:
    """`a`, `a_2` where a query has two columns of one name."""
    seen: dict[str, int] = {}
    names = []
    for column in columns:
        seen[column] = seen.get(column, 0) + 1
        names.append(column if seen[column] == 1 else f"{column}_{seen[column]}")
    return names
