from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.archive.making import add
from viewer.archive import Archive
from viewer.finding.glossary import FINDER, defined_apart, meanings, meant_in, settle

POLITICAL = "Requests the Department of Political Affairs (DPA) to report;"
MEANT = {"DPA": ("Department of Political Affairs",)}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.concord", person="Ada") as opened:
        yield opened


def test_what_is_pending_is_found_once(archive: Archive) -> None:
    for number in range(3):
        add(archive, [POLITICAL], name=f"{number}.txt")
    calls: list[int] = []
    assert settle(archive, at_once=2, check=lambda: calls.append(1)) == 3
    assert len(calls) == 2
    assert settle(archive) == 0
    assert archive.glossary.all()[0].documents == 3
    assert archive.glossary.pending(FINDER) == []


def test_a_document_is_known_before_it_is_kept(archive: Archive) -> None:
    document = add(archive, [POLITICAL])
    assert meant_in(archive, document) == MEANT
    settle(archive)
    assert meant_in(archive, document) == MEANT
    archive.documents.remove([document])
    assert meant_in(archive, document) == {}


def test_it_is_found_in_another_process_as_here(archive: Archive) -> None:
    document = add(archive, [POLITICAL])
    told: list[float] = []
    (found,) = defined_apart(archive.path, [document], told.append)
    assert [each.acronym for each in found.abbreviations] == ["DPA"]
    assert told == [1.0]
    assert settle(archive, lambda _some: [found]) == 1
    assert archive.glossary.meanings() == MEANT


def test_nothing_is_kept_where_nothing_can_be_written(archive: Archive) -> None:
    add(archive, [POLITICAL])
    with archive.again(read_only=True) as reading:
        assert settle(reading) == 0
        assert meanings(reading) == MEANT
        assert meanings(reading, most=0) == {}
