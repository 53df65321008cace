from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from tests.viewer.archive.making import add, anchors, parsed
from viewer.archive import Archive, Interrupted
from viewer.archive.searching import paragraphs
from viewer.domain import SearchFilter, ThemeId
from viewer.domain.searching import Question


def test_a_hit_tells_where_it_is(archive: Archive) -> None:
    document = add(archive, title="Cooperation", symbol="A/1", date="2013")
    (hit,) = archive.search.find("humanitarian")
    paragraph = archive.documents.paragraphs(document)[1]
    assert (hit.document, hit.title, hit.symbol, hit.date) == (
        document,
        "Cooperation",
        "A/1",
        "2013",
    )
    assert (hit.paragraph, hit.index, hit.label, hit.page) == (paragraph.id, 1, "2.", 1)
    assert hit.text == paragraph.text
    assert "\x02humanitarian\x03 assistance" in hit.snippet


def test_the_best_come_first(archive: Archive) -> None:
    add(archive, ["peace " + "and other matters " * 30, "peace peace peace", "no such word"])
    hits = archive.search.find("peace")
    assert [hit.index for hit in hits] == [1, 0]
    assert hits[0].score > hits[1].score
    assert [hit.index for hit in archive.search.find("peace", limit=1)] == [1]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("states", 1),
        ("STATES children", 1),
        ("states secretary", 0),
        ("states OR secretary", 2),
        ("secr*", 1),
        ("secr", 0),
        ('"zones of conflict"', 1),
        ('"conflict of zones"', 0),
        ("of -zones", 1),
        ("Settlément", 1),
        ('"', 0),
        ("", 0),
        ("NOT", 0),
    ],
)
def test_find_and_count_agree(archive: Archive, query: str, count: int) -> None:
    add(archive)
    assert len(archive.search.find(query)) == archive.search.count(query) == count


def test_furniture_is_not_found(archive: Archive) -> None:
    archive.documents.add("a.txt", b"x", parsed(("peace", "peace"), furniture=(0,)))
    assert [hit.index for hit in archive.search.find("peace")] == [1]


def test_arabic_is_found_however_it_is_written(archive: Archive) -> None:
    add(archive, ["مُنَظَّمَة التعــاون الإسلامي"])
    (hit,) = archive.search.find("منظمة التعاون الاسلامى OR منظمة التعاون الاسلامي")
    assert hit.text == "مُنَظَّمَة التعــاون الإسلامي"
    assert hit.snippet.count("\x02") == 3
    assert archive.search.count("الإِسلامي") == 1


def test_filters(archive: Archive) -> None:
    one = add(archive, date="2013-05-17")
    two = add(archive, name="b.txt", date="2015")
    three = add(archive, name="c.txt")
    archive.tags.add(ThemeId(1), anchors(archive, two)[:1])
    archive.tags.add(ThemeId(2), anchors(archive, one)[1:2])

    def found(**wanted: object) -> list[int]:
        only = SearchFilter(**wanted)  # type: ignore[arg-type]
        hits = archive.search.find("peaceful OR humanitarian", only)
        assert archive.search.count("peaceful OR humanitarian", only) == len(hits)
        return sorted(hit.document for hit in hits)

    assert found() == sorted([one, two, three] * 2)
    assert found(documents=(one,)) == [one, one]
    assert found(documents=(one, three)) == [one, one, three, three]
    assert found(themes=(ThemeId(1),)) == [two]
    assert found(themes=(ThemeId(1), ThemeId(2))) == [one, two]
    assert found(themes=(ThemeId(3),)) == []
    assert found(themes=(ThemeId(1),), documents=(one,)) == []
    assert found(date_from="2014") == [two, two]
    assert found(date_to="2014") == [one, one]
    assert found(date_from="2013-05-17", date_to="2013-05-17") == [one, one]
    assert found(date_from="2013-05-18", date_to="2015-06") == [two, two]
    assert found(documents=(99,)) == []
    archive.themes.remove(ThemeId(1))
    assert found(themes=(ThemeId(1), ThemeId(2))) == [one]


def test_removed_documents_do_not_crowd_out_the_others(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paragraphs, "RANKED", 5)
    old = add(archive, ["peace"] * 10)
    new = add(archive, ["peace"] * 3, name="b.txt")
    assert archive.search.count("peace") == 13
    archive.documents.remove([old])
    assert [hit.document for hit in archive.search.find("peace")] == [new] * 3
    assert archive.search.count("peace") == 3


def until_interrupted(archive: Archive, work: Callable[[Archive], object]) -> Interrupted:
    """Interrupt `work` on a connection of another thread until it ends."""
    caught: list[Interrupted] = []
    ready: list[Archive] = []
    ended = threading.Event()

    def run() -> None:
        with archive.again(read_only=True) as mine:
            ready.append(mine)
            try:
                while True:
                    work(mine)
            except Interrupted as interrupted:
                caught.append(interrupted)
            finally:
                ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    while not ended.is_set():
        for each in ready:
            each.interrupt()
        time.sleep(0.001)
    thread.join()
    return caught[0]


def test_a_search_can_be_interrupted_from_another_thread(archive: Archive) -> None:
    add(archive, ["peace and cooperation " * 20] * 2000)
    error = until_interrupted(archive, lambda mine: mine.search.find("peace OR coop*"))
    assert "cancelled" in str(error)
    assert archive.search.count("peace") == 2000


def test_interrupting_a_closed_archive_does_nothing(archive: Archive) -> None:
    other = archive.again(read_only=True)
    other.close()
    other.interrupt()


def test_a_search_ends_between_its_statements_too(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite forgets an interruption that comes while no statement runs."""
    add(archive, ["peace"])
    others = archive.search._others

    def interrupted_meanwhile(asked: object) -> object:
        archive.interrupt()
        return others(asked)  # type: ignore[arg-type]

    monkeypatch.setattr(archive.search, "_others", interrupted_meanwhile)
    with pytest.raises(Interrupted):
        archive.search.page(Question("peace"))
    monkeypatch.undo()
    assert len(archive.search.page(Question("peace", only_paragraphs=True)).found) == 1
