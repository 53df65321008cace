"""How the window looks: light, dark or as the system, its colours and its fonts.

Colours are asked of `Appearance` by meaning and never kept: who paints connects `changed` and paints
again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from resources import palettes
from resources.style import style_sheet
from viewer.ui.settings import Setting, Settings

UNIT = 8
"""Pixels of the grid that margins and gaps keep to."""

TEXT_FAMILIES = (
    "Charter", "Iowan Old Style", "Source Serif 4", "Source Serif Pro", "Noto Serif",
    "Libertinus Serif", "Constantia", "Georgia", "Cambria", "DejaVu Serif", "Liberation Serif",
    "Times New Roman",
)  # fmt: skip
"""Made for long reading on screens first."""


class Mode(StrEnum):
    """What a person has chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


MODE = Setting("appearance.mode", Mode.SYSTEM.value)
FAMILY = Setting("reading.family", "")
ARABIC_FAMILY = Setting("reading.arabic_family", "")
POINTS = Setting("reading.points", 12.0)
LEADING = Setting("reading.leading", 1.5)
LEAST_POINTS, MOST_POINTS = 8.0, 32.0
LEAST_LEADING, MOST_LEADING = 1.2, 2.2


@dataclass(frozen=True, slots=True)
class Type:
    """How texts are set.

    Attributes:
        family: of the font; empty for the first serif that the system has.
        arabic_family: of the font for Arabic letters; empty leaves it to the system.
        points: size of running text.
        leading: from line to line, as a multiple of the size.
    """

    family: str = FAMILY.default
    arabic_family: str = ARABIC_FAMILY.default
    points: float = POINTS.default
    leading: float = LEADING.default


