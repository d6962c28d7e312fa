"""How urgently somebody is called back."""

from enum import IntEnum


class Alarm(IntEnum):
    """Each level is more than the one before: to be seen, to be noticed, to be heard from the door."""

    NONE = 0
    SOFT = 1
    """A steady light."""
    PRESSING = 2
    """A blinking light, a short tone now and then."""
    LOUD = 3
    """A fast light, a loud tone again and again."""
