"""Colours: of themes, told apart by colour-blind readers, and of the interface, light and dark.

A colour is `#rrggbb`; an appearance is `light` or `dark`. tests/resources/test_palettes.py holds the
distances (three kinds of colour blindness) and the contrasts (WCAG 2.2).
"""

from __future__ import annotations

Rgb = tuple[int, int, int]

_THEMES = {
    "blue": ("#3363c8", "#6ea0f5"),
    "orange": ("#dd7718", "#e78c25"),
    "green": ("#09794a", "#3fbf82"),
    "purple": ("#792e91", "#ab63be"),
    "red": ("#b51e36", "#dc5a58"),
    "sky": ("#3694c1", "#8fd6f0"),
    "gold": ("#846200", "#f0d850"),
    "slate": ("#4b525b", "#9aa2ad"),
}
"""Name -> (light, dark)."""

_PATTERNS = ("dots", "bars", "rails", "chain")

TINT = 0.13
"""How much of a theme's colour its background takes."""

TONES = {
    "paper": ("#fffefb", "#1c1d1f"),
    "chrome": ("#f3f2ee", "#26272a"),
    "button": ("#fbfaf7", "#313338"),
    "stripe": ("#f8f7f3", "#222326"),
    "tip": ("#fffefb", "#313338"),
    "ink": ("#1f2023", "#e4e3df"),
    "quiet": ("#5f6269", "#a3a6ad"),
    "faint": ("#8f9299", "#74777e"),
    "line": ("#d9d7d0", "#3a3c41"),
    "accent": ("#2a5db0", "#7aa7ee"),
    "hit": ("#ffe58a", "#6b5a12"),
    "inserted": ("#d9ecd9", "#23402c"),
    "deleted": ("#f6dcd9", "#4a2725"),
    "error": ("#a3261b", "#f28b82"),
}
"""What the interface is painted with, by meaning -> (light, dark).

`paper` lies under text, `chrome` around it; `ink`, `quiet`, `faint` are text of falling weight
(`faint` only for what is disabled); `hit`, `inserted` and `deleted` lie under words.
"""


def colours() -> list[str]:
    """The names of the theme colours, in the order in which new themes take them."""
    return list(_THEMES)


def patterns() -> list[str]:
    """How stripes may be filled besides plainly, to tell themes of one colour apart."""
    return list(_PATTERNS)


def colour(name: str, appearance: str) -> str:
    """The colour of that name; `#rrggbb` stands for itself, an unknown name is slate."""
    if name.startswith("#"):
        return name
    return _THEMES.get(name, _THEMES["slate"])[_side(appearance)]


def named(rgb: str) -> str:
    """The name of a theme colour by its value in the light; any other value stands for itself."""
    return next((name for name, (light, _) in _THEMES.items() if light == rgb.lower()), rgb.lower())


def background(name: str, appearance: str) -> str:
    """A theme's colour thinned on paper, to lie under text."""
    return mix(colour(name, appearance), tone("paper", appearance), TINT)


def tone(meaning: str, appearance: str) -> str:
    """The colour of the interface for a meaning of `TONES`."""
    return TONES[meaning][_side(appearance)]


_RAMPS = {
    "light": ("#eef2f6", "#c3d6ea", "#86b0d8", "#4380bd", "#1d5292", "#0a2c5c"),
    "dark": ("#23282f", "#1f4166", "#2c659c", "#4f92cb", "#92c1e8", "#e2f0fb"),
}
"""One hue whose lightness alone grows away from the paper: read the same by every eye, and in grey."""


def ramp(share: float, appearance: str) -> str:
    """The colour of a quantity, 0 for little to 1 for the most there is."""
    stops = _RAMPS["dark" if appearance == "dark" else "light"]
    at = min(1.0, max(0.0, share)) * (len(stops) - 1)
    below = min(int(at), len(stops) - 2)
    return mix(stops[below + 1], stops[below], at - below)


def mix(over: str, under: str, share: float) -> str:
    """`over` laid on `under` with an opacity of `share`, 0 to 1."""
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(rgb(over), rgb(under), strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def rgb(colour: str) -> Rgb:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (part / 255 for part in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _side(appearance: str) -> int:
    return 1 if appearance == "dark" else 0
