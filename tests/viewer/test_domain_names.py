"""The names of the glossary: what type checkers see is what is loaded when it is asked for."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import viewer.domain

SOURCE = Path(viewer.domain.__file__)


def declared() -> dict[str, str]:
    """Name -> module, of the imports for type checkers."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    checked = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module
        for node in checked.body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def test_every_name_is_declared_and_loaded_from_one_place() -> None:
    names = declared()
    assert sorted(names) == sorted(viewer.domain.__all__)
    for name, module in names.items():
        assert getattr(viewer.domain, name) is getattr(importlib.import_module(module), name)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        viewer.domain.Nothing  # type: ignore[attr-defined]  # noqa: B018


def test_only_what_is_asked_for_is_loaded() -> None:
    code = "import sys, viewer.domain; viewer.domain.Tag; print('viewer.domain.lineages' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
