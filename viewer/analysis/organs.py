"""The bodies whose resolutions are cited by number: their names in the running text."""

from __future__ import annotations

import re

ASSEMBLY, SECURITY, ECONOMIC = "A", "S", "E"
RIGHTS, FORMER_RIGHTS = "A/HRC", "E/CN.4"
COUNCIL, COMMISSION = "council", "commission"
"""Said without saying which: the form of the number tells."""

_NAMES: tuple[tuple[str, str], ...] = (
    (ASSEMBLY, r"(?:United Nations |UN |U\.N\. )?General Assembly|UNGA|GA|Assemblée générale|"
     r"Asamblea General|الجمعية العامة|Генеральной Ассамблеи"),
    (SECURITY, r"(?:United Nations |UN |U\.N\. )?Security Council|UNSC|SC|Conseil de sécurité|"
     r"Consejo de Seguridad|مجلس الأمن|Совета Безопасности"),
    (ECONOMIC, r"Economic and Social Council|ECOSOC|Conseil économique et social|"
     r"Consejo Económico y Social|المجلس الاقتصادي والاجتماعي|Экономического и Социального Совета"),
    (RIGHTS, r"(?:UN )?Human Rights? Council|HRC|UNHRC|Conseil des droits de l[’']homme|"
     r"Consejo de Derechos Humanos|مجلس حقوق الإنسان|Совета по правам человека"),
    (FORMER_RIGHTS, r"Commission on Human Rights|Commission des droits de l[’']homme|"
     r"Comisión de Derechos Humanos|لجنة حقوق الإنسان"),
    (ASSEMBLY, r"Assembly|l[’']Assemblée|la Asamblea"),
    (COUNCIL, r"Council|Conseil|Consejo|المجلس"),
    (COMMISSION, r"Commission|Comisión"),
)  # fmt: skip
"""Longer names before those that stand in them."""

NAME = "(?:" + "|".join(names for _, names in _NAMES) + ")"
_EACH = [(organ, re.compile(names, re.IGNORECASE)) for organ, names in _NAMES]


def organ_of(name: str | None) -> str | None:
    """By the name of a body, as a running text or a document's own `body` has it."""
    if not name:
        return None
    return next((organ for organ, names in _EACH if names.fullmatch(name.strip())), None)
