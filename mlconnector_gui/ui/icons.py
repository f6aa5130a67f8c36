"""Icons of `resources/icons`, drawn in a colour of the theme and kept for each colour."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mlconnector_gui.base.paths import resource
from mlconnector_gui.ui.theme import colours_now

_SCALES = (1, 2, 3)


def icon(name: str, role: str = "neutral") -> QIcon:
    """Return an icon in the colour of a role ('neutral', 'accent', 'good', 'warning', 'bad', 'text')."""
    colours = colours_now()
    return _icon(name, colours.text if role == "text" else colours.role(role), colours.surface)


def icon_pixmap(name: str, role: str, size: int = 16) -> QPixmap:
    return icon(name, role).pixmap(QSize(size, size))


def inked_icon(name: str, ink: str) -> QIcon:
    return _icon(name, ink, colours_now().surface)


@cache
def _icon(name: str, ink: str, paper: str) -> QIcon:
    """Keep what was drawn: a grid asks for the same few icons thousands of times."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawn = source.replace('"#000"', f'"{ink}"').replace('"#fff"', f'"{paper}"')
    renderer = QSvgRenderer(QByteArray(drawn.encode()))
    made = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(16 * scale, 16 * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, 16 * scale, 16 * scale))
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
            made.addPixmap(pixmap, mode)
    return made
