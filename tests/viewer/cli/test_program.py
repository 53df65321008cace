"""Commands are found by themselves, named in the help, and refuse the world with a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tests.viewer.cli.conftest import Concord
from viewer.cli import commands
from viewer.cli.program import command_objects

EXPECTED = {
    "align", "annotate", "backup", "check", "demo", "documents", "export", "import", "read",
    "screenshot", "search", "tag", "themes", "untag",
}  # fmt: skip


def test_every_module_is_a_command() -> None:
    modules = {
        path.stem.rstrip("_").replace("_", "-")
        for path in Path(commands.__path__[0]).glob("[a-z]*.py")
    }
    assert set(command_objects()) == modules
    assert modules >= EXPECTED


@pytest.mark.parametrize("name", sorted(command_objects()))
def test_every_command_says_what_it_does(name: str, concord: Concord) -> None:
    said = concord(name, "--help")

    assert said.code == 0
    assert said.out.startswith(f"Usage: concord {name}")
    assert isinstance(command_objects()[name], click.Command)
    assert (command_objects()[name].help or "").strip()


def test_help_names_every_command(concord: Concord) -> None:
    listed = re.findall(r"(?m)^  ([a-z][a-z-]*)  ", concord("--help").out)
    assert set(listed) == set(command_objects())


@pytest.mark.parametrize(
    "wrong",
    [
        ("nonsense",),
        ("read",),
        ("read", "--nonsense", "a.txt"),
        ("import",),
        ("tag", "1", "one", "peace"),
        ("search",),
        ("search", "peace", "--limit", "0"),
        ("align", "1"),
        ("export",),
        ("export", "--format", "telegram"),
        ("screenshot", "a.png", "--size", "big"),
        ("screenshot", "a.png", "--open", "1", "--at", "1", "--at", "2"),
        ("backup",),
    ],
)
def test_wrong_usage_is_2_and_says_how_to_get_help(
    wrong: tuple[str, ...], concord: Concord
) -> None:
    said = concord(*wrong)

    assert said.code == 2
    assert "Usage:" in said.err
    assert said.out == ""


def test_the_version_is_that_of_the_project(concord: Concord) -> None:
    project = Path(__file__).parents[3] / "pyproject.toml"
    written = re.search(r'(?m)^version = "(.+)"', project.read_text("utf-8"))
    assert written is not None
    assert concord("--version").out == f"Concord {written[1]}\n"


@pytest.mark.parametrize(
    "command",
    [
        ("documents",),
        ("themes",),
        ("search", "peace"),
        ("tag", "1", "0", "peace"),
        ("untag", "1", "0", "peace"),
        ("annotate", "1", "0", "Note"),
        ("export", "--format", "csv"),
        ("check",),
        ("backup", "copy.concord"),
        ("align", "1", "2"),
        ("screenshot", "window.png"),
    ],
)
def test_only_import_and_demo_make_an_archive(
    command: tuple[str, ...], concord: Concord, archive_file: Path
) -> None:
    assert concord(*command).sentence
    assert not archive_file.exists()
    assert not Path(command[-1]).exists()
