"""Words found by what they are and what stands around them."""

from __future__ import annotations

from viewer.analysis.quotes import Found, Quote, find, likeness

TEXT = (
    "RecallingitsresolutionsonpeaceRequeststheSecretaryGeneraltostrengthenhumanitarianassistance"
    "InvitesMemberStatestovaccinatechildrenRequeststheCounciltoreportonpeaceagain"
)


def quote(letters: str, prefix: str = "", suffix: str = "", expected: int = 0) -> Quote:
    return Quote(letters, prefix, suffix, expected)


def words(found: Found | None) -> str:
    return "" if found is None else TEXT[found.first : found.last]


def test_the_very_words_are_found_wherever_they_are() -> None:
    found = find(quote("vaccinatechildren", "MemberStatesto", "Requests", 140), TEXT)

    assert words(found) == "vaccinatechildren"
    assert found is not None
    assert found.likeness == 1.0
    assert found.score > 0.97
    assert not found.rivalled


def test_what_stands_around_tells_which_of_two_is_meant() -> None:
    first = find(quote("peace", "itsresolutionson", "Requests"), TEXT)
    second = find(quote("peace", "Counciltoreporton", "again"), TEXT)

    assert first is not None
    assert second is not None
    assert (first.first, second.first) == (TEXT.index("peace"), TEXT.rindex("peace"))
    assert not first.rivalled
    assert not second.rivalled


def test_two_places_that_are_as_good_are_told() -> None:
    found = find(quote("peace", "of", "in"), f"ofpeacein{TEXT[:20]}ofpeaceinAfrica")

    assert found is not None
    assert found.rivalled


def test_the_very_words_are_found_without_anything_around_them_if_they_are_long_enough() -> None:
    found = find(quote("vaccinate", "zzz", "zzz"), TEXT)

    assert words(found) == "vaccinate"
    assert find(quote("Count", "zzz", "zzz"), TEXT) is None


def test_words_with_wrong_letters_are_found() -> None:
    found = find(quote("strengthenhumonitarianassis1ance", "Generalto", "Invites"), TEXT)

    assert words(found) == "strengthenhumanitarianassistance"
    assert found is not None
    assert 0.9 < found.likeness < 1.0


def test_words_that_are_not_there_are_not_found() -> None:
    assert find(quote("disarmamentintheMediterranean", "xyz", "xyz"), TEXT) is None
    assert find(quote("zq"), TEXT) is None


def test_a_place_that_is_known_otherwise_is_judged_with_the_rest() -> None:
    at = TEXT.index("Invites")
    found = find(quote("lnv1tes", "assistance", "MemberStatesto"), TEXT, also=(at, at + 7))

    assert words(found) == "Invites"


def test_likeness_is_twice_what_both_have_to_the_letters_of_both() -> None:
    assert likeness("abcd", "abcd") == 1.0
    assert likeness("abcd", "abxd") == 0.75
    assert likeness("abc", "xyz") == 0.0
