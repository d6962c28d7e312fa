"""The writing pad: what a finger draws on it, and what a touch on a candidate does."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import place, tap, wait_for
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant

ACROSS = [(0.2, 0.5), (0.5, 0.5), (0.8, 0.5)]
DOWN = [(0.5, 0.2), (0.5, 0.8)]


def draw(stage: Stage, shares: list[tuple[float, float]]) -> None:
    pad = stage.item("writing-pad")
    points = [pad.mapToScene(QPointF(pad.width() * x, pad.height() * y)).toPoint() for x, y in shares]
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(stage.window, point)
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def told(stage: Stage) -> list[Any]:
    """What the pad has asked to be recognised, in order, as lists of strokes."""
    return [call[1].toVariant() for call in stage.view.calls if call[0] == "recognise"]


def values(stage: Stage) -> list[str]:
    return [call[1] for call in stage.view.calls if call[0] == "setValue"]


@pytest.fixture
def pad(stage: Stage) -> Stage:
    stage.show(moment("page-writing"))
    stage.view.calls.clear()
    return stage


def test_each_stroke_is_told_with_those_before_and_not_stretched(pad: Stage) -> None:
    draw(pad, ACROSS)
    draw(pad, DOWN)
    assert [len(strokes) for strokes in told(pad)] == [1, 2]
    low = flatness(pad)
    assert told(pad)[0][0] == pytest.approx([0.2, 0.5 * low, 0.5, 0.5 * low, 0.8, 0.5 * low], abs=0.02)


def test_a_stroke_off_the_pad_ends_at_its_edge(pad: Stage) -> None:
    draw(pad, [(0.5, 0.5), (0.5, 1.3)])
    assert told(pad)[0][0][-1] == pytest.approx(flatness(pad))


def test_a_candidate_goes_into_the_field_and_clears_the_pad(pad: Stage) -> None:
    draw(pad, ACROSS)
    tap(pad.window, pad.item("candidate-2"))
    assert values(pad) == ["陈末"]
    assert told(pad)[-1] == []
    assert not ink(pad)


def test_undo_takes_the_last_stroke_and_clear_takes_all(pad: Stage) -> None:
    for strokes in (ACROSS, DOWN):
        draw(pad, strokes)
    pad.rest()
    assert ink(pad)
    tap(pad.window, pad.item("undo-stroke"))
    assert len(told(pad)[-1]) == 1
    tap(pad.window, pad.item("write-again"))
    assert told(pad)[-1] == []
    pad.rest()
    assert not ink(pad)
    assert values(pad) == []


def test_a_stroke_after_a_pause_takes_the_first_candidate_and_begins_a_new_character(pad: Stage) -> None:
    draw(pad, ACROSS)
    wait_for(lambda: bool(written_on(pad).property("settled")))
    draw(pad, DOWN)
    assert values(pad) == ["陈示"]
    assert [len(strokes) for strokes in told(pad)] == [1, 0, 1]


def test_a_stroke_without_a_pause_goes_on_with_the_character(pad: Stage) -> None:
    draw(pad, ACROSS)
    draw(pad, DOWN)
    assert values(pad) == []


def test_ink_that_is_no_character_yet_is_not_left_behind(pad: Stage) -> None:
    draw(pad, ACROSS)
    tap(pad.window, pad.item("primary"))
    assert ("next",) not in pad.view.calls
    tap(pad.window, pad.item("candidate-0"))
    tap(pad.window, pad.item("primary"))
    assert pad.view.calls[-1] == ("next",)


def test_another_question_finds_an_empty_pad(pad: Stage) -> None:
    draw(pad, ACROSS)
    pad.view.put(value="", question="另一个问题")
    pad.rest()
    assert told(pad)[-1] == []
    assert not ink(pad)


def test_writing_brings_no_keyboard_even_when_the_field_is_touched(pad: Stage) -> None:
    tap(pad.window, pad.item("field"))
    pad.rest()
    with pytest.raises(LookupError):
        pad.item("input-panel")


def test_without_candidates_none_is_shown_and_none_can_be_touched(pad: Stage) -> None:
    pad.view.put(candidates=["示"])
    pad.rest()
    pad.item("candidate-0")
    with pytest.raises(LookupError):
        pad.item("candidate-1")


@pytest.mark.parametrize("low_reach", [False, True], ids=["usual", "low reach"])
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_candidates_are_wide_enough_for_a_thumb(
    qapp: QGuiApplication, landscape: bool, elder: bool, low_reach: bool
) -> None:
    """20 mm and more, seven side by side."""
    stage = Stage(Variant(landscape, "zh", elder=elder, low_reach=low_reach), MOMENTS[0])
    stage.show(moment("page-writing"))
    sizes = [place(stage.item(f"candidate-{index}")).size() for index in range(7)]
    pad_height = place(stage.item("writing-pad")).height()
    stage.close()
    assert min(min(size.width(), size.height()) for size in sizes) >= 20 * 4
    assert pad_height >= 50 * 4


def flatness(stage: Stage) -> float:
    """Height over width of the pad, which is wider than high."""
    area = place(stage.item("writing-pad"))
    assert area.height() < area.width()
    return area.height() / area.width()


def written_on(stage: Stage) -> Any:
    """The component around the pad."""
    item = stage.item("writing-pad")
    while item.property("settled") is None:
        item = item.parentItem()
    return item


def ink(stage: Stage) -> bool:
    """Whether something dark stands in the upper right of the pad, where neither cross nor words are."""
    area = place(stage.item("writing-pad"))
    picture = stage.window.grabWindow()
    rows = range(int(area.top() + area.height() * 0.44), int(area.top() + area.height() * 0.56), 2)
    columns = range(int(area.left() + area.width() * 0.56), int(area.left() + area.width() * 0.78), 5)
    return any(picture.pixelColor(x, y).lightness() < 100 for y in rows for x in columns)
