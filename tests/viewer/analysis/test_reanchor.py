"""Where passages of an old reading are in a new one, case by case and for any text."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Block, Kind
from viewer.analysis.letters import letters_of
from viewer.analysis.reanchor import ALIGNMENT, BY_QUOTE, CHANCE, reanchor
from viewer.domain import Landing, Passage, Verdict

RECALLING = "Recalling its resolutions on the peaceful settlement of disputes between States,"
REQUESTS = "Requests the Secretary-General to strengthen humanitarian assistance in the region;"
INVITES = "Invites Member States to vaccinate children in zones of conflict without delay."
PARAGRAPH, FURNITURE, FOOTNOTE = Kind.PARAGRAPH, Kind.FURNITURE, Kind.FOOTNOTE


def blocks(*texts: str | tuple[Kind, str] | Block) -> list[Block]:
    made = []
    for index, text in enumerate(texts):
        if isinstance(text, Block):
            made.append(text)
        else:
            kind, words = (PARAGRAPH, text) if isinstance(text, str) else text
            made.append(Block(index, kind, words))
    return made


def of(text: str, words: str, index: int = 0) -> Passage:
    start = text.index(words)
    return Passage(index, start, start + len(words))


def landing(old: list[Block], new: list[Block], passage: Passage) -> Landing:
    (found,) = reanchor(old, new, [passage])
    return found


def texts(new: list[Block], found: Landing) -> list[str]:
    return [new[each.index].text[each.start : each.end] for each in found.passages]


def test_the_same_reading_moves_nothing() -> None:
    reading = blocks(RECALLING, REQUESTS, INVITES)
    words = of(REQUESTS, "humanitarian assistance", 1)

    assert reanchor(reading, reading, [Passage(1), words]) == [
        Landing((Passage(1),), ALIGNMENT, 1.0),
        Landing((words,), ALIGNMENT, 1.0),
    ]
    assert reanchor(reading, reading, []) == []


def test_words_follow_their_repair() -> None:
    old = blocks("Requests the Secretary-Gen-\neral to strengthen hu manitarian as sistance;")
    new = blocks(RECALLING, "Requests the Secretary-General to strengthen humanitarian assistance;")

    found = landing(old, new, of(old[0].text, "hu manitarian as"))

    assert texts(new, found) == ["humanitarian as"]
    assert found.verdict is Verdict.MOVED


def test_blanks_and_hyphens_at_the_ends_of_words_stay() -> None:
    reading = blocks("On self-determination and peace-keeping.")
    for words in (" self-", "-determination ", "self", " and "):
        found = landing(reading, reading, of(reading[0].text, words))
        assert texts(reading, found) == [words]
    broken = blocks("On self-\ndetermination and peace-keeping.")
    assert texts(reading, landing(broken, reading, of(broken[0].text, "self-\n"))) == ["self"]


def test_two_paragraphs_that_are_one_now_stay_on_their_words() -> None:
    old = blocks(REQUESTS[:40], REQUESTS[40:], INVITES)
    new = blocks(REQUESTS, INVITES)

    first, second = reanchor(old, new, [Passage(0), Passage(1)])

    assert texts(new, first) == [REQUESTS[:40].strip()]
    assert texts(new, second) == [REQUESTS[40:].strip()]
    assert {first.verdict, second.verdict} == {Verdict.MOVED}


def test_a_paragraph_that_is_two_now_stays_on_both_to_be_looked_at() -> None:
    old = blocks(f"{RECALLING} {REQUESTS}", INVITES)
    new = blocks(RECALLING, REQUESTS, INVITES)

    found = landing(old, new, Passage(0))

    assert found.passages == (Passage(0), Passage(1))
    assert found.verdict is Verdict.DOUBT
    assert found.why == "its words are in 2 paragraphs now"


def test_words_across_what_is_a_border_now_stay_on_both_sides() -> None:
    old = blocks(f"{RECALLING} {REQUESTS}", INVITES)
    new = blocks(RECALLING, REQUESTS, INVITES)

    found = landing(old, new, of(old[0].text, "between States, Requests the"))

    assert texts(new, found) == ["between States,", "Requests the"]
    assert found.verdict is Verdict.DOUBT


def test_a_header_in_the_middle_of_a_paragraph_is_not_missed() -> None:
    header = "A/RES/67/264 page 3 of 12"
    old = blocks(f"{REQUESTS[:30]}{header}{REQUESTS[30:]}", INVITES)
    for new in (blocks(REQUESTS, INVITES), blocks(REQUESTS, (FURNITURE, header), INVITES)):
        found = landing(old, new, Passage(0))
        assert found.passages == (Passage(0),)
    assert landing(old, new, of(old[0].text, "page 3")).verdict is not Verdict.MOVED


def test_a_footnote_in_the_middle_of_a_paragraph_is_not_missed() -> None:
    note = "See the report of the Council."
    old = blocks(f"{REQUESTS[:40]}{note} {REQUESTS[40:]}", INVITES)
    new = blocks(REQUESTS, (FOOTNOTE, note), INVITES)

    whole = landing(old, new, Passage(0))
    chosen = landing(old, new, of(old[0].text, note))

    assert whole.passages == (Passage(0),)
    assert texts(new, chosen) == [note]
    assert chosen.verdict is Verdict.MOVED


def test_a_label_may_be_in_the_text_or_beside_it() -> None:
    labelled = Block(0, PARAGRAPH, "Scope", label="IV.")
    inside, beside = blocks("IV. Scope", RECALLING), blocks(labelled, RECALLING)

    for old, new in ((inside, beside), (beside, inside)):
        found = landing(old, new, Passage(0))
        assert found == Landing((Passage(0),), ALIGNMENT, 1.0)
    label = landing(inside, beside, Passage(0, 0, 3))
    assert label.passages == (Passage(0),)
    assert label.why == "its words are the label of a paragraph now"


def test_the_label_of_the_next_paragraph_does_not_bring_it_along() -> None:
    old = blocks("To report to the Assembly at its next session; (viii)", INVITES)
    new = blocks(
        "To report to the Assembly at its next session;",
        Block(1, PARAGRAPH, INVITES, label="(viii)"),
    )

    assert landing(old, new, Passage(0)).passages == (Passage(0),)


def test_words_that_were_moved_are_found_by_themselves() -> None:
    note = "See the report of the Council on the work of its tenth session, annex III."
    old = blocks(note, RECALLING, REQUESTS, INVITES)
    new = blocks(RECALLING, REQUESTS, INVITES, (FOOTNOTE, note))

    found = landing(old, new, of(note, "report of the Council on the work"))

    assert texts(new, found) == ["report of the Council on the work"]
    assert found.verdict is Verdict.MOVED


def test_words_that_stand_elsewhere_with_others_are_found_by_what_they_are() -> None:
    note = "See A/67/1."
    old = blocks(note, RECALLING, REQUESTS, INVITES)
    new = blocks(RECALLING, REQUESTS, INVITES, (FOOTNOTE, note))

    found = landing(old, new, Passage(0))

    assert found.passages == (Passage(3),)
    assert (found.method, found.verdict) == (BY_QUOTE, Verdict.DOUBT)
    assert found.why == "its words were found elsewhere"


def test_words_that_stand_twice_are_to_be_looked_at() -> None:
    twice = "Decides to remain seized of the matter."
    old = blocks(twice, RECALLING, REQUESTS)
    new = blocks(RECALLING, REQUESTS, twice, INVITES, twice)

    found = landing(old, new, Passage(0))

    assert texts(new, found) == [twice]
    assert found.verdict is Verdict.DOUBT


def test_words_that_changed_a_little_are_to_be_looked_at() -> None:
    changed = REQUESTS.replace("strengthen", "increase")

    found = landing(blocks(RECALLING, REQUESTS), blocks(RECALLING, changed), Passage(1))

    assert found.passages == (Passage(1),)
    assert found.verdict is Verdict.DOUBT
    assert 0.8 <= found.score < 0.97
    assert found.why == f"{100 * found.score:.0f} % of its letters are the same"


def test_words_that_are_gone_are_kept_as_an_orphan() -> None:
    found = landing(blocks(RECALLING, REQUESTS), blocks(RECALLING, INVITES), Passage(1))

    assert found.passages == ()
    assert found.verdict is Verdict.ORPHAN
    assert found.why == "its words were not found"


def test_what_is_left_of_words_is_kept() -> None:
    gone = "Page 12 of 14, printed by the Department for General Assembly Affairs"
    old = blocks(f"{RECALLING}{gone}", REQUESTS)
    new = blocks(RECALLING, REQUESTS)

    found = landing(old, new, of(old[0].text, f"States,{gone}"))

    assert texts(new, found) == ["States,"]
    assert found.why == "of its words only these are there now"


def test_the_margin_of_a_page_is_told() -> None:
    old = blocks(RECALLING, "A/RES/67/264 page 3", REQUESTS)
    new = blocks(RECALLING, (FURNITURE, "A/RES/67/264 page 3"), REQUESTS)

    found = landing(old, new, Passage(1))

    assert found.passages == (Passage(1),)
    assert found.why == "it is read as the margin of a page now"


def test_dashes_are_found_as_they_are() -> None:
    old = blocks(RECALLING, "-----", REQUESTS, "---", "")
    new = blocks(RECALLING, REQUESTS, "-----")

    dashes, fewer, nothing = reanchor(old, new, [Passage(1), Passage(3), Passage(4)])

    assert dashes.passages == (Passage(2),)
    assert fewer.passages == (Passage(2, 0, 3),)
    assert {dashes.verdict, fewer.verdict} == {Verdict.DOUBT}
    assert nothing.verdict is Verdict.ORPHAN


def test_a_tagged_running_header_stays_one() -> None:
    reading = blocks((FURNITURE, "A/RES/67/264"), RECALLING)

    assert landing(reading, reading, Passage(0)).verdict is Verdict.MOVED


WORDS = st.lists(
    st.sampled_from(["peace", "and", "security", "of", "États", "السلام", "health", "the", "a-b"]),
    min_size=1,
    max_size=60,
)


@given(words=WORDS, data=st.data())
def test_no_cut_of_paragraphs_loses_a_letter(words: list[str], data: st.DataObject) -> None:
    """The same text under any two divisions into paragraphs: the same letters, never an orphan."""
    old, new = divided(words, data), divided(words, data)
    index = data.draw(st.integers(0, len(old) - 1))
    text = old[index].text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    whole, part = reanchor(old, new, [Passage(index), Passage(index, start, end)])

    for wanted, found in ((text, whole), (text[start:end], part)):
        letters = letters_of(wanted)[0]
        there = letters_of("".join(texts(new, found)))[0]
        assert letters in there
        # A paragraph with hardly more than a whole passage is taken whole.
        whole_ones = sum(each.whole for each in found.passages)
        assert len(there) - len(letters) <= CHANCE * whole_ones
        assert found.verdict is not Verdict.ORPHAN or not letters


def divided(words: list[str], data: st.DataObject) -> list[Block]:
    made: list[list[str]] = [[]]
    cuts = data.draw(st.sets(st.integers(1, len(words))))
    for number, word in enumerate(words):
        if number in cuts:
            made.append([])
        made[-1].append(word)
    return blocks(*(" ".join(each) for each in made))


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8), st.lists(st.text(max_size=30)))
def test_any_two_readings_give_places_that_are_there(old: list[str], new: list[str]) -> None:
    passages = [Passage(index) for index in range(len(old))]
    passages += [Passage(index, 0, len(text)) for index, text in enumerate(old) if text]

    landings = reanchor(blocks(*old), blocks(*new), passages)

    assert len(landings) == len(passages)
    for each in landings:
        assert 0.0 <= each.score <= 1.0
        assert each.why or each.passages
        for to in each.passages:
            assert to.whole or 0 <= (to.start or 0) < (to.end or 0) <= len(new[to.index])


def test_a_long_report_is_moved_in_a_second() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("etaoinshr", k=chance.randint(2, 9))) for _ in range(4_000)]
    new = blocks(*(" ".join(chance.choices(words, k=74)) for _ in range(1_500)))
    cut = [half for block in new for half in (block.text[:230], block.text[230:])]
    old = blocks(*("".join(c if chance.random() > 0.002 else "?" for c in text) for text in cut))
    passages = [Passage(chance.randrange(len(old)), 10, 60) for _ in range(300)]
    began = time.perf_counter()

    landings = reanchor(old, new, passages)

    assert time.perf_counter() - began < 3.0, "0.4 s on an idle machine"
    assert sum(len(block.text) for block in new) > 690_000
    assert all(each.verdict is not Verdict.ORPHAN for each in landings)
