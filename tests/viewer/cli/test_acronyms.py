"""`acronyms`: what a file or a document of the archive abbreviates."""

from __future__ import annotations

import json

import seeds
from tests.viewer.cli.conftest import OLDER, Concord


def test_a_file_and_a_document_of_the_archive_tell_the_same(concord: Concord) -> None:
    (file,) = (each for each in seeds.documents() if each.name == OLDER)
    said = concord("acronyms", file, "--json")
    (only,) = [json.loads(line) for line in said.out.splitlines()]
    assert only == {
        "acronym": "UN-Women",
        "expansion": "United Nations Entity for Gender Equality and the Empowerment of Women",
        "block": 24,
    }

    assert concord("import", file).code == 0
    assert concord("acronyms", "A/RES/67/264", "--json").out == said.out
    assert "UN-Women" in concord("acronyms", "1").out
