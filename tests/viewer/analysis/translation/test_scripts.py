"""Numbers, labels and letters mean the same in every script."""

from __future__ import annotations

import pytest

from viewer.analysis.translation.scripts import numbers, ordinals, plain, script_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,500 of 2 000 and 3.000.000", ["1500", "2000", "3000000"]),
        ("in 1990, 1991 and 12.5", ["1990", "1991", "12", "5"]),
        ("٤١/٧ المؤرخ ٣", ["41", "7", "3"]),
        ("१२ वर्ष", ["12"]),
        ("第二十一条 一切人", ["21"]),
        ("一九四八年十二月", ["1948"]),
        ("007", ["7"]),
        ("none", []),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert numbers(plain(text)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(a)", "a)"), ("(b)", "б)"), ("(c)", "(ج)"), ("14.", "١٤ -"), ("II.", "ii"), ("3.", "三、"),
        ("A.", "А."), ("2.1", "1."), ("21.", "第二十一"),
    ],
)  # fmt: skip
def test_labels_that_count_the_same(one: str, other: str) -> None:
    assert ordinals(one) & ordinals(other)


@pytest.mark.parametrize(("one", "other"), [("(a)", "b)"), ("14.", "15."), ("*", "1."), ("", "")])
def test_labels_that_do_not(one: str, other: str) -> None:
    assert not ordinals(one) & ordinals(other)


def test_i_is_a_letter_and_a_number() -> None:
    assert ordinals("(i)") == {("letter", 9), ("roman", 1)}
    assert ordinals("(iv)") == {("roman", 4)}
    assert ordinals("XLII") == {("roman", 42)}


def test_letters_tell_their_script() -> None:
    assert [script_of(each) for each in "aéжع和ש1 "] == [
        "latin", "latin", "cyrillic", "arabic", "han", "hebrew", None, None,
    ]  # fmt: skip
