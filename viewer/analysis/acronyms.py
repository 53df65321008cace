"""What a document abbreviates: `United Nations Environment Programme (UNEP)` and its like.

Every definition is told where it stands: one acronym may be defined twice, and differently
(`DPA`: Department of Political Affairs, Darfur Peace Agreement).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from importers.parsed import Kind
from viewer.analysis.initials import (
    Word,
    allowed,
    begin,
    begin_in_any_order,
    fit,
    letters_of,
    words_of,
)
from viewer.domain import Abbreviation

__all__ = ["Abbreviating", "find_acronyms"]


class Abbreviating(Protocol):
    """What is looked at of a block; blocks and paragraphs have it."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str | None: ...
    @property
    def cells(self) -> tuple[tuple[str, ...], ...]: ...


_SIGN = r"[A-ZÀ-Þ](?:[\w’'&]*[\w&])?(?:[-/–][\w&]+){0,2}"
_ACRONYM = re.compile(
    rf"(?:(?:hereinafter|hereafter|henceforth|ci-après|en adelante|referred to as|known as|"
    rf"abbreviated as|or|or simply|dit|dénommée?)[:,]?\s(?:referred to as\s|dénommée?s?\s)?)?"
    rf"(?:(?:the|la|le|el|l[’'])\s?)?[“\"«‘]?\s?(?P<acronym>{_SIGN})\s?[”\"»’]?"
    r"(?:\s?[,;][^()]*|\s(?:in|en|for|pour|par)\s[^()]*)?",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"[(（]([^()（）]{2,90})[)）]")
_BOUNDARY = re.compile(r"[()（）\[\];:!?|•]|(?<=[a-z\d”\"])\.\s|\s[–—]\s|\t|\n|\.{2,}")
_NAME_BEGINS = re.compile(
    r"(?:^|,\s|/|“|\"|\b(?:[Tt]he|and|of|by|[Ll]a|[Ll]e|[Ll][’']|[Ee]l|[Ll]os|[Ll]as|[Ll]es|del?|du)\s)$"
)
_BEHIND = re.compile(
    rf"(?<![\w/.-])(?P<acronym>{_SIGN}),\s(?:the|la|le|el|l[’']|les|los)\s?", re.UNICODE
)
_OR = re.compile(rf",\s(?:or|ou|o)\s(?P<acronym>{_SIGN})(?=[\s,.;])")
_POSSESSIVE = re.compile(r"[’']s$")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_LISTED = re.compile(
    rf"(?P<acronym>{_SIGN})\s?(?:[:=\t]|\s[–—-]\s|\s{{2,}}|\s)\s*(?P<expansion>\S.{{4,160}})"
)
_LIST = re.compile(
    r"\b(?:abbreviations?|acronyms?|sigles?|abréviations?|siglas|abreviaturas|acrónimos|المختصرات)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\s?(?:N[o°º]|n[o°º]|núm)?\.?\s?\d+/\d+")
"""`Regulation (EU) 2016/679` defines nothing."""
_WORDS_BACK, _FAR = 22, 600
"""As far back as an expansion begins, in words and in characters."""
_LONGEST = 14


def find_acronyms(blocks: Sequence[Abbreviating]) -> list[Abbreviation]:
    """Every definition, in reading order; `blocks` are of one document."""
    found: list[Abbreviation] = []
    listing = False
    for block in blocks:
        if block.kind is Kind.FURNITURE:
            continue
        if block.kind in (Kind.TITLE, Kind.HEADING):
            listing = bool(_LIST.search(block.text))
        of_block = (
            list(_in_table(block)) if block.cells else list(_in_text(block.index, block.text))
        )
        if listing and not of_block and block.kind not in (Kind.TITLE, Kind.HEADING):
            of_block = list(_in_list(block))
        found += of_block
    return found


def _in_text(index: int, text: str) -> Iterator[Abbreviation]:
    definitions = [*_before_parentheses(text), *_around_commas(text)]
    seen: set[tuple[int, str]] = set()
    for start, acronym, expansion in sorted(definitions):
        if (start, acronym) not in seen:
            seen.add((start, acronym))
            yield Abbreviation(acronym, expansion, index)


Definition = tuple[int, str, str]
"""Where the expansion begins, the acronym, the expansion."""


def _before_parentheses(text: str) -> Iterator[Definition]:
    for match in _PARENTHESIS.finditer(text):
        if _LAW.match(text, match.end()):
            continue
        inside = _ACRONYM.fullmatch(match[1].strip())
        if inside is not None and is_acronym(inside["acronym"]):
            found = _expansion_before(inside["acronym"], text, match.start())
            if found is not None:
                yield found[0], inside["acronym"], found[1]
                continue
        before = _last_word(text, match.start())
        if before is not None and is_acronym(before.text):
            words = words_of(match[1])
            if words and len(words) > 1 and _fits(before.text, words):
                yield match.start(1), before.text, match[1].strip(' “”"«»')


