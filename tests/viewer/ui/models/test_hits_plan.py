from tests.viewer.ui.models.found import hit, sentence
from viewer.domain import Anchor, ParagraphId
from viewer.domain.searching import What
from viewer.ui.models.hits_plan import plan

HITS = [
    sentence("peace and peace", "peace", 1),
    hit(2, what=What.NOTE),
    sentence("no peace", "peace", 3),
]
ONE, THREE = ParagraphId(1), ParagraphId(3)


def test_each_paragraph_is_planned_once_and_notes_are_passed_over() -> None:
    made = plan([*HITS, HITS[0]], words=False)
    assert made.anchors == (Anchor(ONE), Anchor(THREE))
    assert [row.words for row in made.sample] == ["peace and peace", "no peace"]
    assert made.sample[0].said == "A/RES/67/264 · 14 · p. 3"


def test_every_occurrence_of_the_words_is_planned() -> None:
    made = plan(HITS, words=True)
    assert made.anchors == (Anchor(ONE, 0, 5), Anchor(ONE, 10, 15), Anchor(THREE, 3, 8))
    words = [row.words for row in made.sample]
    assert words == ["[peace] and peace", "peace and [peace]", "no [peace]"]


def test_what_has_the_theme_is_said_and_left_alone() -> None:
    made = plan(HITS, words=False, taken={Anchor(ONE), Anchor(THREE, 3, 8)})
    assert made.anchors == (Anchor(THREE),)
    assert made.there == 1
    assert [row.cells[2] for row in made.sample] == ["has it already", ""]


def test_only_a_sample_is_shown() -> None:
    many = [hit(n) for n in range(500)]
    made = plan(many, words=False, sample=20)
    assert len(made.anchors) == 500
    assert len(made.sample) == 20
