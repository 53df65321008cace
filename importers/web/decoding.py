"""The encoding of a web page, as browsers find it (WHATWG Encoding and HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}
"""What a page calls Latin-1 is read as Windows-1252, and a page that can be read so far as to say
UTF-16 is not in UTF-16."""


def decode(content: bytes) -> tuple[str, str, bool]:
    """The text, the encoding, and whether every byte had a meaning in it."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return *_decoded(content[len(mark) :], name), True
    for name in filter(None, (declared(content), "utf-8", "cp1252")):
        try:
            return content.decode(name), name, True
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace"), "cp1252", False


def declared(content: bytes) -> str | None:
    """The encoding that the page names itself, if Python knows it."""
    found = _DECLARED.search(content[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
    except LookupError:
        return None
    return _AS_BROWSERS.get(name, name)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    return content.decode(name, "replace"), name
