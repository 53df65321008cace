"""Characters that are no text: every format can smuggle them in, and no rule should meet them."""

from __future__ import annotations

import re
from unicodedata import combining

from importers.structure.lines import Draft

_NONE_OF_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_STRETCHING = re.compile("(?<=[\u0620-\u063f\u0641-\u0652])\u0640+(?=[\u0620-\u063f\u0641-\u064a])")
_SIGNS = re.compile("[\u064b-\u0652]{2,}")
_SPACES = re.compile("[\x0b\x0c\r\x1c-\x1f\x85]")
"""Those that part words: Python takes them for white space, and so do the lines of text files."""


def without_controls(text: str) -> str:
    """The text without control characters and halves of surrogate pairs; tabs and line feeds stay."""
    if text.isprintable():  # nearly always, and a tenth of the cost
        return text
    return _NONE_OF_TEXT.sub("", _SPACES.sub(" ", text))


def without_stretching(text: str) -> str:
    """The text without what lengthens Arabic words on the page (U+0640) and is no letter of theirs.

    At the end of a word it stands for itself (`هـ` for the years of the Hijra, `بـ` before a
    quotation) and stays.
    """
    return text if text.isascii() else _STRETCHING.sub("", text)


def with_signs_in_order(text: str) -> str:
    """Vowel signs of one letter in the order of Unicode, each once: more are typed to fill a line."""
    if text.isascii() or not _SIGNS.search(text):
        return text
    return _SIGNS.sub(lambda found: "".join(sorted(set(found[0]), key=combining)), text)


def clean(draft: Draft) -> None:
    """Take what is no text out of a draft."""
    draft.text = with_signs_in_order(without_stretching(without_controls(draft.text)))
    if draft.label is not None:
        draft.label = without_controls(draft.label).strip() or None
    if draft.mark is not None:
        draft.mark = without_controls(draft.mark).strip() or None
    if draft.extracted is not None:
        draft.extracted = without_controls(draft.extracted)
    if draft.cells:
        draft.cells = tuple(
            tuple(without_stretching(without_controls(cell)) for cell in row) for row in draft.cells
        )
