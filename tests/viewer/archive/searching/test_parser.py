from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.archive.searching.trees import trees
from viewer.archive.searching.parser import DEEPEST, LONGEST, MOST_TERMS, parse
from viewer.archive.searching.tree import And, Node, Not, Or, Term, written
from viewer.domain.searching import QueryError


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("peace", "peace"),
        ("peace health", "peace health"),
        ("peace AND health & war", "peace health war"),
        ("peace OR health war", "peace OR (health war)"),
        ("peace | health", "peace OR health"),
        ("peace||health", "peace OR health"),
        ("(peace OR health) war", "(peace OR health) war"),
        ("peace(health OR war)", "peace (health OR war)"),
        ("peace -war", "peace NOT war"),
        ("peace NOT NOT war", "peace war"),
        ("-(war OR conflict)", "NOT (war OR conflict)"),
        ('peace -"armed conflict"', 'peace NOT "armed conflict"'),
        ("“good  offices” peace", '"good offices" peace'),
        ("«good offices»", '"good offices"'),
        ("„good offices“", '"good offices"'),
        ("peace*", "peace*"),
        ('"good off"*', '"good off"*'),
        ("=Peace", "=Peace"),
        ('-="Member States"', 'NOT ="Member States"'),
        ("A/RES/67/264", "A/RES/67/264"),
        ("S/RES/1373(2001)", "S/RES/1373(2001)"),
        ("co-operation", "co-operation"),
        ("the people's rights", "the people's rights"),
        ("NEAR(peace war, 5)", "NEAR(peace war, 5)"),
        ("NEAR(peace,war,5)", "NEAR(peace war, 5)"),
        ("NEAR(peace war)", "NEAR(peace war, 10)"),
        ("NEAR/3(peace war)", "NEAR(peace war, 3)"),
        ("peace NEAR/5 war", "NEAR(peace war, 5)"),
        ("peace NEAR war NEAR/2 end", "NEAR(peace war end, 2)"),
        ('NEAR("Security Council", 1373)', 'NEAR("Security Council" 1373, 10)'),
        ("NEAR(peace*, war*, 5)", "NEAR(peace* war*, 5)"),
        ("peace*, war", "peace* war"),
        ("--peace", "peace"),
        ("NEAR(resolution 1373)", "NEAR(resolution 1373, 10)"),
        ("theme:health", "theme:health"),
        ("THEME: health", "theme:health"),
        ('theme:"Human rights" -is:tagged', 'theme:"Human rights" NOT is:tagged'),
        ("theme:(health OR peace)", "theme:health OR theme:peace"),
        ("in:notes,titles peace", "(in:notes OR in:titles) peace"),
        ("in:note", "in:notes"),
        ("date:2008..2014", "date:2008..2014"),
        ("date:2014..2008", "date:2008..2014"),
        ("date:2008–2014", "date:2008..2014"),
        ("date:2008-2014", "date:2008..2014"),
        ("date:..2014-06", "date:..2014-06"),
        ("year:2013", "date:2013"),
        ("date:2013-5-7..", "date:2013-05-07.."),
        ("lang:fr,en", "lang:fr OR lang:en"),
    ],
)
def test_what_a_person_types_is_understood(typed: str, understood: str) -> None:
    node = parse(typed)
    assert written(node) == understood or node == parse(understood)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ('say "unclosed words', 'say "unclosed words"'),
        ("peace)", "peace"),
        ("peace (health", "peace health"),
        ("((peace", "peace"),
        ("()", ""),
        ("peace OR", "peace"),
        ("OR peace", "peace"),
        ("peace AND AND war", "peace war"),
        ("NOT", ""),
        ("peace NOT", "peace"),
        ("NEAR(peace war", "NEAR(peace war, 10)"),
        ("NEAR()", ""),
        ("NEAR", ""),
        ("peace NEAR", "peace"),
        ("[peace], {health}.", "peace health"),
        ("- -- *** ^ \" '", ""),
        ("Note: the words", "Note the words"),
        ("at 10:30", 'at "10:30"'),
        ("http://example.org/a", '"http://example.org/a"'),
        ("", ""),
        ("  \t\n", ""),
    ],
)
def test_what_has_one_plain_meaning_is_forgiven(typed: str, understood: str) -> None:
    assert written(parse(typed)) == understood


