"""A query as a run of tokens with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from viewer.archive.searching.fields import named
from viewer.archive.searching.tree import Span


class Sign(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    """The name in front of a colon; its text has no colon, its place has."""
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    """Its text is the number that is given, or nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """One of them.

    Attributes:
        text: without the signs around it.
        prefix: an asterisk followed.
        exact: an equals sign stood in front.
        opens: a `NEAR` with a bracket of its own.
    """

    sign: Sign
    text: str
    at: Span
    prefix: bool = False
    exact: bool = False
    opens: bool = False


# A bracket inside a word belongs to it: S/RES/1373(2001), State(s).
_IN_WORD = r"[^\s\"“”«»„()|]"
_PATTERNS = {
    Sign.NEAR: r"NEAR(?:/(?P<words>\d{1,4}))?(?:(?P<opens>\()|(?=[\s\"“”«»„)]|$))",
    Sign.FIELD: r"(?P<field>[A-Za-z]{2,}):(?![/:])",
    Sign.OR: r"\|{1,2}",
    Sign.NOT: r"-(?=[^\W_]|[\"“”«„(=])",
    Sign.PHRASE: r"(?P<exact>=)?[\"“”«„](?P<phrase>[^\"“”»]*)[\"“”»]?(?P<on>\*)?",
    Sign.WORD: rf"(?P<same>=)?(?P<word>{_IN_WORD}(?:{_IN_WORD}|\({_IN_WORD}*\))*)",
    Sign.OPEN: r"\(",
    Sign.CLOSE: r"\)",
}
_TOKEN = re.compile("|".join(f"(?P<{sign.name}>{each})" for sign, each in _PATTERNS.items()))
_STOP = re.compile(r"(?:[,;:!?]|(?<!\.)\.)+$")
"""What ends a clause is no part of its last word; two dots are of a range."""
_OPERATORS = {"AND": Sign.AND, "&": Sign.AND, "&&": Sign.AND, "OR": Sign.OR, "NOT": Sign.NOT}


def tokens(text: str) -> Iterator[Token]:
    """In their order; what is no token is nothing that could be looked for."""
    at = 0
    while match := _TOKEN.search(text, at):
        sign = Sign[match.lastgroup or ""]  # the outer group is the last to close
        if sign is Sign.FIELD and not _is_field(match, text):
            # A colon at the end of a word, as in a sentence.
            yield Token(Sign.WORD, match["field"], match.span("field"))
        else:
            yield _token(sign, match)
        at = match.end()


def _is_field(match: re.Match[str], text: str) -> bool:
    followed = text[match.end() : match.end() + 1]
    return named(match["field"]) is not None or bool(followed.strip())


def _token(sign: Sign, match: re.Match[str]) -> Token:
    at = match.span()
    match sign:
        case Sign.NEAR:
            return Token(sign, match["words"] or "", at, opens=bool(match["opens"]))
        case Sign.FIELD:
            return Token(sign, match["field"], at)
        case Sign.PHRASE:
            words = " ".join(match["phrase"].split())
            return Token(sign, words, at, prefix=bool(match["on"]), exact=bool(match["exact"]))
        case Sign.WORD if match["word"] in _OPERATORS and not match["same"]:
            return Token(_OPERATORS[match["word"]], match["word"], at)
        case Sign.WORD:
            word = _STOP.sub("", match["word"])
            prefix = word.endswith("*") and word.strip("*") != ""
            return Token(sign, word.rstrip("*"), at, prefix=prefix, exact=bool(match["same"]))
    return Token(sign, match[0], at)
