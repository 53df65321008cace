"""HTML: one page that needs nothing beside it, in light, dark and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO, Literal

from viewer.citation import long_date
from viewer.domain import Synopsis, SynopsisCell, SynopsisRow
from viewer.exporters.passages import clean, line
from viewer.exporters.synopses.registry import SynopsisOptions, synopsis_exporter
from viewer.exporters.synopses.wording import LEGEND, counted, pieces, relation

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, "Noto Serif", serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem }
h1 { font-size: 1.3rem } p.counts { color: GrayText }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
th { text-align: start; vertical-align: bottom; font-weight: 600 }
td, th { padding: .6rem .8rem; vertical-align: top; overflow-wrap: break-word }
td { white-space: pre-line }
tr + tr td { border-top: 1px solid color-mix(in srgb, CanvasText 15%, transparent) }
td.how, th.how { width: 9rem; font: .8rem/1.5 system-ui, sans-serif; color: GrayText }
td.how b { display: block; color: CanvasText }
small { color: GrayText; display: block; font: .8rem/1.5 system-ui, sans-serif }
del { background: color-mix(in srgb, #d55e00 18%, transparent); text-decoration-thickness: 1px }
ins { background: color-mix(in srgb, #0072b2 18%, transparent); text-underline-offset: 3px }
@media print { thead { display: table-header-group } tr { break-inside: avoid } }
""".strip()


@synopsis_exporter("html", title="HTML", suffix=".html")
def write(synopsis: Synopsis, file: BinaryIO, options: SynopsisOptions) -> None:
    """One row a pair; no script."""
    for piece in _page(synopsis, options):
        file.write(f"{piece}\n".encode())


def _page(synopsis: Synopsis, options: SynopsisOptions) -> Iterator[str]:
    title = escape(line(options.title))
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    said = f"{counted(synopsis)}. {LEGEND} Exported {long_date(options.exported_at[:10])}."
    yield f"<h1>{title}</h1>\n<p class=counts>{said[:1].upper()}{escape(said[1:])}</p>\n<table>"
    one, other = (escape(line(each)) for each in synopsis.titles)
    yield f'<thead><tr><th scope="col">{one}</th><th scope="col">{other}</th>'
    yield '<th scope="col" class="how">Relation</th></tr></thead>\n<tbody>'
    for row in synopsis.rows:
        yield _row(row, options)
    yield "</tbody>\n</table>\n</body>\n</html>"


def _row(row: SynopsisRow, options: SynopsisOptions) -> str:
    how = f"<b>{escape(relation(row))}</b>{escape(line(row.reason))}"
    return (
        f'<tr><td dir="auto">{_side(row.a, "del", options)}</td>'
        f'<td dir="auto">{_side(row.b, "ins", options)}</td><td class="how">{how}</td></tr>'
    )


def _side(
    cell: SynopsisCell | None, element: Literal["del", "ins"], options: SynopsisOptions
) -> str:
    if cell is None:
        return ""
    runs = [
        f"<{element}>{text}</{element}>" if piece.marked else text
        for piece in pieces(cell)
        if (text := escape(clean(piece.text)))
    ]
    label = f"{escape(line(cell.label))} " if cell.label else ""
    written = label + "".join(runs)
    if options.with_themes and cell.themes:
        written += f"<small>{escape(line(', '.join(cell.themes)))}</small>"
    return written
