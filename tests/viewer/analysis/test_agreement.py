"""Agreement against published worked examples, and what must hold of any."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.analysis.agreement import (
    NO_VARIATION,
    NOT_TWO,
    NOTHING,
    Values,
    agreement,
    coded,
    cohens_kappa,
    compared,
    figures,
    krippendorffs_alpha,
    meaning,
    same,
)
from viewer.domain import Anchor, DocumentId, Kind, Paragraph, ParagraphId, PersonId, Tag, TagId
from viewer.domain import ThemeId as Theme
from viewer.domain.agreement import Coded, Figure, Figures, Mark

PEACE, HEALTH, WATER = Theme(1), Theme(2), Theme(3)
ANN, BEN, CLEO = PersonId(1), PersonId(2), PersonId(3)


def counted(*people: Sequence[Hashable | None]) -> Counter[Values]:
    """From a row of values a person, as tables print them; a blank or a star: nothing said."""
    rows = [[None if value in ("*", " ") else value for value in row] for row in people]
    return Counter(zip(*rows, strict=True))


def rounded(figure: Figure, digits: int = 3) -> float:
    assert figure.value is not None, figure.why
    return round(figure.value, digits)


# K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.


def test_krippendorffs_four_observers_with_missing_data() -> None:
    """Section C: a nominal alpha of 0.743."""
    data = counted("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
    assert rounded(krippendorffs_alpha(data)) == 0.743


def test_krippendorffs_two_observers_with_many_values() -> None:
    """Section B: 0.692."""
    assert rounded(krippendorffs_alpha(counted("aabbdcccedda", "babbbccceddd"))) == 0.692


def test_krippendorffs_two_observers_with_two_values() -> None:
    """Section A: 0.095."""
    assert rounded(krippendorffs_alpha(counted("0100000010", "1110010000"))) == 0.095


def test_cohens_kappa_of_three_categories() -> None:
    """J. Fleiss, J. Cohen, B. Everitt, Psychological Bulletin 72 (1969), 323-327: 0.429."""
    shares = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    data: Counter[Values] = Counter(
        {(row, column): shares[row][column] for row in range(3) for column in range(3)}
    )
    assert rounded(cohens_kappa(data)) == 0.429
    assert rounded(same(data)) == 0.7


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "kappa"),
    [(20, 5, 10, 15, 0.4), (45, 15, 25, 15, 0.1304), (25, 35, 5, 35, 0.2593)],
)
def test_cohens_kappa_of_yes_and_no(
    both: int, first: int, second: int, neither: int, kappa: float
) -> None:
    """Textbook tables: of equal agreement, the marginals decide what chance would do."""
    data: Counter[Values] = Counter(
        {(True, True): both, (True, False): first, (False, True): second, (False, False): neither}
    )
    assert rounded(cohens_kappa(data), 4) == kappa


def test_what_is_not_defined_is_said_and_no_number() -> None:
    nothing: Counter[Values] = Counter()
    one_alone: Counter[Values] = Counter({(True, None): 5, (None, False): 3})
    unvaried: Counter[Values] = Counter({(False, False): 9})
    for measure in (same, cohens_kappa, krippendorffs_alpha):
        assert measure(nothing) == measure(one_alone) == Figure(None, NOTHING)
    assert same(unvaried) == Figure(1.0)
    assert cohens_kappa(unvaried) == krippendorffs_alpha(unvaried) == Figure(None, NO_VARIATION)
    assert cohens_kappa(Counter({(True, True, False): 1})) == Figure(None, NOT_TWO)
    # One who always says no, another who does not: chance explains all there is.
    assert cohens_kappa(Counter({(False, True): 1, (False, False): 9})) == Figure(0.0)


VALUES = st.sampled_from([None, "a", "b", "c"])


def matrices(people: int) -> st.SearchStrategy[list[tuple[Hashable | None, ...]]]:
    return st.lists(st.tuples(*[VALUES] * people), max_size=30)


@given(st.integers(2, 4).flatmap(matrices))
def test_no_measure_is_above_one_and_all_are_one_in_perfect_agreement(
    units: list[tuple[Hashable | None, ...]],
) -> None:
    found = figures(Counter(units))
    for figure in (found.same, found.kappa, found.alpha):
        assert (figure.value is None) == bool(figure.why)
        assert figure.value is None or figure.value <= 1 + 1e-12
    alike: Counter[Values] = Counter((values[0],) * len(values) for values in units)
    perfect = figures(alike)
    for figure in (perfect.same, perfect.kappa, perfect.alpha):
        assert figure.value is None or math.isclose(figure.value, 1)


@given(st.integers(2, 4).flatmap(matrices))
def test_neither_the_order_of_units_nor_of_people_nor_names_of_values_matter(
    units: list[tuple[Hashable | None, ...]],
) -> None:
    turned: Counter[Values] = Counter(values[::-1] for values in reversed(units))
    names = {"a": 1, "b": 2, "c": 3, None: None}
    renamed: Counter[Values] = Counter(
        tuple(names[value] for value in values)  # type: ignore[index]
        for values in turned.elements()
    )
    for measure in (same, cohens_kappa, krippendorffs_alpha):
        first, second = measure(Counter(units)), measure(renamed)
        assert first.why == second.why
        if first.value is not None and second.value is not None:
            assert math.isclose(first.value, second.value, abs_tol=1e-9)


@given(matrices(2))
def test_kappa_is_what_its_definition_says(units: list[tuple[Hashable | None, ...]]) -> None:
    both = [pair for pair in units if None not in pair]
    found = cohens_kappa(Counter(units))
    if not both:
        assert found.why == NOTHING
        return
    observed = sum(one == other for one, other in both) / len(both)
    expected = (
        sum(
            sum(one == value for one, _ in both) * sum(other == value for _, other in both)
            for value in "abc"
        )
        / len(both) ** 2
    )
    if math.isclose(expected, 1):
        assert found.why == NO_VARIATION
    else:
        assert found.value is not None
        assert math.isclose(found.value, (observed - expected) / (1 - expected), abs_tol=1e-9)


@given(st.integers(2, 4).flatmap(matrices))
def test_alpha_is_one_less_observed_by_expected_disagreement(
    units: list[tuple[Hashable | None, ...]],
) -> None:
    """By pairs of values and not by coincidences: the definition in words of the same paper."""
    given_values = [[each for each in unit if each is not None] for unit in units]
    pairable = [unit for unit in given_values if len(unit) > 1]
    every = [value for unit in pairable for value in unit]
    found = krippendorffs_alpha(Counter(units))
    if len(set(every)) < 2:
        assert found.value is None
        return
    observed = sum(
        sum(one != other for one in unit for other in unit) / (len(unit) - 1) for unit in pairable
    ) / len(every)
    expected = sum(one != other for one in every for other in every) / (
        len(every) * (len(every) - 1)
    )
    assert found.value is not None
    assert math.isclose(found.value, 1 - observed / expected, abs_tol=1e-9)


# From tags to decisions.


def paragraph(number: int, text: str = "ten letter") -> Paragraph:
    return Paragraph(
        id=ParagraphId(number),
        document=DocumentId(1),
        index=number,
        kind=Kind.PARAGRAPH,
        label=None,
        role=None,
        level=0,
        page=None,
        text=text,
    )


def tag(
    person: PersonId, theme: Theme, place: int, start: int | None = None, end: int | None = None
) -> Tag:
    anchor = Anchor(ParagraphId(place), start, end)
    return Tag(TagId(1), "", theme, DocumentId(1), anchor, "", "", "", person=person)


PARAGRAPHS = [paragraph(number) for number in range(1, 11)]


def test_a_word_counts_for_its_paragraph() -> None:
    units = coded(
        PARAGRAPHS,
        [tag(ANN, PEACE, 1), tag(BEN, PEACE, 1, 0, 3), tag(ANN, HEALTH, 2), tag(CLEO, WATER, 3)],
        [ANN, BEN],
    )
    assert [each.differs for each in units[:3]] == [False, True, False]
    assert units[0].themes(0) == units[0].themes(1) == {PEACE}
    found = agreement(units, [WATER, HEALTH, PEACE])
    assert [each.theme for each in found.themes] == [HEALTH, PEACE]
    health, peace = found.themes
    assert (health.both, health.only) == (0, (1, 0))
    assert (peace.both, peace.only) == (1, (0, 0))
    assert peace.figures.units == health.figures.units == 10
    assert peace.figures.kappa == peace.figures.alpha == Figure(1.0)
    assert health.figures.kappa == Figure(0.0)
    assert rounded(health.figures.same) == 0.9
    assert found.total.units == 20
    assert rounded(found.total.same) == 0.95


def test_only_what_somebody_tagged_may_count() -> None:
    units = coded(
        PARAGRAPHS, [tag(ANN, PEACE, 1), tag(BEN, PEACE, 1), tag(ANN, HEALTH, 2)], [ANN, BEN]
    )
    assert [each.paragraph for each in compared(units, "tagged")] == [1, 2]
    found = agreement(units, [PEACE, HEALTH], scope="tagged")
    assert found.themes[0].figures.units == 2
    assert rounded(found.total.same) == 0.75


def test_characters_are_told_apart() -> None:
    units = coded(PARAGRAPHS[:2], [tag(ANN, PEACE, 1, 0, 6), tag(BEN, PEACE, 1, 4, 10)], [ANN, BEN])
    (peace,) = agreement(units, [PEACE], unit="character").themes
    assert peace.figures.units == 20
    assert (peace.both, peace.only) == (2, (4, 4))
    assert rounded(peace.figures.same) == 0.6
    expected: Counter[Values] = Counter(
        {(True, True): 2, (True, False): 4, (False, True): 4, (False, False): 10}
    )
    assert peace.figures == figures(expected)


def test_overlapping_tags_of_one_person_are_one_decision() -> None:
    tags = [tag(ANN, PEACE, 1, 0, 6), tag(ANN, PEACE, 1, 2, 8), tag(BEN, PEACE, 1)]
    (peace,) = agreement(coded(PARAGRAPHS[:1], tags, [ANN, BEN]), [PEACE], unit="character").themes
    assert (peace.both, peace.only) == (8, (0, 2))


def test_one_who_tagged_nothing_in_a_document_has_not_worked_on_it() -> None:
    units = coded(PARAGRAPHS, [tag(ANN, PEACE, 1)], [ANN, BEN])
    assert units[0].by == ((Mark(PEACE),), None)
    assert not units[0].differs
    found = agreement(units, [PEACE])
    assert found.themes == ()
    assert found.total.same == Figure(None, NOTHING)
    three = coded(PARAGRAPHS, [tag(ANN, PEACE, 1), tag(CLEO, PEACE, 1)], [ANN, BEN, CLEO])
    (peace,) = agreement(three, [PEACE]).themes
    assert (peace.both, peace.figures.units) == (1, 10)
    assert peace.figures.alpha == Figure(1.0)
    assert peace.figures.kappa == Figure(None, NOT_TWO)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([ANN, BEN, CLEO]),
            st.sampled_from([PEACE, HEALTH]),
            st.integers(1, 4),
            st.one_of(st.none(), st.tuples(st.integers(0, 8), st.integers(1, 10))),
        ),
        max_size=20,
    )
)
def test_counting_by_stretches_is_counting_each_character(
    chosen: list[tuple[PersonId, Theme, int, tuple[int, int] | None]],
) -> None:
    people = [ANN, BEN, CLEO]
    tags = [
        tag(person, theme, place, *((None, None) if span is None else (min(span), max(span))))
        for person, theme, place, span in chosen
        if span is None or span[0] != span[1]
    ]
    units = coded(PARAGRAPHS[:4], tags, people)
    found = agreement(units, [PEACE, HEALTH], unit="character")
    for each in found.themes:
        counts: Counter[Values] = Counter(
            tuple(
                None
                if marks is None
                else any(
                    mark.theme == each.theme
                    and (mark.start is None or mark.start <= at < (mark.end or 0))
                    for mark in marks
                )
                for marks in unit.by
            )
            for unit in compared(units, "all")
            for at in range(unit.length)
        )
        assert each.figures == figures(counts)


@pytest.mark.parametrize(
    ("alpha", "said"),
    [(0.9, "well"), (0.7, "fairly"), (0.3, "not well enough"), (-0.1, "no more than chance")],
)
def test_the_meaning_is_said_in_words(alpha: float, said: str) -> None:
    figure = Figure(alpha)
    assert said in meaning(Figures(1, figure, figure, figure))
    nothing = Figure(None, NOTHING)
    assert NOTHING in meaning(Figures(0, nothing, nothing, nothing))


def test_a_paragraph_without_letters_has_no_characters() -> None:
    units = [Coded(DocumentId(1), ParagraphId(1), 0, ((Mark(PEACE),), (Mark(PEACE),)))]
    assert agreement(units, [PEACE], unit="character").total.units == 0
