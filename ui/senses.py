"""What goes beside the window for who cannot see or touch it: the voice that tells, the keypad that walks."""

from PySide6.QtQuick import QQuickWindow

from kiosk.config import Config
from ui.keypad.keypad import KeypadControl
from ui.keypad.keys import moves
from ui.speakers import speakers
from ui.speech.announcer import Announcer
from ui.speech.build import build_voice
from ui.speech.mouth import Mouth
from ui.visit_controller import VisitController
from ui.workers.crew import Crew
from ui.workers.interruption import Interruption


def attend(
    controller: VisitController, window: QQuickWindow, crew: Crew, interruption: Interruption, config: Config
) -> KeypadControl:
    """Have screens told and keys taken, as long as the window lives. The controller keeps both alive."""
    announcer = Announcer(Mouth(crew.ask, interruption), speakers(), build_voice(config.speech).knows)
    controller.shown.connect(announcer.show)
    controller.acted.connect(announcer.touched)
    keypad = KeypadControl(window, moves(config.keypad), controller.send, announcer)
    controller.shown.connect(keypad.show)
    return keypad
