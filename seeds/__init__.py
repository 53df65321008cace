"""Five sample documents, the themes every new archive starts with, and a coding of the samples.

All of it is data beside this file: a document is added to `documents/`, a theme to `codebook.json` or `fields.json`,
a tag or a note to `coding.jsonl`, a collection to `collections.json`. The coding was made by reading
the documents; it names paragraphs by their words (see `seeds.quoting`), so that better importers do
not disturb it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from seeds.quoting import Found, QuoteNotFound, find

__all__ = [
    "Found",
    "QuoteNotFound",
    "SampleCollection",
    "SampleNote",
    "SampleTag",
    "StarterTheme",
    "documents",
    "field_themes",
    "find",
    "sample_coding",
    "sample_collections",
    "starter_themes",
]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StarterTheme:
    """A theme that every new archive has, or that can be added to one.

    Attributes:
        colour: name of a colour in `resources.palettes`.
        icon: a meaning of `resources.icons`.
        key: the key that tags with it.
        description: what belongs and what does not.
        words: that speak for it, in English, French and Arabic; see `viewer.analysis.terms`.
        examples: paragraphs as they belong to it.
    """

    name: str
    colour: str
    icon: str
    key: str
    description: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleTag:
    """A theme put on a paragraph of a sample document, or on some words of it.

    Attributes:
        file: name of the document's file in `documents/`.
        paragraph: opening words of the paragraph; with `words`, what `find` takes.
        words: the tagged words; None for the whole paragraph.
    """

    file: str
    theme: str
    paragraph: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A note in Markdown, on words, a paragraph, or (without `paragraph`) the document."""

    file: str
    body: str
    paragraph: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class SampleCollection:
    """Sample documents that belong together, by the names of their files."""

    name: str
    files: tuple[str, ...]


def documents() -> list[Path]:
    """The sample documents, in order of their names."""
    return sorted((_HERE / "documents").glob("*.txt"))


def starter_themes() -> list[StarterTheme]:
    """The themes of `codebook.json`, in their order there."""
    return _themes("codebook.json")


def field_themes() -> list[StarterTheme]:
    """The fields of cooperation beside them, in `fields.json`: for those who want them."""
    return _themes("fields.json")


def _themes(name: str) -> list[StarterTheme]:
    return [
        StarterTheme(
            **{**entry, "words": tuple(entry["words"]), "examples": tuple(entry["examples"])}
        )
        for entry in json.loads(_read(name))
    ]


def sample_coding() -> list[SampleTag | SampleNote]:
    """The tags and notes on the sample documents, in reading order."""
    kinds = {"tag": SampleTag, "note": SampleNote}
    entries = [json.loads(line) for line in _read("coding.jsonl").splitlines()]
    return [kinds[entry.pop("type")](**entry) for entry in entries]


def sample_collections() -> list[SampleCollection]:
    """The collections that the samples are put into."""
    entries = json.loads(_read("collections.json"))
    return [SampleCollection(entry["name"], tuple(entry["files"])) for entry in entries]


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
