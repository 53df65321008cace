"""How text is set: fonts, sizes, leading and spaces for each kind of paragraph."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from viewer.domain import Kind, Paragraph, Role
from viewer.ui.appearance import Appearance

MEASURE_CHARACTERS = 68
"""Within the 60-80 characters that read easily: Bringhurst, The Elements of Typographic Style 2.1.2."""
MEASURE_NARROW = 54
"""What the notes beside the text may narrow it to."""

_SAMPLE = "Reaffirming the purposes and principles of the Charter, and recalling its resolutions"
_DEEPEST = 5
LABEL_GAP = 6.0
"""Pixels between a label that hangs and its text."""
_HANGING = ("(m)", "(ii)", "(ب)")
"""Labels of list items that must find room before the text."""
_LONG_TITLE = 140
"""Characters from which a title, set as large as others, would fill the screen."""
_COMPACT_SCALE = 0.9
_STRONG_WITHIN = 400
"""Characters in which a first strong letter is looked for."""
_ENACTING = re.compile(r"(?:The|La|Le|L['’]|El)\s?[^,;:.]{3,80},")
_OPENING = re.compile(r"(?:(?:Also|Further|Once|Again|\w+ly)\s+)?[^\W\d_]+", re.ASCII)


@dataclass(frozen=True)
class Style:
    """How one kind of paragraph is set; lengths in pixels.

    Attributes:
        above, below: space around it.
        indent: of its text from the edge of the measure; the label of a list item stands in its
            last `step` pixels, other labels hang in the gutter.
        tone: a meaning of `resources.palettes`.
        character: mean advance, to estimate lines before they are laid out.
        natural: height of a line without leading.
    """

    font: QFont
    leading: float
    above: float
    below: float
    indent: float
    step: float
    tone: str
    character: float
    ascent: float
    natural: float


class Typography:
    """The styles at one size of text; `compact` for a column too narrow for display sizes."""

    def __init__(
        self, appearance: Appearance, points: float, dpi: float = 96.0, *, compact: bool = False
    ) -> None:
        if compact:
            points *= _COMPACT_SCALE
        self._appearance = appearance
        self.compact = compact
        self.points = points
        self._dpi = dpi
        self._styles: dict[tuple[Kind, int], Style] = {}
        body = self.style(Kind.PARAGRAPH, 0)
        self.em = points * dpi / 72
        self.measure = body.character * MEASURE_CHARACTERS
        self.narrow_measure = body.character * MEASURE_NARROW
        self.leading = body.leading

    def of(self, paragraph: Paragraph) -> Style:
        if paragraph.kind is Kind.TITLE and (self.compact or len(paragraph.text) > _LONG_TITLE):
            return self.style(Kind.TITLE, _DEEPEST)
        return self.style(paragraph.kind, paragraph.level)

    def style(self, kind: Kind, level: int) -> Style:
        key = (kind, min(level, 6))
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._make(*key)
        return found

    def _step(self, body: float, metrics: QFontMetricsF) -> float:
        """How far a list is indented: at least so far that common labels hang."""
        widest = max(metrics.horizontalAdvance(label) for label in _HANGING)
        return max(round((1.6 if self.compact else 2.1) * body), math.ceil(widest + LABEL_GAP + 1))

    def label_width(self, label: str) -> float:
        return QFontMetricsF(self.style(Kind.PARAGRAPH, 0).font).horizontalAdvance(label)

    def _make(self, kind: Kind, level: int) -> Style:
        scale, weight, leading, above, below, tone = _looks(
            kind, level, self._appearance.type.leading
        )
        font = self._appearance.reading_font(self.points * scale)
        font.setWeight(weight)
        em = self.points * scale * self._dpi / 72
        body = self.points * self._dpi / 72
        metrics = QFontMetricsF(font)
        step = self._step(body, metrics) if kind is Kind.LIST_ITEM else 0
        return Style(
            font=font,
            leading=round(em * leading),
            above=round(body * above),
            below=round(body * below),
            indent=step * min(max(level, 1), _DEEPEST),
            step=step,
            tone=tone,
            character=metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE),
            ascent=metrics.ascent(),
            natural=metrics.height(),
        )


def _looks(
    kind: Kind, level: int, body: float
) -> tuple[float, QFont.Weight, float, float, float, str]:
    """Size against running text, weight, leading and space above and below in ems, tone.

    `body` is the leading of running text.
    """
    normal, bold, demi = QFont.Weight.Normal, QFont.Weight.Bold, QFont.Weight.DemiBold
    match kind:
        case Kind.TITLE:
            if level == _DEEPEST:
                return 1.15, bold, 1.3, 1.6, 1.1, "ink"
            return 1.5, bold, 1.25, 1.6, 1.1, "ink"
        case Kind.HEADING:
            size = {0: 1.2, 1: 1.2, 2: 1.08}.get(level, 1.0)
            return size, bold if level <= 2 else demi, 1.35, 1.5, 0.45, "ink"
        case Kind.LIST_ITEM:
            return 1.0, normal, body, 0.15, 0.35, "ink"
        case Kind.FOOTNOTE:
            return 0.84, normal, 1.45, 0.25, 0.3, "quiet"
        case Kind.TABLE:
            return 0.88, normal, 1.4, 0.7, 0.7, "ink"
        case Kind.CAPTION:
            return 0.88, demi, 1.4, 0.6, 0.3, "quiet"
        case Kind.FURNITURE:
            return 0.8, normal, 1.4, 0.2, 0.2, "faint"
        case Kind.PARAGRAPH:
            return 1.0, normal, body, 0.35, 0.5, "ink"


def opening_verb(paragraph: Paragraph, text: str) -> int:
    """How many characters at the beginning of a clause print in italics, as the originals do.

    UN practice: the first verb, with the adverb before it (`Deeply concerned`, `Also requests`), and
    the body that speaks (`The General Assembly,`) up to its comma.
    """
    if paragraph.role not in (Role.PREAMBULAR, Role.OPERATIVE):
        return 0
    if paragraph.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM) or paragraph.level > 1:
        return 0
    numbered = any(character.isdecimal() for character in paragraph.label or "")
    if paragraph.kind is Kind.LIST_ITEM and not numbered:
        return 0  # a subparagraph goes on with the sentence of its clause
    if _ENACTING.fullmatch(text):
        return len(text) - 1
    found = _OPENING.match(text)
    return found.end() if found and text[:1].isupper() else 0


def runs_right_to_left(text: str) -> bool | None:
    """By the first strong letter (UAX 9, rules P2 and P3); None where there is none."""
    if text[:1].isascii() and text[:1].isalpha():
        return False
    for character in text[:_STRONG_WITHIN]:
        strength = unicodedata.bidirectional(character)
        if strength == "L":
            return False
        if strength in ("R", "AL"):
            return True
    return None
