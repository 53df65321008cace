"""Why two blocks are a pair, in words for a person."""

from __future__ import annotations

from viewer.analysis.units import Unit
from viewer.analysis.words import words
from viewer.domain import Relation


def reason(one: Unit, other: Unit, relation: Relation, share: float) -> str:
    """Such as `same label, 83 % of the words` or `6. is now 7., same words`."""
    evidence = [_about_labels(one.label, other.label), _about_words(one, other, share)]
    if relation is Relation.MOVED:
        evidence.insert(0, "in another place")
    elif relation in (Relation.SPLIT, Relation.MERGED):
        evidence[1] = f"one of several parts, {evidence[1]}"
    return ", ".join(each for each in evidence if each)


def _about_labels(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return ""
    return "same label" if one == other else f"{one} is now {other}"


def _about_words(one: Unit, other: Unit, share: float) -> str:
    if one.letters != other.letters:
        # Rounded down, so that no change is called 100 %.
        return f"{int(share * 100)} % of the words"
    exact = [
        "".join(words(each.text, fold_case=False)) or "".join(each.text.split())
        for each in (one, other)
    ]
    return "same words" if exact[0] == exact[1] else "same words, capitals differ"
