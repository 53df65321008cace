"""Labels of list items, as a browser prints them."""

from __future__ import annotations

import re

from lxml import etree

_NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
    "I": "upper-roman",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class ListCounter:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element) -> None:
        style = element.get("style") or ""
        self.ordered = element.tag == "ol"
        self._silent = bool(_NO_MARK.search(style))
        found = _STYLE_TYPE.search(style)
        self._type = (
            found[1].lower() if found else _TYPES.get(element.get("type") or "1", "decimal")
        )
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(each.tag == "li" for each in element)
        self._next = _number(element.get("start"), items if self._step < 0 else 1)

    def label(self, item: etree._Element) -> str | None:
        """The label of the next item; None where none is printed."""
        number = _number(item.get("value"), self._next)
        self._next = number + self._step
        if self._silent or _NO_MARK.search(item.get("style") or ""):
            return None
        return f"{printed(number, self._type)}." if self.ordered else "•"


def printed(number: int, style: str) -> str:
    """The number in a CSS counter style; decimal outside the range of the style."""
    if style in ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and number > 0:
        letters = _letters(number)
        return letters.upper() if style.startswith("upper") else letters
    if style in ("lower-roman", "upper-roman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if style.startswith("upper") else roman
    return f"{number:02d}" if style == "decimal-leading-zero" else str(number)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    parts = []
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        parts.append(letters * count)
    return "".join(parts)


def _number(text: str | None, otherwise: int) -> int:
    # More digits than any list has are a trap: int() takes quadratic time over them.
    if text is None or len(text) > 9:
        return otherwise
    try:
        return int(text)
    except ValueError:
        return otherwise
