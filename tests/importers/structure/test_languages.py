"""The language of a document, and of a paragraph that has another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.structure.languages import language_of, own_language

EN = "The Council takes note of the report of the Secretary-General and decides to remain seized of it."
FR = "Le Conseil prend note du rapport du Secrétaire général et décide de demeurer saisi de la question."
ES = "El Consejo toma nota del informe del Secretario General y decide seguir ocupándose de la cuestión."
NL = "De Raad neemt nota van het verslag van de Secretaris-Generaal en besluit het in behandeling te houden."
RU = "Совет принимает к сведению доклад Генерального секретаря и постановляет продолжать рассмотрение."
AR = "يحيط المجلس علما بتقرير الأمين العام ويقرر أن يبقي المسألة قيد نظره خلال دورته المقبلة."
TEXTS = {"en": EN, "fr": FR, "es": ES, "nl": NL, "ru": RU, "ar": AR}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language(language: str) -> None:
    assert language_of(TEXTS[language] * 3) == language


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("document", TEXTS)
def test_a_paragraph_in_another_language_is_told_apart(language: str, document: str) -> None:
    expected = None if language == document else language
    assert own_language(TEXTS[language], document) == expected


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Union internationale des huissiers de justice", "en"),  # a name
        ("Ministère de l'Enseignement Supérieur", "ar"),
        ("The meeting in Genève (« À la recherche de la paix ») sent its report.", "en"),
        ("1 234 567 89 (2013)", "en"),
        ("", "en"),
        # A French clause with words that Spanish has too.
        ("En cas d’empêchement de tous les conseillers, la Cour de cassation se complète.", "fr"),
        (f"{AR[:30]} The report of the Council is before the Assembly", "en"),
        (f"{AR[:30]} The report of the Council is before the Assembly", "ar"),
    ],
)
def test_names_and_quotations_do_not_change_it(text: str, document: str) -> None:
    assert own_language(text, document) is None


def test_without_a_language_of_the_document_a_clear_one_is_told() -> None:
    assert own_language(EN, None) == "en"
    assert own_language("Annex", None) is None


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "ar", None]))
def test_it_is_never_that_of_the_document(text: str, document: str | None) -> None:
    found = own_language(text, document)
    assert found is None or found != document
