"""What a touch on each screen asks of its view-model."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import Printed, place, shown_part, tap, texts, wait_for
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant

CHOICE_MS = 220
"""`Theme.choiceTime`."""


@pytest.fixture(scope="module")
def one_window(qapp: QGuiApplication) -> Iterator[Stage]:
    """In portrait, in Chinese: making it takes longer than a touch."""
    made = Stage(Variant(landscape=False, language="zh"), moment("goodbye"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "control", "call"),
    [
        ("welcome", "event-S11", ("choose", "S11")),
        ("welcome", "show-all", ("showAll",)),
        ("welcome", "put-card", ("putCard",)),
        ("choose", "event-S03", ("choose", "S03")),
        ("choose", "back", ("back",)),
        ("card-waiting", "back", ("back",)),
        ("verify-offer", "primary", ("send",)),
        ("verify-offer", "skip", ("skip",)),
        ("verify-offer", "back", ("back",)),
        ("verify-enter", "key-7", ("setDigits", "4827")),
        ("verify-enter", "key-back", ("setDigits", "48")),
        ("verify-enter", "primary", ("submit",)),
        ("verify-unavailable", "primary", ("skip",)),
        ("page-choice", "choice-v1", ("setValue", "v1")),
        ("page-choice", "primary", ("next",)),
        ("page-choice", "back", ("back",)),
        ("page-multi", "choice-v0", ("toggleChoice", "v0")),
        ("page-mobile", "key-5", ("setValue", "13800005")),
        ("page-mobile", "key-back", ("setValue", "138000")),
        ("page-id", "key-X", ("setValue", "21021119900307X")),
        ("page-date", "key-2", ("setValue", "2026-11-12")),
        ("page-date", "key-back", ("setValue", "2026-11")),
        ("page-text", "clear", ("setValue", "")),
        ("page-name", "chip-1", ("setValue", "王")),
        ("page-name", "way-hand", ("chooseEntry", "hand")),
        ("page-writing", "way-keys", ("chooseEntry", "keys")),
        ("page-writing", "delete-last", ("setValue", "")),
        ("page-date", "chip-1", ("setValue", "2026-11-22")),
        ("page-id", "chip-0", ("setValue", "11010519491231002X")),
        ("page-address", "way-tree", ("chooseEntry", "tree")),
        ("page-tree-streets", "place-12", ("setValue", "泉水街道")),
        ("page-tree-streets", "chip-0", ("setValue", "某处")),
        ("page-tree-roads", "place-0", ("setValue", "辽宁省大连市甘井子区泉水街道虚构路")),
        ("page-tree-roads", "clear", ("stepBack",)),
        ("page-tree-numbers", "key-5", ("setPart", "number", "1005")),
        ("page-tree-numbers", "key--", ("setPart", "number", "100-")),
        ("page-tree-numbers", "key-back", ("setPart", "number", "10")),
        ("page-confirm", "reveal-4", ("reveal", 4)),
        ("elsewhere", "back", ("back",)),
        ("elsewhere", "primary", ("finish",)),
        ("commitment", "choice-documents", ("choose", "documents")),
        ("commitment", "choice-commit", ("choose", "commit")),
        ("commitment", "primary", ("next",)),
        ("materials", "material-m2", ("toggle", "m2")),
        ("materials", "primary", ("next",)),
        ("summary", "edit-0", ("edit", "field:child_name")),
        ("summary", "primary", ("submit",)),
        ("receipt-printed", "primary", ("finish",)),
        ("receipt-printed", "back", ("another",)),
        ("receipt-failed", "print-again", ("printAgain",)),
        ("goodbye", "primary", ("finish",)),
    ],
)
def test_a_touch_asks_for_one_thing(
    one_window: Stage, name: str, control: str, call: tuple[object, ...]
) -> None:
    one_window.show(moment("goodbye" if name != "goodbye" else "welcome"))  # each finds its screen newly made
    one_window.show(moment(name))
    tap(one_window.window, one_window.item(control))
    one_window.rest()
    assert one_window.view.calls == [call]


def test_the_keys_go_to_the_number_that_was_touched(stage: Stage) -> None:
    stage.show(moment("page-tree-numbers"))
    tap(stage.window, stage.item("part-room"))
    tap(stage.window, stage.item("key-5"))
    assert stage.view.calls == [("setPart", "room", "5")]


def test_an_address_put_together_by_touch_brings_no_keyboard(stage: Stage) -> None:
    stage.show(moment("page-tree-roads"))
    tap(stage.window, stage.item("field"))
    stage.rest()
    with pytest.raises(LookupError):
        stage.item("input-panel")


def test_a_code_has_six_digits_a_date_eight_and_no_more(stage: Stage) -> None:
    stage.show(moment("verify-wrong"))
    tap(stage.window, stage.item("key-1"))
    assert stage.view.calls == []
    stage.show(moment("page-date-error"))
    tap(stage.window, stage.item("key-1"))
    assert stage.view.calls == []


def test_what_a_department_fetches_itself_cannot_be_ticked(stage: Stage) -> None:
    stage.show(moment("materials"))
    tap(stage.window, stage.item("material-m3"))
    assert stage.view.calls == []


def test_a_row_that_changes_stays_under_the_finger(stage: Stage) -> None:
    stage.show(moment("materials"))
    rows = stage.view.values["rows"]
    tap(stage.window, stage.item("material-m2"))
    stage.view.put(rows=[{**row, "declared": row["id"] == "m2", "copies": 0} for row in rows])
    tap(stage.window, stage.item("material-m1"))  # before another frame is drawn
    assert stage.view.calls == [("toggle", "m2"), ("toggle", "m1")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [("materials", "rows"), ("page-confirm", "rows"), ("page-choice", "choices"), ("page-multi", "choices")],
)
def test_a_list_may_shrink_and_empty_while_it_is_shown(stage: Stage, name: str, rows: str) -> None:
    """A row that is gone must not be asked for its words: Qt would warn, and fail this test."""
    stage.show(moment(name))
    held = stage.view.values[rows]
    steps: list[list[Any]] = [held[:1], [], held]
    for shorter in steps:
        stage.view.put(**{rows: shorter})
        stage.rest()


def test_a_finger_that_slides_off_a_button_presses_nothing(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    start = place(stage.item("primary")).center().toPoint()
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(stage.window, QPoint(500, 700))
    QTest.mouseRelease(
        stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(500, 700)
    )
    assert stage.view.calls == []


def test_further_down_brings_the_last_life_event_within_reach(stage: Stage) -> None:
    stage.show(moment("choose"))
    last = stage.item("event-S20")
    assert shown_part(last, place(last)).isEmpty()
    for _ in range(2):
        tap(stage.window, stage.item("scroll-down"))
        stage.rest()
    assert shown_part(last, place(last)) == place(last)
    tap(stage.window, last)
    assert stage.view.calls == [("choose", "S20")]


def test_nobody_pledges_before_the_last_line_has_been_on_the_glass(stage: Stage) -> None:
    stage.show(moment("commitment"))
    notice = stage.view.values["notice"]
    stage.view.put(notice=notice * 8)
    stage.rest()
    tap(stage.window, stage.item("choice-commit"))
    stage.rest()
    assert stage.view.calls == []
    while not stage.item("scroll-down").property("off"):
        tap(stage.window, stage.item("scroll-down"))
        stage.rest()
    tap(stage.window, stage.item("choice-commit"))
    assert stage.view.calls == [("choose", "commit")]


def test_a_stroke_is_told_in_shares_of_the_pad(stage: Stage) -> None:
    stage.show(moment("summary"))
    _draw(stage, [(0.25, 0.5), (0.5, 0.25), (0.9, 1.4)])
    stage.rest()
    began, *moves, ended = stage.view.calls
    assert began[0] == "strokeBegan"
    assert began[1:] == pytest.approx((0.25, 0.5), abs=0.01)
    assert [move[0] for move in moves] == ["strokeMoved"] * 2
    assert moves[-1][1:] == pytest.approx((0.9, 1), abs=0.01)  # off the pad is the edge of the pad
    assert ended[0] == "strokeEnded"
    assert 1 < ended[1] < 5, "the width of the pad by its height"


def test_a_signature_is_drawn_and_taken_back(stage: Stage) -> None:
    stage.show(moment("summary"))
    assert not _ink_on_the_pad(stage)
    _draw(stage, [(0.2, 0.3), (0.8, 0.3), (0.5, 0.9)])
    stage.view.put(signed=True)
    stage.rest()
    assert _ink_on_the_pad(stage)
    tap(stage.window, stage.item("clear-signature"))
    stage.view.put(signed=False)
    stage.rest()
    assert stage.view.calls[-1] == ("clearSignature",)
    assert not _ink_on_the_pad(stage)


def test_a_new_question_of_the_same_kind_empties_the_field(stage: Stage) -> None:
    stage.show(moment("page-text"))
    stage.view.put(value="", question="另一个问题", page="another")
    stage.rest()
    assert stage.item("field").property("text") == ""


def _draw(stage: Stage, shares: list[tuple[float, float]]) -> None:
    pad = stage.item("signature-pad")
    points = [pad.mapToScene(QPointF(pad.width() * x, pad.height() * y)).toPoint() for x, y in shares]
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(stage.window, point)
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def _ink_on_the_pad(stage: Stage) -> bool:
    """Whether the upper half of the pad, left of its button, has a dark pixel; the words there are muted."""
    pad = place(stage.item("signature-pad"))
    picture = stage.window.grabWindow()
    rows = range(int(pad.top() + pad.height() * 0.28), int(pad.top() + pad.height() * 0.33))
    columns = range(int(pad.left() + pad.width() * 0.22), int(pad.left() + pad.width() * 0.6), 5)
    return any(picture.pixelColor(x, y).lightness() < 100 for y in rows for x in columns)


def test_one_touch_on_a_choice_is_seen_and_then_goes_on(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    stage.view.put(onward=True)
    tap(stage.window, stage.item("choice-v1"))
    wait_for(lambda: ("next",) in stage.view.calls)
    assert stage.view.calls == [("setValue", "v1"), ("next",)]


def test_the_second_half_of_a_double_tap_does_not_answer_the_next_question(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    stage.view.put(onward=True)
    tap(stage.window, stage.item("choice-v1"))
    wait_for(lambda: ("next",) in stage.view.calls)
    stage.view.put(question="再问一件事", page="another")
    tap(stage.window, stage.item("choice-v2"))
    assert ("setValue", "v2") not in stage.view.calls
    wait_for(stage.item("choice-v2").isEnabled)
    tap(stage.window, stage.item("choice-v2"))
    assert ("setValue", "v2") in stage.view.calls


def test_coming_back_to_a_question_takes_back_the_way_on(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    stage.view.put(onward=True)
    tap(stage.window, stage.item("choice-v1"))
    tap(stage.window, stage.item("back"))
    stage.view.put(question="前一个问题", page="former")
    clock = QElapsedTimer()
    clock.start()
    wait_for(lambda: clock.hasExpired(3 * CHOICE_MS))
    assert ("next",) not in stage.view.calls


def test_a_row_with_pages_shows_them_and_one_without_is_ticked(stage: Stage) -> None:
    stage.show(moment("materials"))
    tap(stage.window, stage.item("material-m1"))
    tap(stage.window, stage.item("copy-m2"))
    assert stage.view.calls == [("copy", "m1"), ("copy", "m2")]


def test_a_page_that_was_taken_is_used_or_taken_again(stage: Stage) -> None:
    stage.show(moment("copying-taken"))
    tap(stage.window, stage.item("primary"))
    tap(stage.window, stage.item("back"))
    assert stage.view.calls == [("keep",), ("retake",)]


def test_pages_are_turned_added_and_removed(stage: Stage) -> None:
    stage.show(moment("copying-review"))
    for name in ("page-on", "page-back", "add-page", "remove-page", "primary", "back"):
        tap(stage.window, stage.item(name))
    assert stage.view.calls == [("turn", 1), ("turn", -1), ("add",), ("remove",), ("next",), ("back",)]


def test_the_sign_is_there_while_the_camera_is_on_and_only_then(stage: Stage) -> None:
    stage.show(moment("copying"))
    assert stage.item("camera-sign").isVisible()
    tap(stage.window, stage.item("later"))
    assert stage.view.calls == [("later",)]
    stage.view.put(watching=False)
    with pytest.raises(LookupError):
        stage.item("camera-sign")


@pytest.mark.parametrize("name", ["catalogue-guide-life-event", "catalogue-find"])
def test_no_line_is_cut_in_two_wherever_the_scrolling_stops(stage: Stage, name: str) -> None:
    stage.show(moment(name))
    further = stage.item("scroll-down")
    screenfuls = 1
    while True:
        assert [each.text for each in texts(stage.window.contentItem()) if _lines(each) % 1 > 0.1] == []
        if further.property("off"):
            break
        tap(stage.window, further)
        stage.rest()
        screenfuls += 1
    assert 1 < screenfuls < 6


def _lines(said: Printed) -> float:
    """How many lines of it are seen."""
    return float(said.ink.height() / said.whole.height() * said.item.property("lineCount") + 0.05)


def test_in_low_reach_and_large_type_a_guide_shows_five_lines_above_what_is_touched(
    qapp: QGuiApplication,
) -> None:
    low = Stage(
        Variant(landscape=False, language="ko", elder=True, low_reach=True), moment("catalogue-guide")
    )
    rows = [each["value"] for each in low.view.values["rows"]]
    seen = {each.text for each in texts(low.window.contentItem())}
    reach = place(low.item("scroll-down")).top()
    upper = low.window.height() * 0.4
    low.close()
    assert set(rows[:5]) <= seen
    assert reach > upper
