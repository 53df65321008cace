from dataclasses import fields, replace

from tests.viewer.exporters.samples import OPTIONS
from viewer.domain import Excerpt
from viewer.exporters.columns import columns


def test_every_field_but_the_trace_is_a_column_where_everything_is_wanted() -> None:
    everything = replace(OPTIONS, before=1, after=1, grouped_by=("heading",))
    assert columns(everything) == [each.name for each in fields(Excerpt) if each.name != "trace"]


def test_what_is_not_wanted_has_no_column() -> None:
    usual = set(columns(OPTIONS))
    assert not usual & {"before", "after", "heading", "trace"}
    assert usual - set(columns(replace(OPTIONS, with_notes=False))) == {"notes"}
    assert usual - set(columns(replace(OPTIONS, with_certainty=False))) == {"certainty"}
    nobody = set(columns(replace(OPTIONS, with_people=False)))
    assert usual - nobody == {"tagged_by", "tagged_at"}
    assert set(columns(replace(OPTIONS, with_people=True))) == usual
