"""A bundle is trusted in nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.viewer.archive.making import add
from tests.viewer.bundles.conftest import TEXTS
from tests.viewer.bundles.making import bundle_of, content, places, take
from tests.viewer.bundles.working import Worker
from viewer.archive import Archive
from viewer.bundles import BadBundle, Bundle, BundleError, NewerBundle, check, layout
from viewer.domain import Anchor, Target, ThemeId
from viewer.importing.merging import safe_name

Members = dict[str, bytes]


@pytest.fixture
def sound(ann: Archive) -> Path:
    """A bundle with something of many kinds."""
    ann.tags.add(ThemeId(1), [*places(ann)[:2], Anchor(places(ann)[2].paragraph, 0, 7)])
    ann.annotations.add(Target(anchor=places(ann)[0]), "A note")
    ann.pairs.pair(places(ann)[0].paragraph, places(ann)[1].paragraph)
    ann.documents.correct(ann.documents.all()[0].id, title="Another")
    return bundle_of(ann, with_documents=True)


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path: Path, changed: Members) -> Path:
    target = path.with_name("changed.concordwork")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content_ in changed.items():
            file.writestr(name, content_)
    return target


def read(path: Path) -> None:
    with Bundle(path) as bundle:
        check(bundle)


def test_a_sound_one_is_read(sound: Path) -> None:
    read(sound)
    with Bundle(sound) as bundle:
        assert bundle.person.name == "Ann"
        assert [each.enclosed for each in bundle.documents()] == [True]
        assert len(list(bundle.pieces("tags"))) == 3


def test_its_originals_are_those_it_names(sound: Path, tmp_path: Path) -> None:
    with Bundle(sound) as bundle:
        (document,) = bundle.documents()
        bundle.original(document.sha256, tmp_path / "original")
    files = members(sound)
    name = f"{layout.ORIGINALS}{document.sha256}"
    assert (tmp_path / "original").read_bytes() == files[name]
    with (
        Bundle(packed(sound, {**files, name: b"another"})) as bundle,
        pytest.raises(BadBundle, match="another file"),
    ):
        bundle.original(document.sha256, tmp_path / "original")
    with Bundle(sound) as bundle, pytest.raises(BadBundle, match="does not have"):
        bundle.original("0" * 64, tmp_path / "original")


@pytest.mark.parametrize("content_", [b"", b"PK\x05\x06", b"SQLite format 3\0", b"x" * 1000])
def test_another_file_is_refused(tmp_path: Path, content_: bytes) -> None:
    path = tmp_path / "a.concordwork"
    path.write_bytes(content_)
    with pytest.raises(BadBundle, match="is not a bundle of Concord"):
        Bundle(path)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_one_that_was_cut_off_is_told_from_another_file(sound: Path, share: float) -> None:
    whole = sound.read_bytes()
    sound.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadBundle, match="is cut off"):
        Bundle(sound)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="could not be read"):
        Bundle(tmp_path / "none.concordwork")


def test_one_of_a_later_version_is_said(sound: Path) -> None:
    files = members(sound)
    header = {**json.loads(files[layout.HEADER]), "version": 2}
    with pytest.raises(NewerBundle, match="newer Concord"):
        Bundle(packed(sound, {**files, layout.HEADER: json.dumps(header).encode()}))


@pytest.mark.parametrize(
    ("member", "number", "line", "said"),
    [
        ("tags.jsonl", 2, b"{", "damaged at line 2 of tags.jsonl"),
        ("tags.jsonl", 2, b"[]", "no object in line 2 of tags.jsonl"),
        ("tags.jsonl", 1, b'{"noun":"themes"}', "not of the kind “tags” in line 1"),
        ("tags.jsonl", 1, b"\xff\xfe", "damaged at line 1"),
        ("tags.jsonl", 1, b"[" * 100_000, "damaged at line 1"),
        ("people.jsonl", 1, b'{"uuid":"me","name":"x"}', "no “uuid” that is a UUID in line 1"),
    ],
)
def test_a_bad_line_is_named(sound: Path, member: str, number: int, line: bytes, said: str) -> None:
    files = members(sound)
    lines = files[member].splitlines()
    lines[number - 1] = line
    with pytest.raises(BadBundle, match=said):
        read(packed(sound, {**files, member: b"\n".join(lines)}))


def _changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Members], Members]:
    def changed(files: Members) -> Members:
        first, *rest = files["tags.jsonl"].splitlines()
        line = json.loads(first)
        change(line)
        return {**files, "tags.jsonl": b"\n".join([json.dumps(line).encode(), *rest])}

    return changed


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.pop("values"),
        lambda line: line["values"].pop("sure"),
        lambda line: line["values"].update(sure=1),
        lambda line: line["values"].update(theme="x"),
        lambda line: line["values"].update(place=None),
        lambda line: line["values"]["place"].update(block=-1),
        lambda line: line["values"]["place"].update(block=True),
        lambda line: line["values"]["place"].update(document="../../etc/passwd"),
        lambda line: line["values"]["place"].update(start=0, stop=3, quote="four"),
        lambda line: line.update(made="yesterday"),
        lambda line: line.update(by=7),
        lambda line: line.update(also=["x"]),
        lambda line: line.update(removed=True, values={}),
        lambda line: line.update(changes={"sure": []}),
        lambda line: line.update(changes={"sure": [["2026-01-01T00:00:00Z", 2**63, ""]]}),
        lambda line: line.update(changes={"sure": [["", 0, ""], ["", 1, ""]]}),
    ],
)
def test_a_line_of_another_shape_is_refused(
    sound: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(BadBundle, match=r"in line 1 of tags\.jsonl"):
        read(packed(sound, _changed(change)(members(sound))))


def test_what_a_later_version_adds_is_passed_over(sound: Path) -> None:
    files = _changed(lambda line: line["values"].update(weight=3))(members(sound))
    read(packed(sound, {**files, "lectures.jsonl": b"{}\n"}))


def test_more_than_there_can_be_is_refused(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LONGEST_LINE", 100)
    with pytest.raises(BadBundle, match="more in line 1"):
        read(sound)
    monkeypatch.undo()
    monkeypatch.setattr(layout, "MOST_MEMBERS", 3)
    with pytest.raises(BadBundle, match="members"):
        read(sound)
    monkeypatch.undo()
    monkeypatch.setattr(layout, "MOST_BYTES", 1_000)
    with pytest.raises(BadBundle, match="unpacks to"):
        read(sound)
    monkeypatch.undo()
    monkeypatch.setattr(layout, "MOST_LINES", 2)
    with pytest.raises(BadBundle, match="more in line 3"):
        read(sound)


def test_a_bomb_is_refused(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "RATIO_FROM", 100_000)
    files = {**members(sound), "tags.jsonl": b" " * 10_000_000}
    with pytest.raises(BadBundle, match="more than there can be"):
        Bundle(packed(sound, files))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(sound: Path) -> None:
    with zipfile.ZipFile(sound, "a") as file:
        file.writestr("tags.jsonl", b"")
    with pytest.raises(BadBundle, match="twice"):
        Bundle(sound)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of a new archive."""
    folder = tmp_path_factory.mktemp("damaged")
    with Archive.open(folder / "a.concord", person="Ann") as archive:
        return bundle_of(archive)


