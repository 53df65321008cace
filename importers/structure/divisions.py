"""Lines that name a division (`Article 5`) or a sort of document (`Press Release`)."""

from __future__ import annotations

import re

_DIVISION = re.compile(
    r"(?:Article|Artículo|Artikel|Articolo|Chapter|Chapitre|Capítulo|Section|Sección|Part|Partie|"
    r"Parte|Annex|Annexe|Anexo|Appendix|Schedule|Title|Titre|Título|Статья|المادة|الفصل|الباب|"
    r"المرفق|ANNEX|ARTICLE|CHAPTER|SECTION|PART|APPENDIX)"
    r"(?:\s(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])\b|\s\(?[٠-٩]{1,3}\)?)?[.:]?(?:\s[^.;]{0,100})?$"
)
_NUMBERED_DIVISION = re.compile(
    r"(?:Art(?:icle|ículo|ikel|icolo|\.)|Cha(?:pter|pitre)|Capítulo|Section|Sección|Part(?:ie|e)?|"
    r"Annexe?|Anexo|Appendix|Schedule|Tit(?:l|r)e|Título|Статья|المادة|الفصل|الباب|المرفق)"
    r"\s\(?(?:\d{1,3}|[IVXLC]{1,7}|[٠-٩]{1,3})(?:er)?\)?[.:]?$",
    re.IGNORECASE,
)
_DOCUMENT_KIND = re.compile(
    r"(?:press release|media advisory|joint (?:communiqu[eé]|statement)|final communiqu[eé]|"
    r"communiqu[eé](?: de presse)?|final document|draft resolution|resolution|"
    r"(?:[a-z-]*(?:th|st|second|third)\s)?(?:(?:semi-)?annual\s|(?:bi)?monthly\s|quarterly\s|"
    r"interim\s|final\s|special\s|progress\s)?report of the [^.;]{3,80}|note by the [^.;]{3,80}|comunicado de prensa|"
    r"note verbale|aide-m[eé]moire|بيان صحفي)\*{0,3}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s(?:on|at|for) its\s|\son (?!the\s)[a-z]")
"""`... of the Group on its annual activities`; but `on the Indian Ocean` is part of a name."""


def is_division(text: str) -> bool:
    """`Article 5`, `PART II`, `Annex I`: the head of a division of a treaty or report."""
    return _DIVISION.match(text) is not None


def is_numbered_division(text: str) -> bool:
    """Nothing but a division's name and number."""
    return len(text) < 30 and _NUMBERED_DIVISION.match(text) is not None


def is_document_kind(text: str) -> bool:
    """`Press Release`, `Report of the Secretary-General`: says what sort of document this is."""
    return _DOCUMENT_KIND.match(text) is not None


def names_subject(text: str) -> bool:
    """More than the sort of document."""
    return not is_document_kind(text) or _SUBJECT.search(text) is not None


def without_subject(text: str) -> str:
    """The name of a body without what follows it: `the Board on its tenth session`."""
    found = _SUBJECT.search(text)
    return text[: found.start()] if found else text
