"""Packages that were tampered with: a sentence, whatever the zip directory says."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import UnreadableFile
from importers.containers import packages
from importers.containers.packages import Package, zip_names

NAMES = ("one.xml", "two.xml")


def packed(way: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as package:
        for name in NAMES:
            package.writestr(name, f"<{name}>" * 50)
    return stream.getvalue()


WAYS = {
    way: packed(way)
    for way in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
}


@given(
    st.sampled_from(sorted(WAYS)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
)
def test_any_damage_gives_bytes_or_a_sentence(way: int, damage: list[tuple[float, int]]) -> None:
    content = bytearray(WAYS[way])
    for place, byte in damage:
        content[int(place * len(content))] = byte
    zip_names(bytes(content))
    with contextlib.suppress(UnreadableFile):
        package = Package("a.docx", bytes(content))
        for name in package.names():
            assert isinstance(package.read(name), bytes)


def test_an_offset_before_the_file_is_damage() -> None:
    """`zipfile` seeks there and raises ValueError; found by the fuzzer."""
    content = bytearray(packed())
    end = content.rfind(b"PK\x05\x06")
    content[end + 16] += 60  # where the directory is said to begin

    with pytest.raises(UnreadableFile, match="cannot be unpacked"):
        Package("a.docx", bytes(content)).read(NAMES[0])


def test_what_all_members_unpack_to_is_limited_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_TOTAL_BYTES", 500)
    package = Package("a.docx", packed())
    package.read(NAMES[0])
    with pytest.raises(UnreadableFile, match="fill the memory"):
        package.read(NAMES[1])


def test_a_size_that_the_directory_hides_is_found_while_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = packed().replace((450).to_bytes(4, "little"), (2).to_bytes(4, "little"))
    monkeypatch.setattr(packages, "MAX_MEMBER_BYTES", 400)
    with pytest.raises(UnreadableFile):
        Package("a.docx", content).read(NAMES[0])


def test_names_that_lead_out_are_names_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is unpacked onto the disk, so no path can lead anywhere."""
    monkeypatch.chdir(tmp_path)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("../../outside.txt", "out")
        package.writestr("/tmp/outside.txt", "out")

    opened = Package("a.docx", stream.getvalue())

    assert [opened.read(name) for name in opened.names()] == [b"out", b"out"]
    assert list(tmp_path.rglob("*")) == []
