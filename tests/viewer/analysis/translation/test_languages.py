"""Two documents in two languages are told from two in one."""

from __future__ import annotations

from itertools import combinations

import pytest

from importers.parsed import Block, Kind
from tests.viewer.analysis.translation.texts import TEXTS, document
from viewer.analysis.translation import in_two_languages
from viewer.analysis.units import Unit, units
from viewer.analysis.words import Lexicon


def of(blocks: list[Block]) -> list[Unit]:
    return units(blocks, Lexicon())


@pytest.mark.parametrize(("one", "other"), list(combinations(TEXTS, 2)))
def test_two_languages(one: str, other: str) -> None:
    assert in_two_languages(of(document(one)), of(document(other)))


@pytest.mark.parametrize("language", TEXTS)
def test_one_language(language: str) -> None:
    assert not in_two_languages(of(document(language)), of(document(language)[4:]))


def test_what_is_too_short_to_tell_is_in_one_language() -> None:
    short = [Block(0, Kind.PARAGRAPH, "Décide de rester saisi de la question.")]
    assert not in_two_languages(of(short), of(document("en")))
    assert not in_two_languages(of([]), of(document("en")))
