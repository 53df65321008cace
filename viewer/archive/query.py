"""Words by which lists are filtered; the language of searches is in `searching`. FTS5 never sees them.

Words must all be there, in any order; `"words in quotes"` stand together; `peace*` is the beginning
of a word; `-word` or `NOT word` must not be there; `OR` joins alternatives. Anything else separates
words, and `A/RES/67/264` is a phrase of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.archive.folding import bare, raw_words, words

_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:
        ["“”«„] (?P<phrase>[^"“”»]*) ["“”»]? (?P<after>\*)?
        | (?P<word>[^\s"“”«»„()]+)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `prefix` if the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    def fts(self) -> str:
        """As FTS5 reads it; the words are letters and digits only, so nothing needs escaping."""
        return f'"{" ".join(self.words)}"' + ("*" if self.prefix else "")

    def bare(self) -> list[str]:
        return [bare(word) for word in self.words]

    def places(self, text: Sequence[str]) -> list[range]:
        """Where it stands in a text of bare words."""
        *first, last = self.bare()
        return [
            range(end - len(first), end + 1)
            for end in range(len(first), len(text))
            if (text[end].startswith(last) if self.prefix else text[end] == last)
            and list(text[end - len(first) : end]) == first
        ]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that must all be there, and terms that must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    def fts(self) -> str:
        wanted = " AND ".join(term.fts() for term in self.wanted)
        if not self.unwanted:
            return f"({wanted})"
        return f"(({wanted}) NOT ({' OR '.join(term.fts() for term in self.unwanted)}))"

    def matches(self, text: Sequence[str]) -> bool:
        return all(term.places(text) for term in self.wanted) and not any(
            term.places(text) for term in self.unwanted
        )


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, of which one is enough; none at all finds nothing."""

    alternatives: tuple[Alternative, ...]

    def __bool__(self) -> bool:
        return bool(self.alternatives)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What is to be shown as found."""
        return tuple(term for each in self.alternatives for term in each.wanted)

    def fts(self) -> str:
        return " OR ".join(each.fts() for each in self.alternatives)

    def matches(self, text: str) -> bool:
        """As the index would say of a text that is not in it."""
        bare_words = words(text)
        return any(each.matches(bare_words) for each in self.alternatives)


def parse(text: str, *, prefixes: bool = False) -> Query:
    """Understand a query.

    With `prefixes`, every single word stands for the beginning of one, as in a filter that is
    applied while typing.
    """
    alternatives: list[Alternative] = []
    wanted: list[Term] = []
    unwanted: list[Term] = []
    negated = False

    def close() -> None:
        if wanted:
            alternatives.append(Alternative(tuple(wanted), tuple(unwanted)))
        wanted.clear()
        unwanted.clear()

    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word == "OR" or word == "|":
            close()
            negated = False
        elif word == "NOT":
            negated = True
        elif word != "AND":
            term = _term(match["phrase"], word, match["after"], prefixes=prefixes)
            if term is not None:
                (unwanted if negated or match["minus"] else wanted).append(term)
            negated = False
    close()
    return Query(tuple(alternatives))


def _term(
    phrase: str | None, word: str | None, after: str | None, *, prefixes: bool
) -> Term | None:
    if phrase is not None:
        found = raw_words(phrase)
        return Term(tuple(found), prefix=bool(after)) if found else None
    found = raw_words(word or "")
    if not found:
        return None
    return Term(tuple(found), prefix=prefixes or (word or "").endswith("*"))
