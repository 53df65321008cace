"""Five sample documents, the themes every new archive starts with, and a coding of the samples.

All of it is data beside this file; a document is added to `documents/`, a theme to `codebook.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

__all__ = ["StarterTheme", "documents", "starter_themes"]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StarterTheme:
    """A theme that every new archive has.

    Attributes:
        colour: name of a colour in `resources.palettes`.
        icon: a meaning of `resources.icons`.
        key: the key that tags with it.
        description: what belongs and what does not.
    """

    name: str
    colour: str
    icon: str
    key: str
    description: str


def documents() -> list[Path]:
    """The sample documents, in order of their names."""
    return sorted((_HERE / "documents").glob("*.txt"))


def starter_themes() -> list[StarterTheme]:
    """The themes of `codebook.json`, in their order there."""
    entries = json.loads((_HERE / "codebook.json").read_text(encoding="utf-8"))
    return [StarterTheme(**entry) for entry in entries]
