"""Labels as printed before a paragraph: `14.`, `(a)`, `iv)`, `I.`, `67/264.`, `§ 3`, `Art. 5`, `•`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """The kind of counting a label belongs to."""

    NUMBER = "14."
    DECIMAL = "1.2"
    BRACKET_NUMBER = "(3)"
    LETTER = "(a)"
    ROMAN = "(iv)"
    HEADING_ROMAN = "IV."
    HEADING_LETTER = "B."
    SYMBOL = "67/264."
    ARTICLE = "Art. 5"
    BULLET = "•"


@dataclass(frozen=True, slots=True)
class Label:
    """A label, its style, and what follows it."""

    printed: str
    style: Style
    rest: str


_ROMAN = r"(?=[ivxlc])(?:c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
_QUANTITY = r"(?:في\s(?:المائة|المئة)|مليون|مليار|سنة|ألف)\b"
"""`29.6 في المائة`: per cent, a million, a year, what a decimal number counts."""
_FORMS = re.compile(
    rf"""
    (?P<SYMBOL>\d{{1,3}}/\d{{1,4}}\.|WHA\d{{1,3}}\.\d{{1,3}}|EB\d{{1,3}}\.R\d{{1,3}})(?=\s)
  | (?P<DECIMAL>\d{{1,2}}(?:\.\d{{1,3}}){{1,4}}\.?)(?!\s+{_QUANTITY})(?=\s+(?:[A-ZÀ-Þ“\"(«]|[\u0400-\u042f\u0621-\u064a]))
  | (?P<NUMBER>[0-9٠-٩۰-۹]{{1,3}}(?:\.(?=\s|[A-ZÀ-Þ][^\W\d_A-Z]|[\u0621-\u064a])|\s?[-–—](?=\s+[^\W\d_])))
  | (?P<BRACKET_NUMBER>\(?[0-9٠-٩۰-۹]{{1,3}}\))(?=\s|[^\W\d_])
  | (?P<ROMAN>\(?(?:{_ROMAN})\)\.?)(?=\s|[A-Z])
  | (?P<LETTER>\(?(?:[a-zA-Z]|[a-z]{{2}}|[\u0621-\u064a]{{1,2}})\)\.?)(?=\s|[A-Z])
  | (?P<HEADING_ROMAN>(?=[IVX])(?:X{{0,3}}(?:IX|IV|V?I{{0,3}}))[.)])(?=\s)
  | (?P<HEADING_LETTER>[A-Z][.)])(?=\s)
  | (?P<ARTICLE>(?:§{{1,2}}\s?\d{{1,4}}[a-z]?\.?|Art\.\s?\d{{1,4}}[a-z]?[.:]?))(?=\s)
  | (?P<BULLET>[•·▪‣◦●○■□➢✓–—−\uf020-\uf0ff*-]|o(?=\s+[A-Z]))(?=\s)
    """,
    re.VERBOSE,
)
_FIRST_OF_LABEL = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹(§•·▪‣◦●○■□➢✓–—−*-")
_AMBIGUOUS_LETTER = re.compile(r"WHA|EB\d|o\s+[A-Z]|[a-zA-Z]\)|[a-z]{1,6}\)|[A-Z]{1,5}[.)]\s|Art\.")
_SMALL_LETTER = re.compile(
    r"([a-z]|(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3}))\.\s+(?=[^\W\d_]{2}|[“„\"«(])"
)
_BARE_NUMBER = re.compile(r"(\d{1,3},?)\s+(?=[A-Z\"“«À-Ý])")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def find_label(text: str) -> Label | None:
    """The label that `text` starts with, if anything follows it."""
    first = text[:1]
    if (
        first not in _FIRST_OF_LABEL
        and not "\uf020" <= first <= "\uf0ff"
        and not _AMBIGUOUS_LETTER.match(text)
        and not ("\u0621" <= first <= "\u064a" and ")" in text[1:3])
    ):
        return None
    match = _FORMS.match(text)
    if match is None or match.lastgroup is None:
        return None
    rest = text[match.end() :].lstrip()
    if not rest or rest.isspace():
        return None
    printed = match.group().strip()
    if "\uf020" <= printed <= "\uf0ff":
        printed = "•"  # of Symbol or Wingdings: their codes mean nothing without the font
    return Label(printed, Style[match.lastgroup], rest)


def opens_with_label(text: str) -> bool:
    """A label stands at the start of `text`."""
    return find_label(text) is not None


def bare_number(text: str) -> Label | None:
    """A number without its full stop before a capital (`11 DPA considered`, `4, Requests`).

    It is a label only where the numbering of the document has room for it.
    """
    match = _BARE_NUMBER.match(text)
    return match and Label(match.group(1), Style.NUMBER, text[match.end() :])


def small_letter(text: str) -> Label | None:
    """`a. the name of the person`, `iv. others`: a label where others like it count with it."""
    match = _SMALL_LETTER.match(text)
    if match is None:
        return None
    style = Style.LETTER if len(match.group(1)) == 1 and match.group(1) != "i" else Style.ROMAN
    return Label(f"{match.group(1)}.", style, text[match.end() :])


def value_of(printed: str) -> int | None:
    """The number that a counting label stands for (`14.` → 14, `١٤` → 14)."""
    digits = printed.translate(_DIGITS).strip("().,-–— ")
    return int(digits) if digits.isdecimal() else None
