import pytest

from importers.pdfpages.plausibility import implausible_share

ENGLISH = (
    "Recalling its resolutions and the statements of its President concerning the country, and "
    "stressing the primary responsibility of the Government for ensuring security in its territory "
)
FRENCH = (
    "Vu la décision de la Chambre des Députés, rappelant qu’il n’y a pas lieu à un second vote "
)
RUSSIAN = "Генеральная Ассамблея, ссылаясь на свои резолюции о сотрудничестве между организациями "
ARABIC = (
    "إن الجمعية العامة إذ تشير إلى قرارها بشأن التعاون بين الأمم المتحدة ومنظمة التعاون الإسلامي و "
    "إذ تضع في اعتبارها مقاصد ميثاق الأمم المتحدة ومبادئه تعرب عن تقديرها لما تحقق من تقدم "
)


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, ARABIC])
def test_sound_text_is_plausible(text: str) -> None:
    assert implausible_share(text * 4) == 0


def test_letters_taken_for_others_are_not() -> None:
    shifted = "".join(chr(ord(each) + 3) if each.isalpha() else each for each in ENGLISH.lower())
    consonants = shifted.translate(str.maketrans("aeiouy", "bcdfgh"))
    assert implausible_share(consonants * 4) >= 0.4


def test_arabic_in_pieces_is_not() -> None:
    torn = " ".join(" ".join(word) if len(word) > 5 else word for word in ARABIC.split())
    assert implausible_share(torn * 4) == 1


@pytest.mark.parametrize("text", ["", "NGO WMO FIFA", "ك ت ب", "12 34 56"])
def test_a_few_words_are_not_judged(text: str) -> None:
    assert implausible_share(text) == 0
