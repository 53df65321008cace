"""A file in, a ParsedDocument out: no Qt, no SQL, no archive, so that it runs in worker processes.

To read a new format add one module here with a function under `@importer(...)`; nothing else.
"""

from importers.parsed import (
    Block,
    Box,
    Kind,
    Metadata,
    NoMemory,
    ParsedDocument,
    PasswordNeeded,
    RecognitionNeeded,
    Role,
    Unforeseen,
    UnreadableFile,
)
from importers.recognised import RecognisedPage, RecognisedWord
from importers.registry import Importer, Source, importer, importers, read, read_bytes

__all__ = [
    "Block",
    "Box",
    "Importer",
    "Kind",
    "Metadata",
    "NoMemory",
    "ParsedDocument",
    "PasswordNeeded",
    "RecognisedPage",
    "RecognisedWord",
    "RecognitionNeeded",
    "Role",
    "Source",
    "Unforeseen",
    "UnreadableFile",
    "importer",
    "importers",
    "read",
    "read_bytes",
]
