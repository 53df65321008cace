import random

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.analysis.duplicates import SHARE, SHORTEST, near_duplicates
from viewer.analysis.likeness import share_of
from viewer.analysis.words import Lexicon, words

CLAUSE = (
    "Requests the Secretary-General to submit to the General Assembly at its {} session a report "
    "on the implementation of the present resolution;"
)


def test_paragraphs_that_differ_in_a_word_are_a_group() -> None:
    texts = [
        CLAUSE.format("sixty-first"),
        "Something else is said here, which nobody else says at all;",
        CLAUSE.format("sixty-third"),
        CLAUSE.format("sixty-first").upper(),
    ]
    (group,) = near_duplicates(texts)
    assert group.members == (0, 3, 2)
    assert group.shares[0] == group.shares[1] == 1.0
    assert SHARE <= group.shares[2] < 1.0


def test_short_paragraphs_are_the_same_only_word_for_word() -> None:
    (group,) = near_duplicates(["Peace be with us", "Peace be with them", "peace be with us"])
    assert group.members == (0, 2)


def test_empty_paragraphs_are_no_group() -> None:
    assert near_duplicates(["", " ", "—", "***"]) == []


def test_no_chain_of_small_differences_leads_far_away() -> None:
    """Each says one word otherwise than the one before; the last shares half with the first."""
    chain = [" ".join(f"{'new' if n < k else 'old'}{n}" for n in range(20)) for k in range(11)]
    for group in near_duplicates(chain):
        first = chain[group.members[0]].split()
        for member in group.members:
            same = sum(a == b for a, b in zip(first, chain[member].split(), strict=True))
            assert same / 20 >= SHARE


def test_the_largest_group_comes_first() -> None:
    texts = ["two of these and no more than two", "three of these"]
    many = [texts[0], texts[1], texts[1], texts[0], texts[1]]
    assert [each.members for each in near_duplicates(many)] == [(1, 2, 4), (0, 3)]


def test_progress_goes_up_to_one() -> None:
    told: list[float] = []
    near_duplicates([CLAUSE.format(n) for n in range(30)], progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_no_pair_that_is_nearly_the_same_is_missed(seed: int) -> None:
    """Held against comparing each with each: whoever has a like one is in a group."""
    chance = random.Random(seed)
    vocabulary = [f"w{n}" for n in range(chance.choice([5, 30, 300]))]
    base = [[chance.choice(vocabulary) for _ in range(chance.randint(1, 30))] for _ in range(6)]
    texts = []
    for _ in range(40):
        row = list(chance.choice(base))
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(row) + 1)
            row[at : at + chance.randint(0, 1)] = [chance.choice(vocabulary)]
        texts.append(" ".join(row))
    lexicon = Lexicon()
    codes = [lexicon.encode(words(each)) for each in texts]

    def same(a: int, b: int) -> bool:
        if codes[a] == codes[b]:
            return True
        long = min(len(codes[a]), len(codes[b])) >= SHORTEST
        return long and share_of(codes[a], codes[b]) >= SHARE

    groups = near_duplicates(texts)
    within = {member: number for number, group in enumerate(groups) for member in group.members}
    assert len(within) == sum(len(group.members) for group in groups)
    for group in groups:
        assert all(same(group.members[0], each) for each in group.members)
    free = [each for each in range(len(texts)) if each not in within]
    assert not any(same(a, b) for a in free for b in free if a != b)
