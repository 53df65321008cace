"""How well the letters of an acronym fit the words before it, and at which word they begin.

The letters are matched in order: the first letter of a word for nothing, a letter within a word for
something, a word left out for something, an article or preposition left out for nothing. Where they
cannot be matched in order (`IRCICA`, `UNFPA`), the beginning with the most initials of the acronym
in any order is taken, among the places where a name may begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"(?:[dlsnDLSN][’'])?(?P<word>[^\W_]+(?:[’'][^\W_]+)*)")
_ARTICLES = """
    a an and at by for from in into of on or the to with within its
    à au aux d de des du en et l la le les pour par sur sous un une
    con del e el las los o para por sobre y di della dei
    und der die das für von и по о об в на
"""
_SMALL = frozenset(_ARTICLES.split())
_INNER, _NEXT, _LEFT_OUT, _BEHIND = 1.0, 0.3, 0.6, 0.15
"""`_NEXT`: a letter right behind one that was read (`UNPROFOR`)."""
_BASE, _PER_LETTER = 1.0, 0.35
"""What a fit may cost: `UNICEF` takes two letters from within `United Nations Children’s Fund`."""
_LOWER_CASE_COST = 0.8
"""Where the first word is no name (`small and medium-sized enterprises`), letters must fit well."""
_MIN_SHARE, _MIN_SHARE_IN_LOWER_CASE = 0.6, 0.75
_LONG, _LONG_COST = 5, 1.8
"""From so many letters on a likeness is no chance (`coronavirus disease (COVID-19)`)."""
_HUGE = float("inf")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it begins; parts of a hyphenated one are words."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> bool:
        return self.text.casefold() in _SMALL and not (len(self.text) > 1 and self.text.isupper())

    @property
    def abbreviated(self) -> bool:
        """An acronym itself, but one that names begin with (`UN Office`, `EU Agency`)."""
        return sum(each.isupper() for each in self.text) > 2

    @property
    def named(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def words_of(text: str) -> list[Word]:
    return [Word(each["word"], each.start("word"), each.end()) for each in _WORD.finditer(text)]


def letters_of(acronym: str) -> str:
    """Those that stand for words: no plural `s`, no signs, no digits."""
    singular = re.sub(r"(?<=[A-Z])s$", "", acronym)
    return "".join(each for each in singular if each.isalpha()).casefold()


def begin(acronym: str, words: Sequence[Word]) -> int | None:
    """Index of the word where the expansion begins that ends with the last of `words`."""
    letters = letters_of(acronym)
    best, cost = None, _HUGE
    for at in range(len(words) - 1, -1, -1):
        if words[at].small or words[at].abbreviated:
            continue
        of_this = fit(letters, words[at:])
        if of_this < cost:
            best, cost = at, of_this
    if best is None or cost > allowed(letters, words[best]):
        return None
    return best


def allowed(letters: str, first: Word) -> float:
    """What a fit that begins with this word may cost."""
    if not first.named:
        if len(letters) >= _LONG:
            return _LONG_COST
        return _LOWER_CASE_COST if len(letters) > 2 else 0.0
    return _BASE + _PER_LETTER * len(letters) if len(letters) > 2 else _LOWER_CASE_COST


def fit(letters: str, words: Sequence[Word]) -> float:
    """The cost of reading `letters` in `words`, beginning with the first letter of the first."""
    if not letters or not words or words[0].text[0].casefold() != letters[0]:
        return _HUGE
    costs = _start(letters, words[0])
    for word in words[1:]:
        costs = _further(letters, word, costs)
    return costs[len(letters)]


def _start(letters: str, word: Word) -> list[float]:
    costs = [_HUGE] * (len(letters) + 1)
    for read, cost in _within(letters, 0, word):
        costs[read] = min(costs[read], cost)
    return costs


def _further(letters: str, word: Word, before: list[float]) -> list[float]:
    """Costs after one more word, by the number of letters that have been read."""
    skip = 0.0 if word.small else _LEFT_OUT
    costs = [each + skip for each in before]
    costs[-1] = before[-1] + (0.0 if word.small else _BEHIND)
    for read, cost in enumerate(before[:-1]):
        if cost == _HUGE:
            continue
        for after, added in _within(letters, read, word):
            costs[after] = min(costs[after], cost + added)
    return costs


def _within(letters: str, read: int, word: Word) -> list[tuple[int, float]]:
    """How many letters may be read after this word, and what those cost: its first, and more in it."""
    plain = word.text.casefold()
    if read >= len(letters) or plain[0] != letters[read]:
        return []
    free = word.text.isupper() and len(word.text) > 1
    reads = [(read + 1, 0.0)]
    at, cost = 1, 0.0
    for count in range(read + 1, len(letters)):
        found = plain.find(letters[count], at)
        if found < 0:
            break
        cost += 0.0 if free else _NEXT if found == at else _INNER
        at = found + 1
        reads.append((count + 1, cost))
    return reads


def begin_in_any_order(acronym: str, words: Sequence[Word], begins: Sequence[int]) -> int | None:
    """As `begin`, of the words `begins`, by the initials that the acronym has in any order."""
    letters = Counter(letters_of(acronym))
    total = sum(letters.values())
    best, points = None, 0
    for at in begins:
        telling = [each for each in words[at:] if not each.small]
        initials = Counter(each.text[0].casefold() for each in telling)
        shared = sum((initials & letters).values())
        score = 2 * shared - sum(initials.values())
        named = 2 * sum(each.named for each in telling) >= len(telling)
        share = _MIN_SHARE if named else _MIN_SHARE_IN_LOWER_CASE
        if (
            shared >= share * total
            and (named or total >= _LONG)
            and shared >= _FEWEST
            and score > points
        ):
            best, points = at, score
    return best


_FEWEST = 3
