from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.viewer.cli.conftest import NEWER, OLDER, Concord
from viewer.archive import Archive
from viewer.domain import Anchor


@pytest.fixture
def tagged(filled: Path) -> Path:
    """Ann and Ben have tagged the older document, Ann the newer one too."""
    for person, wanted in (("Ann", {2: "Peace", 3: "Health"}), ("Ben", {2: "Peace", 4: "Peace"})):
        with Archive.open(filled, person=person) as archive:
            for name in (OLDER, NEWER) if person == "Ann" else (OLDER,):
                here = archive.documents.paragraphs(archive.documents.find(name).id)
                for number, theme in wanted.items():
                    archive.tags.add(archive.themes.find(theme).id, [Anchor(here[number].id)])
    return filled


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.usefixtures("tagged")
def test_agreement_by_theme(concord: Concord) -> None:
    said = concord("agreement", OLDER, "--people", "Ann", "Ben", "--json")
    total, peace, health = lines(said.out)
    assert total["theme"] is None
    assert (peace["theme"], peace["both"], peace["only"]) == ("Peace", 1, {"Ann": 0, "Ben": 1})
    assert (health["both"], health["kappa"], health["undefined"]) == (0, 0.0, {})
    assert total["units"] == 2 * peace["units"] == 2 * health["units"]
    assert 0 < total["alpha"] < 1
    assert concord("agreement", "--json").out == said.out
    table = concord("agreement")
    assert table.out.splitlines()[0].split() == [
        "theme", "both", "only", "Ann", "only", "Ben", "same", "kappa", "alpha",
    ]  # fmt: skip
    assert "Compared: 1 document. 4 more were left out" in table.err


@pytest.mark.usefixtures("tagged")
def test_what_counts_can_be_said(concord: Concord) -> None:
    (total, *_) = lines(concord("agreement", "--json", "--count", "tagged").out)
    assert total["units"] == 6
    (letters, *_) = lines(concord("agreement", "--json", "--by", "character").out)
    assert letters["units"] > 1000
    (nothing,) = lines(concord("agreement", NEWER, "--json").out)
    assert nothing["alpha"] is None
    assert "two people" in nothing["undefined"]["alpha"]


@pytest.mark.usefixtures("tagged")
def test_paragraphs_are_listed_and_written(concord: Concord, tmp_path: Path) -> None:
    path = tmp_path / "who.csv"
    said = concord("agreement", OLDER, "--paragraphs", "--json", "-o", path)
    rows = lines(said.out)
    assert [row["differs"] for row in rows] == [False, True, True]
    assert rows[1]["only"] == {"Ann": ["Health"], "Ben": []}
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["agree"] for row in written] == ["yes", "no", "no"]
    assert "only Ben" in concord("agreement", "--paragraphs").out


@pytest.mark.usefixtures("tagged")
def test_a_collection_is_compared(concord: Concord, tagged: Path) -> None:
    with Archive.open(tagged, person="Ann") as archive:
        archive.collections.add("Older", [archive.documents.find(OLDER).id])
    said = concord("agreement", "--collection", "older")
    assert "left out" not in said.err
    assert "no collection" in concord("agreement", "--collection", "none").sentence


@pytest.mark.usefixtures("filled")
def test_who_is_meant_must_be_known(concord: Concord) -> None:
    assert "Who has tagged here: nobody" in concord("agreement").sentence
    assert "no “Zoe”" in concord("agreement", "--people", "Zoe", "Ann").sentence
    nobody_else = concord("agreement", "--people", "Ann", "Ann")
    assert nobody_else.code == 2
    assert "two different people" in nobody_else.err
