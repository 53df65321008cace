from dataclasses import replace

from tests.viewer.ui.models.excerpts import excerpt
from viewer.ui.models.clipping import clip, plain, rich


def test_marks_in_the_words_do_not_become_marks_of_the_page() -> None:
    hostile = replace(excerpt(text="<script>alert(1)</script> & more"), citation="<b>T</b>")
    html = rich(hostile)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;T&lt;/b&gt;" in html


def test_plain_text_keeps_the_words_as_they_are() -> None:
    assert plain(excerpt(text="a < b")).startswith("“a < b” (")


def test_several_are_set_apart() -> None:
    data = clip([excerpt(tag=1, text="One"), excerpt(tag=2, text="Two")])
    assert data.text().count("\n\n") == 1
    assert data.html().count("<blockquote") == 2
