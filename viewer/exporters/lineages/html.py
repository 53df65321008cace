"""HTML: one page that needs nothing beside it, in light, dark and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from viewer.domain import Lineage, LineageRow
from viewer.exporters.lineages.registry import LineageOptions, lineage_exporter
from viewer.exporters.lineages.wording import HEADS, dated, named, subtitle, why
from viewer.exporters.passages import clean, line

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, "Noto Serif", serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
h1 { font-size: 1.3rem } p.about { color: GrayText }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
th { text-align: start; vertical-align: bottom; font-weight: 600 }
td, th { padding: .6rem .8rem; vertical-align: top; overflow-wrap: break-word }
td.text { white-space: pre-line }
tbody tr + tr td { border-top: 1px solid color-mix(in srgb, CanvasText 15%, transparent) }
th.source { width: 10rem } th.what { width: 12rem }
td.source, td.what { font: .85rem/1.5 system-ui, sans-serif; color: GrayText }
td.source b, td.what b { display: block; color: CanvasText }
tr.absent td { color: GrayText }
del { background: color-mix(in srgb, #d55e00 18%, transparent); text-decoration-thickness: 1px }
ins { background: color-mix(in srgb, #0072b2 18%, transparent); text-underline-offset: 3px }
@media print { thead { display: table-header-group } tr { break-inside: avoid } }
""".strip()

_ELEMENTS = {"come": "ins", "gone": "del"}


@lineage_exporter("html", title="HTML", suffix=".html")
def write(lineage: Lineage, file: BinaryIO, options: LineageOptions) -> None:
    """One row a document; no script."""
    for piece in _page(lineage, options):
        file.write(f"{piece}\n".encode())


def _page(lineage: Lineage, options: LineageOptions) -> Iterator[str]:
    title = escape(line(options.title))
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    about = escape(line(subtitle(lineage, options)))
    yield f'<h1>{title}</h1>\n<p class="about" dir="auto">{about}</p>\n<table>'
    names = zip(("source", "text", "what"), HEADS, strict=True)
    heads = (f'<th scope="col" class="{name}">{head}</th>' for name, head in names)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>"
    for row in lineage.rows:
        yield _row(row)
    yield "</tbody>\n</table>\n</body>\n</html>"


def _row(row: LineageRow) -> str:
    absent = ' class="absent"' if row.absent else ""
    return (
        f'<tr{absent}><td class="source" dir="auto"><b>{escape(dated(row))}</b>'
        f"{escape(line(named(row)))}</td>"
        f'<td class="text" dir="auto">{_text(row)}</td>'
        f'<td class="what"><b>{escape(line(row.said))}</b>{escape(line(why(row)))}</td></tr>'
    )


def _text(row: LineageRow) -> str:
    label = f"{escape(line(row.label))} " if row.label else ""
    return label + "".join(_marked(escape(clean(each.text)), each.change) for each in row.marks)


def _marked(text: str, change: str) -> str:
    element = _ELEMENTS.get(change)
    return f"<{element}>{text}</{element}>" if element and text else text
