"""A code on the glass is what its rows say, where it is to be seen, and nowhere else."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from ui.engine import QML
from ui.qr_pictures import QrProvider

ROWS = ["1010101", "1100110", "1111000", "0001111", "1010011", "0110001", "1000001"]
SIDE, QUIET = 150, 4
MODULE = SIDE // (len(ROWS) + 2 * QUIET)
WINDOW = """
import QtQuick
import "%s"
Rectangle {
    width: 400; height: 400; color: "white"
    Item {
        width: 400; height: 200; clip: true
        QrCode { objectName: "code"; y: %d; width: %d; rows: %s; label: "code" }
    }
}
"""


@contextmanager
def shown(y: int) -> Iterator[QImage]:
    """The picture of a window with the code so far down in what is clipped."""
    view = QQuickView()
    view.engine().addImageProvider("qr", QrProvider())
    component = QQmlComponent(view.engine())
    folder = QUrl.fromLocalFile(str(QML / "components")).toString()
    component.setData((WINDOW % (folder, y, SIDE, json.dumps(ROWS))).encode(), QUrl())
    root = component.create()
    assert isinstance(root, QQuickItem), component.errorString()
    view.setContent(QUrl(), component, root)
    view.show()
    yield view.grabWindow()
    view.close()
    view.deleteLater()


def dark(picture: QImage) -> list[str]:
    """Where the picture is dark, a character for a module, from the code's own corner."""
    inset = (SIDE - MODULE * len(ROWS)) // 2 + MODULE // 2
    return [
        "".join(
            "1" if picture.pixelColor(inset + x * MODULE, inset + y * MODULE).lightness() < 128 else "0"
            for x in range(len(ROWS))
        )
        for y in range(len(ROWS))
    ]


def test_each_module_is_where_its_row_says(qapp: QGuiApplication) -> None:
    with shown(0) as picture:
        assert dark(picture) == ROWS


def test_outside_its_clip_nothing_of_it_is_drawn(qapp: QGuiApplication) -> None:
    with shown(220) as picture:
        seen = {picture.pixelColor(x, y).lightness() for x in range(400) for y in range(200, 400)}
    assert seen == {255}
