"""Characters that turn the direction of what follows them, which programs put among the letters."""

from __future__ import annotations

import re

_EMBEDDINGS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def without_embeddings(text: str) -> str:
    """The text without beginnings and ends of runs (UAX 9, X1 to X8).

    LibreOffice writes them where Word has an attribute, often an end without its beginning; they
    are no part of the words. Single marks (U+200E, U+200F) stand for letters and stay.
    """
    return text if text.isascii() else _EMBEDDINGS.sub("", text)
