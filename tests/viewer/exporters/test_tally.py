from tests.viewer.exporters.samples import ARABIC, CONTROLS, RESOLUTION
from viewer.exporters.tally import Tally


def test_excerpts_are_counted_by_theme_and_document() -> None:
    tally = Tally()
    assert list(tally.watch([CONTROLS, ARABIC, RESOLUTION, ARABIC])) == [
        *(CONTROLS, ARABIC, RESOLUTION, ARABIC)
    ]
    assert [(each.name, each.excerpts) for each in tally.themes()] == [("Health", 1), ("Peace", 3)]
    documents = tally.documents()
    assert [each.title for each in documents][:2] == [RESOLUTION.title, ARABIC.title]
    health, peace = tally.themes()
    assert [tally.count(peace, each) for each in documents] == [1, 2, 0]
    assert [tally.count(health, each) for each in documents] == [0, 0, 1]
