"""One theme in all documents: where, when, who, beside what, and its strongest excerpts."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.excerpts import Excerpt


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a table with a bar.

    Attributes:
        value: which the bar is as long as.
        said: the value and what else is known, in words.
    """

    name: str
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class Strong:
    """An excerpt that was chosen, and why, in words."""

    excerpt: Excerpt
    why: str


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """What a page on a theme says.

    Attributes:
        path: names of the themes that it is under, the outermost first.
        description: Markdown or plain text, as it was written.
        facts: sentences on how much there is.
        where: by document, the most excerpts first; `when`: by year; `who`: by person; `beside`:
            other themes in the same paragraphs, the most first.
        more: how many documents `where` leaves out.
        rule: how the strongest were chosen, in words.
    """

    name: str
    path: tuple[str, ...]
    colour: str
    description: str
    facts: tuple[str, ...]
    where: tuple[Bar, ...]
    when: tuple[Bar, ...]
    who: tuple[Bar, ...]
    beside: tuple[Bar, ...]
    strongest: tuple[Strong, ...]
    rule: str
    more: int = 0
