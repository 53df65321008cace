"""`references`: what a file or a document of the archive cites."""

from __future__ import annotations

import json
from pathlib import Path

import seeds
from tests.viewer.cli.conftest import OLDER, Concord

KEYS = {"block", "mention", "symbol", "start", "end", "kind", "date", "pinpoint"}


def test_a_file_tells_what_it_cites(concord: Concord) -> None:
    (file,) = (each for each in seeds.documents() if each.name == OLDER)

    said = concord("references", file, "--json")
    references = [json.loads(line) for line in said.out.splitlines()]
    blocks = [json.loads(line) for line in concord("read", file).out.splitlines()][1:]

    assert said.code == 0
    assert len(references) == 31
    assert all(set(each) == KEYS for each in references)
    for each in references:
        assert blocks[each["block"]]["text"][each["start"] : each["end"]] == each["mention"]
    assert {"A/RES/3369(XXX)", "A/60/633-S/2005/826"} <= {each["symbol"] for each in references}


def test_a_document_of_the_archive_cites_the_same_and_people_may_read_it(concord: Concord) -> None:
    (file,) = (each for each in seeds.documents() if each.name == OLDER)
    assert concord("import", file).code == 0

    of_archive = concord("references", "A/RES/67/264", "--json")
    assert of_archive.out == concord("references", file, "--json").out
    assert "A/RES/37/4" in concord("references", "1").out


def test_what_is_neither_is_told(concord: Concord, tmp_path: Path) -> None:
    said = concord("references", tmp_path / "no.txt")
    assert said.code == 1
    assert "neither a file nor" in said.err
