"""Bytes → tokens, in one pass whatever the bytes are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"""\\([a-zA-Z]+)(-?[0-9]+)?\ ?    # control word, parameter, and the space that ends it
      |  \\'([0-9a-fA-F]{2})            # one byte
      |  \\(.)                          # control symbol
      |  ([{}])
      |  ([^\\{}]+)                     # text""",
    re.VERBOSE | re.DOTALL,
)
_LARGEST = 2**31 - 1
_MOST_DIGITS = 10


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    BYTE = auto()
    SYMBOL = auto()
    OPEN = auto()
    CLOSE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """One token.

    Attributes:
        name: of a word or symbol.
        parameter: of a word, None where it has none.
        text: as bytes.
    """

    kind: Kind
    name: str = ""
    parameter: int | None = None
    text: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(content: bytes) -> Iterator[Token]:
    r"""The tokens of a file; the raw bytes after `\binN` are passed over."""
    position = 0
    while (match := _TOKEN.search(content, position)) is not None:
        position = match.end()
        which = match.lastindex
        if which == 6:
            yield Token(Kind.TEXT, text=match[6])
        elif which == 5:
            yield _OPEN if match[5] == b"{" else _CLOSE
        elif which == 3:
            yield Token(Kind.BYTE, text=bytes((int(match[3], 16),)))
        elif which == 4:
            yield Token(Kind.SYMBOL, match[4].decode("latin-1"))
        else:
            name, parameter = match[1].decode("ascii"), _parameter(match[2])
            if name == "bin":
                position += max(0, parameter or 0)
            else:
                yield Token(Kind.WORD, name, parameter)


def _parameter(digits: bytes | None) -> int | None:
    if digits is None:
        return None
    if len(digits) > _MOST_DIGITS:
        return -_LARGEST if digits.startswith(b"-") else _LARGEST
    return int(digits)
