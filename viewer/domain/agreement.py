"""How far people agree in what they tagged: what is compared, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.ids import DocumentId, ParagraphId, ThemeId

Scope = Literal["all", "tagged"]
"""Which paragraphs count: all of them, or those that at least one of the people has tagged."""

Unit = Literal["paragraph", "character"]
"""What is decided upon: a paragraph, of which words may be tagged, or each character."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A theme that a person put on a paragraph, or on `[start, end)` of it, in code points."""

    theme: ThemeId
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A paragraph as people tagged it.

    Attributes:
        length: in code points.
        by: the marks of each person, in the order in which they are compared; None for one who has
            tagged nothing in the whole document, and so has not worked on it.
    """

    document: DocumentId
    paragraph: ParagraphId
    length: int
    by: tuple[tuple[Mark, ...] | None, ...]

    def themes(self, person: int) -> frozenset[ThemeId]:
        """Those that one of the people, by number, put on it or on words of it."""
        return frozenset(mark.theme for mark in self.by[person] or ())

    @property
    def differs(self) -> bool:
        """Whether those who worked on it put different themes on it."""
        done = [self.themes(person) for person, marks in enumerate(self.by) if marks is not None]
        return len(set(done)) > 1

    @property
    def tagged(self) -> bool:
        return any(self.by)


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph that somebody tagged, with the names of the themes, in the order of the codebook.

    Attributes:
        same: that all put on it who worked on the document.
        only: that one put on it and not all, by person.
    """

    document: DocumentId
    title: str
    symbol: str | None
    paragraph: ParagraphId
    index: int
    label: str | None
    page: int | None
    text: str
    same: tuple[str, ...]
    only: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        return any(self.only)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of agreement, 1 at most; or None, with the reason why there is none, a clause."""

    value: float | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement in one theme, or in all together.

    Attributes:
        units: paragraphs or characters that at least two people decided upon; for all themes
            together, times the themes.
        same: the share of pairs of decisions that are the same, from 0 to 1.
        kappa: Cohen's, of two people.
        alpha: Krippendorff's, for nominal data.
    """

    units: int
    same: Figure
    kappa: Figure
    alpha: Figure


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """Agreement in one theme.

    Attributes:
        both: units on which all who decided put it; `only`: those on which one alone did, by person.
    """

    theme: ThemeId
    figures: Figures
    both: int
    only: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree: theme by theme, in the order asked for, and in all."""

    total: Figures
    themes: tuple[ThemeFigures, ...]
