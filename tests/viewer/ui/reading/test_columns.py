from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.ui.reading.columns import BAR, ICON, columns
from viewer.ui.reading.typography import Typography


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(300, 3000), st.integers(0, 14), st.integers(20, 60))
def test_columns_follow_each_other_at_every_width(
    typography: Typography, width: int, lanes: int, label_room: int
) -> None:
    there = columns(width, typography, lanes=lanes, label_room=label_room)

    lanes_end = there.lanes + lanes * there.lane
    assert there.icons >= 0
    assert there.icons + ICON <= there.lanes
    assert lanes_end <= there.label - label_room + 1
    assert there.label <= there.bar
    assert there.bar + BAR < there.text
    assert there.text + there.text_width <= there.notes
    assert there.notes + there.notes_width <= width
    assert there.text_width <= typography.measure


def test_text_stands_in_the_middle_of_a_wide_reader(typography: Typography) -> None:
    there = columns(1600, typography, lanes=3, label_room=40)

    assert abs(there.text + there.text_width / 2 - 800) < 1
    assert there.text_width == typography.measure
    assert there.cards


def test_notes_collapse_where_it_is_narrow(typography: Typography) -> None:
    assert not columns(400, typography, lanes=3, label_room=40).cards


def test_the_first_themes_move_no_text(typography: Typography) -> None:
    for width in (360, 500, 700, 900, 1400):
        without = columns(width, typography, lanes=0, label_room=40)
        three = columns(width, typography, lanes=3, label_room=40)
        assert (without.text, without.text_width) == (three.text, three.text_width)


def test_right_to_left_is_the_mirror_image(typography: Typography) -> None:
    there = columns(700, typography, lanes=3, label_room=40)
    mirrored = there.mirror()

    assert mirrored.text == 700 - there.text - there.text_width
    assert mirrored.icons == 700 - there.icons - ICON
    assert mirrored.lane_left(1) == 700 - there.lane_left(1) - there.stripe
    assert mirrored.notes + mirrored.notes_width == 700 - there.notes
