from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, parsed
from viewer.archive import Archive, search
from viewer.archive.searching import paragraphs
from viewer.domain import DocumentId, SearchFilter
from viewer.domain.searching import Order, Question, What

DOCUMENTS, EACH = 8, 40


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Every paragraph has `peace and rest`, every tenth `war`; the last of each the shortest."""
    path: Path = tmp_path_factory.mktemp("large") / "ours.concord"
    with Archive.open(path, person="Ada") as archive:
        for number in range(DOCUMENTS):
            texts = [
                f"peace and rest {'war ' if index % 10 == 0 else ''}{'x ' * (EACH - index)}"
                for index in range(EACH)
            ]
            add(archive, texts, name=f"{number}.txt", date=str(2000 + (number * 3) % 8))
        yield archive


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if these were a million paragraphs."""
    monkeypatch.setattr(paragraphs, "RANKED", 60)
    monkeypatch.setattr(paragraphs, "WINDOWS", 4)
    monkeypatch.setattr(search, "COMMON", 100)


def asked(archive: Archive, text: str, **more: object) -> tuple[list[tuple[int, int]], int | None]:
    page = archive.search.page(Question(text, **more), limit=16)  # type: ignore[arg-type]
    places = [
        (each.document or 0, each.index or 0) for each in page.found if each.what is What.PARAGRAPH
    ]
    return places, page.ranked


@pytest.mark.usefixtures("few")
def test_of_too_many_matches_an_even_share_is_ranked(large: Archive) -> None:
    found, ranked = asked(large, "peace")
    assert ranked is not None
    assert 30 <= ranked <= 60
    assert len(Counter(document for document, _ in found)) == DOCUMENTS
    assert all(index > EACH // 2 for _, index in found)  # the shortest are the best


@pytest.mark.usefixtures("few")
def test_all_are_ranked_where_they_are_few(large: Archive) -> None:
    found, ranked = asked(large, "war")
    assert ranked is None
    assert [index for _, index in found[:DOCUMENTS]] == [30] * DOCUMENTS
    found, ranked = asked(large, "peace", filter=SearchFilter(documents=(DocumentId(3),)))
    assert (found[0], ranked) == ((3, EACH - 1), None)
    assert asked(large, "peace date:2003")[1] is None


@pytest.mark.usefixtures("few")
def test_matches_that_are_unevenly_spread_are_ranked_evenly_all_the_same(large: Archive) -> None:
    """More than the look at a part of the archive told."""
    found, ranked = asked(large, "peace -xyz -(war doc:1)", filter=SearchFilter(date_to="2006"))
    assert ranked is not None
    assert len(Counter(document for document, _ in found)) >= DOCUMENTS - 2


@pytest.mark.usefixtures("few")
def test_what_is_too_common_to_be_ranked_stands_in_the_order_of_the_archive(large: Archive) -> None:
    for query in ('"peace and"', "NEAR(peace rest, 3)", "p*"):
        found, ranked = asked(large, query)
        assert ranked == 0
        assert found == [(1, index) for index in range(len(found))]
        assert len(found) > 12
    assert asked(large, '"rest war"')[1] is None


@pytest.mark.parametrize("most_sorted", [5, 10_000])
@pytest.mark.parametrize("order", [Order.DOCUMENT, Order.DATE, Order.NEWEST])
def test_orders_are_the_same_however_many_there_are(
    large: Archive, monkeypatch: pytest.MonkeyPatch, most_sorted: int, order: Order
) -> None:
    monkeypatch.setattr(paragraphs, "SORTED", most_sorted)
    page = large.search.page(Question("war", order=order), offset=4, limit=1_000)
    found = [(each.date or "", each.document, each.index) for each in page.found]
    assert len(found) == DOCUMENTS * 4 - 4
    if order is Order.DOCUMENT:
        assert [each[1:] for each in found] == sorted(each[1:] for each in found)
    else:
        dates = [date for date, *_ in found]
        assert dates == sorted(dates, reverse=order is Order.NEWEST)
    for first, second in pairwise(found):
        assert first[1] != second[1] or (first[2] or 0) < (second[2] or 0)


def test_a_document_that_was_read_again_keeps_its_place(archive: Archive) -> None:
    one = add(archive, ["peace one"], name="a.txt")
    two = add(archive, ["peace two"], name="b.txt")
    archive.readings.replace(one, parsed(["peace again", "peace one"]), lambda _earlier: [])
    question = Question("peace", order=Order.DOCUMENT, only_paragraphs=True)
    found = archive.search.page(question).found
    assert [(each.document, each.index) for each in found] == [(one, 0), (one, 1), (two, 0)]
