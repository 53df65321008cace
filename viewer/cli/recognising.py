"""What commands that recognise text share: their option, their progress, what they print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from importers.recognition.languages import codes_of
from viewer.cli.output import emit, emit_json, say

if TYPE_CHECKING:
    # `read` needs no archive: what it prints is known by its shape.
    from viewer.importing import Progress
    from viewer.importing.recognition_report import RecognisedFile, RecognitionReport

UNNAMED = "?"
F = TypeVar("F", bound=Callable[..., Any])


def ocr_option(command: F) -> F:
    """`--ocr`, with or without languages; the function is given a tuple of codes, or None."""
    return click.option(
        "--ocr",
        is_flag=False,
        flag_value=UNNAMED,
        metavar="[LANGUAGES]",
        callback=_languages,
        help="Recognise the text of pages that are pictures, in these languages (eng+fra, or ara); "
        "without any, in those that suit. Write it after the files.",
    )(command)


def _languages(
    _context: click.Context, _option: click.Parameter, named: str | None
) -> tuple[str, ...] | None:
    if named is None or named == UNNAMED:
        return None if named is None else ()
    if Path(named).exists():
        raise click.BadParameter(
            f"“{named}” is no language. Write --ocr after the files, or --ocr=eng."
        )
    return codes_of(named)


def shown(progress: Progress) -> str:
    return f"{progress.done} of {progress.total} pages recognised  {', '.join(progress.current)}"


def print_report(report: RecognitionReport, *, as_json: bool) -> None:
    """What became of each; what a person should know goes where errors go."""
    for each in report.files:
        if as_json:
            emit_json(_json(each))
        else:
            for sentence in each.sentences:
                say(sentence)
    if not as_json:
        emit(report.sentence())


def _json(file: RecognisedFile) -> dict[str, object]:
    return {
        "file": file.name,
        "document": file.document,
        "pages": list(file.pages),
        "confidence": None if file.confidence is None else round(file.confidence, 3),
        "failed": list(file.failed),
        "left": list(file.left),
        "sentences": list(file.sentences),
    }
