"""Which differences between two texts count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ignore:
    """Differences that do not count."""

    whitespace: bool = True
    quotes: bool = True
    hyphens: bool = True
    case: bool = False
