"""Compound files: what is in the root, from files whole and broken."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.containers.compound import MAGIC, root_streams
from tests.importers.making_ole import SECTOR, ole, word_document


def test_streams_of_the_root_are_told_from_those_of_embedded_documents() -> None:
    content = ole({"Workbook": bytes(5000), "Other": b"small"}, inner={"WordDocument": b"x"})
    assert set(root_streams(content)) == {"Workbook", "Other"}


def test_the_start_of_a_large_stream_is_at_hand() -> None:
    found = root_streams(ole({"1Table": bytes(4096), "WordDocument": word_document(7)}))
    assert found["WordDocument"].start[:12] == word_document(7)[:12]
    assert found["WordDocument"].size == 4096
    assert root_streams(ole({"WordDocument": b"x"}))["WordDocument"].start == b""


def test_a_directory_longer_than_a_sector_is_followed() -> None:
    names = [f"Stream {number}" for number in range(40)]
    assert set(root_streams(ole(dict.fromkeys(names, b"x")))) == set(names)


def test_siblings_in_a_circle_end() -> None:
    content = bytearray(ole({"A": b"x", "B": b"x"}))
    second = 2 * SECTOR + 2 * 128
    content[second + 72 : second + 76] = (1).to_bytes(4, "little")
    assert set(root_streams(bytes(content))) == {"A", "B"}


def test_other_files_have_no_streams() -> None:
    assert root_streams(b"") == {}
    assert root_streams(b"PK\x03\x04") == {}
    assert root_streams(MAGIC) == {}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(8, 2000), st.integers(0, 255)), max_size=8),
    st.integers(0, 7000),
)
def test_broken_files_end_and_raise_nothing(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(ole({"WordDocument": word_document(), "1Table": b"x"}))
    for at, value in changes:
        content[at] = value
    for name, stream in root_streams(bytes(content[:length])).items():
        assert name == stream.name
