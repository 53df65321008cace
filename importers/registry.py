"""Which importer reads a file: by content first, by suffix second."""

from __future__ import annotations

import importlib
import pkgutil
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from importers.parsed import Kind, NoMemory, ParsedDocument, Unforeseen, UnreadableFile
from importers.recognised import RecognisedPage

MAX_BYTES = 256 * 1024 * 1024
"""Larger files are refused: one document of this size is a database dump, not a text to read."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file with what the user knows about them.

    Attributes:
        recognised: by their numbers, pages to be taken as text recognition saw them.
    """

    name: str
    content: bytes
    password: str | None = None
    encoding: str | None = None
    recognised: Mapping[int, RecognisedPage] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


class Paged(Protocol):
    """An open file whose pages can be read in portions, in several processes.

    A portion is bytes, which only this format understands and another process of it too.
    """

    pages: int

    def portion(self, first: int, last: int) -> bytes:
        """The pages of these numbers, from 1, both included."""
        ...

    def beginning(self, portion: bytes) -> ParsedDocument:
        """The first pages by themselves; what is read after them may change it."""
        ...

    def whole(self, portions: Sequence[bytes]) -> ParsedDocument:
        """The document, exactly as reading it at once gives it; portions of all pages in order."""
        ...

    def close(self) -> None: ...


Reader = Callable[[Source], ParsedDocument]
R = TypeVar("R", bound=Reader)


@dataclass(frozen=True, slots=True)
class Importer:
    """One format.

    Attributes:
        recognise: certainty from 0 to 100 that the bytes are of this format, whatever the name.
        paged: opens a file to be read in portions, where the format can.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    recognise: Callable[[Source], int]
    read: Reader
    paged: Callable[[Source], Paged] | None = None


_importers: dict[str, Importer] = {}


def importer(
    name: str,
    *,
    title: str,
    suffixes: tuple[str, ...],
    recognise: Callable[[Source], int],
    paged: Callable[[Source], Paged] | None = None,
) -> Callable[[R], R]:
    """Register the decorated function as the reader of a format."""

    def register(read_source: R) -> R:
        _importers[name] = Importer(name, title, suffixes, recognise, read_source, paged)
        return read_source

    return register


@cache
def _load_all() -> None:
    package = importlib.import_module("importers")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg and module.name not in ("parsed", "recognised", "registry"):
            importlib.import_module(f"importers.{module.name}")


def importers() -> list[Importer]:
    """All formats, in order of their names."""
    _load_all()
    return sorted(_importers.values(), key=lambda each: each.name)


def choose(source: Source) -> Importer:
    """The importer for these bytes.

    Raises:
        UnreadableFile: no importer knows them.
    """
    known = importers()
    certain = {each.name: each.recognise(source) for each in known}
    best = max(known, key=lambda each: (certain[each.name], source.suffix in each.suffixes))
    if certain[best.name] == 0:
        raise UnreadableFile(
            f"“{source.name}” is not a document that Concord reads. It reads "
            + ", ".join(each.title for each in known)
            + "."
        )
    return best


def read(path: Path, *, password: str | None = None, encoding: str | None = None) -> ParsedDocument:
    """Read a file as a person would.

    Raises:
        UnreadableFile: with a sentence that says why and what to do.
    """
    return read_bytes(Source(path.name, load(path), password, encoding))


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableFile: missing, forbidden, empty, a folder, or over `MAX_BYTES`.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path.name}” is a folder. Import it to read the files in it.")
        size = path.stat().st_size
        content = b""
        if size <= MAX_BYTES:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)  # a device has no size and no end
            size = len(content)
        if size > MAX_BYTES:
            raise UnreadableFile(
                f"“{path.name}” is {size / 1024**2:,.0f} MB or more; Concord reads files up to "
                f"{MAX_BYTES // 1024**2} MB. Split it and import the parts."
            )
    except FileNotFoundError:
        raise UnreadableFile(f"“{path.name}” is not there any more. Check its place.") from None
    except PermissionError:
        raise UnreadableFile(
            f"“{path.name}” may not be read by you. Ask for permission or copy it elsewhere."
        ) from None
    except OSError as error:
        raise UnreadableFile(f"“{path.name}” could not be read: {error.strerror}.") from error
    if not content:
        raise UnreadableFile(f"“{path.name}” is empty. Nothing was imported.")
    return content


def read_bytes(source: Source) -> ParsedDocument:
    """As `read`, from bytes already loaded.

    Raises:
        UnreadableFile: whatever a parser raises becomes this file's failure here, at the one
            border, because parsers of hostile files raise anything.
    """
    chosen = choose(source)
    with _border(source, chosen):
        document = chosen.read(source)
    return _with_text(source, document)


class InPortions:
    """A file that is read in portions; as `read_bytes`, every failure is an `UnreadableFile`.

    Raises:
        UnreadableFile: as `read_bytes`.
    """

    def __init__(self, source: Source, chosen: Importer, opens: Callable[[Source], Paged]) -> None:
        self._source = source
        self._chosen = chosen
        with _border(source, chosen):
            self._paged = opens(source)
        self.pages = self._paged.pages

    def portion(self, first: int, last: int) -> bytes:
        with _border(self._source, self._chosen):
            return self._paged.portion(first, last)

    def beginning(self, portion: bytes) -> ParsedDocument:
        with _border(self._source, self._chosen):
            document = self._paged.beginning(portion)
        return _with_text(self._source, document)

    def whole(self, portions: Sequence[bytes]) -> ParsedDocument:
        with _border(self._source, self._chosen):
            document = self._paged.whole(portions)
        return _with_text(self._source, document)

    def close(self) -> None:
        self._paged.close()


def in_portions(source: Source) -> InPortions | None:
    """The file opened to be read in portions; None where its format cannot.

    Raises:
        UnreadableFile: it cannot be opened.
    """
    chosen = choose(source)
    return None if chosen.paged is None else InPortions(source, chosen, chosen.paged)


@contextmanager
def _border(source: Source, chosen: Importer) -> Iterator[None]:
    """The one place where whatever a parser raises becomes the file's failure."""
    try:
        yield
    except UnreadableFile:
        raise
    except MemoryError:
        raise NoMemory(
            f"“{source.name}” needs more memory than there is. Split it and import the parts."
        ) from None
    except Exception as error:
        raise Unforeseen(
            f"“{source.name}” is damaged or not really {chosen.title} "
            f"({type(error).__name__}). Open it in its own program, save it again and retry.",
            _where(error),
        ) from error


def _with_text(source: Source, document: ParsedDocument) -> ParsedDocument:
    if not document.blocks:
        raise UnreadableFile(f"“{source.name}” holds no text that can be read.")
    if all(block.kind is Kind.FURNITURE for block in document.blocks):
        raise UnreadableFile(
            f"“{source.name}” holds no text but that of its margins. Nothing was imported."
        )
    return document


def _where(error: Exception) -> str:
    """The error and the innermost line of this package on its way: where to look for the cause."""
    package = Path(__file__).parent
    ours = [
        f"{Path(frame.filename).relative_to(package.parent).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(package)
    ]
    return f"{type(error).__name__} at {ours[-1]}"
