"""Word lists are written as plain text, so that they can be read and changed like text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, separated by white space; a line that starts with `#` is a comment."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return frozenset(word for line in lines for word in line.split())
