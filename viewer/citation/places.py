"""The place of a passage in its document, told once and worded by each style."""

from __future__ import annotations

from dataclasses import dataclass

from importers.parsed import Kind, Role
from viewer.citation.cited import Cited, tidy
from viewer.citation.labels import is_letter, is_number, is_subordinate, ordinal

_NAMED_BY_KIND = (Kind.TITLE, Kind.HEADING, Kind.FOOTNOTE, Kind.TABLE, Kind.CAPTION)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a style for the places of a document.

    Attributes:
        paragraph: stands before a number, with the white space between.
        subparagraph: before `(a)` of a paragraph that is not known.
        gap: between a number and `(a)`.
        nth: after an ordinal number in a preamble, and `unnumbered` elsewhere.
    """

    paragraph: str = "para. "
    subparagraph: str = "subpara. "
    gap: str = " "
    footnote: str = "footnote "
    section: str = "sect. "
    nth: str = "para."
    unnumbered: str = "paragraph"
    block: str = "block "


PLAIN_WORDING = Wording()


def place(cited: Cited, words: Wording = PLAIN_WORDING) -> str:
    """`para. 14 (a)`, `preamble, 5th para.`, `footnote 2`; empty where nothing is known."""
    named = _named(cited, words)
    preamble = "preamble" if cited.role is Role.PREAMBULAR else ""
    if named:
        # In a preamble a bracketed number is the paragraph itself.
        inner = named.replace(words.subparagraph, words.paragraph, 1)
        return f"{preamble}, {inner}" if preamble else named
    if cited.kind in _NAMED_BY_KIND:
        return str(cited.kind)
    if cited.ordinal is not None:
        counted = ordinal(cited.ordinal)
        if preamble:
            return f"{preamble}, {counted} {words.nth}"
        return f"{counted} {words.unnumbered}"
    if preamble:
        return preamble
    return f"{words.block}{cited.index}" if cited.index is not None else ""


def number(cited: Cited) -> str:
    """Of the paragraph alone: `14`, `14(a)`; empty where it has none."""
    bare = _bare(cited)
    if not bare or cited.kind in (Kind.FOOTNOTE, Kind.HEADING):
        return ""
    if is_subordinate(tidy(cited.label)):
        return f"{tidy(cited.within).rstrip('.:')}{_bracketed(bare)}"
    return bare if is_number(bare) or is_letter(bare) else ""


def _named(cited: Cited, words: Wording) -> str:
    """The label as it is quoted: without the full stop, and with what it is a label of."""
    bare = _bare(cited)
    if not bare:
        return ""
    if cited.kind is Kind.FOOTNOTE:
        return f"{words.footnote}{bare}"
    if cited.kind is Kind.HEADING:
        return f"{words.section}{bare}"
    if is_subordinate(tidy(cited.label)):
        inner, within = _bracketed(bare), tidy(cited.within).rstrip(".:")
        if within:
            return f"{words.paragraph}{within}{words.gap}{inner}"
        return f"{words.subparagraph}{inner}"
    if is_number(bare) or is_letter(bare):
        return f"{words.paragraph}{bare}"
    return bare  # `Article 5`, `Annex II`: it names itself


def _bare(cited: Cited) -> str:
    bare = tidy(cited.label).rstrip(".:").strip()
    # A bullet tells no place.
    return bare if any(character.isalnum() for character in bare) else ""


def _bracketed(bare: str) -> str:
    return bare if bare.startswith("(") else f"({bare.strip('()')})"
