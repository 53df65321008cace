"""BibTeX: the sources for LaTeX, in UTF-8 as biber and current BibTeX read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions, exporter
from viewer.exporters.sources import Source, sources

# Braces count for BibTeX even after a backslash, so that a lone one would spoil the file.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros of every style, so not in braces."""


@exporter(
    "bibtex",
    title="BibTeX (sources)",
    suffix=".bib",
    media_type="application/x-bibtex",
    traced=True,
    of="sources",
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, _options: ExportOptions) -> None:
    for number, source in enumerate(sources(excerpts)):
        file.write(("\n" if number else "").encode() + _entry(source).encode())


def _entry(source: Source) -> str:
    # A numbered paper of an institution; what has neither number nor body is a piece of its own.
    report = bool(source.symbol and source.body)
    fields = _report(source) if report else _misc(source)
    lines = [f"  {name} = {value}," for name, value in (*fields, *_common(source)) if value]
    return "\n".join([f"@{'techreport' if report else 'misc'}{{{source.key},", *lines, "}\n"])


def _report(source: Source) -> Iterator[tuple[str, str]]:
    yield "author", _protected(source.body)
    yield "title", _protected(source.title)
    yield "institution", _braced(source.body)
    yield "type", _braced(source.genre.capitalize())
    yield "number", _braced(source.symbol)
    yield "address", _braced(source.city)


def _misc(source: Source) -> Iterator[tuple[str, str]]:
    yield "author", _protected(source.body)
    yield "title", _protected(source.title)
    said = ", ".join(each for each in (source.genre.capitalize(), source.symbol) if each)
    yield "howpublished", _braced(said)
    yield "address", _braced(source.city)


def _common(source: Source) -> Iterator[tuple[str, str]]:
    year, month, day = (*source.date, None, None, None)[:3]
    yield "year", _braced(f"{year:04}") if year is not None else ""
    yield "month", _MONTHS[month - 1] if month else ""
    yield "day", _braced(str(day)) if day else ""
    yield "language", _braced(source.language)
    yield "url", f"{{{source.url}}}" if source.url else ""


def _braced(text: str) -> str:
    return f"{{{text.translate(_ESCAPES)}}}" if text else ""


def _protected(text: str) -> str:
    """Kept as it is: no style may lower its capitals, or take a body for first and last names."""
    return f"{{{_braced(text)}}}" if text else ""
