"""The manual's page of keys says what the window does.

`CONCORD_WRITE_KEYS=1 python -m pytest tests/viewer/ui/frame/test_keys_page.py` writes it anew.
"""

import os
from pathlib import Path

from viewer.ui.frame.keyhelp import keys_by_place
from viewer.ui.window import Window

PAGE = Path(__file__).parents[4] / "docs" / "manual" / "keys.md"


def page(window: Window) -> str:
    places = keys_by_place(window.catalogue.bounds(), "Everywhere")
    lines = ["# Every key", "", "As the window's own help (`F1`) lists them, by place."]
    for place, keys in places.items():
        lines += ["", f"## {place}", "", "| key | does |", "|---|---|"]
        lines += [f"| {_code(shown)} | {does} |" for shown, does in keys]
    return "\n".join(lines) + "\n"


def _code(shown: str) -> str:
    return ", ".join(f"`{key}`" for key in shown.replace("|", "\\|").split("  "))


def test_the_page_of_keys_is_true(window: Window) -> None:
    written = page(window)
    if os.environ.get("CONCORD_WRITE_KEYS"):
        PAGE.write_text(written, encoding="utf-8")
    assert PAGE.read_text("utf-8") == written
