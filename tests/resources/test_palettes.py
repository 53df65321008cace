"""Theme colours stay apart for colour-blind readers, and all text can be read."""

from itertools import combinations, pairwise
from math import dist
from typing import Any

import pytest

from resources import palettes

# Machado, Oliveira & Fernandes 2009, severity 1.0, for linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APPEARANCES = ("light", "dark")


def seen(colour: str, blindness: str) -> Any:
    """The colour in CIE L*a*b*, as an eye of that kind sees it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in palettes.rgb(colour))
    ]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
        for row in BLINDNESS[blindness]
    )
    white = (0.95047, 1.0, 1.08883)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (a / b for a, b in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_any_two_theme_colours_are_told_apart(appearance: str, blindness: str) -> None:
    colours = [(name, palettes.colour(name, appearance)) for name in palettes.colours()]

    for (one, a), (other, b) in combinations(colours, 2):
        assert dist(seen(a, blindness), seen(b, blindness)) > 16, (one, other)


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("name", palettes.colours())
def test_a_stripe_stands_out_and_text_on_its_background_can_be_read(
    appearance: str, name: str
) -> None:
    paper, ink = (palettes.tone(each, appearance) for each in ("paper", "ink"))

    assert palettes.contrast(palettes.colour(name, appearance), paper) >= 3
    assert palettes.contrast(ink, palettes.background(name, appearance)) >= 4.5


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("under", ["paper", "chrome", "stripe", "button", "tip"])
@pytest.mark.parametrize("over", ["ink", "quiet", "accent", "error"])
def test_text_of_the_interface_can_be_read(appearance: str, under: str, over: str) -> None:
    text, ground = palettes.tone(over, appearance), palettes.tone(under, appearance)

    assert palettes.contrast(text, ground) >= 4.5


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("under", ["hit", "inserted", "deleted"])
def test_marked_words_can_be_read(appearance: str, under: str) -> None:
    ink, ground = palettes.tone("ink", appearance), palettes.tone(under, appearance)

    assert palettes.contrast(ink, ground) >= 4.5


def test_there_are_eight_colours_and_each_differs_between_the_appearances() -> None:
    assert len(palettes.colours()) >= 8
    for name in palettes.colours():
        assert palettes.colour(name, "light") != palettes.colour(name, "dark")


def test_a_colour_may_be_given_by_its_digits_and_an_unknown_name_is_slate() -> None:
    assert palettes.colour("#123456", "dark") == "#123456"
    assert palettes.colour("ultraviolet", "light") == palettes.colour("slate", "light")


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert palettes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palettes.contrast("#808080", "#808080") == 1


@pytest.mark.parametrize(("share", "mixed"), [(0, "#204060"), (1, "#a0c0e0"), (0.5, "#6080a0")])
def test_mixing_lays_one_colour_on_another(share: float, mixed: str) -> None:
    assert palettes.mix("#a0c0e0", "#204060", share) == mixed


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_a_ramp_grows_away_from_the_paper_for_every_eye(appearance: str, blindness: str) -> None:
    lightness = [seen(palettes.ramp(step / 20, appearance), blindness)[0] for step in range(21)]
    steps = [b - a for a, b in pairwise(lightness)]
    away = 1 if appearance == "dark" else -1
    assert all(away * step > 1 for step in steps), steps


def test_a_ramp_has_an_end_at_either_side() -> None:
    assert palettes.ramp(-1, "light") == palettes.ramp(0, "light") == "#eef2f6"
    assert palettes.ramp(2, "dark") == palettes.ramp(1, "dark") == "#e2f0fb"
