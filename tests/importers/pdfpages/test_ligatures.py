"""Letters of Arabic pages as fonts of the press give them."""

from __future__ import annotations

from importers.pdfpages.ligatures import mended
from importers.pdfpages.sheet import Glyph, Word


def word(*clusters: str) -> Word:
    """Clusters from the right, each one glyph wide."""
    glyphs = tuple(
        Glyph(sign, 100.0 - 10 * at, 110.0 - 10 * at)
        for at, cluster in enumerate(clusters)
        for sign in cluster
    )
    text = "".join(clusters)
    return Word(text, glyphs[-1].left, 90, 110, 105, 101, 15.0, glyphs=glyphs)


def test_all_ligatures_are_turned_as_a_lam_and_its_alef_are() -> None:
    words = [word("خ", "ال", "ل"), word("س", "ال", "م"), word("أل", "ن"), word("يف")]
    assert mended(words)[-1].text == "في"


def test_ligatures_in_order_stay() -> None:
    words = [word("خ", "لا", "ل"), word("س", "لا", "م"), word("لأ", "ن"), word("في")]
    assert mended(words) == words


def test_a_piece_before_each_seen_and_sad_is_part_of_it() -> None:
    words = [word("م", "\ufffd", "س"), word("\ufffd", "ص", "ع"), word("\ufffd", "ش", "ك", "ل")]
    assert [each.text for each in mended(words)] == ["مس", "صع", "شكل"]


def test_unknown_letters_elsewhere_stay_unknown() -> None:
    words = [word("م", "\ufffd", "ن"), word("\ufffd", "ص", "ع"), word("\ufffd", "ب")]
    assert mended(words) == words