class Appearance(QObject):
    """The look of the application.

    Signals:
        changed: colours are different now.
        type_changed: texts are set otherwise now.
    """

    changed = Signal()
    type_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._dark = False
        self._serif: str | None = None
        self._type: Type | None = None

    @property
    def mode(self) -> Mode:
        value = self._settings.get(MODE)
        return Mode(value) if value in list(Mode) else Mode.SYSTEM

    @property
    def dark(self) -> bool:
        return self._dark

    def choose(self, mode: Mode) -> None:
        """Take an appearance at once and remember it."""
        self._settings.set(MODE, mode.value)
        self.apply()

    def apply(self) -> None:
        """Dress the application; called at the start and whenever choice or system change."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        hints = app.styleHints()
        schemes = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        wanted = schemes.get(self.mode, Qt.ColorScheme.Unknown)
        if wanted == Qt.ColorScheme.Unknown:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)
        self._dress(app)

    def follow_system(self) -> None:
        """Change with the system from now on, where the person has not chosen."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def colour(self, meaning: str) -> QColor:
        """The colour of a meaning of `resources.palettes.TONES`: `paper`, `ink`, `line` ..."""
        if meaning == "accent":
            return self._accent()
        return QColor(palettes.tone(meaning, self._name))

    def theme_colour(self, colour: str) -> QColor:
        """The full colour of a theme, as its stripe and icon have it."""
        return QColor(palettes.colour(colour, self._name))

    def theme_background(self, colour: str) -> QColor:
        """The colour of a theme as a background under text, opaque."""
        return QColor(palettes.background(colour, self._name))

    @property
    def type(self) -> Type:
        """How texts are set, as a person has chosen it."""
        if self._type is None:
            get = self._settings.get
            points = min(max(get(POINTS), LEAST_POINTS), MOST_POINTS)
            leading = min(max(get(LEADING), LEAST_LEADING), MOST_LEADING)
            self._type = Type(get(FAMILY), get(ARABIC_FAMILY), points, leading)
        return self._type

    def choose_type(self, chosen: Type) -> None:
        """Set texts otherwise at once, and remember it."""
        if chosen == self.type:
            return
        self._settings.set(FAMILY, chosen.family)
        self._settings.set(ARABIC_FAMILY, chosen.arabic_family)
        self._settings.set(POINTS, chosen.points)
        self._settings.set(LEADING, chosen.leading)
        self._type = chosen
        self.type_changed.emit()

    def reading_font(self, points: float) -> QFont:
        """A font to read long texts in."""
        return font_of(self.type, points, self._first_serif())

    def _first_serif(self) -> str:
        if self._serif is None:
            self._serif = _first_serif()
        return self._serif

    @property
    def _name(self) -> str:
        return "dark" if self._dark else "light"

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            self._dress(app)

    def _dress(self, app: QApplication) -> None:
        if self.mode is Mode.SYSTEM:
            self._dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            self._dark = self.mode is Mode.DARK
        palette = self._palette()
        app.setPalette(palette)
        role = QPalette.ColorRole
        app.setStyleSheet(
            style_sheet(
                self._name,
                palette.color(role.Accent).name(),
                palette.color(role.HighlightedText).name(),
            )
        )
        self.changed.emit()

    def _accent(self) -> QColor:
        """The system's accent, where it has one that stands out from the paper."""
        accent = _system_accent()
        if accent is None or _contrast(accent, QColor(palettes.tone("paper", self._name))) < 3:
            return QColor(palettes.tone("accent", self._name))
        return accent

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        tones = {
            role.Window: "chrome", role.WindowText: "ink", role.Base: "paper",
            role.AlternateBase: "stripe", role.Text: "ink", role.Button: "button",
            role.ButtonText: "ink", role.BrightText: "paper", role.ToolTipBase: "tip",
            role.ToolTipText: "ink", role.PlaceholderText: "quiet", role.Link: "accent",
            role.LinkVisited: "quiet", role.Mid: "line", role.Midlight: "stripe",
            role.Dark: "line", role.Light: "paper", role.Shadow: "line",
        }  # fmt: skip
        palette = QPalette()
        for each, meaning in tones.items():
            palette.setColor(each, self.colour(meaning))
        accent = self.colour("accent")
        palette.setColor(role.Accent, accent)
        palette.setColor(role.Highlight, accent)
        light_text = _contrast(QColor("white"), accent) >= 4.5
        palette.setColor(role.HighlightedText, QColor("white" if light_text else "black"))
        # Where the keys are elsewhere a selection stays visible and does not shout.
        inactive = QPalette.ColorGroup.Inactive
        soft = palettes.mix(accent.name(), palettes.tone("paper", self._name), 0.22)
        palette.setColor(inactive, role.Highlight, QColor(soft))
        palette.setColor(inactive, role.HighlightedText, self.colour("ink"))
        faint = self.colour("faint")
        for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, faint)
        return palette


def _system_accent() -> QColor | None:
    """What the platform calls its accent; None where it only has Qt's own."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.platformName() in ("offscreen", "minimal", "vnc"):
        return None
    colour = app.style().standardPalette().color(QPalette.ColorRole.Accent)
    return colour if colour.isValid() else None


def _contrast(one: QColor, other: QColor) -> float:
    return palettes.contrast(one.name(), other.name())


def font_of(chosen: Type, points: float, serif: str) -> QFont:
    """The font of a type; `serif` where it names none, and for letters that it lacks."""
    font = QFont(chosen.family or serif)
    if chosen.arabic_family:
        font.setFamilies([chosen.family or serif, chosen.arabic_family])
    font.setPointSizeF(points)
    font.setStyleHint(QFont.StyleHint.Serif)
    return font


def _first_serif() -> str:
    families = set(QFontDatabase.families())
    for family in TEXT_FAMILIES:
        if family in families:
            return family
    fallback = QFont()
    fallback.setStyleHint(QFont.StyleHint.Serif)
    return QFontInfo(fallback).family()


def application_icon() -> Path:
    """The picture of the program, an SVG."""
    return Path(palettes.__file__).with_name("concord.svg")
