"""The printed forms that several rules ask about: how a line ends, how it starts."""

from __future__ import annotations

import re
from enum import Enum

from importers.structure.labels import opens_with_label
from importers.structure.wordlists import words


class End(Enum):
    """How a line or paragraph ends."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    COMMA = "comma"
    OPEN = "open"


_ABBREVIATIONS = (
    *(f"{before}{short}." for before in " (" for short in ("No", "Nos", "Art", "Arts", "para")),
    *(
        f"{before}{short}."
        for before in " ("
        for short in ("paras", "vol", "Mr", "Ms", "Mrs", "Dr")
    ),
)
"""What leads to a number or a name, and ends no sentence."""
_CLOSERS = "\"'”’»)]}*›"
_SENTENCE_MARKS = ".!?؟。！？…۔"
_CLAUSE_MARKS = ";:؛；："
_COMMA_MARKS = ",،，、"
_TRAILING_MARK = re.compile(r"(?<=[.,;:!?؛،”\"’)])\s?\d{1,3}$|(?<=[a-z])\s\*$")
_LINKED_CLAUSE = re.compile(r"(?<=[;,])\s(?:and|or|et|ou|y|o|u)$")
_WORDS_THAT_LEAD_ON = words(
    """
    # en
    a an and as at between by for from in into its nor of on or our that the their these this
    to under upon which while with without within within whose has have is are was were be not
    # fr
    au aux avec ce ces cette dans de des du en et la le les leur leurs ou par pour que qui sa ses
    son sous sur un une
    # es
    al con cuyo del el las lo los para por se sin sobre su sus y
    # ar
    في من على إلى عن أن و أو التي الذي بين مع
    .split()
    """
)


def end_of(text: str) -> End:
    """How `text` ends, looking through closing quotes, brackets and a footnote mark."""
    last = text[-1:]
    if last in "rdtuyo":
        text = _LINKED_CLAUSE.sub("", text[-8:]) or text
        last = text[-1:]
    if last.isdigit() or last == "*":
        text = _TRAILING_MARK.sub("", text[-40:])
        last = text[-1:]
    position = len(text) - 1
    while position >= 0 and last in _CLOSERS:
        position -= 1
        last = text[position]
    if last in _SENTENCE_MARKS:
        return End.OPEN if text.endswith(_ABBREVIATIONS) else End.SENTENCE
    if last in _CLAUSE_MARKS:
        return End.CLAUSE
    if last in _COMMA_MARKS:
        return End.COMMA
    return End.OPEN


def leads_on(text: str) -> bool:
    """The last word cannot end anything: an article, a preposition, a hyphen."""
    last = text[text.rfind(" ") + 1 :]
    if last[-1:] in "-–(/":
        return True
    if len(last) > 1:  # but the A of `Annex A` is a letter
        last = last.lower()
    return last in _WORDS_THAT_LEAD_ON


def starts_small(text: str) -> bool:
    """The first letter is a small one."""
    first = text[:1]
    if first.islower():
        return True
    return first in "\"'“‘(«" and text[1:2].islower() and not opens_with_label(text)


def starts_large(text: str) -> bool:
    """The first letter is a capital or of a script without case."""
    first = text[:1]
    if first in "\"'“‘(«[¿¡":
        first = text[1:2]
    return first.isalpha() and not first.islower()


def is_capitals(text: str) -> bool:
    """All letters are capitals, and there are some."""
    return text.isupper() and sum(map(str.isalpha, text[:40])) > 3
