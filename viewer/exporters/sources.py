"""The documents that excerpts come from, for the formats of bibliographies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from viewer.citation.dates import parts
from viewer.citation.organs import is_united_nations
from viewer.domain import Excerpt
from viewer.exporters.passages import line

_NO_KEY = re.compile(r"[^A-Za-z0-9]+")
_SMALL = frozenset(
    ("a", "an", "the", "of", "on", "and", "le", "la", "les", "de", "des", "du", "et")
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document, its texts each on one line, empty where nothing is known.

    Attributes:
        key: letters, figures and hyphens; no two in a file are the same.
        genre: as `importers.parsed.Metadata.kind` has it.
        date: year, month, day, as far as they are known.
        url: where the United Nations keep it; empty for others.
    """

    key: str
    uuid: str
    title: str
    symbol: str
    body: str
    genre: str
    city: str
    language: str
    date: tuple[int, ...]
    url: str


def sources(excerpts: Iterable[Excerpt]) -> list[Source]:
    """Each document once, by date and title, undated ones last, whatever the excerpts' order."""
    found: dict[int, Source] = {}
    for excerpt in excerpts:
        if excerpt.document not in found:
            found[excerpt.document] = _source(excerpt)
    listed = sorted(
        found.values(), key=lambda each: (not each.date, each.date, each.title, each.uuid)
    )
    return _with_keys(listed)


def _source(excerpt: Excerpt) -> Source:
    trace = excerpt.trace
    if trace is None:
        raise ValueError("the excerpts of this format come with their traces")
    symbol = line(excerpt.symbol or "")
    address = quote(symbol.replace(" ", ""), safe="/().-")
    return Source(
        key="",
        uuid=trace.document,
        title=line(excerpt.title),
        symbol=symbol,
        body=line(excerpt.body or ""),
        genre=line(trace.genre or ""),
        city=line(trace.city or ""),
        language=line(excerpt.language or ""),
        date=tuple(each for each in parts(excerpt.date) or () if each is not None),
        url=f"https://undocs.org/{address}" if is_united_nations(symbol) else "",
    )


def _with_keys(listed: Iterable[Source]) -> list[Source]:
    taken: set[str] = set()
    keyed = []
    for each in listed:
        wanted = key = _key(each)
        number = 1
        while key.casefold() in taken:
            number += 1
            key = f"{wanted}-{number}"
        taken.add(key.casefold())
        keyed.append(_named(each, key))
    return keyed


def _named(source: Source, key: str) -> Source:
    return Source(
        key, source.uuid, source.title, source.symbol, source.body, source.genre, source.city,
        source.language, source.date, source.url,
    )  # fmt: skip


def _key(source: Source) -> str:
    """`A-RES-67-264`; without a symbol the first words of the title and the year."""
    if source.symbol:
        return _plain(source.symbol) or source.uuid[:8]
    words = [each for each in _plain(source.title).split("-") if each.casefold() not in _SMALL]
    year = [f"{source.date[0]:04}"] if source.date else []
    named = [each for each in words if each][:4] or [f"document-{source.uuid[:8]}"]
    return "-".join([*named, *year])


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NO_KEY.sub("-", letters).strip("-")
