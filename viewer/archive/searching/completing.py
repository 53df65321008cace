"""What may be typed next: fields, what their values are in this archive, words of the index."""

from __future__ import annotations

import heapq
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.parsed import Kind, Role
from viewer.archive.connection import Connection
from viewer.archive.folding import bare, words
from viewer.archive.searching.facets import handle
from viewer.archive.searching.fields import HELP, SCOPES, STATES, Field, named
from viewer.archive.searching.names import LANGUAGES, Names
from viewer.archive.searching.rows import LABEL
from viewer.archive.searching.tokens import Sign, Token, tokens
from viewer.archive.searching.tree import Span, quoted
from viewer.domain.searching import Completion

MOST = 12
WORD_LETTERS = 2
"""Of a word, before words of the index are offered."""
SEEN = 500
"""Documents that are looked through for one answer."""
LOOK_S = 0.010
"""Words of the index are looked through for so long: the frequent ones take long to count."""
_OPERATORS = {
    "AND": "both must be there",
    "OR": "one of the two",
    "NOT": "must not be there",
    "NEAR": "close to each other",
}
_REST = re.compile(r"[^\s\"“”«»„()|]*")


@dataclass(frozen=True, slots=True)
class _Offer:
    """Something to type, and what of it must begin as what was typed."""

    text: str
    said: str
    group: str
    count: int | None = None
    detail: str = ""


def complete(connection: Connection, names: Names, text: str, cursor: int) -> list[Completion]:
    """What fits at the cursor, the most frequent first within each group."""
    before = text[:cursor]
    found = list(tokens(before))
    last = found[-1] if found and found[-1].at[1] == len(before) else None
    field = _field(found, last, before)
    if field is not None:
        value = last if last is not None and last.sign in (Sign.WORD, Sign.PHRASE) else None
        at = _place(text, cursor, value)
        typed = "" if value is None else value.text
        return _placed(_fitting(_values(connection, names, field, typed), typed), at)
    if last is None or last.sign in (Sign.OPEN, Sign.NOT):
        return _placed(_fields(""), (cursor, cursor))
    if last.sign is not Sign.WORD or last.exact:
        return []
    at = _place(text, cursor, last)
    offers = [*_fields(last.text), *_operators(last.text)]
    offers += list(_themes_called(names, last.text))[:3]
    offers += _words(connection, last.text)
    return _placed(offers, at)


def _field(found: list[Token], last: Token | None, before: str) -> Field | None:
    """The field whose value is being typed."""
    if not found:
        return None
    if last is None:
        ended = found[-1]
        is_field = ended.sign is Sign.FIELD and not before[ended.at[1] :].strip()
        return named(ended.text) if is_field else None
    if last.sign is Sign.FIELD:
        return named(last.text)
    if last.sign in (Sign.WORD, Sign.PHRASE) and len(found) > 1 and found[-2].sign is Sign.FIELD:
        return named(found[-2].text)
    return None


def _place(text: str, cursor: int, token: Token | None) -> Span:
    """What is replaced: the token, and what of it stands after the cursor."""
    if token is None:
        return cursor, cursor
    if token.sign is Sign.PHRASE:
        closing = re.compile(r"[^\"“”»«„]*[\"”»]").match(text, cursor)
        return token.at[0], closing.end() if closing else cursor
    rest = _REST.match(text, cursor)
    return token.at[0], rest.end() if rest else cursor


def _placed(offers: Iterable[_Offer], at: Span) -> list[Completion]:
    return [
        Completion(each.text, *at, each.said, each.group, each.count, each.detail)
        for each in offers
    ]


def _fitting(offers: Iterable[_Offer], typed: str) -> list[_Offer]:
    """Those in which every word that was typed begins a word; the most frequent first."""
    sought = words(typed)
    found = [
        each
        for each in offers
        if all(any(word.startswith(one) for word in words(each.said)) for one in sought)
    ]
    begins = " ".join(sought)
    found.sort(
        key=lambda each: (not " ".join(words(each.said)).startswith(begins), -(each.count or 0))
    )
    return found[:MOST]


def _fields(typed: str) -> list[_Offer]:
    return [
        _Offer(f"{field}:", f"{field}:", "field", detail=HELP[field])
        for field in Field
        if field.startswith(typed.casefold())
    ]


def _operators(typed: str) -> list[_Offer]:
    return [
        _Offer(f"{each} ", each, "operator", detail=detail)
        for each, detail in _OPERATORS.items()
        if each.startswith(typed) and typed != each
    ]


def _themes_called(names: Names, typed: str) -> Iterator[_Offer]:
    for offer in _fitting(_themes(names), typed):
        yield _Offer(f"theme:{offer.text}", offer.said, "theme", offer.count)