def _around_commas(text: str) -> Iterator[Definition]:
    """`OIC, the Organization of Islamic Cooperation` and the other way round with `or`."""
    for match in _BEHIND.finditer(text):
        acronym = match["acronym"]
        if not is_acronym(acronym):
            continue
        end = _end(acronym, text, match.end())
        if end is not None:
            yield match.end(), acronym, text[match.end() : end]
    for match in _OR.finditer(text):
        if is_acronym(match["acronym"]):
            found = _expansion_before(match["acronym"], text, match.start())
            if found is not None and _named(found[1]):
                yield found[0], match["acronym"], found[1]


def is_acronym(sign: str) -> bool:
    """Two capitals at least, no Roman number, no symbol of a document."""
    capitals = sum(each.isupper() for each in sign)
    small = sum(each.islower() for each in re.split(r"[-/]", sign)[0].removesuffix("s"))
    return (
        2 <= len(sign) <= _LONGEST
        and capitals >= 2
        and small < capitals
        and not _ROMAN.fullmatch(sign)
        and not re.search(r"/\d|\d{3}", sign)
    )


def _expansion_before(acronym: str, text: str, end: int) -> tuple[int, str] | None:
    """The words before `end` that the acronym stands for, and where they begin."""
    boundary = max(0, end - _FAR)
    for match in _BOUNDARY.finditer(text, boundary, end):
        boundary = match.end()
    words = [
        Word(each.text, each.start + boundary, each.end + boundary)
        for each in words_of(text[boundary:end])
    ][-_WORDS_BACK:]
    if not words or text[words[-1].end : end].strip(" ,“”\"«»’'"):
        return None
    for letters in _readings(acronym):
        at = begin(letters, words)
        if at is not None:
            break
    else:
        begins = [at for at, word in enumerate(words) if _may_begin(text, boundary, word)]
        at = begin_in_any_order(acronym, words, begins)
        if at is None:
            at = _compound(acronym, words)
    if at is None or (
        at == len(words) - 1 and len(letters_of(acronym)) > 1 and not _inner(words[at])
    ):
        return None
    start = words[at].start
    return start, _POSSESSIVE.sub("", text[start:end].strip(' ,“”"«»'))


def _readings(acronym: str) -> list[str]:
    """The whole, then what stands behind a prefix: `UN/ISDR` is read as `ISDR` too."""
    parts = re.split(r"[-/–]", acronym)
    rest = "".join(parts[1:])
    return [acronym] + ([rest] if len(parts) > 1 and len(rest) > 2 and rest.isupper() else [])


def _inner(word: Word) -> bool:
    """One long word may be abbreviated (`television (TV)`), another acronym is none."""
    return len(word.text) > 6 and not word.text.isupper()


def _may_begin(text: str, boundary: int, word: Word) -> bool:
    return (
        word.named
        and not word.small
        and not word.abbreviated
        and bool(_NAME_BEGINS.search(text[boundary : word.start]) or word.start == boundary)
    )


def _compound(acronym: str, words: Sequence[Word]) -> int | None:
    """`UN-Women`, `UN-HABITAT`: the first part is read, the second is a name."""
    first = re.split(r"[-/–]", acronym)[0]
    if first == acronym or len(first) < 2:
        return None
    for at in range(len(words) - 1, -1, -1):
        if fit(first.casefold(), words[at : at + len(first)]) == 0 and words[at].named:
            return at if all(each.named or each.small for each in words[at:]) else None
    return None


def _last_word(text: str, end: int) -> Word | None:
    match = re.search(rf"(?<![\w/.-])({_SIGN})\s?$", text[max(0, end - 24) : end])
    return Word(match[1], 0, 0) if match else None


def _fits(acronym: str, words: Sequence[Word]) -> bool:
    letters = letters_of(acronym)
    return fit(letters, words) <= allowed(letters, words[0])


def _end(acronym: str, text: str, start: int) -> int | None:
    """Where the name that begins at `start` ends: at the last initial, all letters being initials."""
    words = [
        Word(each.text, each.start + start, each.end + start)
        for each in words_of(text[start : start + 160])
    ]
    letters = letters_of(acronym)
    for count in range(2, min(len(words), 2 * len(letters) + 2) + 1):
        if _BOUNDARY.search(text, start, words[count - 1].start):
            return None
        if fit(letters, words[:count]) == 0 and words[count - 1].named and words[0].named:
            return words[count - 1].end
    return None


def _named(expansion: str) -> bool:
    return expansion[:1].isupper()


def _in_table(block: Abbreviating) -> Iterator[Abbreviation]:
    for row in block.cells:
        cells = [each.strip() for each in row if each.strip()]
        for one, other in pairwise(cells):
            for acronym, expansion in ((one, other), (other, one)):
                words = words_of(expansion)
                if is_acronym(acronym) and len(words) > 1 and _fits(acronym, words):
                    yield Abbreviation(acronym, " ".join(expansion.split()), block.index)
        for cell in cells:
            yield from _in_text(block.index, cell)


def _in_list(block: Abbreviating) -> Iterator[Abbreviation]:
    """One entry of a list of abbreviations: `AU: African Union`."""
    text = f"{block.label} {block.text}" if block.label else block.text
    match = _LISTED.fullmatch(text.strip())
    if match is not None and is_acronym(match["acronym"]):
        words = words_of(match["expansion"])
        if len(words) > 1 and (_fits(match["acronym"], words) or words[0].named):
            yield Abbreviation(match["acronym"], match["expansion"].strip(" ,.;"), block.index)
