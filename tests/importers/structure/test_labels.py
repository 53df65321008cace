"""Labels as printed, in four languages, and what only looks like one."""

from __future__ import annotations

import pytest

from importers.structure.labels import Style, bare_number, find_label, value_of


@pytest.mark.parametrize(
    ("text", "printed", "style", "rest"),
    [
        ("14. The meeting", "14.", Style.NUMBER, "The meeting"),
        ("14.\tThe meeting", "14.", Style.NUMBER, "The meeting"),
        ("14.The meeting", "14.", Style.NUMBER, "The meeting"),
        ("14 - Prend note", "14 -", Style.NUMBER, "Prend note"),
        ("١٤ - تحيط علما", "١٤ -", Style.NUMBER, "تحيط علما"),
        ("1.2 General provisions", "1.2", Style.DECIMAL, "General provisions"),
        ("1.2 أحكام عامة", "1.2", Style.DECIMAL, "أحكام عامة"),
        ("(3) to report", "(3)", Style.BRACKET_NUMBER, "to report"),
        ("3) to report", "3)", Style.BRACKET_NUMBER, "to report"),
        ("(a) identify", "(a)", Style.LETTER, "identify"),
        ("a) identificar", "a)", Style.LETTER, "identificar"),
        ("(أ) تحديد", "(أ)", Style.LETTER, "تحديد"),
        ("(iv) the fourth", "(iv)", Style.ROMAN, "the fourth"),
        ("ii) technical", "ii)", Style.ROMAN, "technical"),
        ("IV. FOLLOW-UP", "IV.", Style.HEADING_ROMAN, "FOLLOW-UP"),
        ("B. Scope", "B.", Style.HEADING_LETTER, "Scope"),
        ("67/264. Cooperation", "67/264.", Style.SYMBOL, "Cooperation"),
        ("WHA66.1 Programme of Work", "WHA66.1", Style.SYMBOL, "Programme of Work"),
        ("Art. 5 Les États", "Art. 5", Style.ARTICLE, "Les États"),
        ("§ 3 The States", "§ 3", Style.ARTICLE, "The States"),
        ("• the first", "•", Style.BULLET, "the first"),
        ("o Issue discussion", "o", Style.BULLET, "Issue discussion"),
        ("- the first", "-", Style.BULLET, "the first"),
    ],
)
def test_labels(text: str, printed: str, style: Style, rest: str) -> None:
    label = find_label(text)
    assert label is not None
    assert (label.printed, label.style, label.rest) == (printed, style, rest)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting",
        "2013",
        "2013. The year",
        "3.5 per cent of it",
        "29.6 في المائة من النساء",
        "6.A.8.a: radar equipment",
        "(IUT), the Committee",
        "14.",
        "11 DPA considered",
        "-22 May",
        "o el Consejo",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_label(text) is None


def test_a_bare_number_before_a_capital() -> None:
    label = bare_number("11 DPA considered")
    assert label is not None
    assert (label.printed, label.rest) == ("11", "DPA considered")
    assert bare_number("11 members") is None


@pytest.mark.parametrize(
    ("printed", "value"), [("14.", 14), ("(3)", 3), ("١٤ -", 14), ("4,", 4), ("(a)", None)]
)
def test_values(printed: str, value: int | None) -> None:
    assert value_of(printed) == value


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc"])
def test_bullets_of_symbol_fonts_are_bullets(bullet: str) -> None:
    found = find_label(f"{bullet} An item")
    assert found is not None
    assert (found.printed, found.style, found.rest) == ("•", Style.BULLET, "An item")
