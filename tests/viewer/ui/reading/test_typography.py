import pytest
from PySide6.QtGui import QFontMetricsF

from tests.viewer.ui.reading.values import paragraph
from viewer.domain import Kind, Role
from viewer.ui.appearance import Appearance
from viewer.ui.reading.typography import LABEL_GAP, Typography, opening_verb, runs_right_to_left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling", False),
        ("14. (a) Recalling مرحبا", False),
        ("قرار A/RES/67/264", True),
        ("«12» שלום", True),
        ("12/34 - (5)", None),
        ("", None),
    ],
)
def test_direction_is_that_of_the_first_strong_letter(text: str, expected: bool | None) -> None:
    assert runs_right_to_left(text) is expected


@pytest.mark.parametrize(
    ("text", "italic"),
    [
        ("Recalling its resolution", "Recalling"),
        ("Deeply concerned that", "Deeply concerned"),
        ("Also requests the", "Also requests"),
        ("of the Charter", ""),
        ("The General Assembly,", "The General Assembly"),
        ("L’Assemblée générale,", "L’Assemblée générale"),
    ],
)
def test_the_first_verb_of_a_clause_leads_in_italics(text: str, italic: str) -> None:
    clause = paragraph(0, text, role=Role.PREAMBULAR)

    assert text[: opening_verb(clause, text)] == italic


def test_running_text_has_no_italics() -> None:
    assert opening_verb(paragraph(0, "Recalling"), "Recalling") == 0


def test_subparagraphs_have_no_italics_but_numbered_clauses_of_a_list_do() -> None:
    text = "Peace and security, mediation;"
    inner = paragraph(0, text, Kind.LIST_ITEM, label="(a)", role=Role.OPERATIVE, level=1)
    assert opening_verb(inner, text) == 0
    clause = paragraph(0, "Urges all;", Kind.LIST_ITEM, label="2.", role=Role.OPERATIVE, level=1)
    assert opening_verb(clause, "Urges all;") == 5


def test_a_line_holds_sixty_to_eighty_characters(typography: Typography) -> None:
    style = typography.style(Kind.PARAGRAPH, 0)

    assert 60 <= typography.measure / style.character <= 80
    assert 1.4 <= style.leading / typography.em <= 1.6


def test_kinds_are_told_apart_by_size_weight_and_indent(typography: Typography) -> None:
    body = typography.style(Kind.PARAGRAPH, 0)
    title = typography.style(Kind.TITLE, 1)
    heading = typography.style(Kind.HEADING, 1)
    lower = typography.style(Kind.HEADING, 3)
    note = typography.style(Kind.FOOTNOTE, 0)

    sizes = [each.font.pointSizeF() for each in (title, heading, lower, note)]
    assert sizes == sorted(sizes, reverse=True)
    assert heading.font.weight() > lower.font.weight() > body.font.weight()
    assert note.font.pointSizeF() < body.font.pointSizeF()
    nested = [typography.style(Kind.LIST_ITEM, level).indent for level in (1, 2, 3)]
    assert 0 < nested[0] < nested[1] < nested[2]


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize("label", ["(a)", "(m)", "(ii)", "(ب)", "14."])
def test_common_labels_of_lists_hang_in_narrow_readers_too(
    appearance: Appearance, label: str, compact: bool
) -> None:
    set_in = Typography(appearance, 12.0, compact=compact)
    style = set_in.style(Kind.LIST_ITEM, 1)
    width = QFontMetricsF(style.font).horizontalAdvance(label)
    assert width + LABEL_GAP <= style.step
