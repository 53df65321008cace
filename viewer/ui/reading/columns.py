"""The columns of a reader: stripes, labels, text, notes, by the width there is.

From the reading edge inwards: icons of themes, one lane a theme, labels hanging, the bar of the
current paragraph, the text, the notes. Right-to-left paragraphs have the mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.ui.reading.typography import Typography

ICON = 16.0
STRIPE = 4.0
_LANE = 6.0
_LANE_LEAST = 2.5
_LANES_KEPT_FREE = 3
"""Room for so many themes is always there, so that the first tags move nothing."""
_EDGE = 8.0
_CARD_LEAST = 150.0
_CARD_MOST = 250.0
_NOTE_MARK = 22.0
_BAR_GAP = 9.0
BAR = 3.0
_COMPACT = 480.0
"""A reader narrower than this keeps its margins small."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins and how wide it is, in pixels of the viewport.

    Attributes:
        lane: from one lane's left edge to the next one's.
        label: the edge of labels that is nearer to the text.
        cards: notes stand as cards; else as a mark.
    """

    width: float
    icons: float
    lanes: float
    lane: float
    lane_count: int
    bar: float
    label: float
    label_room: float
    text: float
    text_width: float
    notes: float
    notes_width: float
    cards: bool
    mirrored: bool = False

    @property
    def stripe(self) -> float:
        """The width of a stripe."""
        return min(STRIPE, max(1.5, self.lane - 1.5))

    def lane_left(self, number: int) -> float:
        left = self.lanes + number * self.lane
        return self.width - left - self.stripe if self.mirrored else left

    def mirror(self) -> Columns:
        """The same for right-to-left text; `lanes` stays as it was, see `lane_left`."""
        width = self.width
        return replace(
            self,
            icons=width - self.icons - ICON,
            bar=width - self.bar - BAR,
            label=width - self.label,
            text=width - self.text - self.text_width,
            notes=width - self.notes - self.notes_width,
            mirrored=True,
        )


def columns(width: float, typography: Typography, *, lanes: int, label_room: float) -> Columns:
    """Divide a width: the text in the middle where there is room, the margins served first."""
    counted = max(lanes, _LANES_KEPT_FREE)
    gap = _BAR_GAP if width >= _COMPACT else _BAR_GAP / 2
    kept_free = _LANES_KEPT_FREE * (_LANE if width >= _COMPACT else _LANE - 1.5)
    gutter = label_room + gap + BAR + gap
    # Only more themes than stripes can be thinned for move the text.
    tight = _EDGE / 2 + ICON + 2 + max(kept_free, lanes * _LANE_LEAST + 2) + gutter
    measure = typography.measure
    right = _NOTE_MARK + (_EDGE if width >= _COMPACT else 0)
    text_width = min(measure, width - tight - right)
    with_cards = width - tight - _CARD_LEAST - 2 * _EDGE - 8
    cards = with_cards >= typography.narrow_measure
    if cards:
        text_width = min(measure, with_cards)
    text_width = max(text_width, 60.0)

    text = (width - text_width) / 2
    text = max(text, tight)
    if cards:
        text = min(text, width - text_width - _CARD_LEAST - 2 * _EDGE - 8)
    else:
        text = min(text, width - text_width - right)
    text = max(text, tight)

    bar = text - gap - BAR
    label = bar - gap + 3
    lanes_room = label - label_room - 4 - _EDGE / 2 - ICON - 2
    lane = max(_LANE_LEAST, min(_LANE, lanes_room / counted))
    lanes_left = max(_EDGE / 2 + ICON + 2, label - label_room - 6 - counted * lane)
    notes = text + text_width + 2 * _EDGE + 4 if cards else width - _NOTE_MARK
    notes_width = min(_CARD_MOST, width - notes - _EDGE) if cards else _NOTE_MARK
    return Columns(
        width=width,
        icons=lanes_left - 2 - ICON,
        lanes=lanes_left,
        lane=lane,
        lane_count=lanes,
        bar=bar,
        label=label,
        label_room=label_room,
        text=text,
        text_width=text_width,
        notes=notes,
        notes_width=notes_width,
        cards=cards,
    )
