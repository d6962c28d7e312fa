"""By arrows and OK alone everything is reached that a finger can touch, and everything says what it is."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.words import Language
from tests.ui.keypad.hands import Hands
from tests.ui.qml.conftest import moment
from ui.gallery.looking import place, shown_part, touchables
from ui.gallery.moments import MOMENTS, Moment
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant
from ui.keypad.names import told
from ui.keypad.stops import Kind, top

FOR_A_FINGER = {
    "writing-pad": "arrows cannot write; the keyboard is one of the ways beside it",
    "dark-glass": "keys work below it",
}
WAYS = [("portrait", "zh"), ("landscape", "en")]


def moments(way: int) -> list[Moment]:
    """Every screen in each way; of those that have several moments every other one."""
    of_a_screen: dict[str, list[Moment]] = {}
    for each in MOMENTS:
        of_a_screen.setdefault(each.screen, []).append(each)
    return [each for several in of_a_screen.values() for each in several[way :: len(WAYS)] or several]


@pytest.mark.parametrize(("orientation", "language"), WAYS)
def test_one_round_visits_everything_that_can_be_touched_once(
    orientation: str, language: Language, qapp: QGuiApplication, tmp_path: Path
) -> None:
    stage = Stage(Variant(landscape=orientation == "landscape", language=language), MOMENTS[0])
    hands = Hands(stage.window, tmp_path, language)
    missed: list[str] = []
    for each in moments(WAYS.index((orientation, language))):
        if each.screen == "Attract":
            continue  # its first key wakes and does nothing else
        stage.show(each)
        found = hands.stops()
        visited = []
        for _ in found:
            hands.press("down")
            visited.append(hands.control.at)
        touchable = {
            item
            for item in touchables(top(stage.window))
            if item.isEnabled() and item.objectName() not in FOR_A_FINGER
        }
        reached = {stop.item for stop in found if stop.kind not in (Kind.HEADING, Kind.FIELD)}
        missed += [f"{each.name}: {item.objectName()} cannot be reached" for item in touchable - reached]
        if len(visited) != len(set(visited)) or set(visited) != {stop.item for stop in found}:
            missed.append(f"{each.name}: {len(set(visited))} of {len(found)} places in a round")
        lines = [(stop, told(stop, hands.hearing.teller())) for stop in found]
        silent = [stop.item for stop, line in lines if not "".join((*line.parts, *line.private)).strip()]
        missed += [f"{each.name}: {item.objectName() or item} says nothing" for item in silent]
    stage.close()
    assert missed == [], "\n".join(missed)


def test_up_is_the_way_back_and_both_ways_go_round(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-choice"))
    hands.press("down", "down", "down")
    third = hands.control.at
    hands.press("down", "up")
    assert hands.control.at is third
    for _ in hands.stops():
        hands.press("right")
    assert hands.control.at is third
    hands.press("left", "right")
    assert hands.control.at is third


def test_the_answer_comes_before_the_buttons_and_these_before_foot_and_band(
    stage: Stage, hands: Hands
) -> None:
    stage.show(moment("page-choice"))
    names = [stop.item.objectName() for stop in hands.stops() if stop.kind is Kind.CONTROL]
    order = [
        "choice-v0",
        "choice-v1",
        "choice-v2",
        "back",
        "primary",
        "cannot-be-done",
        "ask-person",
        "elder",
    ]
    assert [name for name in names if name in order] == order


def test_ok_presses_and_the_state_is_told(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-choice"))
    hands.walk_to("choice-v1")
    assert "".join(hands.hearing.told[-1].parts) == "以后再上没有选单选"
    hands.press("ok")
    assert stage.view.calls == [("setValue", "v1")]
    hands.walk_to("choice-v0")
    assert "已经选了" in hands.hearing.told[-1].parts


def test_back_is_the_screens_back_and_elsewhere_says_that_there_is_none(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-choice"))
    hands.press("back")
    assert stage.view.calls == [("back",)]
    stage.show(moment("receipt-printed"))  # its secondary button begins another matter
    hands.press("back")
    assert stage.view.calls == []
    assert hands.hearing.told[-1].parts == ("这里没有上一步。",)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("notice", "dismissNotice"),
        ("idle", "stay"),
        ("languages", "setLanguage"),
        ("offline", "dismissNotice"),
    ],
)
def test_a_sheet_keeps_the_keypad_and_back_closes_it(
    stage: Stage, hands: Hands, name: str, answer: str
) -> None:
    stage.show(moment(name))
    for _ in range(12):
        hands.press("down")
        at = hands.control.at
        assert at is not None
        assert top(stage.window).isAncestorOf(at)
    hands.press("back")
    stage.rest()
    assert answer in [call[0] for call in stage.shell.calls]
    assert stage.view.calls == []


def test_what_lies_below_the_edge_is_scrolled_into_view(stage: Stage, hands: Hands) -> None:
    stage.show(moment("choose"))
    last = hands.walk_to("event-S20")
    stage.rest()
    assert shown_part(last, place(last)) == place(last)
    first = hands.walk_to("event-S01")
    stage.rest()
    assert shown_part(first, place(first)) == place(first)


def test_a_pad_is_typed_on_and_no_other_key_does_anything(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-mobile"))
    hands.walk_to("key-5")
    assert hands.hearing.told[-1].parts[0] == "5"
    hands.press("ok")
    assert stage.view.calls == [("setValue", "13800005")]


def test_ok_on_the_pad_signs_and_says_so_beforehand(stage: Stage, hands: Hands) -> None:
    stage.show(moment("summary"))
    hands.walk_to("signature-pad")
    assert "等于签名" in hands.hearing.told[-1].parts[0]
    hands.press("ok")
    assert stage.view.calls == [("signByKey",)]
