"""Acts of the European Union, which are cited by kind and number: `Directive 2008/98/EC`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.analysis.spans import Span

_UNION = r"(?:EU|EC|EEC|ECSC|Euratom|UE|CE|CEE|JHA|JAI|CFSP|PESC)"
_NUMBER = r"(?:N[o°º]|n[o°º]|núm\.|n\.\s?[o°º])?\s?(?P<one>\d{1,4})/(?P<other>\d{1,4})"
_ACT = re.compile(
    r"\b(?P<lead>(?:(?:Council|Commission|Delegated|Implementing|Framework)\s){0,3}"
    r"(?P<act>Regulations?|Directives?|Decisions?|Règlements?|Décisions?(?:-cadre)?|"
    r"Reglamentos?|Directivas?|Decisión|Decisiones)"
    r"(?:\s(?:délégué|d[’']exécution|delegado|de\sejecución))?)"
    rf"\s(?:\((?P<of>{_UNION}(?:,\s?{_UNION})?)\)\s)?{_NUMBER}"
    rf"(?:/(?P<behind>{_UNION}))?(?![\w/])",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:,\s|\s(?:and|et|y|or|ou|o)\s)(?:\((?P<of>{_UNION})\)\s)?{_NUMBER}"
    rf"(?:/(?P<behind>{_UNION}))?(?![\w/-])"
)
_ENGLISH = {"UE": "EU", "CE": "EC", "CEE": "EEC", "JAI": "JHA", "PESC": "CFSP"}


def find_laws(text: str) -> Iterator[Span]:
    """Each with a symbol in English, whatever the language: `Regulation (EU) 2016/679`."""
    if "/" not in text:
        return
    for match in _ACT.finditer(text):
        if not (match["of"] or match["behind"]):
            continue
        act = _act(match["act"])
        yield Span(match.start(), match.end(), _symbol(act, match, match["of"]), "act")
        end, of = match.end(), match["of"]
        while further := _NEXT.match(text, end):
            if not (further["of"] or further["behind"] or of):
                break
            of = further["of"] or of
            yield Span(further.start("one"), further.end(), _symbol(act, further, of), "act")
            end = further.end()


def _act(word: str) -> str:
    start = word.casefold()[:3]
    return {"reg": "Regulation", "règ": "Regulation", "dir": "Directive"}.get(start, "Decision")


def _symbol(act: str, match: re.Match[str], of: str | None) -> str:
    number = f"{match['one']}/{match['other']}"
    if match["behind"]:
        return f"{act} {number}/{_english(match['behind'])}"
    return f"{act} ({_english(of or '')}) {number}"


def _english(union: str) -> str:
    return ", ".join(_ENGLISH.get(each.strip(), each.strip()) for each in union.split(","))
