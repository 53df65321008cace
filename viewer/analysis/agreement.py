"""How far people agree in their tagging, with measures that take chance into account.

A decision is whether a theme is on a paragraph (or on a character): yes or no, by each person. A
paragraph of which words are tagged is tagged. One who has put no tag on a document has not worked
on it, and has decided nothing there. For all themes together, every theme is decided upon in every
unit: the figures are of all these decisions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from viewer.domain import Paragraph, PersonId, Tag, ThemeId
from viewer.domain.agreement import (
    Agreement,
    Coded,
    Figure,
    Figures,
    Mark,
    Scope,
    ThemeFigures,
    Unit,
)

Values = tuple[Hashable | None, ...]
"""What each person says of a unit; None: nothing."""

NOTHING = "nothing was decided upon by two people"
NO_VARIATION = "everybody always decided the same, so chance cannot be told from agreement"
NOT_TWO = "it is defined for two people"

RELIABLE, TENTATIVE = 0.8, 0.667
"""Of alpha: K. Krippendorff, Content Analysis, 2nd ed. (Sage, 2004), p. 241."""


def coded(
    paragraphs: Iterable[Paragraph], tags: Iterable[Tag], people: Sequence[PersonId]
) -> list[Coded]:
    """The paragraphs of one document with what each of the people put on them."""
    numbers = {person: number for number, person in enumerate(people)}
    marks: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    done: set[int] = set()
    for tag in tags:
        number = numbers.get(tag.person)
        if number is not None:
            done.add(number)
            mark = Mark(tag.theme, tag.anchor.start, tag.anchor.end)
            marks[number, tag.anchor.paragraph].append(mark)
    return [
        Coded(
            each.document,
            each.id,
            len(each.text),
            tuple(
                tuple(marks.get((number, each.id), ())) if number in done else None
                for number in range(len(people))
            ),
        )
        for each in paragraphs
    ]


def compared(units: Iterable[Coded], scope: Scope) -> list[Coded]:
    """Those that at least two people worked on and, in the narrower scope, that somebody tagged."""
    return [
        each
        for each in units
        if sum(marks is not None for marks in each.by) > 1 and (scope == "all" or each.tagged)
    ]


def agreement(
    units: Iterable[Coded],
    themes: Iterable[ThemeId],
    *,
    scope: Scope = "all",
    unit: Unit = "paragraph",
) -> Agreement:
    """How far people agree in what they tagged.

    Args:
        units: of any number of documents.
        themes: in the order of the answer; those that nobody used are left out of it.
        scope: which paragraphs count.
        unit: paragraphs, or characters of them: then it matters which words are tagged.
    """
    meant = compared(units, scope)
    everything: Counter[Values] = Counter()
    for each in meant:
        everything[_nothing_said(each)] += _weight(each, unit)
    said: dict[ThemeId, Counter[Values]] = defaultdict(Counter)
    for each in meant:
        for theme, values, weight in _decisions(each, unit):
            said[theme][values] += weight
    total: Counter[Values] = Counter()
    found = []
    for theme in themes:
        if theme in said:
            counts = _with_the_rest(said[theme], everything)
            total.update(counts)
            found.append(_of_theme(theme, counts))
    return Agreement(figures(total), tuple(found))


def figures(counts: Mapping[Values, int]) -> Figures:
    """All measures, from how often people together said what."""
    pairable = {values: count for values, count in counts.items() if len(_given(values)) > 1}
    return Figures(
        sum(pairable.values()), same(counts), cohens_kappa(counts), krippendorffs_alpha(counts)
    )


def same(counts: Mapping[Values, int]) -> Figure:
    """The share of pairs of decisions on one unit that are the same; chance is not considered."""
    pairs = agreeing = 0
    for values, count in counts.items():
        for one, other in combinations(_given(values), 2):
            pairs += count
            agreeing += count * (one == other)
    return Figure(agreeing / pairs) if pairs else Figure(None, NOTHING)


def cohens_kappa(counts: Mapping[Values, int]) -> Figure:
    """Agreement of two people beyond that of chance, each keeping to how often they say what.

    (p_o - p_e) / (1 - p_e), where p_o is the share of units on which they agree and p_e that on
    which they would if what one says did not depend on the other: J. Cohen, "A coefficient of
    agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37-46.
    Units on which one of them says nothing are left out.
    """
    if any(len(values) != 2 for values in counts):
        return Figure(None, NOT_TWO)
    both = {values: count for values, count in counts.items() if None not in values and count}
    total = sum(both.values())
    if not total:
        return Figure(None, NOTHING)
    one: Counter[Hashable] = Counter()
    other: Counter[Hashable] = Counter()
    agreeing = 0
    for (first, second), count in both.items():
        one[first] += count
        other[second] += count
        agreeing += count * (first == second)
    # In whole numbers, times total squared, so that no rounding hides a division by nothing.
    expected = sum(one[value] * other[value] for value in one)
    if expected == total * total:
        return Figure(None, NO_VARIATION)
    return Figure((agreeing * total - expected) / (total * total - expected))


def krippendorffs_alpha(counts: Mapping[Values, int]) -> Figure:
    """Agreement of any number of people beyond chance; some may have said nothing of some units.

    1 - D_o / D_e by the matrix of coincidences, with the nominal difference: K. Krippendorff,
    Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011), section C.
    """
    disagreeing = 0.0
    often: Counter[Hashable] = Counter()
    for values, count in counts.items():
        given = _given(values)
        if len(given) < 2:
            continue
        here = Counter(given)
        often.update({value: number * count for value, number in here.items()})
        unlike = len(given) ** 2 - sum(number**2 for number in here.values())
        disagreeing += count * unlike / (len(given) - 1)
    total = sum(often.values())
    if not total:
        return Figure(None, NOTHING)
    by_chance = total**2 - sum(number**2 for number in often.values())
    if not by_chance:
        return Figure(None, NO_VARIATION)
    return Figure(1 - (total - 1) * disagreeing / by_chance)


def meaning(found: Figures) -> str:
    """What the figures say, in a sentence."""
    alpha = found.alpha.value
    if alpha is None:
        return f"Agreement beyond chance cannot be told: {found.alpha.why}."
    if alpha >= RELIABLE:
        return "They agree well: conclusions may rest on this tagging."
    if alpha >= TENTATIVE:
        return "They agree fairly: only tentative conclusions should rest on this tagging."
    if alpha > 0:
        return (
            "They agree more than by chance, but not well enough to rest conclusions on: "
            "talk the differences over first."
        )
    return "They agree no more than chance would: they mean different things by these themes."


def _given(values: Values) -> list[Hashable]:
    return [value for value in values if value is not None]


def _weight(each: Coded, unit: Unit) -> int:
    return 1 if unit == "paragraph" else each.length


def _nothing_said(each: Coded) -> Values:
    return tuple(None if marks is None else False for marks in each.by)


def _with_the_rest(said: Counter[Values], everything: Counter[Values]) -> Counter[Values]:
    """What was said of a theme, and of all other units that it is not on them."""
    counts = Counter(everything)
    for values, count in said.items():
        counts[tuple(None if value is None else False for value in values)] -= count
        counts[values] += count
    return +counts


def _decisions(each: Coded, unit: Unit) -> Iterator[tuple[ThemeId, Values, int]]:
    """Who put a theme on a paragraph or on how many characters of it; where nobody did is left out."""
    for theme in {mark.theme for marks in each.by for mark in marks or ()}:
        by = [
            None if marks is None else [mark for mark in marks if mark.theme == theme]
            for marks in each.by
        ]
        if unit == "paragraph":
            yield theme, tuple(None if marks is None else bool(marks) for marks in by), 1
            continue
        for start, end in _stretches(each.length, by):
            values = tuple(
                None if marks is None else any(_covers(mark, start, end) for mark in marks)
                for marks in by
            )
            if any(values):
                yield theme, values, end - start


def _stretches(length: int, by: Iterable[list[Mark] | None]) -> Iterator[tuple[int, int]]:
    """The pieces of a paragraph in which nothing begins or ends."""
    ends = {0, length}
    for marks in by:
        for mark in marks or ():
            if mark.start is not None and mark.end is not None:
                ends |= {min(mark.start, length), min(mark.end, length)}
    in_order = sorted(ends)
    yield from pairwise(in_order)


def _covers(mark: Mark, start: int, end: int) -> bool:
    if mark.start is None or mark.end is None:
        return True
    return mark.start <= start and end <= mark.end


def _of_theme(theme: ThemeId, counts: Counter[Values]) -> ThemeFigures:
    people = max(len(values) for values in counts)
    both, only = 0, [0] * people
    for values, count in counts.items():
        yes = [number for number, value in enumerate(values) if value]
        if len(yes) == len(_given(values)):
            both += count
        elif len(yes) == 1:
            only[yes[0]] += count
    return ThemeFigures(theme, figures(counts), both, tuple(only))
