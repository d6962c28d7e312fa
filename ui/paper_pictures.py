"""Pictures of paper for the screens, in memory: what the camera sees, and the pages that were taken."""

import threading

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

PROVIDER = "paper"
LIVE = "live"


def source(name: str) -> str:
    """The address under which a screen finds a picture; "" for none."""
    return f"image://{PROVIDER}/{name}" if name else ""


class PaperPictures:
    """By name: an image, or the encoded bytes of one. In any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, QImage | bytes] = {}

    def put(self, name: str, picture: QImage | bytes) -> None:
        """Keep it until it is replaced or let go."""
        with self._lock:
            self._held[name] = picture

    def keep(self, beginning: str, pages: dict[str, bytes]) -> None:
        """Of all whose names begin so, these pages and no others."""
        with self._lock:
            rest = {name: held for name, held in self._held.items() if not name.startswith(beginning)}
            self._held = {**rest, **pages}

    def let_go(self, beginning: str = "") -> None:
        """Forget all whose name begins so."""
        with self._lock:
            self._held = {name: held for name, held in self._held.items() if not name.startswith(beginning)}

    def held(self) -> int:
        """How many there are."""
        with self._lock:
            return len(self._held)

    def picture(self, name: str) -> QImage:
        """The image; a null image for a name that is not, or no longer, here."""
        with self._lock:
            held = self._held.get(name)
        return QImage.fromData(held) if isinstance(held, bytes) else QImage() if held is None else held


class PaperProvider(QQuickImageProvider):
    """Answers `image://paper/<name>`."""

    def __init__(self, pictures: PaperPictures) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures = pictures

    def requestImage(self, name: str, size: QSize, requestedSize: QSize) -> QImage:
        """Qt calls this on the thread of the `Image`. Nothing transparent stands for what has gone."""
        image = self._pictures.picture(name)
        if image.isNull():
            image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        elif requestedSize.isValid() and requestedSize.width() > 0 and requestedSize.height() > 0:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(requestedSize, keep, smooth)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
