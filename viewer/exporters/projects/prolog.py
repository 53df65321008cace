"""XML that comes from elsewhere, before a parser sees it: no document type, so no entities.

Entities unfold without end inside attributes even where a parser is told not to resolve them, and a
parser that takes long texts drops its guard against that; a document type is what they need.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACE = re.compile(rb"\s+")
_DECLARATION = re.compile(rb"<\?xml\b.*?\?>", re.DOTALL)
_PASSED_OVER = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_KNOWN = re.compile(r"utf-?8|us-ascii|ascii|iso-?8859-\d+|windows-125\d|cp125\d", re.IGNORECASE)


class Unsound(ValueError):
    """The message is a clause that says why it is not parsed."""


def sound_xml(content: bytes) -> bytes:
    """The same without byte order mark, in an encoding that hides nothing.

    Raises:
        Unsound: it declares a document type, or is in an encoding that nobody needs.
    """
    if content.startswith(_MARKS) or content[:4].count(b"\0"):
        try:
            text = content.decode("utf-16" if content.startswith(_MARKS) else "utf-16-le")
        except UnicodeDecodeError as error:
            raise Unsound("is in no encoding that is known") from error
        content = _DECLARATION.sub(b"", text.lstrip("\ufeff").encode("utf-8"), count=1)
    content = content.removeprefix(codecs.BOM_UTF8)
    declared = _ENCODING.match(content)
    if declared and not _KNOWN.fullmatch(declared[1].decode("ascii")):
        raise Unsound("is in an encoding that projects are not in")
    at = 0
    while found := _SPACE.match(content, at) or _PASSED_OVER.match(content, at):
        at = found.end()
    if content[at : at + 2] == b"<!":
        raise Unsound("declares a document type or entities")
    return content
