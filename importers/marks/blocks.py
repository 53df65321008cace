"""CommonMark tokens → drafts. The token list is flat: nesting is counted, not recursed into."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from importers.marks.source import MarkdownSource
from importers.parsed import Kind
from importers.structure.lines import Draft

_TAGS = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"(?P<comment><!--)|<(?:script|style)\b")
_COMMENT_END, _CODE_END = re.compile("-->"), re.compile(r"</(?:script|style)\s*>")
_MAX_NESTING = 60


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


@dataclass(slots=True)
class _Walk:
    drafts: list[Draft] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    label: str | None = None
    item: bool = False
    heading: int = 0
    cells: list[list[str]] = field(default_factory=list)
    in_table: bool = False


def drafts(source: MarkdownSource) -> list[Draft]:
    """The blocks of a file, its footnotes last."""
    reader = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    walk = _Walk()
    for token in reader.parse(source.text):
        _step(walk, token)
    notes = [
        Draft(_inline(reader.parseInline(text)[0].children or ()), kind=Kind.FOOTNOTE, mark=mark)
        for mark, text in source.notes.items()
    ]
    _name_title(walk.drafts)
    return walk.drafts + notes


def without_tags(text: str) -> str:
    """The words of HTML in Markdown."""
    return html.unescape(_TAGS.sub(" ", _shown(text)))


def _shown(text: str) -> str:
    """Without comments and code; one that does not end hides nothing.

    Not one expression: for each of many that do not end it would search the whole text.
    """
    kept: list[str] = []
    at = 0
    endless: set[re.Pattern[str]] = set()
    for opening in _HIDDEN.finditer(text):
        closing = _COMMENT_END if opening["comment"] else _CODE_END
        if opening.start() < at or closing in endless:
            continue
        if end := closing.search(text, opening.end()):
            kept += text[at : opening.start()], " "
            at = end.end()
        else:
            endless.add(closing)
    return "".join([*kept, text[at:]])


def _step(walk: _Walk, token: Token) -> None:
    kind = token.type
    if kind == "inline":
        _text(walk, _inline(token.children or ()))
    elif kind == "heading_open":
        walk.heading = int(token.tag[1])
    elif kind == "heading_close":
        walk.heading = 0
    elif kind in ("ordered_list_open", "bullet_list_open"):
        start = token.attrGet("start")
        walk.lists.append(_List(kind[0] == "o", 1 if start is None else int(start)))
    elif kind in ("ordered_list_close", "bullet_list_close"):
        walk.lists.pop()
    elif kind == "list_item_open":
        walk.label, walk.item = _label(walk.lists[-1], token), True
    elif kind == "list_item_close":
        walk.label, walk.item = None, False
    elif kind in ("fence", "code_block"):
        _text(walk, token.content)
    elif kind == "html_block":
        _text(walk, without_tags(token.content))
    elif kind.startswith(("table", "tr_", "th_", "td_")):
        _table(walk, kind)


def _label(current: _List, token: Token) -> str:
    if not current.ordered:
        return "•"
    label = f"{current.number}{token.markup or '.'}"
    current.number += 1
    return label


def _text(walk: _Walk, text: str) -> None:
    text = " ".join(text.split())
    if walk.in_table:
        if walk.cells and walk.cells[-1]:
            walk.cells[-1][-1] = text
        return
    if not text:
        return
    label, item = walk.label, walk.item
    walk.label, walk.item = None, False
    if walk.heading:
        walk.drafts.append(Draft(text, kind=Kind.HEADING, label=label, level=walk.heading))
        return
    depth = len(walk.lists)
    is_list_item = item and (depth > 1 or not walk.lists[-1].ordered)
    walk.drafts.append(
        Draft(
            text,
            kind=Kind.LIST_ITEM if is_list_item else None,
            label=label,
            level=depth if item else 0,
        )
    )


def _table(walk: _Walk, kind: str) -> None:
    if kind == "table_open":
        walk.in_table, walk.cells = True, []
    elif kind == "tr_open":
        walk.cells.append([])
    elif kind in ("th_open", "td_open"):
        walk.cells[-1].append("")
    elif kind == "table_close":
        walk.in_table = False
        rows = tuple(tuple(row) for row in walk.cells if any(row))
        if rows:
            text = "\n".join("\t".join(row) for row in rows)
            walk.drafts.append(Draft(text, kind=Kind.TABLE, cells=rows))


def _inline(children: Sequence[Token]) -> str:
    pieces = []
    for token in children:
        if token.type in ("text", "code_inline", "image"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or _is_line_break(token):
            pieces.append(" ")
    return "".join(pieces)


def _is_line_break(token: Token) -> bool:
    return token.type == "html_inline" and token.content.lower().startswith("<br")


def _name_title(found: list[Draft]) -> None:
    """The only heading of the first level, if no heading comes before it, is the title."""
    headings = [draft for draft in found if draft.kind in (Kind.HEADING, Kind.TITLE)]
    tops = [draft for draft in headings if draft.kind is Kind.TITLE or draft.level == 1]
    if len(tops) == 1 and tops[0] is headings[0]:
        tops[0].kind = Kind.TITLE
