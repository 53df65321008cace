from __future__ import annotations

import pytest

from viewer.analysis.terms import Terms, Text


def found(lines: list[str], text: str) -> list[str]:
    read = Text(text)
    return [read.printed(each.first, each.last) for each in Terms(lines).matches(read)]


@pytest.mark.parametrize(
    ("line", "text", "printed"),
    [
        ("refugee*", "Refugees and a refugee.", ["Refugees", "refugee"]),
        ("health", "Healthy, not health.", ["health"]),
        ("peace process*", "Two Peace\nProcesses began.", ["Peace Processes"]),
        ("peace-keep*", "peacekeeping, peace-keepers, peace keeping", [
            "peacekeeping", "peace-keepers", "peace keeping"]),
        ("santé", "La SANTE publique", ["SANTE"]),
        ("réfugié*", "aux réfugiés", ["réfugiés"]),
        ("aide d'urgence", "l’aide d’urgence", ["aide d’urgence"]),
        ("السلام", "حفظ السَّلام وبناء السلام", ["السَّلام", "السلام"]),
        ("لاجئ*", "مساعدة اللاجئين ولاجئين", ["اللاجئين", "ولاجئين"]),
        ("اللاجئ*", "مساعدة اللاجئين", ["اللاجئين"]),
    ],
)  # fmt: skip
def test_a_term_is_found_as_printed(line: str, text: str, printed: list[str]) -> None:
    assert set(printed) <= set(found([line], text))
    assert found([line], "") == []


def test_the_longest_wins_and_nothing_is_found_twice() -> None:
    assert found(["peace", "peace process", "process*"], "the peace process") == ["peace process"]


def test_what_never_speaks_for_it_hides_what_would() -> None:
    lines = ["relief", "-debt relief"]
    assert found(lines, "Debt relief, then relief.") == ["relief"]


def test_what_stands_in_a_name_is_known_as_such() -> None:
    read = Text("The Office for the Coordination of Humanitarian Affairs gives humanitarian aid")
    first, second = Terms(["humanitarian"]).matches(read)
    assert (first.named, second.named) == (True, False)


def test_what_a_name_is_called_for_short_is_part_of_it() -> None:
    read = Text("The High Commissioner for Refugees (UNHCR) spoke; UNHCR agreed.")
    assert [each.named for each in Terms(["unhcr"]).matches(read)] == [True, False]


def test_an_empty_line_is_no_term() -> None:
    assert found(["", "?", "-", "*", "?peace"], "peace") == ["peace"]
