"""QR codes for the screens, a pixel for a module. An image and not a shape: Qt's painter in software leaves a
shape on the glass when it goes, and the next screen with somebody's number on it.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColorConstants, QImage
from PySide6.QtQuick import QQuickImageProvider


class QrProvider(QQuickImageProvider):
    """Answers `image://qr/<rows of 0 and 1 with - between>`."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, rows: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: ARG002  Qt's own
        """Draw one code; Qt calls this on the thread of the `Image`. Without rows it is one white pixel."""
        lines = rows.split("-") if rows else ["0"]
        image = QImage(max(map(len, lines)), len(lines), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        for y, line in enumerate(lines):
            for x, module in enumerate(line):
                if module == "1":
                    image.setPixelColor(x, y, QColorConstants.Black)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