def _themes(names: Names) -> list[_Offer]:
    counts = names.tag_counts()
    return [
        _Offer(quoted(name), name, "theme", counts.get(theme, 0))
        for theme, name in names.theme_names().items()
    ]


def _values(connection: Connection, names: Names, field: Field, typed: str) -> list[_Offer]:
    entries = names.catalogue.entries.values()
    match field:
        case Field.THEME:
            return _themes(names)
        case Field.DOC:
            return _documents(names, typed)
        case Field.TITLE:
            return _title_words(names, typed)
        case Field.SYMBOL:
            begin = typed.casefold()
            symbols = (each.symbol for each in entries if each.symbol)
            fitting = [each for each in symbols if each.casefold().startswith(begin)]
            return [_Offer(quoted(each), each, "symbol") for each in fitting]
        case Field.DATE:
            years = Counter(each.date[:4] for each in entries if each.date)
            return sorted(_counted(years, "year"), key=lambda each: each.text, reverse=True)
        case Field.BODY:
            return _counted(Counter(each.body for each in entries if each.body), "body")
        case Field.KIND:
            kinds = _counted(Counter(each.kind for each in entries if each.kind), "kind")
            printed = [
                *(each.value for each in Kind if each is not Kind.FURNITURE),
                *(each.value for each in Role),
            ]
            return kinds + [
                _Offer(quoted(each.replace("_", " ")), each.replace("_", " "), "kind")
                for each in printed
            ]
        case Field.LANG:
            languages = Counter(each.language for each in entries if each.language)
            languages.update(dict.fromkeys(names.block_languages, 0))
            return [
                _Offer(code, LANGUAGES.get(code, code), "language", count)
                for code, count in languages.items()
            ]
        case Field.LABEL:
            return [_Offer(quoted(each), each, "label") for each in _labels(connection, typed)]
        case Field.BY:
            return [_Offer(quoted(each), each, "person") for each in ("me", *names.people_names())]
        case Field.IN:
            return [_Offer(each, each, "scope") for each in SCOPES]
        case Field.IS:
            return [_Offer(each, each, "state") for each in STATES]


def _documents(names: Names, typed: str) -> list[_Offer]:
    """Those whose symbols or titles have the beginnings; the largest, where nothing is typed."""
    entries = names.catalogue.entries.values()
    begin = typed.casefold()
    if not words(typed):
        fitting = heapq.nlargest(MOST, entries, key=lambda each: each.last - each.first)
    else:
        fitting = names.with_title(typed)[:SEEN]
        fitting += [each for each in entries if each.symbol and begin in each.symbol.casefold()][
            :SEEN
        ]
    symbols = Counter((each.symbol or "").casefold() for each in entries)
    return [
        _Offer(
            handle(each, symbols),
            f"{each.symbol} {each.title}" if each.symbol else each.title,
            "document",
            each.last - each.first + 1 if each.gapless else None,
        )
        for each in dict.fromkeys(fitting)
    ]


def _title_words(names: Names, typed: str) -> list[_Offer]:
    """Of titles, those that begin as the last word that was typed."""
    begin = words(typed)[-1:]
    counts = Counter(
        word
        for each in names.with_title(typed)[:SEEN]
        for word in set(words(each.title))
        if begin and word.startswith(begin[0])
    )
    return _counted(counts, "word")


def _counted(counts: Counter[str], group: str) -> list[_Offer]:
    return [_Offer(quoted(each), each, group, count) for each, count in counts.items()]


def _labels(connection: Connection, typed: str) -> list[str]:
    """The first that begin so, each found by a step in the index: there are millions of labels."""
    begin = typed.casefold().strip(" ().:–—-")
    found: list[str] = []
    last, sign = begin, ">="
    while len(found) < MOST:
        label = connection.value(
            f"SELECT min({LABEL}) FROM blocks WHERE label IS NOT NULL AND {LABEL} {sign} ?", (last,)
        )
        if label is None or not str(label).startswith(begin):
            break
        if label:
            found.append(str(label))
        last, sign = label, ">"
    return found


def _words(connection: Connection, typed: str) -> list[_Offer]:
    """Words of the paragraphs, as the index has them: without case and accents."""
    begin = bare(typed)
    if len(begin) < WORD_LETTERS or not begin.isalnum():
        return []
    found: list[tuple[str, int]] = []
    until = time.perf_counter() + LOOK_S
    for word, count in connection.each(
        "SELECT term, doc FROM blocks_words WHERE term > ? AND term < ?",
        (begin, begin + "\U0010ffff"),
    ):
        found.append((word, count))
        if time.perf_counter() > until:
            break
    found.sort(key=lambda each: -each[1])
    return [_Offer(word, word, "word", count) for word, count in found[: MOST - 4]]
