from tests.viewer.ui.models.found import hit, sentence
from viewer.domain.searching import What
from viewer.ui.models.concordance_model import rows_of
from viewer.ui.models.found_clip import clip_hits, clip_lines, source_of

SOURCE = "A/RES/67/264, Cooperation, 2013-05-17, 14 · p. 3"


def test_paragraphs_are_copied_with_their_sources() -> None:
    data = clip_hits([hit(), hit(2, text="<b>war</b>\nand")])
    assert data.text() == f"“to peace and war” ({SOURCE})\n\n“<b>war</b>\nand” ({SOURCE})"
    assert "&lt;b&gt;war&lt;/b&gt;<br>and" in data.html()


def test_lines_in_context_are_copied_as_a_table() -> None:
    data = clip_lines(rows_of([sentence("a lasting\tpeace & law", "peace")]))
    assert data.text() == f"a lasting\tpeace\t& law\t{SOURCE}"
    assert "<td><b>peace</b></td><td>&amp; law</td>" in data.html()


def test_a_theme_is_named_alone() -> None:
    theme = hit(what=What.THEME, symbol=None, date=None, title="Peace", paragraph=None)
    assert source_of(theme) == "Peace"
