"""What only a person can judge: do lamps shine, is the loudspeaker heard, does the glass feel and show?"""

from collections.abc import Iterator

from devices.errors import PortUnavailable
from devices.io_board.board import IoBoard, Lamp, Pattern
from devices.signal.alarm import Alarm
from devices.signal.tone import tone
from devices.speaker.alsa import OutputUnavailable, Playback
from kiosk.technician.tests.aside import aside
from kiosk.technician.tests.course import Note, TestFailed, note
from kiosk.technician.tests.device_test import Found
from kiosk.technician.tests.own_parts import OwnParts

SHINING_S = 2.0


def lights(board: IoBoard) -> Iterator[Note | None]:
    """Each lamp for a while, one after the other; one that is not wired says so and is no failure."""
    for lamp in Lamp:
        try:
            board.light(lamp, Pattern.ON)
        except PortUnavailable:
            yield note("not_wired")
            continue
        board.inputs(SHINING_S)
        board.light(lamp, Pattern.OFF)
        yield None


def sound(terminal: OwnParts) -> Iterator[Found]:
    """The tone that calls people back, twice."""
    try:
        yield from aside(lambda _: _call_twice(terminal.loudspeaker))
    except OutputUnavailable as error:
        raise TestFailed(Note(plain=" ".join(str(error).split()))) from error
    yield None


def _call_twice(loudspeaker: str) -> None:
    player = Playback(loudspeaker)
    for _ in range(2):
        player.feed(tone(Alarm.LOUD))
    player.finish()


def on_the_screen(_: object) -> Iterator[Note | None]:
    """What is to be seen or touched is the screen's own (`ui/qml/bench`): nothing happens in a thread."""
    yield None
