"""Which key does what, from the settings."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt

from kiosk.config.model import Keypad


class Move(Enum):
    """What a key of the keypad does."""

    UP = auto()
    DOWN = auto()
    OK = auto()
    BACK = auto()
    REPEAT = auto()
    BLANK = auto()


def moves(settings: Keypad) -> Mapping[int, Move]:
    """Qt's key codes. A name that Qt does not know is passed over, and nobody says so yet."""
    named = {
        Move.UP: settings.up,
        Move.DOWN: settings.down,
        Move.OK: settings.ok,
        Move.BACK: settings.back,
        Move.REPEAT: settings.repeat,
        Move.BLANK: settings.blank,
    }
    known = Qt.Key.__members__
    return {
        known[f"Key_{name}"].value: move
        for move, names in named.items()
        for name in names
        if f"Key_{name}" in known
    }
