import pytest

from importers.word.numerals import printed


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (14, "decimal", "14"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (3, "lowerLetter", "c"),
        (28, "lowerLetter", "bb"),
        (2, "russianLower", "б"),
        (2, "arabicAbjad", "ب"),
        (7, "decimalZero", "07"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (5, "chicago", "**"),
        (0, "lowerLetter", "0"),
        (-3, "lowerRoman", "-3"),
        (5, "none", ""),
        (5, "a format of the future", "5"),
    ],
)
def test_numbers_as_word_prints_them(number: int, number_format: str, text: str) -> None:
    assert printed(number, number_format) == text


@pytest.mark.parametrize("number_format", ["lowerLetter", "lowerRoman", "chicago"])
def test_absurd_numbers_make_short_labels(number_format: str) -> None:
    assert len(printed(2_000_000_000, number_format)) < 30
