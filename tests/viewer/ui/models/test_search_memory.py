import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.searching import Order
from viewer.ui.models.search_memory import RECENT, SearchMemory

MEMORIES = st.builds(
    SearchMemory,
    words=st.text(),
    order=st.sampled_from(Order),
    context=st.booleans(),
    facets=st.booleans(),
    full_names=st.booleans(),
    recent=st.lists(st.text(), max_size=RECENT).map(tuple),
)


@given(MEMORIES)
def test_what_was_kept_comes_back(memory: SearchMemory) -> None:
    assert SearchMemory.read(json.loads(json.dumps(memory.as_json()))) == memory


@pytest.mark.parametrize(
    "value", [None, 3, [], {}, {"words": 3, "order": "none", "recent": 7, "facets": "x"}]
)
def test_what_cannot_be_read_is_as_at_first(value: object) -> None:
    assert SearchMemory.read(value) == SearchMemory()


def test_words_of_an_older_version_are_read() -> None:
    assert SearchMemory.read({"words": "peace"}) == SearchMemory(words="peace")


def test_the_last_query_comes_first_and_each_stands_once() -> None:
    memory = SearchMemory()
    for query in [*(str(n) for n in range(RECENT + 3)), "5", ""]:
        memory = memory.asked(query)
    assert memory.recent[0] == "5"
    assert len(memory.recent) == len(set(memory.recent)) == RECENT