@pytest.mark.parametrize(
    ("typed", "place", "said"),
    [
        ("(peace OR war", "(", "not closed"),
        ("-(peace war", "(", "not closed"),
        ("x theme:(a b", "(", "not closed"),
        ("x tema:y", "tema:", "“theme:”"),
        ("titel:y", "titel:", "“title:”"),
        ("zzz:y", "zzz:", "quotes"),
        ("peace theme:", "theme:", "which theme"),
        ("theme: OR x", "theme:", "which theme"),
        ("theme:…", "…", "which theme"),
        ("date:2013-15", "2013-15", "no date"),
        ("date:2013..201x", "201x", "no date"),
        ("date:2013-02-30..2014", "2013-02-30", "no date"),
        ("date:..", "..", "no date"),
        ("date:tomorrow", "tomorrow", "no date"),
        ("pe*ce", "*", "asterisk"),
        ("*ation", "*", "asterisk"),
        ("is:taged x", "taged", "“tagged”"),
        ("in:everywhere", "everywhere", "paragraphs, notes, titles or themes"),
        ("NEAR(a (b), 3)", "(", "words and phrases"),
        ("NEAR(a theme:b, 3)", "theme:", "words and phrases"),
        ("NEAR(a =b, 3)", "=b,", "exact"),
        ("NEAR(a b, 999)", "999", "up to"),
        ("theme:a NEAR b", "NEAR", "words and phrases"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(typed: str, place: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    error = caught.value
    assert typed[error.start : error.end] == place
    assert said in str(error)
    assert str(error).endswith(".")
    assert "\n" not in str(error)


def test_the_last_word_may_be_unfinished() -> None:
    assert written(parse("good off", typing=True)) == "good off*"
    assert written(parse("good of", typing=True)) == "good of"
    assert written(parse("good off ", typing=True)) == "good off"
    assert written(parse('"good off', typing=True)) == '"good off"'
    assert written(parse("=Peace", typing=True)) == "=Peace"
    assert written(parse("peace OR", typing=True)) == "peace"
    assert written(parse("in:notes", typing=True)) == "in:notes"


def test_queries_have_bounds() -> None:
    words = " ".join(f"w{number}" for number in range(MOST_TERMS + 1))
    with pytest.raises(QueryError, match="more than 200 words"):
        parse(words)
    deep = "(" * (DEEPEST + 1)
    with pytest.raises(QueryError, match="brackets"):
        parse(deep + "a" + ")" * len(deep))
    with pytest.raises(QueryError, match="longer") as caught:
        parse("a" * (LONGEST + 5))
    assert (caught.value.start, caught.value.end) == (LONGEST, LONGEST + 5)
    assert parse("NOT " * 2_000 + "peace") == Term("peace")


TYPED = st.text(max_size=40) | st.text(alphabet='ab"“”*-()=:,.|/ ORNTDEA15theminds\n', max_size=60)


@given(TYPED, st.booleans())
def test_no_text_is_anything_but_a_query_or_a_mistake_in_it(typed: str, typing: bool) -> None:
    mistake = None
    try:
        node = parse(typed, typing=typing)
    except QueryError as error:
        mistake = error
    else:
        assert parse(written(node)) == node
    assert mistake is None or 0 <= mistake.start < mistake.end <= len(typed)


@given(trees())
def test_a_written_tree_is_read_as_itself(node: Node) -> None:
    assert parse(written(node)) == node


@given(TYPED)
def test_trees_are_as_flat_as_they_can_be(typed: str) -> None:
    try:
        node = parse(typed)
    except QueryError:
        return

    def check(node: Node | None) -> None:
        if isinstance(node, And | Or):
            assert len(node.nodes) > 1
            assert not any(isinstance(each, type(node)) for each in node.nodes)
            for each in node.nodes:
                check(each)
        elif isinstance(node, Not):
            assert not isinstance(node.node, Not)
            check(node.node)

    check(node)
