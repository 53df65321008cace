"""Overview, theme report, SQL, citation styles and exports of scholars on the command line."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from tests.viewer.cli.conftest import ROOT, Concord
from viewer.archive import Archive
from viewer.domain import Anchor

RESOLUTION = "A/RES/67/264"


@pytest.fixture
def coded(filled: Path) -> Path:
    """Peace on paragraphs 9 and 10 of the resolution, Health on 10."""
    with Archive.open(filled, person="Ann") as archive:
        document = archive.documents.find(RESOLUTION).id
        places = [Anchor(archive.documents.at(document, index).id) for index in (9, 10)]
        archive.tags.add(archive.themes.find("Peace").id, places)
        archive.tags.add(archive.themes.find("Health").id, places[1:])
    return filled


# overview


@pytest.mark.usefixtures("coded")
def test_themes_are_counted_as_a_table_as_csv_and_as_objects(concord: Concord) -> None:
    assert "A/RES/67/264" in concord("overview").out
    rows = list(csv.reader(StringIO(concord("overview", "--by", "year", "--csv").out)))
    assert rows == [
        ["Themes over time (excerpts)", "2013"],
        ["Peace", "2"],
        ["Humanitarian", "0"],
        ["Health", "1"],
    ]
    said = concord("overview", "--by", "together", "--measure", "jaccard", "--json").out
    assert [json.loads(line) for line in said.splitlines()] == [
        {"theme": "Peace", "other_theme": "Health", "value": 0.5},
        {"theme": "Health", "other_theme": "Peace", "value": 0.5},
    ]
    (cell, _) = [json.loads(line) for line in concord("overview", "--json").out.splitlines()]
    assert (cell["theme"], cell["value"]) == ("Peace", 2)


@pytest.mark.usefixtures("coded")
def test_untagged_documents_are_counted_when_wanted(concord: Concord) -> None:
    assert len(concord("overview", "--csv").out.splitlines()) == 2
    assert len(concord("overview", "--csv", "--untagged").out.splitlines()) == 6


@pytest.mark.usefixtures("coded")
def test_one_person_is_counted_alone(concord: Concord) -> None:
    assert len(concord("overview", "--csv", "--person", "Ann").out.splitlines()) == 2
    assert "Zoe" in concord("overview", "--person", "Zoe").sentence


@pytest.mark.usefixtures("coded")
def test_a_measure_that_does_not_fit_is_wrong_usage(concord: Concord) -> None:
    said = concord("overview", "--by", "year", "--measure", "jaccard")
    assert said.code == 2
    assert "one of excerpts, paragraphs, share, words" in said.err


# theme-report


@pytest.mark.usefixtures("coded")
def test_the_page_of_a_theme_is_written(concord: Concord, tmp_path: Path) -> None:
    said = concord("theme-report", "health", "-o", tmp_path / "page.html")
    assert said.err == f"Health: written to {tmp_path / 'page.html'}.\n"
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "1 excerpt in 1 document" in page
    assert "preamble, 6th para." in page


def test_a_theme_that_is_not_there_is_a_sentence(concord: Concord, coded: Path) -> None:
    assert coded.exists()
    assert "Weather" in concord("theme-report", "Weather").sentence


# sql


@pytest.mark.usefixtures("coded")
def test_sql_is_answered_in_three_forms(concord: Concord) -> None:
    query = "SELECT theme, count(*) AS excerpts FROM excerpts GROUP BY theme ORDER BY theme"
    assert concord("sql", query).out.splitlines() == [
        "theme   excerpts",
        "Health  1",
        "Peace   2",
    ]
    assert concord("sql", "--csv", query).out == "theme,excerpts\nHealth,1\nPeace,2\n"
    assert concord("sql", "--json", query).out.splitlines() == [
        '{"theme": "Health", "excerpts": 1}',
        '{"theme": "Peace", "excerpts": 2}',
    ]


@pytest.mark.usefixtures("coded")
def test_values_of_all_sorts_are_written(concord: Concord) -> None:
    query = (
        "SELECT 1.5 AS a, NULL AS a, x'00FF' AS b, '=1+1' AS c, 'two' || char(10) || 'lines' AS d"
    )
    assert json.loads(concord("sql", "--json", query).out) == {
        "a": 1.5,
        "a_2": None,
        "b": {"$base64": True, "encoded": "AP8="},
        "c": "=1+1",
        "d": "two\nlines",
    }
    rows = list(csv.reader(StringIO(concord("sql", "--csv", query).out, newline="")))
    assert rows[1] == ["1.5", "", "(2 bytes)", "'=1+1", "two\nlines"]
    assert json.loads(concord("sql", "--json", "SELECT 9e999 AS x").out) == {"x": "inf"}


@pytest.mark.usefixtures("coded")
def test_a_query_comes_from_a_file_or_the_standard_input(
    concord: Concord, tmp_path: Path, coded: Path
) -> None:
    (tmp_path / "q.sql").write_text("SELECT 'é' AS x;", "utf-8")
    assert concord("sql", "--csv", "-f", tmp_path / "q.sql").out == "x\né\n"
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--archive", str(coded), "sql", "--csv"],
        input=b"SELECT 2 AS y",
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"y\n2\n"
    assert concord("sql", "-f", tmp_path / "q.sql", "SELECT 1").code == 2


@pytest.mark.usefixtures("coded")
def test_views_and_tables_are_listed(concord: Concord) -> None:
    listed = concord("sql", "--tables").out
    kinds = {line.split()[1]: line.split()[0] for line in listed.splitlines()[1:]}
    assert kinds["library"] == "view"
    assert kinds["tag_counts"] == "table"


@pytest.mark.usefixtures("coded")
def test_no_rows_and_too_many_are_said(concord: Concord) -> None:
    assert concord("sql", "SELECT 1 WHERE 0").err == "No rows.\n"
    many = "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a LIMIT 1500) SELECT x FROM a"
    said = concord("sql", many)
    assert len(said.out.splitlines()) == 1001
    assert "first 1,000 rows" in said.err
    assert len(concord("sql", "--csv", many).out.splitlines()) == 1501


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("sql", ["DELETE FROM tags", "SELECT nothing FROM nowhere", ""])
def test_a_query_that_cannot_be_answered_is_a_sentence(concord: Concord, sql: str) -> None:
    assert concord("sql", sql).sentence


@pytest.mark.usefixtures("coded")
def test_a_query_without_end_is_ended(concord: Concord) -> None:
    endless = "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x FROM a) SELECT count(*) FROM a"
    assert "0.2 seconds" in concord("sql", "--seconds", 0.2, endless).sentence


# citation styles and formats


@pytest.mark.usefixtures("coded")
def test_a_style_is_kept_with_the_archive_or_asked_for_once(concord: Concord) -> None:
    def cited(*arguments: str) -> str:
        said = concord("export", "--format", "jsonl", *arguments)
        return str(json.loads(said.out.splitlines()[0])["citation"])

    assert cited().endswith("17 May 2013, preamble, 5th para.")
    assert concord("citation-style", "oscola").code == 0
    assert cited() == "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, preamble, 5th para"
    assert cited("--citation-style", "{number}: {place}") == "67/264: preamble, 5th para."
    assert "*  oscola" in concord("citation-style").out
    assert concord("citation-style", "{symbol}").code == 0
    assert "of your own" in concord("citation-style").out


@pytest.mark.usefixtures("coded")
def test_a_style_that_is_none_is_refused(concord: Concord) -> None:
    assert "no placeholder {nix}" in concord("citation-style", "{nix}").sentence
    wrong = concord("export", "--format", "csv", "--citation-style", "chicago")
    assert wrong.code == 2
    assert "There is no citation style “chicago”" in wrong.err.replace("\n", " ")


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("suffix", [".jsonld", ".json", ".ris", ".bib"])
def test_sources_and_annotations_are_written_by_their_suffix(
    concord: Concord, tmp_path: Path, suffix: str
) -> None:
    said = concord("export", "-o", tmp_path / f"out{suffix}")
    assert said.code == 0, said.err
    written = (tmp_path / f"out{suffix}").read_text("utf-8")
    assert RESOLUTION in written
    assert ("sources of 3 excerpts" in said.err) == (suffix != ".jsonld")
    if suffix == ".jsonld":
        assert json.loads(written)["total"] == 3


@pytest.mark.usefixtures("coded")
def test_a_resolution_is_written_as_akoma_ntoso(concord: Concord, tmp_path: Path) -> None:
    said = concord("export", "--format", "akn", "--document", RESOLUTION, "-o", tmp_path / "a.xml")
    assert said.code == 0, said.err
    root = etree.parse(str(tmp_path / "a.xml")).getroot()
    assert root.tag.endswith("akomaNtoso")
    assert 'refersTo="#theme_' in (tmp_path / "a.xml").read_text("utf-8")
    assert (
        "no resolution or decision"
        in concord("export", "--format", "akn", "--document", "1").sentence
    )


@pytest.mark.usefixtures("coded")
def test_all_resolutions_go_to_a_folder(concord: Concord, tmp_path: Path) -> None:
    said = concord("export", "--format", "akn", "-o", tmp_path / "all")
    assert len(list((tmp_path / "all").glob("*.akn.xml"))) == 2
    assert said.err.splitlines()[-1] == f"2 documents written to {tmp_path / 'all'}."
    assert concord("export", "--format", "akn").code == 2
    none = concord("export", "--format", "akn", "--document", "1", "--document", "2", "-o",
                   tmp_path / "none")  # fmt: skip
    assert none.code == 1
    assert "none is of a sort" in none.err
