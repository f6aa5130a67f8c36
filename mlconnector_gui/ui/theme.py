"""The look: Fusion with our palette and a style sheet made from it; spacing in steps of 4, three type sizes."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from mlconnector_gui.base.paths import resource
from mlconnector_gui.ui.colours import COLOURS, Colours, Scheme

STEP = 4
ROW_HEIGHT = 28
CONTROL_HEIGHT = 28
SMALL, BODY, TITLE = 11, 13, 17
"""Type sizes in pixels at 100 %, as points are on macOS; Qt scales them with the screen."""


def system_scheme() -> Scheme:
    is_dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if is_dark else Scheme.LIGHT


def apply_theme(application: QApplication, scheme: Scheme | None = None) -> None:
    """Dress the whole program; without a scheme the system's own is followed."""
    if scheme is not None:
        wanted = Qt.ColorScheme.Dark if scheme is Scheme.DARK else Qt.ColorScheme.Light
        application.styleHints().setColorScheme(wanted)
    chosen = scheme or system_scheme()
    colours = COLOURS[chosen]
    application.setProperty("scheme", chosen.value)
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(text_font(BODY))
    application.setPalette(palette(colours))
    application.setStyleSheet(style_sheet(chosen))


def scheme_now() -> Scheme:
    application = QApplication.instance()
    return Scheme(application.property("scheme") or Scheme.LIGHT) if application else Scheme.LIGHT


def colours_now() -> Colours:
    return COLOURS[scheme_now()]


def text_font(size: int = BODY, *, bold: bool = False) -> QFont:
    """Return the system font with figures of one width, so that amounts align."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def fixed_font(size: int = BODY - 1) -> QFont:
    font = QFont()
    font.setFamilies(["Cascadia Mono", "Consolas", "SF Mono", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono"])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(size)
    return font


def palette(colours: Colours) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.Accent: colours.accent,
        role.Mid: colours.border,
        role.Midlight: colours.hairline,
        role.Light: colours.raised,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return made


def style_sheet(scheme: Scheme) -> str:
    """Fill the sheet's `@name` with the theme's colours."""
    colours = COLOURS[scheme]
    text = resource("themes", "application.qss").read_text(encoding="utf-8")
    for name in sorted(Colours.__slots__, key=len, reverse=True):
        text = text.replace(f"@{name};", f"{getattr(colours, name)};")
    return text.replace("@scheme.", f"{scheme.value}.").replace("@icons/", f"{resource('icons').as_posix()}/")
