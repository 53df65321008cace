"""Words that extraction broke, repaired only where the document itself gives evidence.

`Organizat ion` becomes one word because `Organization` stands elsewhere and neither part does;
`in formation` stays because `in` is a word. A hyphen at a line's end is undone unless the compound
(`self-determination`) or both its parts stand elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from importers.structure.directions import has_right_to_left
from importers.structure.rows import Row
from importers.structure.wordlists import words

_WORDS = re.compile(r"[A-Za-z][a-z]*[^\W\d_]*|[^\W\d_]+")
"""Runs of letters; most are plain ones, which are told by themselves at half the cost."""
_COMPOUNDS = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_HYPHENS = "-\u00ad\u2010"
_SPAN_OF_YEARS = re.compile(r"[^\W_][-\u2010\u2013]$")
"""`2009-` and `post-` at the end of a line, where the next begins with `2010`."""
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f]{2,}|[\t\u00a0\u2002-\u200a\u202f]")
_ODD = re.compile("[\u00a0\u00ad\u2002-\u200b\u202f\u2060\ufb00-\ufb06\ufeff]")
"""Everything beyond ASCII that the three above are about, looked for at once."""
_LEADER = re.compile(r"\s*\.(?:\s?\.){4,}(?:[\s.]*\.)?\s*")
"""The dots that lead to a page number, however many there are."""
_LOOSE = re.compile(r"(?<=[\w)”’\"]) (?=[,.;](?:\s|$))")
_HYPHEN_BEFORE = re.compile(r"(?<=\w) -(?=[^\W_])")
_HYPHEN_AFTER = re.compile(r"(?<=[^\W\d_]{2})- (?=([^\W\d_]+))")
_LINKING = words(
    """
    and or to und oder et ou y o bis
    """
)
_SINGLE_WORDS = words(
    """
    a i y o e à é ó ú A I Y O E À É و
    """
)
_ENDINGS = words(
    """
    # of English and French words; none of them is a word
    tion tions tional tionally sion sions ments fically fication fications ficant ficance
    ational ationally ities
    """
)
_OFTEN = 2
"""A half that is oftener printed than this is a word of its own."""
_NEVER_HALVES = words(
    """
    an and any are as at be but by can do for from had has have he his if in into is it its may
    more no non not of off on one or our out over own per so some than that the them then there
    this to under up us was we well who will with all au aux ce de des du elle en est et il la le
    les leur lui ma mais ne nos on ou par pas plus pour que qui sa se ses si son sur un une al con
    del el ella las lo los por sin su sus
    """
)


_MOST_EVIDENCE = 5_000_000
"""Characters: more of a document tells no more about its words."""


class Vocabulary:
    """How often each word and compound stands in a document."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)[:_MOST_EVIDENCE]
        self._compounds: set[str] | None = None
        self._counts: Counter[str] | None = None
        self._loose: dict[str, bool] = {}
        self._halves: dict[str, re.Pattern[str]] | None = None

    @cached_property
    def _words(self) -> list[str]:
        return runs_of_letters(self._text)

    @property
    def counts(self) -> Counter[str]:
        """Words as printed, without hyphens."""
        if self._counts is None:
            self._counts = Counter(self._words)
        return self._counts

    @property
    def compounds(self) -> set[str]:
        """Words joined by hyphens, small."""
        if self._compounds is None:
            hyphened = " ".join(each for each in self._text.split() if "-" in each)
            self._compounds = {each.lower() for each in _COMPOUNDS.findall(hyphened)}
        return self._compounds

    @property
    def halves(self) -> dict[str, re.Pattern[str]]:
        """Words that were torn in two somewhere (`Organizat ion`), each with a pattern to find it.

        They are looked for once in the document, because few paragraphs have any.
        """
        if self._halves is None:
            counts = self.counts
            self._halves = {
                f"{a} {b}": re.compile(rf"(?<![\w-]){a} {b}(?!\w)")
                for a, b in set(self._rare_pairs())
                if (a + b in counts or b in _ENDINGS) and _halves(a, b, self)
            }
        return self._halves

    def _rare_pairs(self) -> list[tuple[str, str]]:
        """What may be halves: what stands often is a word, unless it is one letter.

        Neighbours; where the second is one letter, any that make up a word, which are fewer.
        """
        counts = self.counts
        single = {word for word in counts if len(word) == 1}
        rare = {word for word, times in counts.items() if times <= _OFTEN} | single
        return [
            (a, b) for a, b in pairwise(self._words) if a in rare and (b in rare or a in single)
        ] + [(word[:-1], word[-1]) for word in counts if word[-1] in single and word[:-1] in counts]

    def is_compound(self, first: str, second: str) -> bool:
        """Whether a hyphen between two parts is printed and not the end of a line."""
        if f"{first}-{second}".lower() in self.compounds or second[:1].isupper():
            return True
        whole = first + second
        if self.counts[whole] or self.counts[whole.capitalize()] or self.counts[whole.lower()]:
            return False
        # Each part counts itself once here.
        return self.counts[first] > 1 and self.counts[second] > 1

    def occurs(self, word: str) -> bool:
        """The word stands in the document, whatever its capitals."""
        counts = self.counts
        return word in counts or word.lower() in counts or word.capitalize() in counts

    def loose(self, mark: str) -> bool:
        """A space before this mark is usual here (French before `;`)."""
        if mark not in self._loose:
            spaced = self._text.count(" " + mark)
            self._loose[mark] = spaced > 0 and spaced * 2 > self._text.count(mark)
        return self._loose[mark]


