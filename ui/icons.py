"""Lucide icons in any colour and size, drawn by Qt's SVG painter: the software backend has no shaders."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent / "qml" / "icons"
NEUTRAL = "file-text"
"""Shown for an icon that a catalogue names and this program does not carry."""
DEFAULT_SIZE = 96


def icon_file(name: str, directory: Path = ICONS) -> Path:
    """The SVG of a Lucide icon; the neutral one for a name of a catalogue that we do not carry."""
    wanted = directory / f"{Path(name).name}.svg"
    return wanted if wanted.is_file() else directory / f"{NEUTRAL}.svg"


def tinted(svg: str, colour: str) -> QByteArray:
    """The SVG with its strokes in `colour` ("#rrggbb")."""
    return QByteArray(svg.replace("currentColor", colour).encode())


class IconProvider(QQuickImageProvider):
    """Answers `image://icon/<name>/<rrggbb>` at the size the `Image` asks for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name_and_colour: str, size: QSize, requestedSize: QSize) -> QImage:
        """Draw one icon; Qt calls this on the thread of the `Image`."""
        name, _, colour = name_and_colour.partition("/")
        side = max(requestedSize.width(), requestedSize.height())
        side = side if side > 0 else DEFAULT_SIZE
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(tinted(icon_file(name).read_text(encoding="utf-8"), f"#{colour}")).render(painter)
        painter.end()
        size.setWidth(side)
        size.setHeight(side)
        return image
