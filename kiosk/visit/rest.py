"""A terminal at rest changes its picture in steps, and moves it, so that nothing burns into the panel."""

from kiosk.visit.setting import Moment
from kiosk.visit.slides import Slide, shown_on
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit

AT_REST = (Stage.ATTRACT, Stage.OUT_OF_SERVICE, Stage.SETUP)
"""Stages that may stand for days."""
ACROSS, DOWN = 9, 11
"""Places the picture takes across and down, a millimetre apart. Prime to each other: in 99 steps no picture
comes to a place it had before.
"""


def turn(visit: Visit, now: Moment) -> int:
    """The number of the picture since the terminal went to rest, from 0; always 0 while it is used."""
    if visit.stage not in AT_REST:
        return 0
    return int((now.seconds - visit.entered_at) // visit.setting.timings.rotation)


def slide(visit: Visit, now: Moment) -> Slide | None:
    """The picture that this turn shows in place of what can be done here: every other turn one, in their
    order. None: none was given, or it is the other turn.
    """
    slides = shown_on(visit.setting.slides, now.today)
    number = turn(visit, now)
    if visit.stage is not Stage.ATTRACT or not slides or number % 2 == 0:
        return None
    return slides[number // 2 % len(slides)]


def drift(visit: Visit, now: Moment) -> tuple[int, int]:
    """Where the whole picture stands, in millimetres right and down of its usual place: 5 at most."""
    step = turn(visit, now)
    if visit.stage not in AT_REST:
        return 0, 0
    return (step * 2 + ACROSS // 2) % ACROSS - ACROSS // 2, (step * 3 + DOWN // 2) % DOWN - DOWN // 2
