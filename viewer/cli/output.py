"""What a command prints: standard output carries only what was asked for, in UTF-8."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import TextIO

import click


def use_utf8() -> None:
    r"""Write UTF-8 whatever the locale says.

    File names that are not valid Unicode come out as `\udcXX`, which is also JSON's own escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """A sentence for the person, on standard error."""
    click.echo(sentence, err=True)


def emit(text: str) -> None:
    """A line of what was asked for."""
    click.echo(text)


def emit_json(value: Mapping[str, object]) -> None:
    """One object on one line, as JSON Lines wants."""
    click.echo(json_line(value))


def json_line(value: Mapping[str, object]) -> str:
    """JSON on one line; U+2028 and U+2029 escaped, because some readers split lines there."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def emit_table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, widest: int = 60) -> None:
    """Columns for reading; cells longer than `widest` characters are cut with an ellipsis."""
    cells = [["" if each is None else shortened(str(each), widest) for each in row] for row in rows]
    if not cells:
        return
    widths = [
        max(len(head), *(len(row[column]) for row in cells)) for column, head in enumerate(heads)
    ]
    for row in [list(heads), *cells]:
        emit("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def shortened(text: str, widest: int) -> str:
    """On one line; what is longer ends in an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= widest else text[: widest - 1].rstrip() + "…"


class ProgressLine:
    """A line on standard error that is rewritten; silent where nobody watches."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._watched = self._stream is not None and self._stream.isatty()
        self._shown = False

    def show(self, text: str) -> None:
        if self._watched:
            self._stream.write(f"\r\x1b[K{text[:110]}")
            self._stream.flush()
            self._shown = True

    def end(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