@settings(max_examples=200, deadline=None)
@given(share=st.floats(0, 1), length=st.integers(0, 20), other=st.binary(max_size=20))
def test_a_damaged_file_is_a_sentence(small: Path, share: float, length: int, other: bytes) -> None:
    whole = small.read_bytes()
    at = int(share * (len(whole) - 1))
    path = small.with_name("b.concordwork")
    path.write_bytes(whole[:at] + other + whole[at + length :])
    said = ""
    try:
        read(path)
    except BundleError as error:
        said = str(error)
    assert not said or said.endswith(".")


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["\ud800", "\0", "2026-01-01T00:00:00Z", "0" * 64, "#zzzzzz", ""])
    | st.uuids().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle with much of everything, beside the archive that it is from."""
    folder = tmp_path_factory.mktemp("full")
    with Archive.open(folder / "a.concord", person="Ann") as archive:
        add(archive, TEXTS)
        archive.backup(folder / "b.concord")
        Worker(archive, 5).work(120)
        return bundle_of(archive)


def _somewhere(data: st.DataObject, value: Any) -> None:
    """Put anything in the place of something in a value."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    if isinstance(value[key], dict | list) and data.draw(st.booleans()):
        _somewhere(data, value[key])
    else:
        value[key] = data.draw(ANYTHING)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_line_the_archive_stays_sound(full: Path, data: st.DataObject) -> None:
    files = members(full)
    name = data.draw(st.sampled_from(sorted(each for each in files if each.endswith(".jsonl"))))
    lines = [json.loads(each) for each in files[name].splitlines()]
    if lines:
        _somewhere(data, data.draw(st.sampled_from(lines)))
    files[name] = b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    target = full.with_name("c.concord")
    for each in (target, *full.parent.glob("c.concord-*")):
        each.unlink(missing_ok=True)
    shutil.copy(full.with_name("b.concord"), target)
    with Archive.open(target, person="Ben") as archive:
        said = ""
        try:
            take(archive, packed(full, files))
        except BundleError as error:
            said = str(error)
        assert not said or said.endswith(".")
        assert archive.check() == []


