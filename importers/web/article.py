"""What of a page is the document: not its menus, banners, forms and cookie notices."""

from __future__ import annotations

import re

from lxml import etree

NEVER = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed"),
        *("svg", "canvas", "audio", "video", "map", "nav", "button", "select", "input", "textarea"),
        *("datalist", "dialog", "menu", "progress", "meter", "applet", "frameset"),
    )
)
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar")
)
_NOT_THE_DOCUMENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|nav(?:bar|igation)?|menu|skip(?:link|nav)?|"
    r"share|sharing|social(?:media)?|newsletter|subscribe|pagination|pager|advert(?:isement)?|ads?|"
    r"popup|modal|toolbar|language-?(?:list|switcher|selector)|related|comments?|sidebar|"
    r"site-?header|site-?footer|sr-only|visually-hidden|screen-reader(?:-text)?|print-?only-?hide)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN = (
    ".//main",
    ".//*[@role='main']",
    ".//article",
    *(f".//*[@id='{name}']" for name in ("MainContent", "main-content", "maincontent")),
)
_LARGE_SHARE = 0.5
"""Pages put class names such as `has-sidebar` on wrappers: what holds most of the text is not
skipped for its name."""


def find_root(tree: etree._Element) -> etree._Element:
    """The smallest element that holds the document."""
    body = tree.find(".//body")
    body = tree if body is None else body
    whole = max(1, _letters(body))
    for path in _MAIN:
        found = [each for each in tree.findall(path) if not _is_hidden(each)]
        if len(found) == 1 and _letters(found[0]) >= 0.4 * (whole - _chrome_letters(body)):
            return found[0]
    return body


def is_skipped(element: etree._Element, root: etree._Element, letters: int) -> bool:
    """Whether an element is furniture of the site.

    Args:
        element: below the root.
        root: of the document.
        letters: in the root.
    """
    tag = element.tag
    if tag in NEVER or _is_hidden(element) or element.get("role") in _ROLES:
        return True
    if element.get("role") in ("doc-footnote", "doc-endnote", "doc-endnotes"):
        return False
    if tag in ("header", "footer", "aside") and root.tag == "body":
        inside_article = any(each.tag in ("article", "main") for each in element.iterancestors())
        if not inside_article and _letters(element) < _LARGE_SHARE * letters:
            return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _NOT_THE_DOCUMENT.search(names) and tag not in ("body", "main", "article", "p", "span"):
        return _letters(element) < _LARGE_SHARE * letters
    return tag in ("ul", "ol") and root.tag == "body" and _is_menu(element)


def letters_of(element: etree._Element) -> int:
    return _letters(element)


def _letters(element: etree._Element) -> int:
    return sum(
        len(text.strip())
        for text in element.itertext()
        if isinstance(text, str) and not text.isspace()
    )


def _chrome_letters(body: etree._Element) -> int:
    return sum(
        _letters(each)
        for each in body.iter("script", "style", "nav", "header", "footer", "noscript")
    )


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_menu(element: etree._Element) -> bool:
    """A list of short links and nothing else."""
    items = [each for each in element if each.tag == "li"]
    if len(items) < 3:
        return False
    linked = sum(_letters(link) for link in element.iter("a"))
    whole = _letters(element)
    return linked >= 0.9 * whole and whole < 50 * len(list(element.iter("a")))
