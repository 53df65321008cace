"""Words of REFI-QDA projects, and the identities that Concord gives to what has none of its own.

The standard: REFI-QDA 1.5, https://www.qdasoftware.org; its schema stands beside, as `Project.xsd`.
"""

from __future__ import annotations

import re
import uuid

from viewer.domain.projects import FIELDS
from viewer.domain.reanchoring import Passage

NAMESPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "Concord"
INNER = "project.qde"
SOURCES = "sources/"
INTERNAL = "internal://"

ASIDE = "concord"
"""Target of the processing instructions that carry what the standard has no place for."""

_OURS = uuid.UUID("8a1d5b0e-93d7-5c1c-9f3e-6d9d5a0c2b64")

VARIABLES = {field: field.capitalize() for field in FIELDS} | {"name": "File"}
"""What is known of a document -> the variable that says it."""

RETIRED_NAME = "Retired themes"
DOUBTFUL_NAME = "Doubtful"
DOUBTFUL_BODY = "Whoever coded this was in doubt about it."

PAIRED_NAME, PARTED_NAME = "Counterpart", "Not a counterpart"

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def identity(*what: str) -> str:
    """The same for the same words, in every archive."""
    return str(uuid.uuid5(_OURS, "\n".join(what)))


RETIRED = identity("set", "retired")
DOUBTFUL = identity("note", "doubtful")
VARIABLE_GUIDS = {field: identity("variable", field) for field in VARIABLES}


def text_guid(document: str) -> str:
    """Of the plain text that stands for a document."""
    return identity("text", document)


def selection_guid(document: str, passage: Passage) -> str:
    """Of a place in it; a whole paragraph and all the words of it are two."""
    words = "" if passage.whole else f"{passage.start}-{passage.end}"
    return identity("selection", document, str(passage.index), words)


def writable(text: str) -> str:
    """Letter for letter what a text file and XML can hold: offsets stay what they were."""
    return _UNWRITABLE.sub(" ", text) if _UNWRITABLE.search(text) else text
