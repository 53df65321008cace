from __future__ import annotations

import pytest

from importers.recognition.languages import codes_of, fitting, name_of, usual


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ("eng+fra", ("eng", "fra")),
        ("fr, ar", ("fra", "ara")),
        ("French Arabic french", ("fra", "ara")),
        ("kaz", ("kaz",)),
        ("", ()),
    ],
)
def test_languages_as_people_name_them(named: str, codes: tuple[str, ...]) -> None:
    assert codes_of(named) == codes


def test_the_language_of_the_document_comes_first() -> None:
    assert usual(("ara", "eng", "fra", "spa"), "es") == ("spa", "eng", "fra", "ara")
    assert usual(("ara", "eng"), "es") == ("eng", "ara")
    assert usual(("kaz",)) == ("kaz",)


def test_only_languages_of_the_script_are_tried() -> None:
    assert fitting(("eng", "fra", "ara"), "Arabic") == ("ara",)
    assert fitting(("eng", "fra", "ara"), "Latin") == ("eng", "fra")
    assert fitting(("eng", "fra"), "Cyrillic") == ("eng", "fra")


def test_names() -> None:
    assert name_of("ara") == "Arabic"
    assert name_of("kaz") == "kaz"
