"""Long work says how far it is and ends when it is asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from viewer.domain import Cancelled

T = TypeVar("T")

STEPS = 64
"""How often a loop over many blocks is heard of and may be ended."""


@dataclass(frozen=True, slots=True)
class Steering:
    """The way from outside into a piece of work; `part` gives a piece of the piece its own."""

    progress: Callable[[float], None] | None = None
    cancelled: Callable[[], bool] | None = None
    start: float = 0.0
    end: float = 1.0

    def at(self, fraction: float) -> None:
        """Say how far this part is, 0 to 1.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.progress is not None:
            self.progress(self.start + (self.end - self.start) * fraction)

    def part(self, start: float, end: float) -> Steering:
        length = self.end - self.start
        return Steering(
            self.progress,
            self.cancelled,
            self.start + length * start,
            self.start + length * end,
        )

    def over(self, items: Sequence[T]) -> Iterator[T]:
        """Go through `items` and say so now and then."""
        step = max(1, len(items) // STEPS)
        for number, item in enumerate(items):
            if number % step == 0:
                self.at(number / len(items))
            yield item
        self.at(1.0)