def test_a_lie_about_a_reading_puts_nothing_on_other_words(ben: Archive, sound: Path) -> None:
    files = members(sound)
    files["readings.jsonl"] = files["readings.jsonl"].replace(b"Recalling", b"Regretting")
    take(ben, packed(sound, files))
    document = ben.documents.all()[0].id
    assert all("Regretting" not in each.quote for each in ben.tags.of_document(document))
    assert [each.was for each in ben.doubts.all(document)] != []


@pytest.mark.parametrize("deep", [5, 90, 102, 3_000])
def test_themes_below_each_other_and_in_circles_come_in(
    ben: Archive, sound: Path, deep: int
) -> None:
    files = members(sound)
    line = json.loads(files["themes.jsonl"].splitlines()[0])
    uuids = [f"{number:08d}-0000-4000-8000-000000000000" for number in range(deep)]
    lines = [
        {**line, "uuid": uuid, "values": {**line["values"], "name": uuid, "parent": above}}
        for uuid, above in zip(uuids, [*uuids[1:], uuids[-2]], strict=True)
    ]
    files["themes.jsonl"] += b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    path = packed(sound, files)
    if deep > layout.MOST_DEEP:
        with pytest.raises(BadBundle, match="more than 100 deep"):
            take(ben, path)
        return
    take(ben, path)
    assert len(ben.themes.all()) == deep + 3
    assert take(ben, path).changes == 0


def test_a_removed_tag_tells_no_words(ann: Archive) -> None:
    words = Anchor(places(ann)[2].paragraph, 0, 7)
    ann.tags.remove(ann.tags.add(ThemeId(1), [words]))
    note = ann.annotations.add(Target(anchor=places(ann)[0]), "A secret")
    ann.annotations.remove([note])
    told = b"".join(members(bundle_of(ann)).values())
    assert b"Invites" not in told
    assert b"secret" not in told
    assert b"Recalling" not in told


def test_a_bad_bundle_leaves_the_archive_as_it_was(ben: Archive, sound: Path) -> None:
    before, edits = content(ben), ben.history.edits()
    files = members(sound)
    files["tags.jsonl"] += b"{\n"
    with pytest.raises(BadBundle):
        take(ben, packed(sound, files))
    assert (content(ben), ben.history.edits()) == (before, edits)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\a:b.txt", "a_b.txt"),
        ("..", "document"),
        ("", "document"),
        ("/", "document"),
        ("a\0b\n.md", "a_b_.md"),
        ("x" * 300 + ".docx", "x" * 95 + ".docx"),
    ],
)
def test_names_of_others_stay_in_our_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe
