import pytest

from importers.pdfpages.legibility import Verdict, unreadable_share, verdict


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The General Assembly,\nRecalling its resolution 50/17",
        "Vu l’article 12, l’Union européenne décide – enfin : « oui »",
        "الأمم المتحدة 1945",
        "Организация Объединенных Наций",
        "联合国大会",
        "Σύμβαση 5 µm, H₂O, 25 °C, naïve café",
        "\uf0b7 a bullet of a symbol font",
    ],
)
def test_text_is_readable(text: str) -> None:
    assert verdict(unreadable_share(text)) is Verdict.READABLE


@pytest.mark.parametrize(
    "text",
    [
        "(cid:12)(cid:13)(cid:88)(cid:4)",
        "\ue001\ue002\ue003 \ue004\ue005",
        "\ufffd\ufffd\ufffd and",
        "\x01\x03\x04\x05 of",
        "الأمʦ الʺʙʴʱة ɸɸالʸ كɣɣɣɣ ʤʤɔɔال",
    ],
)
def test_text_without_meaning_is_not(text: str) -> None:
    assert verdict(unreadable_share(text)) is Verdict.NOT


def test_a_few_letters_without_meaning_are_part() -> None:
    text = "The contracting parties agree on the following text. " * 3 + "\ufffd\ufffd\ufffd"
    assert verdict(unreadable_share(text)) is Verdict.PARTLY
