"""Web annotations: what they point at, what they say, who said it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.exporters.samples import (
    ARABIC,
    EXCERPTS,
    FORMULA,
    OPTIONS,
    RESOLUTION,
    TRACE,
    note,
)
from viewer.domain import Excerpt
from viewer.exporters.registry import ExportOptions
from viewer.exporters.w3c import write


def written(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> Any:
    file = io.BytesIO()
    write(iter(excerpts), file, options)
    return json.loads(file.getvalue())


def items(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> list[Any]:
    found: list[Any] = written(*excerpts, options=options)["first"]["items"]
    return found


def test_a_collection_has_the_context_its_page_and_its_total() -> None:
    collection = written(*EXCERPTS)

    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"]) == len(EXCERPTS)
    assert written()["total"] == 0


def test_both_selectors_point_at_the_words() -> None:
    (target,) = [each["target"] for each in items(RESOLUTION)]
    quote, position = target["selector"]

    assert target["source"]["id"] == f"urn:uuid:{TRACE.document}"
    assert quote["type"], position["type"] == ("TextQuoteSelector", "TextPositionSelector")
    assert (quote["exact"], quote["prefix"]) == (RESOLUTION.text, TRACE.prefix)
    assert position["end"] - position["start"] == len(RESOLUTION.text)


def test_a_theme_is_a_tag_and_a_note_a_comment_by_its_author() -> None:
    noted = replace(RESOLUTION, notes=(replace(note("**bold**"), created_by="Ben"),))
    (made,) = items(noted)
    tag, comment = made["body"]

    assert made["motivation"] == ["tagging", "commenting"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "Peace")
    assert (comment["purpose"], comment["format"]) == ("commenting", "text/markdown")
    assert comment["creator"]["name"] == "Ben"
    assert made["creator"] == {"type": "Person", "name": "Amina"}
    assert made["created"] == RESOLUTION.tagged_at


def test_several_people_are_told_apart() -> None:
    (made,) = items(ARABIC)
    assert [each["name"] for each in made["creator"]] == ["Amina", "Ben, Jr."]


def test_what_is_not_wanted_is_left_out() -> None:
    bare = replace(OPTIONS, with_notes=False, with_people=False, with_certainty=False)
    (made,) = items(replace(FORMULA, certainty="doubtful"), options=bare)
    assert made["motivation"] == "tagging"
    assert {"creator", "created"} & set(made) == set()


def test_doubt_is_an_assessment() -> None:
    (made,) = items(replace(RESOLUTION, certainty="doubtful"))
    assert made["motivation"] == ["tagging", "assessing"]


def test_an_excerpt_without_its_trace_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="traces"):
        items(replace(RESOLUTION, trace=None))


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(text: str, title: str) -> None:
    (made,) = items(replace(RESOLUTION, text=text, title=title))
    assert made["target"]["selector"][0]["exact"] == text
    assert made["target"]["source"]["dc:title"] == title
