"""Every screen is drawn with a bundle before it runs; what cannot be drawn is said in one line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication

from kiosk.config import Config, load
from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.visit import rest
from kiosk.visit.setting import Moment
from kiosk.visit.slides import Slide
from kiosk.visit.stage import Stage
from tests.kiosk.visit.residents import catalogue
from ui.rehearsal.rehearse import Rehearsal, broken
from ui.rehearsal.scenes import Scene, scenes
from ui.terminal import at_rest

NOW = Moment(1000.0, date(2026, 3, 1))


def one_life_event() -> Catalogue:
    whole = catalogue()
    return whole.model_copy(update={"life_events": {"S04": whole.life_events["S04"]}})


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return load(None, tmp_path).config


@pytest.fixture
def rehearsal(config: Config, qapp: QGuiApplication) -> Iterator[Rehearsal]:
    found = Rehearsal(config)
    yield found
    found.close()


def all_scenes(config: Config) -> list[Scene]:
    return list(scenes(at_rest(config, one_life_event()), NOW))


def test_every_kind_of_screen_and_every_life_event_is_among_the_scenes(config: Config) -> None:
    whole = list(scenes(at_rest(config, catalogue()), NOW))
    assert {scene.visit.stage for scene in whole} == set(Stage)
    for event in catalogue().life_events:
        assert [each for each in whole if each.name.startswith(f"{event} ")], event


def test_a_sound_catalogue_is_drawn(rehearsal: Rehearsal, config: Config) -> None:
    assert [fault for scene in all_scenes(config) if (fault := rehearsal.draw(scene, NOW))] == []


def test_a_screen_that_complains_is_named(rehearsal: Rehearsal, config: Config) -> None:
    scene = all_scenes(config)[0]
    qWarning("file:///x/ui/qml/screens/Welcome.qml:12: TypeError: Cannot read property")
    assert rehearsal.draw(scene, NOW).startswith(f"{scene.name}: file:///x/ui/qml/screens/Welcome.qml:12")


def test_the_keyboards_own_complaints_are_none(rehearsal: Rehearsal, config: Config) -> None:
    qWarning(
        "qrc:/qt-project.org/imports/QtQuick/VirtualKeyboard/Components/SelectionControl.qml:9: TypeError"
    )
    assert rehearsal.draw(all_scenes(config)[0], NOW) == ""


def test_pictures_for_a_terminal_nobody_uses_take_turns_with_what_can_be_done(
    rehearsal: Rehearsal, config: Config, tmp_path: Path
) -> None:
    slides = tuple(
        Slide(tmp_path / f"{number}.png", Text(zh="夜里也可以办。"), until)
        for number, until in enumerate((None, NOW.today, NOW.today - timedelta(days=1)))
    )
    for each in slides:
        Image.new("1", (800, 600)).save(each.picture)
    resting = at_rest(config, one_life_event())
    resting = replace(resting, setting=replace(resting.setting, slides=slides))
    attract = resting.to(Stage.ATTRACT, NOW)
    turns = [
        rest.slide(attract, replace(NOW, seconds=NOW.seconds + turn * resting.setting.timings.rotation))
        for turn in range(5)
    ]
    assert turns == [None, slides[0], None, slides[1], None], "and what is over is not shown"
    drawn = [each for each in scenes(resting, NOW) if each.name.startswith("slide ")]
    assert [rest.slide(each.visit, NOW) for each in drawn] == list(slides[:2])
    assert [rehearsal.draw(each, NOW) for each in drawn] == ["", ""]


def test_a_picture_that_cannot_be_decoded_is_named(tmp_path: Path, qapp: QGuiApplication) -> None:
    whole, half = tmp_path / "whole.png", tmp_path / "half.png"
    Image.effect_noise((800, 600), 50).save(whole)
    half.write_bytes(whole.read_bytes()[:1000])
    words = Text(zh="夜里也可以办。")
    assert broken((Slide(whole, words),)) == ""
    assert broken((Slide(whole, words), Slide(half, words))) == "slide half.png: cannot be decoded"
