"""The tree of a page, however it was written."""

from __future__ import annotations

import re

from lxml import etree

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_XHTML = re.compile(r"<html\b[^>]{0,1000}http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:.-]*+)([^<>]*)/>")
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
_WRAPPERS = re.compile(
    r"</?(div|section|blockquote|span|font|center|b|i|u|em|strong|small|big|a)\b[^<>]*>", re.I
)


def parse(text: str) -> etree._Element | None:
    """The root of a page; None where it holds nothing."""
    # huge_tree lifts the limit of 256 levels; nothing here walks a tree by recursion.
    parser = etree.HTMLParser(
        no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    clean = _XML_DECLARATION.sub("", text).replace("\x00", "")
    if _XHTML.search(clean[:4096]):
        # `<title/>` is whole in XHTML; to an HTML parser it swallows the page.
        clean = _SELF_CLOSED.sub(_closed, clean)
    tree = _tree(clean, parser)
    if any("depth" in error.message for error in parser.error_log):
        # libxml2 drops what lies deeper than 2,048 levels, and the text with it.
        tree = _tree(_WRAPPERS.sub(_flat, clean), parser)
    return tree


def _tree(text: str, parser: etree.HTMLParser) -> etree._Element | None:
    try:
        return etree.fromstring(text, parser) if text.strip() else None
    except etree.XMLSyntaxError:
        return None


def _closed(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>"


def _flat(tag: re.Match[str]) -> str:
    return "<br><br>" if tag[1].lower() in ("div", "section", "blockquote") else " "
