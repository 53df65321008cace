"""W3C Web Annotation (JSON-LD): one annotation an excerpt, pointing into the text of its document.

https://www.w3.org/TR/annotation-model/ (Recommendation of 23 February 2017). Selectors count code
points, as we do; what they count in is told in `viewer.domain.traces.Trace`.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from typing import BinaryIO

from viewer.domain import Excerpt
from viewer.domain.notes import ExcerptNote, NoteLink
from viewer.domain.traces import Trace
from viewer.exporters.passages import clean, linked
from viewer.exporters.registry import ExportOptions, exporter

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_EXPORTS = uuid.UUID("7be4a3c2-9d5b-4e0f-8d63-1f3a5d7f2c10")
# As in JSON Lines: readers split lines at these.
_LINE_BREAKERS = re.compile("[\x7f-\x9f\u2028\u2029]")


@exporter(
    "w3c",
    title="W3C Web Annotation",
    suffix=".jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    traced=True,
)
def write(excerpts: Iterable[Excerpt], file: BinaryIO, options: ExportOptions) -> None:
    """A collection with one page, an annotation a line; the total is known at the end."""
    name = str(uuid.uuid5(_EXPORTS, f"{options.exported_at} {clean(options.title)}"))
    head = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{name}",
        "type": "AnnotationCollection",
        "label": options.title,
        "created": options.exported_at,
        "generator": {"type": "Software", "name": "Concord"},
    }
    page = {"id": f"urn:uuid:{name}#page", "type": "AnnotationPage", "startIndex": 0}
    file.write(_json(head)[:-1] + b', "first": ' + _json(page)[:-1] + b', "items": [')
    total = 0
    for excerpt in excerpts:
        file.write((b",\n" if total else b"\n") + _json(annotation(excerpt, options)))
        total += 1
    file.write(b'\n]}, "total": %d}\n' % total)


def annotation(excerpt: Excerpt, options: ExportOptions) -> dict[str, object]:
    """What the excerpt says of which words."""
    trace = excerpt.trace
    if trace is None:
        raise ValueError("the excerpts of this format come with their traces")
    bodies = [_tagging(excerpt, trace), *_assessing(excerpt, options)]
    motivations = ["tagging"] + ["assessing"] * (len(bodies) - 1)
    if options.with_notes and excerpt.notes:
        bodies += [_commenting(note, options) for note in excerpt.notes]
        motivations.append("commenting")
        links = [_linking(link, options) for note in excerpt.notes for link in note.links]
        bodies += links
        motivations += ["linking"] * bool(links)
    people = [{"type": "Person", "name": each} for each in trace.people]
    made: dict[str, object] = {
        "id": f"urn:uuid:{trace.tag}",
        "type": "Annotation",
        "motivation": motivations[0] if len(motivations) == 1 else motivations,
    }
    if options.with_people is not False:
        made["creator"] = people[0] if len(people) == 1 else people
        made["created"] = excerpt.tagged_at
    return {**made, "body": bodies, "target": _target(excerpt, trace)}


def _tagging(excerpt: Excerpt, trace: Trace) -> dict[str, object]:
    return {
        "id": f"urn:uuid:{trace.theme}",
        "type": "TextualBody",
        "purpose": "tagging",
        "value": excerpt.theme_name,
    }


def _assessing(excerpt: Excerpt, options: ExportOptions) -> list[dict[str, object]]:
    if excerpt.certainty == "sure" or not options.with_certainty:
        return []
    return [{"type": "TextualBody", "purpose": "assessing", "value": excerpt.certainty}]


def _commenting(note: ExcerptNote, options: ExportOptions) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/markdown",
        "value": note.body,
        **_made(note, options),
    }


def _linking(link: NoteLink, options: ExportOptions) -> dict[str, object]:
    """What a note leads to, in words: what is linked has no address outside of the archive."""
    return {
        "type": "TextualBody",
        "purpose": "linking",
        "format": "text/plain",
        "value": linked(link),
        **_made(link, options),
    }


def _made(what: ExcerptNote | NoteLink, options: ExportOptions) -> dict[str, object]:
    """By whom and when; nothing where nobody is to be named."""
    if options.with_people is False:
        return {}
    creator = {"type": "Person", "name": what.created_by}
    return {"creator": creator, "created": what.created_at}


def _target(excerpt: Excerpt, trace: Trace) -> dict[str, object]:
    source = {
        "id": f"urn:uuid:{trace.document}",
        "type": "Text",
        "language": excerpt.language,
        "dc:title": excerpt.title,
        "dc:identifier": excerpt.symbol,
        "dc:date": excerpt.date,
        "dcterms:bibliographicCitation": excerpt.citation,
    }
    return {
        "type": "SpecificResource",
        "source": {name: value for name, value in source.items() if value is not None},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": excerpt.text,
                "prefix": trace.prefix,
                "suffix": trace.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": trace.offset,
                "end": trace.offset + len(excerpt.text),
            },
        ],
    }


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    text = _LINE_BREAKERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return text.encode("utf-8", "backslashreplace")
