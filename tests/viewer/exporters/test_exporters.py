"""What holds for every format, those to come included."""

from __future__ import annotations

import errno
import os
import re
import resource
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tests.viewer.exporters import golden
from tests.viewer.exporters.samples import (
    EXCERPTS,
    FORMULA,
    LINK,
    OPTIONS,
    RESOLUTION,
    many,
    note,
)
from viewer.domain import Excerpt
from viewer.domain.excerpts import Grouping
from viewer.exporters import Exporter, ExportError, export, exporter_named, exporters

FULL = Path("/dev/full")
every_format = pytest.mark.parametrize("format_", exporters(), ids=lambda each: each.name)
every_format_of_excerpts = pytest.mark.parametrize(
    "format_",
    [each for each in exporters() if each.of == "excerpts"],
    ids=lambda each: each.name,
)


def text_of(file: Path) -> str:
    if is_zipfile(file):
        with ZipFile(file) as parts:
            names = [name for name in parts.namelist() if _TEXT.fullmatch(name)]
            return "\n".join(parts.read(name).decode() for name in names)
    return file.read_text(encoding="utf-8")


_TEXT = re.compile(r"word/(document|footnotes)\.xml|content\.xml|xl/worksheets/.*\.xml|.*\.qde")


def test_the_promised_formats_are_there() -> None:
    assert {each.name for each in exporters()} >= {
        "bibtex", "csl", "csv", "docx", "html", "jsonl", "markdown", "ris", "w3c",
    }  # fmt: skip
    suffixes = [each.suffix for each in exporters()]
    assert len(set(suffixes)) == len(suffixes)


def test_an_unknown_format_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="'pdf'"):
        exporter_named("pdf")


@pytest.mark.parametrize(
    ("format_", "variant"),
    golden.variants(),
    ids=[f"{format_.name}-{variant.name}" for format_, variant in golden.variants()],
)
def test_what_is_written_is_what_was_agreed(format_: Exporter, variant: golden.Variant) -> None:
    expected = golden.path(format_, variant).read_bytes()
    assert golden.made(format_, variant) == expected


@every_format
def test_no_excerpts_make_a_file_too(format_: Exporter, tmp_path: Path) -> None:
    target = tmp_path / f"none{format_.suffix}"
    assert export(format_.name, [], target, OPTIONS) == 0
    assert target.exists()


@every_format
def test_equal_excerpts_make_equal_bytes(format_: Exporter) -> None:
    one, other = BytesIO(), BytesIO()
    format_.write(EXCERPTS, one, OPTIONS)
    format_.write(iter(EXCERPTS), other, OPTIONS)
    assert one.getvalue() == other.getvalue()


class Watched(Excerpt):
    """An excerpt that can be seen to be let go."""


@every_format
def test_a_thousand_excerpts_stream(format_: Exporter, tmp_path: Path) -> None:
    alive = most = 0

    def gone() -> None:
        nonlocal alive
        alive -= 1

    def watched() -> Iterator[Excerpt]:
        nonlocal alive, most
        for each in many(1000):
            made = Watched(**{part.name: getattr(each, part.name) for part in fields(each)})
            weakref.finalize(made, gone)
            alive += 1
            most = max(most, alive)
            yield made

    target = tmp_path / f"many{format_.suffix}"
    assert export(format_.name, watched(), target, OPTIONS) == 1000
    assert most <= 5
    if format_.of == "excerpts":
        written = text_of(target)
        assert "number 0 of" in written
        assert "number 999 of" in written


@every_format_of_excerpts
def test_notes_are_left_out_when_not_wanted(format_: Exporter, tmp_path: Path) -> None:
    with_notes, without = tmp_path / f"a{format_.suffix}", tmp_path / f"b{format_.suffix}"
    export(format_.name, [FORMULA], with_notes, OPTIONS)
    export(format_.name, [FORMULA], without, replace(OPTIONS, with_notes=False))
    assert "widens the goal" in text_of(with_notes)
    assert "widens the goal" not in text_of(without)


@every_format_of_excerpts
def test_notes_say_who_wrote_them_and_what_they_lead_to(format_: Exporter, tmp_path: Path) -> None:
    target = tmp_path / f"a{format_.suffix}"
    written = replace(RESOLUTION, tagged_by="Zoe", notes=(note("See there.", LINK),))
    export(format_.name, [written], target, OPTIONS)
    text = text_of(target)
    assert "See there." in text
    assert "Amina" in text
    assert any(day in text for day in ("20 November 2025", "2025-11-20"))
    assert any(kind in text for kind in ("Follows up", '"follows-up"'))
    assert LINK.quote in text


