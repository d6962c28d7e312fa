"""A dark glass shows nothing to anybody, keys work below it, and the touch that lights it presses nothing."""

from dataclasses import replace

from tests.ui.keypad.hands import Hands
from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import tap
from ui.gallery.moments import Moment
from ui.gallery.pictures import Stage


def dark(name: str) -> Moment:
    lit = moment(name)
    return replace(lit, shell={**lit.shell, "speech": True, "blank": True})


def test_nothing_at_all_is_to_be_seen(stage: Stage) -> None:
    for name in ("page-choice", "summary", "idle", "notice", "page-text"):
        stage.show(dark(name))
        assert stage.picture().getextrema() == ((0, 0), (0, 0), (0, 0)), name


def test_the_waking_touch_lights_the_glass_and_presses_nothing(stage: Stage) -> None:
    stage.show(dark("page-choice"))
    tap(stage.window, stage.item("primary"))
    stage.rest()
    assert ("toggle", "blank") in stage.shell.calls
    assert stage.view.calls == []


def test_keys_press_what_lies_below(stage: Stage, hands: Hands) -> None:
    stage.show(dark("page-choice"))
    hands.walk_to("choice-v1")
    hands.press("ok")
    assert stage.view.calls == [("setValue", "v1")]
    assert ("toggle", "blank") not in stage.shell.calls


def test_a_name_can_be_typed_in_the_dark(stage: Stage, hands: Hands) -> None:
    stage.show(dark("page-text-error"))
    for _ in range(200):
        hands.press("down")
        if hands.hearing.told[-1].parts[0] == "q":
            break
    hands.press("ok")
    stage.rest()
    assert stage.item("field").property("preeditText") != ""
    assert ("toggle", "blank") not in stage.shell.calls
