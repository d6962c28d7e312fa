"""Each way in which a screen can be wrong is found when a screen is made wrong in that way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below, place, texts
from ui.gallery.faults import faults
from ui.gallery.pictures import Stage
from ui.viewmodels.speaker import FALLBACK
from ui.words import load_words

Break = Callable[[Stage], object]


def test_the_screen_that_is_broken_below_is_whole(stage: Stage) -> None:
    stage.show(moment("page-choice-error"))
    assert _kinds(stage) == set()


def _shown(stage: Stage, text: str) -> QQuickItem:
    return next(each.item for each in texts(stage.window.contentItem()) if text in each.text)


def _question(stage: Stage) -> QQuickItem:
    return _shown(stage, "孩子的医保现在上吗")


def _shorten(stage: Stage) -> None:
    question = _question(stage)
    question.setProperty("maximumLineCount", 1)
    question.setProperty("elide", 1)  # Qt.ElideRight
    question.setWidth(200)


def _grow_out_of_its_button(stage: Stage) -> None:
    label = next(each for each in below(stage.item("back")) if each.inherits("QQuickText"))
    label.setWidth(900)
    label.setProperty("text", "往回走一步" * 5)


def _lay_over_another(stage: Stage) -> None:
    question, other = _question(stage), _shown(stage, "以后也可以上")
    other.setY(other.y() - (place(other).y() - place(question).y()))


def _paler(stage: Stage) -> None:
    _shown(stage, "以后也可以上").setProperty("color", "#9AA5B1")


def _half_seen(stage: Stage) -> None:
    _shown(stage, "以后也可以上").setOpacity(0.4)


def _darker_ground(stage: Stage) -> None:
    """The words stay as they are; only what lies behind them changes."""
    _add(stage, stage.item("back"), "Rectangle { z: -1; anchors.fill: parent; color: '#404A58' }")
    for each in below(stage.item("back")):
        if each.inherits("QQuickRectangle") and each.z() == 0:
            each.setVisible(False)


def _smaller(stage: Stage) -> None:
    stage.item("back").setWidth(48)  # 12 mm


def _one_button_over_another(stage: Stage) -> None:
    stage.item("primary").setX(stage.item("back").x() + 40)


def _no_name(stage: Stage) -> None:
    stage.item("back").setProperty("label", "")


def _no_role(stage: Stage) -> None:
    stage.item("back").setProperty("role", 0)


def _an_unlabelled_area(stage: Stage) -> None:
    _add(stage, stage.window.contentItem(), "MouseArea { width: 100; height: 100; z: 9 }")


def _an_unlabelled_handler(stage: Stage) -> None:
    _add(stage, stage.window.contentItem(), "Item { width: 100; height: 100; z: 9; TapHandler {} }")


def _nothing_to_touch(stage: Stage) -> None:
    for each in below(stage.window.contentItem()):
        if each.metaObject().className().startswith(("Foot", "Band", "QQuickLoader")):
            each.setVisible(False)


def _unwritten(stage: Stage) -> None:
    _question(stage).setProperty("text", load_words()["zh"][FALLBACK])


@pytest.mark.parametrize(
    ("kind", "make_wrong"),
    [
        ("cut off", _shorten),
        ("outside the window", lambda stage: _question(stage).setX(700)),
        ("outside its place", _grow_out_of_its_button),
        ("one text over another", _lay_over_another),
        ("low contrast", _paler),
        ("low contrast", _half_seen),
        ("low contrast", _darker_ground),
        ("too small to hit", _smaller),
        ("one target over another", _one_button_over_another),
        ("without a name", _no_name),
        ("without a role", _no_role),
        ("unknown to a screen reader", _an_unlabelled_area),
        ("unknown to a screen reader", _an_unlabelled_handler),
        ("empty", _nothing_to_touch),
        ("words missing", _unwritten),
    ],
)
def test_what_is_wrong_is_found(stage: Stage, kind: str, make_wrong: Break) -> None:
    stage.show(moment("page-choice-error"))
    make_wrong(stage)
    stage.rest()
    assert kind in _kinds(stage)


@pytest.mark.qt_log_ignore("No such file or directory")
def test_a_part_whose_file_does_not_load_is_no_empty_place(stage: Stage) -> None:
    stage.show(moment("page-choice-error"))
    _add(stage, stage.window.contentItem(), 'Loader { source: "file:///nonexistent/Screen.qml" }')
    stage.rest()
    assert "not loaded" in _kinds(stage)


def test_in_large_type_more_contrast_is_asked_of_the_same_screen(stage: Stage) -> None:
    stage.show(moment("page-choice-error"))
    _shown(stage, "以后也可以上").setProperty("color", "#5A6675")  # about 5.5:1
    stage.rest()
    assert _kinds(stage) == set()
    assert "low contrast" in {kind for kind, _ in faults(stage.window, stage.picture(), elder=True)}


def _kinds(stage: Stage) -> set[str]:
    return {kind for kind, _ in faults(stage.window, stage.picture(), elder=False)}


def _add(stage: Stage, parent: QQuickItem, qml: str) -> None:
    engine = QQmlEngine.contextForObject(stage.item("screen")).engine()
    component = QQmlComponent(engine)
    component.setData(QByteArray(f"import QtQuick\n{qml}".encode()), QUrl())
    made = component.create()
    assert isinstance(made, QQuickItem), component.errorString()
    made.setParentItem(parent)
    made.setParent(parent)
