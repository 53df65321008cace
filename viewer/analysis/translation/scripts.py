"""Letters of which script, and what numbers and labels are in each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RANGES = (
    ("latin", "a", "\u024f"),
    ("greek", "\u0370", "\u03ff"),
    ("cyrillic", "\u0400", "\u052f"),
    ("hebrew", "\u0590", "\u05ff"),
    ("arabic", "\u0600", "\u077f"),
    ("devanagari", "\u0900", "\u097f"),
    ("thai", "\u0e00", "\u0e7f"),
    ("han", "\u3040", "\u30ff"),
    ("han", "\u3400", "\u9fff"),
    ("hangul", "\uac00", "\ud7af"),
)

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
)
"""Letters in the order in which lists count with them; `й` and `ё` are left out."""

_ABJAD = "ابجدهوزحطيكلمنسعفصقرشت"
_ALIFS = str.maketrans("أإآى", "اااي")

_HAN_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMERAL = re.compile("[〇○零一二三四五六七八九十百千]+")
_HAN_COUNTED = re.compile("第([〇○零一二三四五六七八九十百千]+)|([〇○零一二三四五六七八九]{2,})")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009 .,٬](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str | None:
    """Of a letter; None for digits, signs and scripts that are not told apart."""
    if not letter.isalpha():
        return None
    folded = letter.casefold()[:1]
    return next((name for name, first, last in _RANGES if first <= folded <= last), None)


def plain(text: str) -> str:
    """Without accents and width, in small letters, digits of all scripts as `0` to `9`."""
    split = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(each for each in split if not unicodedata.combining(each))
    if kept.isascii():
        return kept
    return "".join(_digit(each) if each.isdigit() else each for each in kept)


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign, sign))


def numbers(text: str) -> list[str]:
    """Numbers of a text that went through `plain`, without signs between thousands.

    Chinese numerals count where they can be nothing else: years digit by digit, and after 第.
    """
    found = [each.lstrip("0") or "0" for each in _NUMBER.findall(_THOUSANDS.sub("", text))]
    for counted, digits in _HAN_COUNTED.findall(text):
        found.append(str(_han_number(counted or digits)))
    return found


def _han_number(numeral: str) -> int:
    if not any(each in _HAN_UNITS for each in numeral):
        return int("".join(str(_HAN_DIGITS[each]) for each in numeral))
    total, digit = 0, 0
    for each in numeral:
        if each in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[each]
            digit = 0
        else:
            digit = _HAN_DIGITS[each]
    return total + digit


def ordinals(label: str) -> frozenset[tuple[str, int]]:
    """What a label may count: `(i)` is the ninth letter or the first Roman number."""
    inner = re.sub(r"[^\w.]|[第条條項项]", "", plain(label)).strip(".").rpartition(".")[2]
    if not inner:
        return frozenset()
    if inner[0].isdigit():
        digits = _NUMBER.match(inner)
        return frozenset({("number", int(digits.group()))}) if digits else frozenset()
    if _HAN_NUMERAL.fullmatch(inner):
        return frozenset({("number", _han_number(inner))})
    found = set()
    if _ROMAN.fullmatch(inner):
        found.add(("roman", _roman(inner)))
    letter = inner.translate(_ALIFS)
    if len(letter) == 1:
        for alphabet in (*ALPHABETS, _ABJAD):
            if letter in alphabet:
                found.add(("letter", alphabet.index(letter) + 1))
    return frozenset(found)


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[each] for each in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
