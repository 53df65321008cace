"""Running references: a word such as `resolutions`, whose they are, and one number or many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.analysis.numbers import BARE, NUMBER, STRONG, symbol_of
from viewer.analysis.organs import NAME, SECURITY, organ_of
from viewer.analysis.spans import Span

_ABBREVIATED = r"UNSCRs?|SCRs?|UNGAR|HRC\sres\."
_LEAD = re.compile(
    rf"(?P<before>(?<!\w){NAME}(?:[’']s)?\s)?(?:(?:draft|its|his|présidentielle)\s)?"
    rf"(?P<word>(?<![\w])(?:resolutions?|resns?\b\.?|res\b\.?|decisions?|"
    rf"résolutions?|décisions?|resoluci(?:ón|ones)|decisi(?:ón|ones)|резолюци\w+|решени\w+|"
    rf"(?:و?ال|بال|لل|ل|ب|و)?(?:قرار|مقرر)(?:ات|ي|ين)?(?:ها|ه)?|{_ABBREVIATED}))"
    rf"(?:\s(?:of\sthe|de\sl[’']|de\sla|de\sl’|del|du)?\s?(?P<inside>{NAME}))?"
    rf"(?:[^.;:\d]{{0,80}}?,?\s(?:in\sparticular|particularly|including|inter\salia|notably|"
    rf"namely|notamment|en\sparticular),?)?"
    rf"[\s:]{{1,2}}(?:(?:Nos?|n[o°º]s?|núms?|رقم|№)\.?\s?)?(?=\d|ES?-\d|S-\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[^.;:]{{0,60}}?\s?(?:of\sthe|by\sthe|de\sl|de\sla|du|del|d’)[\s’']?\s?(?P<name>{NAME})",
    re.IGNORECASE,
)
_MONTHS_OR_WORDS = (
    r"(?:,?\s\(?(?:of|dated|adopted\son|du|de|del|от|المؤرخ|المؤرخة)\s[^,;.:()]{4,45}?\)?)?"
)
_TIE = re.compile(
    rf"{_MONTHS_OR_WORDS}\s?(?:,\s?(?:and|et|y|و|и)?\s?|;\s?(?:and\s)?|"
    r"\s(?:and|or|et|ou|y|e|o|to|и|as\swell\sas)\s|,?\sand\sin\sparticular,?\s|\s?و\s?)"
    r"(?:(?:No|n[o°º]|núm)s?\.?\s)?",
    re.IGNORECASE,
)
"""Between two numbers of a list."""
_LETTERS = re.compile(r"(?:(?:,|\sand|\sto|\set|\sy|-)\s?[A-Z]\b(?![\w’'./-]))+")
_TOLD = 260
"""As far as a list goes on after what was told of one of its members, within the sentence."""
_FULL_STOP = re.compile(r"[.!?]\s+(?=[A-Z])|;\s+(?=[a-z]{0,3}\))")
_ITS = re.compile(r"\b(?:its|sa|ses|su|sus)\s(?:[^\W\d]+\s){0,2}$", re.IGNORECASE)
_SPEAKER_BEFORE = re.compile(
    rf"(?P<name>{NAME}),?\s(?:[^\W\d]+\s){{0,3}}(?:in|by|through|dans|par|en|por)\sits\s$",
    re.IGNORECASE,
)
_SPEAKER_AFTER = re.compile(
    rf"[^,.;]{{0,40}},\s(?:the\s|la\s|el\s|le\s|l[’'])?(?P<name>{NAME})\b", re.IGNORECASE
)
"""`In its resolution 2022/5, the Economic and Social Council called`."""
_NEAR = 90
_OTHERS = re.compile(
    r"(?:Board|Committee|Conference|Parties|Sub-?[Cc]ommission|Authority|Tribunal|Court|Group|"
    r"Bureau|Union|(?:[A-Z]\.|[A-Z]{1,3}/[\w./-]+),(?:\s[^,]{3,14},){0,2})\s$"
)
"""Of bodies whose decisions have no symbol of their own; or it stands in a document named before."""
_STATUTE = re.compile(r"\b(?:19|20)\d\d$")

Found = tuple[int, int, str, str]


def find(text: str, own: str | None) -> Iterator[Span]:
    """Resolutions and decisions that are cited by number.

    Args:
        text: of one paragraph.
        own: organ of the document's own body.
    """
    leads = [
        lead
        for lead in _LEAD.finditer(text)
        if not (
            lead["before"] is None
            and _OTHERS.search(text, max(0, lead.start() - 60), lead.start("word"))
        )
    ]
    for at, lead in enumerate(leads):
        until = leads[at + 1].start() if at + 1 < len(leads) else len(text)
        yield from _List(text, lead, until, own).spans()
    yield from _alone(text)


_ALONE = re.compile(
    r"(?<![\w/.])(?:WHA\d{1,2}(?:\.\d{1,3}|\(\d{1,3}\))|EB\d{1,3}(?:\.R\d{1,3}|\(\d{1,3}\)|/\d{1,3}))"
    r"(?![\w/])"
)


def _alone(text: str) -> Iterator[Span]:
    """Numbers of the World Health Assembly and its board say whose they are."""
    for match in _ALONE.finditer(text):
        kind = "decision" if "(" in match.group() else "resolution"
        kind = "document" if "/" in match.group() else kind
        yield Span(match.start(), match.end(), match.group(), kind)


class _List:
    """One lead and the numbers behind it."""

    def __init__(self, text: str, lead: re.Match[str], until: int, own: str | None) -> None:
        self._text = text
        self._lead = lead
        self._until = until
        self._own = own
        word = lead["word"].casefold()
        decision = word.startswith(("decis", "décis", "решен")) or "مقرر" in word
        self._kind = "DEC" if decision else "RES"
        self._named = "decision" if decision else "resolution"
        self._plural = word.endswith(("s", "nes", "ات", "ين", "иях", "ии")) or "ات" in word
        self._organ = self._whose()

    def _whose(self) -> str | None:
        lead, text = self._lead, self._text
        named = organ_of(lead["before"]) or organ_of(lead["inside"])
        if named is not None:
            return named
        if "SCR" in lead["word"].upper():
            return SECURITY
        first = NUMBER.match(text, lead.end()) or BARE.match(text, lead.end())
        if first is None:
            return None
        after = text[first.end() : min(self._until, first.end() + 130)]
        behind = _BEHIND.match(after)
        if behind is not None:
            return organ_of(behind["name"])
        before = text[max(0, lead.start() - _NEAR) : lead.start("word")]
        if not (_ITS.search(before) or lead["word"].endswith(("ها", "ه"))):
            return None
        speaker = _SPEAKER_BEFORE.search(before) or _SPEAKER_AFTER.match(after)
        return organ_of(speaker["name"]) if speaker else self._own

    def spans(self) -> Iterator[Span]:
        at: int | None = self._lead.end()
        first = True
        while at is not None:
            span = self._at(at, first=first)
            if span is None:
                return
            yield span
            first = False
            at = self._next(self._after_letters(span.end))

    def _at(self, at: int, *, first: bool) -> Span | None:
        match = NUMBER.match(self._text, at, self._until)
        if match is not None:
            symbol = symbol_of(match, self._organ, self._kind, self._own)
            end = match.end()
        else:
            match = BARE.match(self._text, at, self._until)
            if match is None or self._organ != SECURITY:
                return None
            symbol, end = f"{SECURITY}/{self._kind}/{match.group()}", match.end()
        if symbol is None:
            return None
        start = at
        if first and self._next(self._after_letters(end)) is None:
            start = self._lead.start() if self._lead["before"] else self._lead.start("word")
        return Span(start, end, symbol, self._named)

    def _after_letters(self, end: int) -> int:
        """Behind `A and B`: parts of one resolution."""
        match = _LETTERS.match(self._text, end)
        return match.end() if match else end

    def _next(self, end: int) -> int | None:
        """Where the next number of the list begins."""
        tie = _TIE.match(self._text, end, self._until)
        if tie is not None and tie.end() > end:
            at = tie.end()
            if NUMBER.match(self._text, at, self._until):
                return at
            bare = BARE.match(self._text, at, self._until)
            if bare is not None and self._organ == SECURITY and not _STATUTE.search(bare.group()):
                return at
        return self._further(end) if self._plural else None

    def _further(self, end: int) -> int | None:
        """The next number of an unmistakable form in this sentence, past what is told between."""
        stop = min(self._until, end + _TOLD)
        full_stop = _FULL_STOP.search(self._text, end, stop)
        stop = full_stop.start() if full_stop else stop
        at = end
        while (match := _INSIDE.search(self._text, at, stop)) is not None:
            number = NUMBER.match(self._text, match.end(), self._until)
            if number is not None and (
                any(number[each] for each in STRONG) or _dated(self._text, number.end())
            ):
                return number.start()
            at = match.end()
        return None


_INSIDE = re.compile(r"[\s,(](?=\d|ES-\d|S-\d)")
_DATED = re.compile(r"(?:\s[A-Z])?\s(?:of|du|de|del)\s\d{1,2}(?:er)?\s(?:de\s)?\w{3,10}")


def _dated(text: str, end: int) -> bool:
    return _DATED.match(text, end) is not None
