from __future__ import annotations

import io
import json
from dataclasses import asdict, fields, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.exporters.samples import EXCERPTS, OPTIONS, RESOLUTION
from viewer.domain import Excerpt
from viewer.exporters.jsonl import write


def objects(*excerpts: Excerpt) -> list[dict[str, object]]:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
    return [json.loads(line) for line in file.getvalue().decode().splitlines()]


def test_every_field_comes_back_as_it_was() -> None:
    for row, excerpt in zip(objects(*EXCERPTS), EXCERPTS, strict=True):
        known = json.loads(json.dumps(asdict(excerpt)))
        assert row == {name: value for name, value in known.items() if name != "trace"}
        assert [*row, "trace"] == [each.name for each in fields(Excerpt)]


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
