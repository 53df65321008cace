"""SQL of a person's own: everything can be read, nothing changed; every mistake is a sentence."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import seeds
from importers import read
from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, ArchiveError, ArchiveMissing
from viewer.archive.asking import BadQuestion, Questions, Value
from viewer.domain import Anchor

MANUAL = Path(__file__).parents[3] / "docs" / "manual" / "queries.md"
ENDLESS = "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT count(*) FROM a"


@pytest.fixture
def questions(archive: Archive) -> Iterator[Questions]:
    """Of two documents, one removed; Peace on a paragraph, Health on words of it."""
    kept = add(archive, title="Kept", symbol="A/1", date="2013-05-17")
    gone = add(archive, name="b.txt", title="Gone")
    peace, health = archive.themes.find("Peace").id, archive.themes.find("Health").id
    for document in (kept, gone):
        archive.tags.add(peace, anchors(archive, document)[:1])
    archive.tags.add(health, [Anchor(anchors(archive, kept)[0].paragraph, 0, 9)])
    archive.documents.remove([gone])
    with Questions(archive.path, seconds=20) as asked:
        yield asked


def rows(questions: Questions, sql: str) -> list[tuple[Value, ...]]:
    return list(questions.ask(sql).rows)


def test_columns_and_rows_come_as_they_are(questions: Questions) -> None:
    answer = questions.ask("SELECT theme, text, start FROM excerpts ORDER BY theme")
    assert answer.columns == ("theme", "text", "start")
    assert list(answer.rows) == [
        ("Health", "Recalling", 0),
        ("Peace", "Recalling its resolutions on the peaceful settlement of disputes,", None),
    ]


def test_the_views_count_what_is_there(questions: Questions) -> None:
    assert rows(questions, "SELECT title, year, excerpts, notes FROM library") == [
        ("Kept", "2013", 2, 0)
    ]
    assert rows(questions, "SELECT theme, excerpts FROM theme_documents ORDER BY 1") == [
        ("Health", 1),
        ("Peace", 1),
    ]
    assert rows(questions, "SELECT theme, year, excerpts, documents FROM theme_years") == [
        ("Peace", "2013", 1, 1),
        ("Health", "2013", 1, 1),
    ]
    assert rows(questions, "SELECT theme, other_theme, paragraphs FROM theme_pairs") == [
        ("Peace", "Health", 1)
    ]
    assert rows(questions, "SELECT theme, excerpts, documents FROM codebook WHERE excerpts") == [
        ("Peace", 1, 1),
        ("Health", 1, 1),
    ]
    labels = [row[0] for row in rows(questions, "SELECT label FROM changes WHERE state = 'done'")]
    assert labels


def test_the_codebook_tells_what_a_theme_is_under(archive: Archive) -> None:
    archive.themes.add("Mediation", parent=archive.themes.find("Peace").id)
    with Questions(archive.path) as asked:
        found = rows(asked, "SELECT path, parent, state FROM codebook WHERE theme = 'Mediation'")
    assert found == [("Peace › Mediation", "Peace", "in use")]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM tags",
        "UPDATE themes SET name = 'x'",
        "INSERT INTO settings VALUES ('a', '1', '')",
        "DROP VIEW excerpts",
        "CREATE TABLE x (a)",
        "CREATE TEMP TABLE x (a)",
        "ATTACH DATABASE '/tmp/other.db' AS other",
        "VACUUM INTO '/tmp/other.db'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = 1",
        "BEGIN IMMEDIATE",
        "REINDEX",
        "INSERT INTO blocks_index (blocks_index) VALUES ('rebuild')",
    ],
)
def test_nothing_can_be_changed(path: Path, sql: str) -> None:
    with Archive.open(path, person="Ann") as archive:
        add(archive)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with Questions(path) as asked:
        with pytest.raises(BadQuestion, match="can only be read here"):
            asked.ask(sql)
        assert rows(asked, "SELECT count(*) FROM documents") == [(1,)], "and it goes on answering"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM nowhere", "no such table: nowhere"),
        ("SELEC 1", "syntax error"),
        ("SELECT 1; SELECT 2", "One query at a time"),
        ("", "Nothing was asked"),
        ("-- only a remark", "Nothing was asked"),
        ("SELECT \x00", "null character"),
        ("SELECT load_extension('x')", "not authorized to use function"),
        ("SELECT zeroblob(1000000000)", "too big"),
        ("SELECT rowid FROM blocks_index WHERE blocks_index MATCH '\"'", "unterminated string"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(questions: Questions, sql: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=said) as refused:
        rows(questions, sql)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_query_without_end_is_ended(questions: Questions) -> None:
    with Questions(questions._path, seconds=0.2) as short:
        began = time.monotonic()
        with pytest.raises(BadQuestion, match=r"ran for 0\.2 seconds and was ended"):
            rows(short, ENDLESS)
    assert time.monotonic() - began < 5


def test_a_query_is_stopped_from_outside(archive: Archive) -> None:
    stopped = iter([False, False, True])
    with (
        Questions(archive.path, stopped=lambda: next(stopped, True)) as asked,
        pytest.raises(BadQuestion, match="was stopped"),
    ):
        rows(asked, ENDLESS)


def test_the_index_and_functions_that_reckon_can_be_used(questions: Questions) -> None:
    found = rows(questions, "SELECT count(*) FROM blocks_index WHERE blocks_index MATCH 'peace*'")
    assert found == [(2,)]
    assert rows(questions, "SELECT json_extract('{\"a\": 1}', '$.a')") == [(1,)]
    assert rows(questions, "SELECT value FROM json_each('[1, 2]')") == [(1,), (2,)]
    assert rows(questions, "PRAGMA table_info(settings)")[0][1] == "key"


def test_what_is_cut_in_a_letter_is_shown_all_the_same(questions: Questions) -> None:
    assert rows(questions, "SELECT CAST(x'C3' AS TEXT), x'00FF'") == [("�", b"\x00\xff")]


def test_an_archive_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        Questions(tmp_path / "none.concord")
    (tmp_path / "other").write_text("no archive" * 1000)
    with pytest.raises(ArchiveError):
        Questions(tmp_path / "other")


def test_views_come_first_and_name_their_columns(questions: Questions) -> None:
    listed = questions.relations()
    kinds = [each.kind for each in listed]
    assert kinds == sorted(kinds, reverse=True)
    (tags,) = [each for each in listed if each.name == "tags"]
    assert tags.columns[:3] == ("id", "uuid", "theme_id")


# What the manual says


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "samples.concord"
    with Archive.open(path, person="Ann") as archive:
        for file in seeds.documents()[1:4]:
            made = archive.documents.add(file.name, file.read_bytes(), read(file)).document
            for theme in ("Peace", "Health"):
                archive.tags.add(archive.themes.find(theme).id, anchors(archive, made)[8:10])
    return path


def manual() -> str:
    return MANUAL.read_text("utf-8")


def examples() -> list[str]:
    return re.findall(r"```sql\n(.*?)```", manual(), re.DOTALL)


@pytest.mark.parametrize("sql", examples(), ids=lambda sql: sql.split("\n")[0][:50])
def test_every_question_of_the_manual_is_answered(samples: Path, sql: str) -> None:
    with Questions(samples, seconds=30) as asked:
        list(asked.ask(sql).rows)


def test_every_view_and_table_of_the_manual_is_there(samples: Path) -> None:
    views = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([\w, ]+) \|$", manual(), re.MULTILINE))
    tables = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", _tables(), re.MULTILINE)))
    assert len(views) >= 9
    assert len(tables) >= 20
    with Questions(samples) as asked:
        known = {each.name: each for each in asked.relations()}
        for name, columns in views.items():
            assert (known[name].kind, ", ".join(known[name].columns)) == ("view", columns)
        for name in tables:
            asked.ask(f"SELECT * FROM {name} LIMIT 1")


def _tables() -> str:
    return manual().partition("## The tables")[2].partition("## Datasette")[0]


def test_the_recipe_for_datasette_names_what_is_there(samples: Path) -> None:
    (written,) = re.findall(r"```json\n(.*?)```", manual(), re.DOTALL)
    (database,) = json.loads(written)["databases"].values()
    with Questions(samples) as asked:
        known = {each.name: each.columns for each in asked.relations()}
        for table, options in database["tables"].items():
            named = [*options.get("facets", []), *_orders(options)]
            assert set(named) <= set(known[table]), table
        for query in database["queries"].values():
            list(asked.ask(query["sql"]).rows)


def _orders(options: dict[str, Any]) -> list[str]:
    return [options[each] for each in ("sort", "sort_desc") if each in options]