@every_format_of_excerpts
def test_what_is_doubtful_is_said_to_be(format_: Exporter, tmp_path: Path) -> None:
    sure, doubtful = tmp_path / f"a{format_.suffix}", tmp_path / f"b{format_.suffix}"
    export(format_.name, [RESOLUTION], sure, OPTIONS)
    export(format_.name, [replace(RESOLUTION, certainty="doubtful")], doubtful, OPTIONS)
    assert "doubtful" in text_of(doubtful)
    assert "doubtful" not in text_of(sure)


@every_format_of_excerpts
@pytest.mark.parametrize(
    "grouping",
    [("theme",), ("document",), ("date", "person"), ("theme", "document"), ()],
    ids="-".join,
)
def test_every_grouping_keeps_every_excerpt(
    format_: Exporter, grouping: tuple[Grouping, ...], tmp_path: Path
) -> None:
    target = tmp_path / f"grouped{format_.suffix}"
    options = replace(OPTIONS, grouped_by=grouping)
    assert export(format_.name, many(20), target, options) == 20
    assert all(f"number {each} of" in text_of(target) for each in range(20))


@every_format
def test_a_failure_on_the_way_leaves_what_was_there(format_: Exporter, tmp_path: Path) -> None:
    target = tmp_path / f"kept{format_.suffix}"
    target.write_text("before")

    def broken() -> Iterator[Excerpt]:
        yield from many(3)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export(format_.name, broken(), target, OPTIONS)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """As on a disk that fills up while a file is written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@every_format
def test_a_file_that_cannot_grow_leaves_what_was_there(format_: Exporter, tmp_path: Path) -> None:
    target = tmp_path / f"kept{format_.suffix}"
    target.write_text("before")
    with files_up_to(1000), pytest.raises(ExportError, match="could not be written") as failure:
        export(format_.name, many(1000), target, OPTIONS)
    assert is_one_sentence(failure.value)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@every_format
def test_a_full_disk_is_said_in_a_sentence(format_: Exporter) -> None:
    with pytest.raises(ExportError, match="disk is full") as failure:
        export(format_.name, EXCERPTS, FULL, OPTIONS)
    assert is_one_sentence(failure.value)
    assert stat.S_ISCHR(FULL.stat().st_mode)


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Root may write everywhere, so tests that run as root step down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@every_format
def test_a_folder_that_may_not_be_written_to_is_said(format_: Exporter, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with (
            as_somebody_without_rights(),
            pytest.raises(ExportError, match="may not write there") as failure,
        ):
            export(format_.name, EXCERPTS, tmp_path / f"no{format_.suffix}", OPTIONS)
    finally:
        tmp_path.chmod(0o755)
    assert is_one_sentence(failure.value)
    assert list(tmp_path.iterdir()) == []


@every_format
def test_a_missing_folder_is_said(format_: Exporter, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not there") as failure:
        export(format_.name, EXCERPTS, tmp_path / "gone" / f"x{format_.suffix}", OPTIONS)
    assert is_one_sentence(failure.value)


def is_one_sentence(error: ExportError) -> bool:
    text = str(error)
    return text.endswith(".") and ". " not in text and "\n" not in text


def test_a_folder_as_target_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        export("csv", EXCERPTS, tmp_path, OPTIONS)


def test_an_error_of_another_kind_keeps_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportError, match="Input/output error"):
        export("csv", EXCERPTS, tmp_path / "x.csv", OPTIONS)


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    export("csv", [RESOLUTION], tmp_path / "new.csv", OPTIONS)
    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.touch()
    real.chmod(0o640)
    link.symlink_to(real)
    export("csv", [RESOLUTION], link, OPTIONS)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "promoting the peace process" in real.read_text(encoding="utf-8-sig")


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    target.write_text("before")
    target.chmod(0o444)
    tmp_path.chmod(0o777)
    with as_somebody_without_rights(), pytest.raises(ExportError, match="may not write there"):
        export("csv", EXCERPTS, target, OPTIONS)
    assert target.read_text() == "before"
