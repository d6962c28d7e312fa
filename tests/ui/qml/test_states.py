"""The states of whatever can be touched: rest, pressed, focused, busy, and off with its reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.alone import alone, heard, said
from tests.ui.qml.looking import tap
from ui.gallery.looking import below, texts

LABEL, REASON = "打印凭证", "打印纸用完了"
KINDS = ("PrimaryButton", "SecondaryButton", "ChoiceTile", "EventTile")


@pytest.fixture(params=KINDS)
def control(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[QQuickItem]:
    with alone(request.param, label=LABEL, width=600) as made:
        yield made


def test_a_touch_at_rest_does_it(control: QQuickItem) -> None:
    done, why = _touched(control)
    assert (done, why) == (1, 0)


def test_a_second_touch_while_it_is_being_done_does_nothing(control: QQuickItem) -> None:
    control.setProperty("busy", True)  # noqa: FBT003  a property's value
    assert _touched(control) == (0, 0)
    assert "loader-circle" in _icons(control)


def test_what_is_off_says_why_where_it_was_touched(control: QQuickItem) -> None:
    control.setProperty("because", REASON)
    assert LABEL in said(control)
    assert _touched(control) == (0, 1)
    assert REASON in said(control)
    assert LABEL not in said(control)


def test_what_is_on_again_forgets_the_reason(control: QQuickItem) -> None:
    control.setProperty("because", REASON)
    _touched(control)
    control.setProperty("because", "")
    assert LABEL in said(control)
    assert _touched(control) == (1, 0)


def test_off_is_told_by_a_sign_too_not_by_colour_alone(control: QQuickItem) -> None:
    control.setProperty("because", REASON)
    assert "ban" in _icons(control)


def test_pressed_and_focused_can_be_seen(control: QQuickItem) -> None:
    rest = control.window().grabWindow()
    control.setProperty("held", True)  # noqa: FBT003  a property's value
    assert control.window().grabWindow() != rest
    control.setProperty("held", False)  # noqa: FBT003  a property's value
    assert control.window().grabWindow() == rest
    outlines = _rectangles(control)
    control.setProperty("focused", True)  # noqa: FBT003  a property's value
    assert _rectangles(control) == outlines + 1


def _touched(control: QQuickItem) -> tuple[int, int]:
    done, why = heard(control, "clicked()"), heard(control, "refused()")
    tap(control.window(), control)
    return done.count(), why.count()


def _icons(control: QQuickItem) -> set[str]:
    sources = (item.property("source") for item in below(control) if item.inherits("QQuickImage"))
    return {source.path().split("/")[1] for source in sources}


def _rectangles(control: QQuickItem) -> int:
    return sum(item.inherits("QQuickRectangle") for item in below(control))


@pytest.mark.parametrize("kind", ["PrimaryButton", "SecondaryButton"])
def test_a_label_alone_stands_in_the_middle_of_its_button(kind: str, qapp: QGuiApplication) -> None:
    with alone(kind, label=LABEL, width=600) as button:
        (printed,) = texts(button)
        assert abs(printed.ink.center().x() - 300) < 2
