"""What the parent tells a worker, and what it answers.

`Load` and `Read` are answered in order by `Loaded`, and by `Parsed`, `Prepared` or `Failed`. A file of
many pages may be answered by `Opened`; then the parent hands out `Portion`s of it, to this process
and to others, and last a `Join`, which is answered as `Read` is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from importers import ParsedDocument, RecognisedPage
from viewer.archive import Incoming

Trouble = Literal["refused", "password", "recognition", "memory", "unforeseen", "slow", "crash"]
"""Why a file was not read: it says so, it is locked, its pages are pictures, it is too large, a parser failed in a way that has no
sentence of its own, or its process was lost: after too long, or by itself."""


@dataclass(frozen=True, slots=True)
class Load:
    """Load the bytes of a file and say what they are; it is called by `name`.

    Attributes:
        encoding: in which a person says that it is.
    """

    job: int
    path: Path
    password: str | None
    name: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """Read a file that was loaded.

    Attributes:
        for_archive: answer by `Prepared`, not by `Parsed`.
        recognised: pages to be taken as text recognition saw them.
        in_portions: answer by `Opened` where it has many pages.
    """

    job: int
    for_archive: bool = False
    recognised: tuple[RecognisedPage, ...] = ()
    in_portions: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """Read some pages of a file.

    Attributes:
        split: names the reading that it belongs to: one that was given up may have had the same job.
        load: where it is to be found; None in the process that loaded it.
        sha256: what the bytes must be.
        first: number of a page, from 1, as `last`, which is included.
        beginning: answer with what can be read of it already.
    """

    job: int
    split: int
    load: Load | None
    sha256: str
    first: int
    last: int
    beginning: bool


@dataclass(frozen=True, slots=True)
class Join:
    """Make the document of its portions, which are in order."""

    job: int
    portions: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Forget:
    """Nothing more is wanted of a file; there is no answer."""

    job: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The importers are loaded."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes are here; nothing has been parsed."""

    job: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The file has so many pages that others may read some of them."""

    job: int
    pages: int


@dataclass(frozen=True, slots=True)
class Portioned:
    """Some pages as they were read.

    Attributes:
        content: None where this process cannot read them; the one that loaded the file says why.
        beginning: what can be read of it already.
    """

    job: int
    split: int
    first: int
    content: bytes | None
    beginning: ParsedDocument | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as bytes and as it was read."""

    job: int
    content: bytes
    document: ParsedDocument
    seconds: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready for the archive here, so that the one process that writes need not."""

    job: int
    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be read, and why; `where` in our code, if nobody foresaw it.

    Attributes:
        pages: that recognition can read, if that is the trouble.
    """

    job: int
    sentence: str
    trouble: Trouble
    where: str = ""
    seconds: float = 0.0
    pages: tuple[int, ...] = ()


Message = Load | Read | Portion | Join | Forget
Answer = Ready | Loaded | Opened | Portioned | Parsed | Prepared | Failed
