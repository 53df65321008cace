"""The fuzzer itself: it damages every format in every way, and makes the same mutants again."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzzing.material import SUFFIXES, Specimen, in_folders, made
from tests.fuzzing.mutants import Breeder
from tests.fuzzing.mutations import MAX_BYTES, Mutation, Subject, all_mutations, mutations

SPECIMENS = {each.form: each for each in made()}


def test_every_format_has_a_specimen_and_ways_of_its_own() -> None:
    assert set(SPECIMENS) == set(SUFFIXES)
    common = len(mutations("nothing known"))
    assert all(len(mutations(form)) > common for form in SUFFIXES)


@pytest.mark.parametrize("way", all_mutations(), ids=lambda each: each.name)
def test_every_way_damages_what_it_is_for(way: Mutation) -> None:
    """Some attempt changes something, and none fails, on nothing at all either."""
    forms = [form for form in SPECIMENS if way in mutations(form)] or ["pdf stream"]
    changed = 0
    for form in forms:
        content = SPECIMENS[form].content if form in SPECIMENS else b"q 1 0 0 1 72 700 cm Q"
        for number in range(6):
            random = Random(f"{form}{number}")
            changed += (
                way.damage(random, Subject(form, content, content + content[::-1])) != content
            )
            way.damage(random, Subject(form, b"", b""))
    assert changed


def test_the_same_seed_and_number_make_the_same_mutant() -> None:
    one, two, other = (Breeder(made(), seed) for seed in (7, 7, 8))
    for number in range(40):
        assert one.mutant(number) == two.mutant(number)
    assert sum(one.mutant(n).content != other.mutant(n).content for n in range(40)) > 30


def test_no_mutant_grows_beyond_the_limit() -> None:
    assert all(len(Breeder(made(), 3).mutant(n).content) <= MAX_BYTES for n in range(120))


def test_files_of_folders_are_told_by_content(tmp_path: Path) -> None:
    for name, specimen in (("a.bin", "pdf"), ("b.txt", "docx"), ("c.dat", "rtf"), ("d.x", "xml")):
        (tmp_path / name).write_bytes(SPECIMENS[specimen].content)
    (tmp_path / "large.txt").write_bytes(b"x" * 20_000)
    (tmp_path / "none.txt").touch()

    found: list[Specimen] = in_folders([tmp_path], largest=10_000)

    assert [(each.name, each.form) for each in found] == [
        ("a.bin", "pdf"),
        ("b.txt", "docx"),
        ("c.dat", "rtf"),
        ("d.x", "xml"),
    ]
