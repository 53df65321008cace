"""Notes are Markdown that a person wrote, or received with an archive: rendered, never trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from viewer.exporters.passages import clean

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_HEADINGS_ABOVE = 2
"""Headings of a note stand below those of the file: its `#` becomes an `h3`."""


def to_html(body: str) -> str:
    """HTML without raw tags, images, scripts or links other than http, https and mailto."""
    markdown = _parser()
    tokens = markdown.parse(clean(body))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + _HEADINGS_ABOVE)}"
    return str(markdown.renderer.render(tokens, markdown.options, {}))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A paragraph of a note.

    Attributes:
        depth: how many lists and quotations it stands in.
        bullet: `•` or `1.` on the first line of a list item.
    """

    runs: tuple[Run, ...]
    depth: int = 0
    bullet: str = ""


def to_lines(body: str) -> list[NoteLine]:
    """The note as paragraphs, for formats that have no HTML."""
    return list(_lines(_parser().parse(clean(body))))


@cache
def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.disable("image")  # a picture from elsewhere would tell that the file was opened
    markdown.validateLink = lambda url: _SAFE_LINK.match(url) is not None  # type: ignore[method-assign]
    return markdown


def _lines(tokens: Iterable[Token]) -> Iterator[NoteLine]:
    depth = 0
    lists: list[int | None] = []  # the next number of each open list; None for bullets
    bullet = ""
    heading = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
                ordered = token.type == "ordered_list_open"
                lists.append(int(token.attrGet("start") or 1) if ordered else None)
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                lists.pop()
            case "blockquote_open":
                depth += 1
            case "blockquote_close":
                depth -= 1
            case "list_item_open":
                number = lists[-1]
                bullet = "•" if number is None else f"{number}."
                lists[-1] = None if number is None else number + 1
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
            case "inline":
                for runs in _split(_runs(token.children or [])):
                    bolder = tuple(replace(run, bold=run.bold or heading) for run in runs)
                    yield NoteLine(bolder, depth, bullet)
                    bullet = ""
            case "fence" | "code_block":
                for row in token.content.rstrip("\n").split("\n"):
                    yield NoteLine((Run(row, code=True),), depth, bullet)
                    bullet = ""


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    """The words of a paragraph; a hard line break is a run of a line feed."""
    bold = italic = 0
    links: list[str] = []
    for child in children:
        match child.type:
            case "text" if child.content:
                yield Run(child.content, bold > 0, italic > 0)
            case "code_inline":
                yield Run(child.content, bold > 0, italic > 0, code=True)
            case "softbreak":
                yield Run(" ", bold > 0, italic > 0)
            case "hardbreak":
                yield Run("\n")
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                links.append(str(child.attrGet("href") or "") if child.info != "auto" else "")
            case "link_close":
                address = links.pop()
                if address:
                    yield Run(f" ({address})", bold > 0, italic > 0)


def _split(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield tuple(line)
            line = []
        else:
            line.append(run)
    yield tuple(line)
