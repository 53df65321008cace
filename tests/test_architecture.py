"""The rooms and the directions between them, as ARCHITECTURE.md draws them."""

import ast
import subprocess
import sys
from pathlib import Path

from viewer.exporters import exporters

ROOT = Path(__file__).parent.parent


def test_imports_point_the_way_that_the_architecture_draws() -> None:
    """In a process of its own: import-linter silences the loggers that it finds."""
    lint = "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint())"
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def test_only_the_rooms_that_are_agreed_stand_at_the_top() -> None:
    agreed = {"viewer", "resources", "importers", "tests", "seeds", "benchmarks", "packaging"}
    packages = {
        each.name
        for each in ROOT.iterdir()
        if each.is_dir() and any(each.glob("*.py")) and not each.name.startswith(".")
    }
    assert packages <= agreed


def test_nothing_opens_a_network_connection() -> None:
    """No network access ever: not one of our modules imports a way out."""
    ways_out = ("urllib.request", "http.client", "socket", "QtNetwork", "requests", "ftplib")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("importers", "viewer", "resources", "seeds")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.lstrip().startswith(("import ", "from ")) and any(way in line for way in ways_out)
    ]
    assert not found


def test_no_export_format_imports_another() -> None:
    """What formats share has a room of its own, so that one more format is one more file."""
    modules = {each.write.__module__ for each in exporters()}
    for module in modules:
        source = (ROOT / Path(*module.split("."))).with_suffix(".py").read_text("utf-8")
        imported = {
            node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
        }
        assert not imported & (modules - {module}), module