def runs_of_letters(text: str) -> list[str]:
    """All words without hyphens and digits, in order."""
    found: list[str] = []
    for piece in text.split():
        if piece.isalpha():  # most are, and need no expression
            found.append(piece)
        else:
            found += _WORDS.findall(piece)
    return found


def join_lines(rows: Sequence[Row], vocabulary: Vocabulary) -> str:
    """The text of rows on one line, hyphenation undone."""
    parts = [rows[0].text]
    for before, row in pairwise(rows):
        text = row.text
        if row.glued:
            parts.append(text)
        elif before.text[-1] in _HYPHENS and len(before.text) > 1 and text[0].isalpha():
            kept, between = _at_hyphen(before.text, text, vocabulary)
            parts[-1] = parts[-1][: len(parts[-1]) - len(before.text)] + kept
            parts.append(between + text)
        elif _SPAN_OF_YEARS.search(before.text[-6:]) and text[0].isdigit():
            parts.append(text)
        else:
            parts.append(" " + text)
    return "".join(parts)


def _at_hyphen(last: str, text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What is kept of a line that ends in a hyphen, and what stands between it and the next."""
    body = last[:-1]
    if last[-1] == "\u00ad":
        return body, ""
    stem = body.rstrip()
    first = _WORDS.findall(stem[-40:])
    second = _WORDS.match(text)
    if not first or second is None or not stem[-1].isalpha():
        return (last, " ") if stem[-1:].isspace() else (body, "-")
    if second.group().lower() in _LINKING:
        return last, " "
    if stem != body or vocabulary.is_compound(first[-1], second.group()):
        return stem, "-"
    if has_right_to_left(first[-1]):  # Arabic and Hebrew words are not divided
        return stem, "-"
    compound_goes_on = "-" in stem[-len(first[-1]) - 1 :] and text[0].isupper()
    return stem, "-" if compound_goes_on else ""


def repair(text: str, vocabulary: Vocabulary) -> str:
    """The text with its words whole."""
    if "  " in text or "\t" in text or (not text.isascii() and _ODD.search(text)):
        text = _INVISIBLE.sub("", text.translate(_LIGATURES))
        text = _SPACES.sub(" ", text)
    if "...." in text or ". . . ." in text:
        text = _LEADER.sub(" .... ", text).strip()
    text = _whole_words(text, vocabulary)
    if " ," in text or " ." in text or " ;" in text:
        text = _LOOSE.sub(lambda m: _space_before(m, vocabulary), text)
    if " -" in text:
        text = _HYPHEN_BEFORE.sub("-", text)
    if "- " in text:
        text = _HYPHEN_AFTER.sub(_space_after, text)
    return text


def _space_before(match: re.Match[str], vocabulary: Vocabulary) -> str:
    return " " if vocabulary.loose(match.string[match.end()]) else ""


def _space_after(match: re.Match[str]) -> str:
    return match.group() if match.group(1).lower() in _LINKING else "-"


def _whole_words(text: str, vocabulary: Vocabulary) -> str:
    for torn, pattern in vocabulary.halves.items():
        if torn in text:
            text = pattern.sub(torn.replace(" ", ""), text)
    return text


def _halves(a: str, b: str, vocabulary: Vocabulary) -> bool:
    """Neither is a word of its own in this document, or one cannot be a word at all."""
    counts = vocabulary.counts
    if b[0].isupper() and not a.isupper():
        return False
    if len(a) == 1 or len(b) == 1:
        alone, other = (a, b) if len(a) == 1 else (b, a)
        if counts[a + b] < 2 or counts[a + b] < 4 * counts[alone]:
            return False
        return alone not in _SINGLE_WORDS or counts[other] <= 2
    if a.lower() in _NEVER_HALVES or b.lower() in _NEVER_HALVES:
        return False
    if counts[a + b] < 1 and len(a) < 3:
        return False
    # Each half counts itself where it is broken; a half that stands oftener than the whole
    # is a word of its own.
    return (
        counts[a] <= _OFTEN
        and counts[b] <= _OFTEN
        and (counts[a + b] >= counts[a] or b in _ENDINGS)
    )
