"""Page numbers in words, and words as page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_MOST = 12
_HIGHEST = 100_000


def numbered(numbers: Iterable[int], word: str = "Page") -> str:
    """`Page 3`, `Pages 1, 4-9`; of very many the first."""
    known = list(numbers)
    shown = _runs(known)
    if len(shown) > _MOST:
        shown = [*shown[:_MOST], "..."]
    return f"{word}{'' if len(known) == 1 else 's'} " + ", ".join(shown)


def runs(numbers: Sequence[int]) -> str:
    """`1, 4-9`: all of them, as `pages_in` reads it."""
    return ", ".join(_runs(numbers))


def pages_in(text: str) -> tuple[int, ...]:
    """`1, 4-9` as numbers, each once.

    Raises:
        ValueError: it names no pages; the message is a sentence that says how to.
    """
    found: dict[int, None] = {}
    for part in text.replace(" ", "").replace("–", "-").split(","):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise ValueError(f"“{text}” names no pages; write it as 3-5, 8.")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end <= _HIGHEST:
            raise ValueError(f"“{part}” names no pages; write the smaller number first.")
        found.update(dict.fromkeys(range(start, end + 1)))
    return tuple(found)


def _runs(numbers: Sequence[int]) -> list[str]:
    together: list[list[int]] = []
    for number in numbers:
        if together and number == together[-1][-1] + 1:
            together[-1].append(number)
        else:
            together.append([number])
    return [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in together]
