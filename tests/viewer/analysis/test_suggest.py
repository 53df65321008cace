from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest

import importers
import seeds
from importers import Block
from importers.parsed import Kind
from viewer.analysis.suggest import Subject, Suggester, Taught

STARTERS = [Subject(each.name, each.words, each.examples) for each in seeds.starter_themes()]
FIELDS = [Subject(each.name, each.words, each.examples) for each in seeds.field_themes()]


def blocks(*texts: str, heading: str = "") -> list[Block]:
    first = [Block(0, Kind.HEADING, heading, level=1)] if heading else []
    return first + [
        Block(number, Kind.PARAGRAPH, text) for number, text in enumerate(texts, start=len(first))
    ]


def themes(text: str, of: Sequence[Subject[str]] = STARTERS) -> set[str]:
    return {each.theme for each in Suggester(of).suggest(blocks(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses vaccinated the children against polio.", {"Health"}),
        ("Les médicaments manquent dans les hôpitaux.", {"Health"}),
        ("توفير اللقاحات والأدوية للأمهات", {"Health"}),
        ("The parties signed a cease-fire.", {"Peace"}),
        ("La mission de maintien de la paix a été prorogée.", {"Peace"}),
        ("دعم عمليات حفظ السلام والوساطة", {"Peace"}),
        ("Tents were given to refugees after the earthquake.", {"Humanitarian"}),
        ("L'aide humanitaire est parvenue aux réfugiés.", {"Humanitarian"}),
        ("تقديم المساعدة الإنسانية إلى اللاجئين", {"Humanitarian"}),
        ("Refugees in the zone of armed conflict lack medicines.", {"Peace", "Humanitarian", "Health"}),
        ("The Secretary-General shall report to the General Assembly.", set()),
        ("The World Health Organization took part.", set()),
    ],
)  # fmt: skip
def test_the_starter_words_speak_three_languages(text: str, expected: set[str]) -> None:
    assert themes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade and investment will reduce poverty.", "Development"),
        ("La liberté d'expression est garantie.", "Human rights"),
        ("حماية المخطوطات والتراث الثقافي", "Education and culture"),
        ("Measures against desertification and climate change", "Environment"),
    ],
)
def test_the_fields_of_cooperation_have_words_too(text: str, expected: str) -> None:
    assert expected in themes(text, FIELDS)


def test_a_suggestion_says_which_printed_words_speak_for_it() -> None:
    (found,) = Suggester(STARTERS).suggest(
        blocks("Nurses will  vaccinate against POLIO.", heading="Public health")
    )
    assert found.index == 1
    assert 0.8 < found.score < 1
    assert set(found.because) == {"Nurses", "vaccinate", "POLIO", "[Public health]"}


def test_a_heading_counts_but_does_not_decide() -> None:
    alone = Suggester(STARTERS).suggest(blocks("The report is taken note of.", heading="Health"))
    assert alone == []
    weak = "Hygiene and sanitation were spoken of."
    (without,) = Suggester(STARTERS).suggest(blocks(weak), least=0.2)
    (with_it,) = Suggester(STARTERS).suggest(blocks(weak, heading="Health"), least=0.2)
    assert with_it.score > without.score


def test_headings_furniture_and_footnotes_are_left_alone() -> None:
    others = [
        Block(number, kind, "Vaccination against polio")
        for number, kind in enumerate((Kind.TITLE, Kind.HEADING, Kind.FURNITURE, Kind.FOOTNOTE))
    ]
    assert Suggester(STARTERS).suggest(others) == []


def test_an_example_alone_suggests_what_is_very_like_it() -> None:
    example = "The ferry between both islands leaves every morning from the northern harbour."
    islands = Suggester([Subject("Ferries", examples=(example,))])
    (found,) = islands.suggest(blocks("The ferry between the islands leaves each morning from the "
                                      "northern harbour.", "Another matter altogether."))  # fmt: skip
    assert (found.index, found.theme) == (0, "Ferries")
    assert "northern" in found.because


def test_tags_teach_a_theme_that_has_no_words() -> None:
    about = [f"The ferry and its harbour, case {n}." for n in range(12)]
    other = [f"The railway and its station, case {n}." for n in range(12)]
    lessons = blocks(*(each for pair in zip(about, other, strict=True) for each in pair))
    taught = Taught(lessons, {each.index: ["Ferries"] for each in lessons[::2]}, {})
    found = Suggester([Subject("Ferries")], [taught]).suggest(
        blocks("A ferry came into the harbour.", "A railway without a station.")
    )
    assert [each.index for each in found] == [0]
    assert set(found[0].because) == {"ferry", "harbour"}


def test_rejections_teach_too() -> None:
    text = "Relief teachers are paid by the hour at this school."
    lessons = blocks(*[text] * 15, "Tents for refugees")
    taught = Taught(
        lessons, {15: ["Humanitarian"]}, {each.index: ["Humanitarian"] for each in lessons[:15]}
    )
    asked = blocks(text)
    (before,) = Suggester(STARTERS).suggest(asked, least=0.0)[:1]
    after = Suggester(STARTERS, [taught]).suggest(asked, least=0.0)[0]
    assert before.theme == after.theme == "Humanitarian"
    assert after.score < 0.5 < before.score


def test_what_is_known_goes_to_another_process() -> None:
    suggester = Suggester(STARTERS)
    asked = blocks("Vaccination against polio")
    assert pickle.loads(pickle.dumps(suggester)).suggest(asked) == suggester.suggest(asked)


def test_the_samples_are_found_by_words_alone() -> None:
    """The figures are those of benchmarks/bench_suggest.py; here only that they do not fall."""
    coding = [each for each in seeds.sample_coding() if isinstance(each, seeds.SampleTag)]
    suggester = Suggester(STARTERS)
    right = said = wanted = 0
    for path in seeds.documents():
        read = importers.read(path).blocks
        texts = [each.text for each in read]
        truth = {
            (read[seeds.find(texts, each.paragraph, each.words).index].index, each.theme)
            for each in coding
            if each.file == path.name
        }
        answers = {(each.index, each.theme) for each in suggester.suggest(read)}
        right, said, wanted = right + len(truth & answers), said + len(answers), wanted + len(truth)
    assert 2 * right / (said + wanted) >= 0.85
