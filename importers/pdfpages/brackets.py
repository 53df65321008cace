"""Which way brackets open: in right-to-left text files name their shapes, or their meanings, or both.

Unicode knows `(` as what opens, and mirrors it where it is printed from the right; fonts name the
shape that they draw; and readers mirror again what they take for running to the left. So the text
itself is asked: what opens stands before a word, what closes behind one, and what opens is closed.
"""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\(\)|[()\[\]{}«»‹›]|(?<!\s)[<>]|[<>](?!\s)")
"""`()` holds a number that is drawn elsewhere, `a < b` compares."""
_EMPTY = re.compile(r"(?:^|\s)\)\((?=[^\s\d])")
_YEAR_BELOW = re.compile(r"\d[()]\s+\d")
_BELOW = 1.0
_MIRROR = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENING = "([{<«‹"
_CLOSING = ")]}>»›"
_OPENED = re.compile(r"([(\[{«‹])\s+")
_AGAINST = 0.4
"""What it costs to turn one bracket against the others of its line."""
_TIGHT = 0.5
"""Between two letters it may open or close: `12(2009)`."""
_WRONG = 2.0
_ALONE = 1.7
"""Its fellow is missing: it may stand in another line."""
_LABEL = 0.2
"""What closes without having been opened is usual in labels: `1)`."""
_DEEPEST = 3


def facing(text: str) -> str:
    """The text of a line, in reading order, with its brackets by their meaning."""
    text = text.replace(")(", "()") if _EMPTY.search(text) else text
    places = [found.start() for found in _BRACKET.finditer(text) if len(found[0]) == 1]
    if not places:
        return text
    signs = list(text)
    for at in places:
        signs[at] = _MIRROR[signs[at]]
    mirrored = "".join(signs)
    usual = mirrored if _fitting(mirrored) > _fitting(text) else text
    signs = list(usual)
    for at, opens in zip(places, _best(usual, places), strict=True):
        if opens is not (signs[at] in _OPENING):
            signs[at] = _MIRROR[signs[at]]
    return "".join(signs)


def facing_over_lines(text: str) -> str:
    """The text of a whole paragraph: a bracket may open at the end of one of its lines."""
    return _OPENED.sub(r"\1", facing(text))


def _fitting(text: str) -> int:
    """How many brackets hug the words that they enclose."""
    padded = f" {text} "
    fitting = 0
    for at, character in enumerate(padded):
        if character in _OPENING:
            fitting += padded[at - 1].isspace() and not padded[at + 1].isspace()
        elif character in _CLOSING:
            fitting += not padded[at - 1].isspace() and not padded[at + 1].isalnum()
    return fitting


def _best(text: str, places: list[int]) -> tuple[bool, ...]:
    """For each bracket whether it opens: the cheapest way through all of them."""
    ways: dict[int, tuple[float, tuple[bool, ...]]] = {0: (0.0, ())}
    for at in places:
        further: dict[int, tuple[float, tuple[bool, ...]]] = {}
        for depth, (cost, way) in ways.items():
            for opens in (True, False):
                step = cost + _cost(text, at, opens, depth)
                after = min(depth + 1, _DEEPEST) if opens else max(depth - 1, 0)
                if after not in further or step < further[after][0]:
                    further[after] = (step, (*way, opens))
        ways = further
    return min((cost + _ALONE * depth, way) for depth, (cost, way) in ways.items())[1]


def _cost(text: str, at: int, opens: bool, depth: int) -> float:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    cost = 0.0 if opens is (text[at] in _OPENING) else _AGAINST
    if opens:
        # `12(` at the end of a line, and below it `2009)`.
        below = after == " " and _YEAR_BELOW.match(text, max(at - 1, 0)) is not None
        cost += _BELOW if below else _WRONG * after.isspace()
    elif depth == 0:
        cost += _LABEL if at <= 4 else _ALONE
    if not opens:
        cost += _WRONG * before.isspace()
    if before.isalnum() and after.isalnum():
        cost += _TIGHT
    elif opens:
        cost += _TIGHT * (not before.isspace() and before not in _OPENING)
    else:
        cost += _TIGHT * after.isalnum()
    return cost
