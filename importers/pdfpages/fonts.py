"""How type is set: what both readers know of fonts."""

from __future__ import annotations

ASCENT = 0.78
DESCENT = 0.22
"""Line boxes as shares of the font size above and below the baseline: near those of book faces."""


def bold_by_name(name: str) -> bool:
    """Whether a PostScript name in lower case is of a bold face."""
    return any(each in name for each in ("bold", "black", "heavy", "-demi"))


def italic_by_name(name: str) -> bool:
    """Whether a PostScript name in lower case is of a slanted face."""
    return "italic" in name or "oblique" in name
