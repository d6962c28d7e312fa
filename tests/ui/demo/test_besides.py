"""The scripted resident does more than file: it cannot be done, somebody is to call, and how it was."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment, Callback, ObstacleReport, Rating
from kiosk.demo.deeds import Deed
from kiosk.visit.effects import File
from kiosk.visit.matter import Matter
from kiosk.visit.news import CalendarChanged
from tests.kiosk.visit.asked import CALENDAR
from tests.kiosk.visit.residents import TODAY
from tests.ui.quick_terminal import QuickTerminal, QuickWorld, quick_terminal
from ui.demo.keyboard import Until
from ui.demo.script.person import GaveUp, tries
from ui.demo.script.resident import Resident
from ui.demo.script.setting import Errand


class PatientWorld(QuickWorld):
    """Here a person waits as long as a person does."""

    def after(self, seconds: float) -> Until:
        """By the clock."""
        moment = time.monotonic() + seconds
        return lambda: time.monotonic() >= moment

    def filed(self) -> list[Matter]:
        """What was filed, but for the life event."""
        asked = [effect.content for effect in self.effects if isinstance(effect, File)]
        return [each for each in asked if isinstance(each, Matter)]


@pytest.fixture
def world() -> PatientWorld:
    return PatientWorld()


@pytest.fixture
def terminal(qapp: QGuiApplication, world: PatientWorld) -> Iterator[QuickTerminal]:
    with quick_terminal(world=world) as made:
        yield made


def test_what_is_done_besides_leaves_the_visit_as_it_was(
    terminal: QuickTerminal, world: PatientWorld
) -> None:
    deeds = (Deed.LANGUAGE, Deed.CALL, Deed.REPORT, Deed.RATE_LOW)
    person = Resident(terminal, world, Errand("chen", "S11", "en", 3, deeds=deeds), TODAY)
    terminal.act(person.visit())
    assert person.finished
    assert person.deeds == dict.fromkeys(deeds, True)
    call, report, rating = (each.form for each in world.filed())
    assert isinstance(call, Callback)
    assert isinstance(report, ObstacleReport)
    assert isinstance(rating, Rating)
    assert call.time == "morning"
    assert report.reasons == ("machine",)
    assert report.phone
    assert (rating.level, rating.reasons) == ("1", ("slow",))
    assert {each.kind for each in (call, report, rating)}.isdisjoint({SubmissionKind.FILING})


def test_a_time_at_a_window_is_booked_before_the_visit(terminal: QuickTerminal, world: PatientWorld) -> None:
    terminal.controller.send(CalendarChanged(CALENDAR))
    person = Resident(terminal, world, Errand("chen", "S11", "zh", 3, deeds=(Deed.BOOK,)), TODAY)
    terminal.act(person.visit())
    assert person.deeds == {Deed.BOOK: True}
    [booked] = (each.form for each in world.filed())
    assert isinstance(booked, Appointment)
    assert booked.phone is None


def test_a_loop_that_does_not_end_is_given_up() -> None:
    with pytest.raises(GaveUp, match="knocking"):
        for _ in tries("knocking", 3):
            pass
