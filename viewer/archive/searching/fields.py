"""What can be asked for beside words: `theme:health`, `is:tagged`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum


class Field(StrEnum):
    """The name in front of the colon."""

    THEME = "theme"
    DOC = "doc"
    TITLE = "title"
    SYMBOL = "symbol"
    DATE = "date"
    BODY = "body"
    KIND = "kind"
    LANG = "lang"
    LABEL = "label"
    BY = "by"
    IN = "in"
    IS = "is"


HELP = {
    Field.THEME: "tagged with a theme, or one below it",
    Field.DOC: "in a document: its number, symbol, file name or a part of its title",
    Field.TITLE: "in documents with these words in the title",
    Field.SYMBOL: "in documents whose symbol begins so",
    Field.DATE: "in documents of a year, month, day or from..to",
    Field.BODY: "in documents of a body",
    Field.KIND: "a kind of paragraph, clause or document",
    Field.LANG: "in a language",
    Field.LABEL: "with a label: 14, (a)",
    Field.BY: "with a tag or note by someone",
    Field.IN: "paragraphs, notes, titles or themes",
    Field.IS: "tagged, untagged, doubtful or noted",
}
SCOPES = ("paragraphs", "notes", "titles", "themes")
STATES = ("tagged", "untagged", "doubtful", "noted")

_NAMED = {
    **{field.value: field for field in Field},
    "themes": Field.THEME,
    "tag": Field.THEME,
    "code": Field.THEME,
    "document": Field.DOC,
    "documents": Field.DOC,
    "docs": Field.DOC,
    "titled": Field.TITLE,
    "year": Field.DATE,
    "dated": Field.DATE,
    "type": Field.KIND,
    "role": Field.KIND,
    "language": Field.LANG,
    "person": Field.BY,
    "author": Field.BY,
    "organ": Field.BODY,
}


def named(name: str) -> Field | None:
    """By its name, or another one that people try."""
    return _NAMED.get(name.casefold())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the known names that was probably meant."""
    by_plain = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.casefold(), by_plain, n=1, cutoff=0.6)
    if not found:  # a beginning is a good guess, however short
        found = [each for each in by_plain if len(word) > 1 and each.startswith(word.casefold())]
    return by_plain[found[0]] if found else None


def nearest_field(word: str) -> Field | None:
    """As `nearest`, among the fields and their other names."""
    found = nearest(word, _NAMED)
    return None if found is None else named(found)
