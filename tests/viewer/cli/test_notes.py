from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.viewer.cli.conftest import Concord
from viewer.archive import Archive

DOCUMENT = "1"

pytestmark = pytest.mark.usefixtures("filled")


def listed(concord: Concord, *arguments: str) -> list[dict[str, Any]]:
    said = concord("notes", "--json", *arguments)
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_notes_are_put_on_documents_themes_and_tags(concord: Concord, filled: Path) -> None:
    tag = concord("tag", DOCUMENT, "4", "peace").out.strip()
    for arguments in (
        (DOCUMENT, "4", "On a block."),
        (DOCUMENT, "On a document."),
        ("--theme", "Peace", "On a theme."),
        ("--tag", tag, "On a tag."),
    ):
        assert int(concord("annotate", *arguments).out) > 0
    for on, body in (
        ("paragraph", "On a block."),
        ("document", "On a document."),
        ("theme", "On a theme."),
        ("tag", "On a tag."),
    ):
        (note,) = listed(concord, "--on", on)
        assert note["text"] == body
    with Archive.open(filled, read_only=True) as archive:
        assert len(archive.annotations.all()) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        ("annotate", "Only text"),
        ("annotate", DOCUMENT, "four", "Text"),
        ("annotate", DOCUMENT, "4", "5", "Text"),
        ("annotate", DOCUMENT, "4", "Text", "--theme", "Peace"),
        ("annotate", DOCUMENT, "Text", "--words", "of no block"),
        ("note", "link", "1"),
        ("note", "link", "1", DOCUMENT, "--note", "2"),
        ("note", "link", "1", DOCUMENT, "--words", "some"),
        ("note", "link", "1", DOCUMENT, "--type", "loves"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(wrong: tuple[str, ...], concord: Concord) -> None:
    assert concord(*wrong).code == 2


def test_a_note_leads_somewhere_by_command(concord: Concord) -> None:
    note = concord("annotate", DOCUMENT, "4", "See there.").out.strip()
    other = concord("annotate", "2", "The other.").out.strip()
    link = concord("note", "link", note, "2", "3", "--type", "follows-up").out.strip()
    concord("note", "link", note, "--note", other, "--type", "contradicts")
    concord("note", "link", note, "2")
    (found,) = listed(concord, "--linked")
    assert [each["type"] for each in found["links"]] == [
        "follows-up",
        "contradicts",
        "compare",
    ]
    first, second, third = found["links"]
    assert (first["document"], first["block"], first["note"]) == (2, 3, None)
    assert (second["note"], second["quote"]) == (int(other), "The other.")
    assert (third["document"], third["block"]) == (2, None)
    (counted,) = listed(concord, "--unlinked")
    assert counted["linked_from"] == 1
    assert concord("note", "retype", link, "source").code == 0
    assert [each["note"] for each in listed(concord, "--link", "source")] == [int(note)]
    assert concord("note", "unlink", link).code == 0
    assert listed(concord, "--link", "source") == []
    assert concord("note", "unlink", link).sentence


def test_words_of_a_block_are_linked(concord: Concord, filled: Path) -> None:
    with Archive.open(filled, read_only=True) as archive:
        text = archive.documents.at(archive.documents.find("2").id, 3).text
    note = concord("annotate", DOCUMENT, "Here.").out.strip()
    concord("note", "link", note, "2", "3", "--words", text[:12])
    ((link,),) = (each["links"] for each in listed(concord))
    assert (link["quote"], link["start"], link["end"]) == (text[:12], 0, 12)


def test_notes_are_listed_by_words_document_and_theme(concord: Concord) -> None:
    concord("annotate", DOCUMENT, "Réunion in Geneva.")
    concord("annotate", "--theme", "Health", "Vaccination counts.")
    assert [each["text"] for each in listed(concord, "--words", "reun gen")] == [
        "Réunion in Geneva."
    ]
    assert [each["theme"] for each in listed(concord, "--theme", "Health")] == ["Health"]
    assert [each["document"] for each in listed(concord, "--document", DOCUMENT)] == [1]
    assert len(listed(concord, "--limit", "1")) == 1
    table = concord("notes").out
    assert "Theme Health" in table
    assert table.splitlines()[0].split()[:2] == ["note", "source"]
    assert concord("notes", "--collection", "None such").sentence
    assert concord("notes", "--person", "Nobody").sentence
