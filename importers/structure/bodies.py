"""The body that issued a document: who speaks in it, whose masthead it has, what its symbol says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind, Role
from importers.structure.clauses import is_enacting_formula
from importers.structure.divisions import without_subject
from importers.structure.pieces import Piece

_NAMES = re.compile(
    r"(?:United Nations )?(?:General Assembly|Security Council|Economic and Social Council|"
    r"Human Rights Council|Commission on [A-Z][^,.;]{3,60})|World Health Assembly|"
    r"Assemblée générale|Conseil de sécurité|Asamblea General|Consejo de Seguridad|"
    r"Генеральная Ассамблея|Совет Безопасности|Экономический и Социальный Совет|"
    r"الجمعية العامة|مجلس الأمن"
)
_IN_TITLE = re.compile(
    r"(?:Final (?:Document|Communiqu[eé]|Report)|Report|Statement|Declaration|Decisions?)\s"
    r"(?:of|by|from) (?:the )?(?P<body>[A-Z].{3,160})$"
)
_OFFICES = re.compile(r"(?:Working Group|Office|Secretary-General|Special Rapporteur|President)\b")
"""They report to the body that issues the report."""
_UNION = re.compile(
    r"\b(?P<both>OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL|DU PARLEMENT EUROPÉEN ET DU CONSEIL)\b|"
    r"\b(?:OF THE|DE LA) (?P<one>COMMISSION)\b|^(?P<first>Council|Commission) (?:\w+ )?(?:Directive|Regulation)",
)
_UNION_BODIES = {
    "OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL": "European Parliament and Council",
    "DU PARLEMENT EUROPÉEN ET DU CONSEIL": "Parlement européen et Conseil",
    "COMMISSION": "European Commission",
    "Council": "Council of the European Union",
    "Commission": "European Commission",
}
_PARTIES = re.compile(
    r"(?:The )?(?:States |High Contracting |Contracting )?Parties|Les (?:États )?[Pp]arties"
)
_SUBSIDIARY: tuple[tuple[str, str, str], ...] = (
    ("A/HRC", "Human Rights Council", r"Conseil des droits de l.homme|Consejo de Derechos Humanos|Совет по правам человека|مجلس حقوق الإنسان"),
    ("A/CN.4", "International Law Commission", r"Commission du droit international"),
    ("CEDAW", "Committee on the Elimination of Discrimination against Women", r"Комитет по ликвидации дискриминации в отношении женщин"),
    ("CERD", "Committee on the Elimination of Racial Discrimination", ""),
    ("CCPR", "Human Rights Committee", r"Comité des droits de l.homme|Комитет по правам человека"),
    ("CAT", "Committee against Torture", r"Comité contre la torture"),
    ("CRC", "Committee on the Rights of the Child", r"Comité des droits de l.enfant"),
    ("CRPD", "Committee on the Rights of Persons with Disabilities", ""),
    ("CMW", "Committee on Migrant Workers", ""),
    ("CED", "Committee on Enforced Disappearances", ""),
    ("E/C.12", "Committee on Economic, Social and Cultural Rights", ""),
    ("E/C.2", "Committee on Non-Governmental Organizations", ""),
    ("E/CN.3", "Statistical Commission", ""),
    ("E/CN.4", "Commission on Human Rights", ""),
    ("E/CN.5", "Commission for Social Development", ""),
    ("E/CN.6", "Commission on the Status of Women", ""),
    ("E/CN.7", "Commission on Narcotic Drugs", ""),
    ("E/CN.9", "Commission on Population and Development", ""),
    ("E/CN.15", "Commission on Crime Prevention and Criminal Justice", ""),
    ("E/ICEF", "Executive Board of UNICEF", ""),
    ("DP", "Executive Board of UNDP, UNFPA and UNOPS", ""),
    ("CEB", "United Nations System Chief Executives Board for Coordination", ""),
    ("TD/B", "Trade and Development Board", ""),
    ("TPNW/MSP", "Meeting of States Parties to the Treaty on the Prohibition of Nuclear Weapons", ""),
    ("WHA", "World Health Assembly", ""),
)  # fmt: skip
"""Beginning of the symbol, name, and the name in other languages: research.un.org/en/docs/symbols."""
_ORGANS = {"A": "General Assembly", "S": "Security Council", "E": "Economic and Social Council"}


def body_of(
    pieces: Sequence[Piece], title: str, symbol: str | None, sources: dict[str, str]
) -> str | None:
    """In order of trust: who speaks, whom the title names, the symbol, the masthead."""
    for piece in pieces:
        if piece.role is Role.PREAMBULAR and is_enacting_formula(piece.text):
            name = _speaker(piece.text)
            if _PARTIES.match(name) or name.startswith("Parties"):
                break
            sources["body"] = piece.text
            return name
    named = _of_title(title)
    if named:
        sources["body"] = title
        return named
    masthead = [p.text for p in pieces if p.kind is Kind.FURNITURE]
    top = [*masthead, *(p.text for p in pieces[:12])]
    subsidiary = _of_symbol(symbol, top, sources)
    if subsidiary:
        return subsidiary
    for text in masthead:
        if match := _NAMES.search(text):
            sources["body"] = text
            return match.group()
    organ = _ORGANS.get(symbol.split("/")[0]) if symbol else None
    if organ and symbol:
        sources["body"] = symbol
    return organ


def _speaker(formula: str) -> str:
    name = formula.split(",", maxsplit=1)[0].strip(' "“«،')
    for article in ("The ", "L'", "L’", "La ", "Le ", "El ", "إن "):
        name = name.removeprefix(article)
    return name


def _of_title(title: str) -> str | None:
    union = _UNION.search(title)
    if union:
        return _UNION_BODIES[union["both"] or union["one"] or union["first"]]
    match = _IN_TITLE.match(title)
    if match and not _OFFICES.match(match["body"]):
        return without_subject(match["body"])
    return None


def _of_symbol(symbol: str | None, top: Sequence[str], sources: dict[str, str]) -> str | None:
    """The body by the longest beginning of the symbol, under the name that is printed."""
    fitting = [
        each
        for each in _SUBSIDIARY
        if symbol
        and re.match(re.escape(each[0]) + r"(?![\w.])|^WHA\d", symbol)
        and symbol.startswith(each[0])
    ]
    if not fitting:
        return None
    _, name, elsewhere = max(fitting, key=lambda each: len(each[0]))
    for text in top:
        if name.casefold() in text.casefold():
            sources["body"] = text[:200]
            return name
        if elsewhere and (match := re.search(elsewhere, text, re.IGNORECASE)):
            sources["body"] = text[:200]
            return match.group()
    sources["body"] = symbol or ""
    return name
