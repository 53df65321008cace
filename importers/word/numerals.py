"""Numbers as Word prints them (ECMA-376 Part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_SYMBOLS = "*†‡§"


def printed(number: int, number_format: str) -> str:
    """The number in one of Word's formats; decimal where the format is not known."""
    if number_format == "none":
        return ""
    if number < 1:
        return str(number)
    if number_format in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if number_format == "upperRoman" else roman
    alphabet = _ALPHABETS.get(number_format)
    if alphabet is not None:
        return _letters(number, alphabet)
    if number_format == "decimalZero":
        return f"{number:02d}"
    if number_format == "ordinal":
        return f"{number}{_ordinal_suffix(number)}"
    if number_format == "chicago":
        return _letters(number, _SYMBOLS)
    if number_format == "numberInDash":
        return f"- {number} -"
    if number_format in ("hindiNumbers", "arabicIndic"):
        return str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return str(number)


_ALPHABETS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "arabicAlpha": _ARABIC_ALPHABET,
    "arabicAbjad": _ABJAD,
    "hebrew1": _HEBREW,
    "hebrew2": _HEBREW,
}


def _letters(number: int, alphabet: str) -> str:
    """From a to z, then aa, bb: Word repeats the letter instead of counting in base 26."""
    repeats, index = divmod(number - 1, len(alphabet))
    # A hostile start value of a billion must not make a label of a billion letters.
    return alphabet[index] * (min(repeats, 20) + 1)


def _roman(number: int) -> str:
    if number > 10_000:
        return str(number)
    parts = []
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        parts.append(letters * count)
    return "".join(parts)


def _ordinal_suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
