"""Paragraphs that are alike, on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.viewer.cli.conftest import Concord, Said

pytestmark = pytest.mark.usefixtures("filled")


def lines(said: Said) -> list[dict[str, Any]]:
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_paragraphs_like_one_are_told_with_reasons(concord: Concord) -> None:
    hit = lines(concord("search", "vaccination OR health", "--json", "--limit", "1"))[0]
    place = (str(hit["document"]), str(hit["block"]))
    found = lines(concord("alike", *place, "--json", "--limit", "5"))
    assert 0 < len(found) <= 5
    assert [each["likeness"] for each in found] == sorted(
        (each["likeness"] for each in found), reverse=True
    )
    for each in found:
        assert (each["document"], each["block"]) != (hit["document"], hit["block"])
        assert each["because"]
    table = concord("alike", *place).out.splitlines()
    assert table[0].split() == ["document", "block", "likeness", "source", "because", "words"]
    assert "no block 99999" in concord("alike", place[0], "99999").sentence


def test_paragraphs_that_repeat_stand_in_groups(concord: Concord) -> None:
    found = lines(concord("duplicates", "--json"))
    groups: dict[int, list[dict[str, Any]]] = {}
    for each in found:
        groups.setdefault(each["group"], []).append(each)
    assert groups
    assert all(len(group) > 1 and group[0]["share"] == 1.0 for group in groups.values())
    assert all(each["share"] >= 0.85 for each in found)
    assert len(lines(concord("duplicates", "--json", "--limit", "1"))) == len(groups[1])
    assert concord("duplicates").out.startswith("1  100%")


def test_acronyms_find_what_they_stand_for(concord: Concord) -> None:
    asked = ("search", "OIC", "--json", "--limit", "1000")
    plain = lines(concord(*asked))
    more = lines(concord(*asked, "--expand"))
    assert len(more) > len(plain) > 0
