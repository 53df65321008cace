"""Themes that probably hold of a paragraph, with the words that say so. Nothing is ever tagged here.

First the theme's own words and examples speak; what people have tagged and rejected then teaches a
linear model that starts from them (see `learning`). All of it is offline, deterministic and plain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from importers.parsed import Kind
from viewer.analysis.examples import Examples
from viewer.analysis.forms import FUNCTION_WORDS, Form, stem
from viewer.analysis.learning import (
    WITH_WORDS,
    WITHOUT_WORDS,
    Features,
    Lesson,
    Weights,
    learn,
    logit_of,
    sigmoid,
)
from viewer.analysis.terms import Match, Terms, Text

THRESHOLD = 0.5
"""From this score a suggestion is shown: it is more probable than not."""
TAGGED_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE})
MOST_REASONS = 5

_STRONG, _WEAK = 0.62, 0.27
_IN_NAME, _IN_NAMES = 0.35, 0.45
"""One in the name of a body, and all such together: who is named is not yet what is spoken of."""
_HEADING, _FARTHER = 0.35, 0.15
"""A word in the heading of the section, and in one of those above that: what a chapter is about is
less surely what each of its sections is about."""
_WEAK_ABOVE = 1 / 3
_NOTHING, _SURE = 0.05, 0.97
_SHORTEST = 3
_ABOVE = "\u2191"
"""Before a feature that stands in a heading above."""

K = TypeVar("K")


class Suggestible(Protocol):
    """A block as an importer gives it, or a paragraph of the archive."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...
    @property
    def level(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Subject(Generic[K]):
    """A theme as far as suggesting goes; `key` is how the caller knows it."""

    key: K
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taught(Generic[K]):
    """A document in which people have decided.

    Attributes:
        holds: themes of the tags on each block, by its index, also of words of it.
        rejected: suggestions that a person would not have.
    """

    blocks: Sequence[Suggestible]
    holds: Mapping[int, Collection[K]]
    rejected: Mapping[int, Collection[K]]


@dataclass(frozen=True, slots=True)
class Suggestion(Generic[K]):
    """A theme for a block.

    Attributes:
        because: the words that speak for it, as printed, the strongest first; those of a heading
            above it in brackets.
    """

    index: int
    theme: K
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph with its headings, the nearest first, prepared."""

    index: int
    text: Text
    headings: tuple[Text, ...]
    features: Features


class Suggester(Generic[K]):
    """What is known of the themes; can be handed to another process."""

    def __init__(self, subjects: Iterable[Subject[K]], taught: Iterable[Taught[K]] = ()) -> None:
        self._subjects = list(subjects)
        self._terms = {each.key: Terms(each.words) for each in self._subjects}
        self._examples = {each.key: Examples(each.examples) for each in self._subjects}
        self._weights = self._learn(list(taught))

    def suggest(
        self, blocks: Sequence[Suggestible], *, least: float = THRESHOLD
    ) -> list[Suggestion[K]]:
        """Themes with at least this score, in reading order, the likeliest of a block first."""
        found: list[Suggestion[K]] = []
        learned = any(each.of for each in self._weights.values())
        for read in _reads(blocks, learned=learned):
            here = [self._one(subject.key, read) for subject in self._subjects]
            here = [each for each in here if each.score >= least and each.because]
            found.extend(sorted(here, key=lambda each: -each.score))
        return found

    def _one(self, theme: K, read: _Read) -> Suggestion[K]:
        said = self._said(theme, read)
        weights = self._weights[theme]
        score = sigmoid(weights.logit(logit_of(said.share), read.features))
        return Suggestion(read.index, theme, round(score, 3), _reasons(said, weights, read))

    def _said(self, theme: K, read: _Read) -> _Said:
        terms = self._terms[theme]
        return _Said(
            tuple(terms.matches(read.text)),
            tuple(tuple(terms.matches(each)) for each in read.headings),
            *self._examples[theme].likeness(read.text),
        )

    def _learn(self, taught: Sequence[Taught[K]]) -> dict[K, Weights]:
        lessons: dict[K, list[Lesson]] = {each.key: [] for each in self._subjects}
        for document in taught:
            seen = _seen(document)
            for read in _reads(document.blocks):
                holds = document.holds.get(read.index, ())
                rejected = document.rejected.get(read.index, ())
                for theme, of_theme in lessons.items():
                    if read.index in seen or theme in holds or theme in rejected:
                        prior = logit_of(self._said(theme, read).share)
                        of_theme.append(Lesson(read.features, prior, theme in holds))
        return {
            each.key: learn(lessons[each.key], WITH_WORDS if each.words else WITHOUT_WORDS)
            for each in self._subjects
        }


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words and examples of a theme say of a paragraph.

    Attributes:
        above: matches in each of its headings, the nearest first.
    """

    matches: tuple[Match, ...]
    above: tuple[tuple[Match, ...], ...]
    like: float
    shared: tuple[str, ...]

    @property
    def share(self) -> float:
        """0 to 1: each piece of evidence leaves a part of the doubt that was there before it."""
        doubt = 1.0 - _NOTHING
        names = 1.0
        times: dict[object, int] = {}
        for match in self.matches:
            times[match.term] = times.get(match.term, 0) + 1
            part = (_WEAK if match.term.weak else _STRONG) / (2 ** (times[match.term] - 1))
            if match.named:
                names *= 1 - min(part, _IN_NAME)
            else:
                doubt *= 1 - part
        doubt *= max(names, 1 - _IN_NAMES)
        for number, found in enumerate(self.above):
            if found:
                part = _FARTHER if number else _HEADING
                weak = all(each.term.weak for each in found)
                doubt *= 1 - part * (_WEAK_ABOVE if weak else 1)
        return min(_SURE, 1 - doubt * (1 - self.like))


def _reasons(said: _Said, weights: Weights, read: _Read) -> tuple[str, ...]:
    """What speaks for a theme in the paragraph itself, then what stands above it."""
    spoken: list[tuple[float, int, int]] = [
        (
            _WEAK if match.term.weak else _IN_NAME if match.named else _STRONG,
            match.first,
            match.last,
        )
        for match in said.matches
    ]
    above = [
        heading.printed(each.first, each.last)
        for heading, found in zip(read.headings, said.above, strict=True)
        for each in found
    ]
    for weight, feature in weights.speaking(read.features):
        first, last = read.features[feature]
        if first >= 0:
            spoken.append((min(weight, 1.0), first, last))
        elif feature.startswith(_ABOVE):
            above.append(feature.removeprefix(_ABOVE))
    reasons: list[str] = []
    covered: list[tuple[int, int]] = []
    for _, first, last in sorted(spoken, key=lambda each: (-each[0], each[1], -each[2])):
        if any(first <= end and begin <= last for begin, end in covered):
            continue
        covered.append((first, last))
        reasons.append(read.text.printed(first, last))
    reasons.extend(said.shared)
    once = list({each.casefold(): each for each in reversed(reasons)}.values())[::-1]
    headings = list({each.casefold(): f"[{each}]" for each in above}.values())
    return (*once[: MOST_REASONS - min(1, len(headings))], *headings[:1])


def _seen(document: Taught[K]) -> range:
    """From the first to the last tagged block: who tagged these has read what is between."""
    if not document.holds:
        return range(0)
    return range(min(document.holds), max(document.holds) + 1)


def _reads(blocks: Iterable[Suggestible], *, learned: bool = True) -> Iterator[_Read]:
    """The paragraphs, with features only where something was or is to be learned."""
    above: list[tuple[int, Text]] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            above = [(block.level, Text(block.text)), *(e for e in above if e[0] < block.level)]
        elif block.kind in TAGGED_KINDS:
            text = Text(block.text)
            headings = tuple(each for _, each in above)
            features = _features(text, headings[:1]) if learned else {}
            yield _Read(block.index, text, headings, features)


def _features(text: Text, headings: Sequence[Text]) -> dict[str, tuple[int, int]]:
    """Forms, pairs of neighbours, forms of the heading; the first place of each."""
    found: dict[str, tuple[int, int]] = {}
    before = ""
    for place, each in enumerate(text.forms):
        if _tells(each):
            form = text.stems[place]
            found.setdefault(form, (place, place))
            if before:
                found.setdefault(f"{before} {form}", (place - 1, place))
            before = form
        else:
            before = ""
    for each in (form for heading in headings for form in heading.forms):
        if _tells(each):
            found.setdefault(_ABOVE + stem(each.form), (-1, -1))
    return found


def _tells(word: Form) -> bool:
    form = word.form
    return len(form) >= _SHORTEST and not form.isdigit() and form not in FUNCTION_WORDS
