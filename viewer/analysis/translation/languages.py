"""Whether two documents are in two languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from importers.structure.languages import language_of
from viewer.analysis.translation.scripts import script_of
from viewer.analysis.units import Unit

SAMPLE = 12_000
"""Letters of a document that say which language it is in."""

FEWEST = 200
"""Letters below which a script says something and words do not."""


def in_two_languages(a: Sequence[Unit], b: Sequence[Unit]) -> bool:
    """By their scripts, or in one script by the commonest words of each.

    A short document, or one in a language that nobody has told the program of, is taken to be in the
    language of the other.
    """
    one, other = _sample(a), _sample(b)
    scripts = main_script(a), main_script(b)
    if None in scripts:
        return False
    if scripts[0] != scripts[1]:
        return True
    if min(len(one), len(other)) < FEWEST:
        return False
    languages = language_of(one), language_of(other)
    return None not in languages and languages[0] != languages[1]


def main_script(units: Sequence[Unit]) -> str | None:
    """The script of most letters of the text; None where there are almost none."""
    counts = Counter(filter(None, map(script_of, _sample(units))))
    return counts.most_common(1)[0][0] if counts.total() >= 10 else None


def _sample(units: Sequence[Unit]) -> str:
    """The longest paragraphs: headers, lists of names and tables are often in another language."""
    found: list[str] = []
    length = 0
    for unit in sorted(units, key=lambda unit: (-len(unit.text), unit.text)):
        found.append(unit.text[: SAMPLE // 6])
        length += len(found[-1])
        if length >= SAMPLE:
            break
    return " ".join(found)
