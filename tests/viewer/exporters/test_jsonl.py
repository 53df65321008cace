from __future__ import annotations

import io
import json
from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.exporters.samples import EXCERPTS, OPTIONS, RESOLUTION
from viewer.domain import Excerpt
from viewer.exporters.columns import columns
from viewer.exporters.jsonl import write


def objects(*excerpts: Excerpt) -> list[dict[str, object]]:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
    return [json.loads(line) for line in file.getvalue().decode().splitlines()]


def test_every_field_comes_back_as_it_was() -> None:
    for row, excerpt in zip(objects(*EXCERPTS), EXCERPTS, strict=True):
        known = json.loads(json.dumps(asdict(excerpt)))
        assert row == {name: known[name] for name in columns(OPTIONS)}


def test_paragraphs_around_are_there_as_far_as_they_were_asked_for() -> None:
    file = io.BytesIO()
    wanted = replace(RESOLUTION, before=("far", "near"), after=("after", "far"))
    write([wanted], file, replace(OPTIONS, before=1, after=1))
    row = json.loads(file.getvalue())
    assert (row["before"], row["after"]) == (["near"], ["after"])


def test_nobody_is_named_where_nobody_is_to_be() -> None:
    file = io.BytesIO()
    write(EXCERPTS, file, replace(OPTIONS, with_people=False))
    assert "Amina" not in file.getvalue().decode()


def test_letters_of_all_scripts_can_be_read_in_the_file() -> None:
    file = io.BytesIO()
    write(EXCERPTS, file, OPTIONS)
    assert "التعاون" in file.getvalue().decode()


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_an_excerpt_is_one_line_whatever_it_holds(text: str) -> None:
    file = io.BytesIO()
    write([replace(RESOLUTION, text=text)], file, OPTIONS)
    assert len(file.getvalue().decode().splitlines()) == 1
    assert json.loads(file.getvalue())["text"] == text
