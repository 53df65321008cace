"""The page as HTML that a browser shows and Qt too: tables with bars, plain colours, no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from resources.palettes import colour
from viewer.citation import long_date
from viewer.domain.theme_reports import Bar, Strong, ThemeReport
from viewer.exporters.notes import to_html
from viewer.exporters.passages import clean, direction, line
from viewer.exporters.theme_reports.registry import ThemeReportOptions

_WHOLE = 100
"""Per cent."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, as `#rrggbb`; an empty one is left to the style of the page."""

    bar: str
    quiet: str = ""


def look_of(report: ThemeReport, appearance: str = "light", quiet: str = "") -> Look:
    """The bars in the colour of the theme."""
    return Look(colour(report.colour, appearance), quiet)


def markup(report: ThemeReport, options: ThemeReportOptions, look: Look) -> Iterator[str]:
    """What stands in the body, piece by piece."""
    path = " › ".join(line(each) for each in (*report.path, report.name))
    yield f"<h1>{escape(line(report.name))}</h1>\n"
    said = f"Exported {long_date(options.exported_at[:10])}"
    if report.path:
        said = f"{path}. {said}"
    yield _quiet(said, look)
    for paragraph in clean(report.description).split("\n\n"):
        if paragraph.strip():
            yield f'<p dir="{direction(paragraph)}">{escape(line(paragraph))}</p>\n'
    yield "<p>" + " ".join(escape(each) for each in report.facts) + "</p>\n"
    yield from _section("Where", report.where, look)
    if report.more:
        yield _quiet(f"And {report.more:,} more.", look)
    yield from _section("When", report.when, look)
    yield from _section("Who", report.who, look)
    yield from _section("Beside which themes, in the same paragraphs", report.beside, look)
    yield from _strongest(report, options, look)


def _section(title: str, bars: Iterable[Bar], look: Look) -> Iterator[str]:
    listed = list(bars)
    if not listed:
        return
    most = max(each.value for each in listed) or 1
    yield f"<h2>{escape(title)}</h2>\n"
    yield '<table class="bars" width="100%" cellspacing="0" cellpadding="3">\n'
    for each in listed:
        yield (
            f'<tr><td width="44%" dir="auto">{escape(line(each.name))}</td>'
            f'<td width="26%">{_bar(each.value / most, look)}</td>'
            f'<td width="30%">{_small(each.said, look)}</td></tr>\n'
        )
    yield "</table>\n"


def _bar(share: float, look: Look) -> str:
    """A table in a table: what a browser and Qt draw alike."""
    percent = round(share * _WHOLE)
    if not percent:
        return ""
    low = '<font size="1">&nbsp;</font>'
    rest = f'<td width="{_WHOLE - percent}%">{low}</td>' if percent < _WHOLE else ""
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="{percent}%" bgcolor="{look.bar}">{low}</td>{rest}'
        "</tr></table>"
    )


def _strongest(report: ThemeReport, options: ThemeReportOptions, look: Look) -> Iterator[str]:
    if not report.strongest:
        return
    yield "<h2>The strongest excerpts</h2>\n"
    yield _quiet(f"How they were chosen: {report.rule[:1].lower()}{report.rule[1:]}", look)
    for each in report.strongest:
        yield from _strong(each, options, look)


def _strong(strong: Strong, options: ThemeReportOptions, look: Look) -> Iterator[str]:
    excerpt = strong.excerpt
    text = escape(clean(excerpt.text)).replace("\n", "<br>")
    label = f"{escape(line(excerpt.label))} " if excerpt.label and excerpt.start is None else ""
    language = f' lang="{escape(excerpt.language)}"' if excerpt.language else ""
    way = direction(excerpt.text)
    yield (
        '<table class="quote" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="3" bgcolor="{look.bar}"></td><td width="12"></td>'
        f'<td dir="{way}"{language}>{label}{text}</td></tr></table>\n'
    )
    source = f"<small>— {escape(line(excerpt.citation))}</small>"
    yield f'<p class="source">{source} {_small(f"[{strong.why}]", look)}</p>\n'
    if options.with_notes:
        for note in excerpt.notes:
            by = f"— {line(note.created_by)}, {long_date(note.created_at[:10])}"
            yield f'<div class="note">{to_html(note.body)}{_quiet(by, look)}</div>\n'


def _quiet(text: str, look: Look) -> str:
    return f"<p>{_small(text, look)}</p>\n"


def _small(text: str, look: Look) -> str:
    style = f' style="color: {look.quiet}"' if look.quiet else ""
    return f'<small class="quiet"{style}>{escape(line(text))}</small>'
