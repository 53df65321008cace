"""What SQLite can hold of a text."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """SQLite's text ends at a NUL and has no lone surrogates; they become U+FFFD, one for one.

    So offsets stay what they were. Names of files that are not UTF-8 bring such surrogates.
    """
    if text.isascii() and "\0" not in text:  # most are, and that is known much faster
        return text
    return _UNSTORABLE.sub("\ufffd", text)
