"""What a person would see is a difference to the accepted set, and what nobody would see is none."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below, place, texts
from ui.gallery.fingerprint import CELL, differences, fingerprint, read
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.shots import Job, shoot

TWO_MM = 8  # pixels

Change = Callable[[Stage], object]


def _text(stage: Stage, words: str) -> QQuickItem:
    return next(each.item for each in texts(stage.window.contentItem()) if words in each.text)


def _part(stage: Stage, of: str, kind: str) -> QQuickItem:
    """The first part of a control that is of a kind, by the beginning of its QML type."""
    return next(each for each in below(stage.item(of)) if each.metaObject().className().startswith(kind))


def _hairline(stage: Stage) -> QQuickItem:
    """The pale line above the action bar: half a millimetre, from edge to edge."""
    return next(
        each
        for each in below(stage.item("screen"))
        if each.inherits("QQuickRectangle") and each.height() == 2 and each.width() == stage.window.width()
    )


CHANGES: dict[str, tuple[str, Change]] = {
    "a button two millimetres lower": (
        "page-choice",
        lambda stage: stage.item("back").setY(stage.item("back").y() + TWO_MM),
    ),
    "a button two millimetres further right": (
        "page-choice",
        lambda stage: stage.item("back").setX(stage.item("back").x() + TWO_MM),
    ),
    "one character of a long question": (
        "page-choice",
        lambda stage: stage.view.put(question="孩子的社保现在上吗？"),
    ),
    "one character of the smallest text": (
        "page-choice",
        lambda stage: _text(stage, "还在读卡区").setProperty("text", "身份证不在读卡区"),
    ),
    "one digit of a number": (
        "receipt-printed",
        lambda stage: stage.view.put(number="7K2M-01-000418-Q8TD-5"),
    ),
    "an icon gone": ("page-choice", lambda stage: _part(stage, "ask-person", "StateIcon").setVisible(False)),
    "a text of another colour as bright": (
        "page-choice",
        lambda stage: _text(stage, "还在读卡区").setProperty("color", "#7D4A4A"),
    ),
    "a pale line gone": ("page-choice", lambda stage: _hairline(stage).setVisible(False)),
    "a button's ground gone": (
        "page-choice",
        lambda stage: _part(stage, "back", "StateGround").setVisible(False),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(stage: Stage, change: str) -> None:
    name, make = CHANGES[change]
    stage.show(moment(name))
    before = stage.picture()
    make(stage)
    stage.rest()
    after = stage.picture()
    assert differences(fingerprint(before), fingerprint(after))


def test_a_change_is_seen_where_it_is(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    before = fingerprint(stage.picture())
    back = stage.item("back")
    back.setOpacity(0)
    stage.rest()
    near = place(back).adjusted(-2 * CELL, -2 * CELL, 0, 0)  # colour is known by squares of two cells
    found = differences(before, fingerprint(stage.picture()))
    assert all(near.contains(x * CELL, y * CELL) for x, y in found)


@pytest.mark.parametrize("moment_name", ["page-text", "summary"])
def test_another_process_and_another_order_draw_the_same(
    stage: Stage, moment_name: str, tmp_path: Path
) -> None:
    """Here one moment after another, there the moment alone."""
    stage.show(moment("page-date-error"))
    stage.show(moment(moment_name))
    here = fingerprint(stage.picture())
    job = Job(stage.variant, moment_name, tmp_path, None)
    [(_, [there, *_rest])] = shoot([job], 1)
    assert there.moment == moment_name
    assert not differences(here, read(there.line))


@pytest.mark.parametrize("moment_name", ["welcome", "page-text", "receipt-printed", "materials"])
def test_smoothing_that_shifts_is_no_change(stage: Stage, moment_name: str) -> None:
    """All letters a tenth of a pixel further, their edges by chance up to two steps lighter or darker."""
    stage.show(moment(moment_name))
    picture = stage.picture()
    shifted = picture.transform(
        picture.size, Image.Transform.AFFINE, (1, 0, 0.1, 0, 1, 0), Image.Resampling.BILINEAR
    )
    edges = ImageChops.difference(picture, shifted).convert("L").point([0] + [255] * 255)
    chance = random.Random(3).randbytes(picture.width * picture.height)
    steps = Image.frombytes("L", picture.size, chance).point([level * 5 // 256 for level in range(256)])
    noisy = ImageChops.add(shifted, Image.merge("RGB", [steps] * 3), offset=-2)
    noisy = Image.composite(noisy, shifted, edges)
    assert noisy.tobytes() != picture.tobytes()
    assert not differences(fingerprint(picture), fingerprint(noisy))


def test_a_fingerprint_is_read_as_it_was_written(stage: Stage) -> None:
    stage.show(MOMENTS[0])
    taken = fingerprint(stage.picture())
    line = taken.text()
    assert read(line) == taken
    assert len(line) < 3000


@pytest.mark.parametrize("line", ["", "36x64", "36x64 AAAA", "axb AAAA", "36x64 *"])
def test_what_is_no_fingerprint_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        read(line)


def test_a_picture_of_another_size_differs_everywhere(qapp: QGuiApplication) -> None:
    upright = fingerprint(Image.new("RGB", (1080, 1920)))
    across = fingerprint(Image.new("RGB", (1920, 1080)))
    assert len(differences(upright, across)) == upright.columns * upright.rows
