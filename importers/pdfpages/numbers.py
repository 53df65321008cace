"""Page numbers in words."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 12


def numbered(numbers: Iterable[int], word: str = "Page") -> str:
    """`Page 3`, `Pages 1, 4-9`."""
    runs: list[list[int]] = []
    count = 0
    for number in numbers:
        count += 1
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    if len(shown) > _MOST:
        shown = [*shown[:_MOST], "..."]
    return f"{word}{'' if count == 1 else 's'} " + ", ".join(shown)
