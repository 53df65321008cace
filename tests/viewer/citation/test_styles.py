"""OSCOLA and the Bluebook, by their own examples and the documents people bring."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Kind, Role
from viewer.citation import BadStyle, Cited, check_style, cite_in, styles, usable

RESOLUTION = Cited(
    title="Cooperation between the United Nations and the Organization of Islamic Cooperation",
    symbol="A/RES/67/264",
    date="2013-05-17",
    body="General Assembly",
    kind=Kind.PARAGRAPH,
    genre="resolution",
)
REPORT = Cited(
    title="Cooperation with regional organizations: report of the Secretary-General",
    symbol="A/61/256",
    date="2006-09-16",
    body="General Assembly",
    label="5.",
    page=3,
    kind=Kind.PARAGRAPH,
    genre="report",
)
RELEASE = Cited(
    title="New Memorandum of Understanding",
    date="2013-02-28",
    body="Organization of Islamic Cooperation",
    city="Geneva",
    ordinal=4,
    kind=Kind.PARAGRAPH,
    genre="press release",
)
FINAL = replace(
    RELEASE, title="Final Document of the General Meeting", genre="final document", label="7."
)


def at(**place: object) -> Cited:
    return replace(RESOLUTION, **place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "cited", "expected"),
    [
        ("oscola", RESOLUTION, "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264"),
        (
            "oscola",
            at(label="14.", page=3),
            "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 14",
        ),
        (
            "oscola",
            at(label="(a)", within="14."),
            "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 14(a)",
        ),
        (
            "oscola",
            at(role=Role.PREAMBULAR, ordinal=5),
            "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, preamble, 5th para",
        ),
        (
            "oscola",
            at(kind=Kind.FOOTNOTE, label="2", page=4),
            "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, fn 2, 4",
        ),
        (
            "oscola",
            Cited(title=None, symbol="S/RES/1373(2001)", date="2001-09-28", label="2"),
            "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373(2001), para 2",
        ),
        (
            "oscola",
            Cited(title=None, symbol="S/PV.4709", date="2003-02-19", page=3),
            "UNSC Verbatim Record (19 February 2003) UN Doc S/PV.4709, 3",
        ),
        (
            "oscola",
            REPORT,
            "UNGA, ‘Cooperation with regional organizations: report of the Secretary-General’"
            " (16 September 2006) UN Doc A/61/256, para 5",
        ),
        (
            "oscola",
            RELEASE,
            "Organization of Islamic Cooperation, ‘New Memorandum of Understanding’"
            " (Press Release, Geneva, 28 February 2013), 4th para",
        ),
        (
            "oscola",
            FINAL,
            "Organization of Islamic Cooperation, ‘Final Document of the General Meeting’"
            " (Geneva, 28 February 2013), para 7",
        ),
        ("oscola", Cited(title=None, index=3), "block 3"),
        (
            "bluebook",
            at(label="13."),
            "G.A. Res. 67/264, ¶ 13, U.N. Doc. A/RES/67/264 (May 17, 2013)",
        ),
        ("bluebook", RESOLUTION, "G.A. Res. 67/264, U.N. Doc. A/RES/67/264 (May 17, 2013)"),
        (
            "bluebook",
            at(role=Role.PREAMBULAR, ordinal=5),
            "G.A. Res. 67/264, preamble, 5th para., U.N. Doc. A/RES/67/264 (May 17, 2013)",
        ),
        (
            "bluebook",
            at(kind=Kind.FOOTNOTE, label="2", page=4),
            "G.A. Res. 67/264, n.2, at 4, U.N. Doc. A/RES/67/264 (May 17, 2013)",
        ),
        (
            "bluebook",
            Cited(title=None, symbol="A/67/PV.81", date="2013-05-17", page=3),
            "U.N. GAOR, 67th Sess., 81st plen. mtg., at 3, U.N. Doc. A/67/PV.81 (May 17, 2013)",
        ),
        (
            "bluebook",
            REPORT,
            "U.N. Secretary-General, Cooperation with regional organizations: report of the"
            " Secretary-General, ¶ 5, U.N. Doc. A/61/256 (Sept. 16, 2006)",
        ),
        (
            "bluebook",
            RELEASE,
            "Press Release, Organization of Islamic Cooperation, New Memorandum of Understanding,"
            " 4th para. (Feb. 28, 2013)",
        ),
        (
            "bluebook",
            Cited(title=None, symbol="A/HRC/RES/5/1", date="2007-06"),
            "Human Rights Council Res. 5/1, U.N. Doc. A/HRC/RES/5/1 (June 2007)",
        ),
        (
            "bluebook",
            Cited(title="A plan", symbol="WHA66.10", date="2013"),
            "A plan, WHA66.10 (2013)",
        ),
        (
            "bluebook",
            Cited(title=None, symbol="A/RES/3369(XXX)", date="1975-10-10", label="1."),
            "G.A. Res. 3369(XXX), ¶ 1, U.N. Doc. A/RES/3369(XXX) (Oct. 10, 1975)",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_style_cites_as_its_book_says(style: str, cited: Cited, expected: str) -> None:
    assert cite_in(style, cited) == expected


def test_a_style_is_found_by_its_name_however_it_is_written() -> None:
    assert cite_in(" OSCOLA ", RESOLUTION).startswith("UNGA Res 67/264")
    assert [each.name for each in styles()] == ["un", "bluebook", "oscola"]


def test_an_unknown_style_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadStyle, match="“chicago”: choose one of un, bluebook, oscola") as refused:
        check_style("chicago")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("kept", "expected"), [("oscola", "oscola"), ("gone", "un"), ("{titel}", "un"), (7, "un")]
)
def test_what_a_setting_holds_never_stops_anybody(kept: object, expected: str) -> None:
    assert usable(kept) == expected


maybe = st.none() | st.text(max_size=20)
symbols = st.sampled_from(["A/RES/67/264", "S/RES/1(1946)", "A/1", "E/2013/SR.5", "x"]) | maybe


@given(
    maybe, symbols, maybe, maybe, maybe, st.sampled_from(Kind), st.none() | st.sampled_from(Role)
)
def test_every_style_says_one_clean_line_of_anything(
    title: str | None,
    symbol: str | None,
    date: str | None,
    label: str | None,
    body: str | None,
    kind: Kind,
    role: Role | None,
) -> None:
    cited = Cited(title, symbol, date, label, role, body=body, kind=kind)
    for each in styles():
        said = each.cite(cited)
        assert said == " ".join(said.split())
