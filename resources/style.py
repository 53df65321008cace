"""The style sheet: only what the palette cannot say, on a grid of 8 pixels."""

from __future__ import annotations

from resources.palettes import mix, tone

_SHEET = """
QMainWindow::separator {{ background: {chrome}; width: 5px; height: 5px; }}
QMainWindow::separator:hover {{ background: {line}; }}
QMenuBar {{ background: {chrome}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {soft}; color: {ink}; }}
QStatusBar {{ background: {chrome}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none; }}
QDockWidget::title {{ background: {chrome}; padding: 6px 8px; text-align: left; }}
QTabBar {{ background: {chrome}; }}
QTabBar::tab {{
    background: transparent; color: {quiet}; border: none; border-bottom: 2px solid transparent;
    padding: 6px 10px 5px 10px;
}}
QTabBar::tab:selected {{ color: {ink}; border-bottom-color: {accent}; }}
QTabBar::tab:hover:!selected {{ color: {ink}; background: {soft}; }}
QTabBar::tab:focus {{ background: {soft}; }}
QLineEdit {{
    background: {paper}; border: 1px solid {line}; border-radius: 4px; padding: 3px 6px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus {{ border-color: {accent}; }}
QPushButton {{
    background: {button}; color: {ink}; border: 1px solid {line}; border-radius: 4px;
    padding: 4px 12px; min-height: 18px;
}}
QPushButton:hover {{ background: {soft}; }}
QPushButton:pressed, QPushButton:checked {{ background: {soft}; border-color: {accent}; }}
QPushButton:focus, QPushButton:default {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {faint}; }}
QToolTip {{ color: {ink}; background: {tip}; border: 1px solid {line}; padding: 4px; }}
QHeaderView {{ background: {chrome}; }}
QHeaderView::section {{
    background: {chrome}; color: {quiet}; border: none; border-bottom: 1px solid {line};
    padding: 4px 8px;
}}
QFrame#palette {{ background: {chrome}; border: 1px solid {line}; }}
"""


def style_sheet(appearance: str, accent: str, on_accent: str) -> str:
    """The sheet in the colours of an appearance, with the accent of the system."""
    tones = {
        meaning: tone(meaning, appearance)
        for meaning in ("chrome", "paper", "line", "ink", "quiet", "faint", "tip", "button")
    }
    soft = mix(accent, tones["chrome"], 0.14)
    return _SHEET.format(**tones, soft=soft, accent=accent, on_accent=on_accent)
