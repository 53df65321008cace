from __future__ import annotations

import pytest

from viewer.analysis.learning import WITHOUT_WORDS, Lesson, Weights, learn, logit_of, sigmoid

NOTHING = logit_of(0.05)


def lesson(words: str, *, holds: bool, prior: float = NOTHING) -> Lesson:
    return Lesson(dict.fromkeys(words.split(), (0, 0)), prior, holds)


def test_nothing_is_learned_where_all_lessons_say_the_same() -> None:
    assert learn([]) == Weights()
    assert learn([lesson("a", holds=True)] * 5) == Weights()


def test_a_word_that_comes_with_the_theme_speaks_for_it() -> None:
    lessons = [lesson("well water", holds=True), lesson("road bridge", holds=False)] * 12
    weights = learn(lessons, WITHOUT_WORDS)
    assert sigmoid(weights.logit(NOTHING, {"water": (0, 0)})) > 0.3
    assert sigmoid(weights.logit(NOTHING, {"water": (0, 0), "well": (1, 1)})) > 0.5
    assert sigmoid(weights.logit(NOTHING, {"road": (0, 0), "bridge": (1, 1)})) < 0.15
    assert {word for _, word in weights.speaking({"water": (0, 0), "road": (1, 1)})} == {"water"}


def test_a_word_seen_once_or_twice_tells_nothing() -> None:
    lessons = [lesson("well", holds=True)] * 2 + [lesson("road", holds=False)] * 20
    assert "well" not in (learn(lessons, WITHOUT_WORDS).of or {})


def test_the_words_of_the_theme_are_trusted_less_where_they_misled() -> None:
    sure = logit_of(0.8)
    lessons = [lesson("a", holds=False, prior=sure)] * 15 + [lesson("b", holds=True)] * 5
    assert learn(lessons).trust < 1 < learn([lesson("a", holds=True, prior=sure),
                                             lesson("b", holds=False)] * 15).trust  # fmt: skip


@pytest.mark.parametrize("share", [0.01, 0.5, 0.97])
def test_logits_turn_back(share: float) -> None:
    assert sigmoid(logit_of(share)) == pytest.approx(share)
