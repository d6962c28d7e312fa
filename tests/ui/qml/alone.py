"""One component alone in a window, for tests that touch it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QSignalSpy

from ui.engine import QML
from ui.gallery.looking import below, texts
from ui.icons import IconProvider
from ui.qr_pictures import QrProvider
from ui.words import load_words


@contextmanager
def alone(component: str, **properties: Any) -> Iterator[QQuickItem]:
    """The component in Chinese, upright, by day, at 4 pixels a millimetre."""
    view = QQuickView()
    view.engine().addImageProvider("icon", IconProvider())
    view.engine().addImageProvider("qr", QrProvider())
    _speak_chinese(view.engine())
    view.setInitialProperties(properties)
    view.setSource(QUrl.fromLocalFile(str(QML / "components" / f"{component}.qml")))
    view.show()
    yield view.rootObject()
    view.close()
    view.deleteLater()


def item(root: QQuickItem, name: str) -> QQuickItem:
    """The visible item of that object name. Raises `StopIteration`."""
    return next(each for each in below(root) if each.objectName() == name)


def said(root: QQuickItem) -> list[str]:
    """Every visible text."""
    return [each.text for each in texts(root)]


def heard(source: QObject, signal: str) -> QSignalSpy:
    """Listens to a signal that QML declares, for example "chosen(QString)"."""
    kind = source.metaObject()
    return QSignalSpy(source, kind.method(kind.indexOfSignal(signal)))


def _speak_chinese(engine: QQmlEngine) -> None:
    component = QQmlComponent(engine)
    folder = QUrl.fromLocalFile(str(QML)).toString()
    component.setData(
        f'import QtQuick\nimport "{folder}"\nQtObject {{ property var it: Words }}'.encode(), QUrl()
    )
    holder = component.create()
    holder.setParent(engine)
    holder.property("it").setProperty("texts", load_words()["zh"])
