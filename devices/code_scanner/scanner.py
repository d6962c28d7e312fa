"""What every code scanner does, and the code that comes out: an opaque token that does not live long."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from devices.errors import DeviceError
from devices.standing import Standing

LIFE_S = 60.0
"""How long a code can be read out. Those of the e-social-security card and of health codes run out after
about a minute by themselves; what nobody has taken by then belongs to somebody who has left.
"""


class CodeExpired(DeviceError):
    """The code is too old to be used; it has to be shown again."""

    sentence_key = "device.code.again"


class Fault(StrEnum):
    """What is wrong with a code. The code itself is told to nobody."""

    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    CHARACTERS = "characters"
    """Control characters, or others than the alphabet of the settings has."""
    ENCODING = "encoding"
    """No text in any of the encodings of the settings."""
    INCOMPLETE = "incomplete"
    """It stopped before its ending."""


class CodeRefused(DeviceError):
    """A code came and is not taken."""

    sentence_key = "device.code.refused"

    def __init__(self, fault: Fault) -> None:
        super().__init__(
            f"code scanner: a code was refused ({fault}); see the keys of [devices.code_scanner]"
        )
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """What was scanned: handed to who wants it, never parsed, run, opened, logged or stored by the terminal.

    ``read_at`` is of the monotonic clock.
    """

    _text: str = field(repr=False)
    read_at: float

    def text(self, now: float) -> str:
        """The code itself. Raises CodeExpired when it is older than LIFE_S."""
        if now - self.read_at > LIFE_S:
            raise CodeExpired("this code is too old to be used; show it again")
        return self._text

    @property
    def masked(self) -> str:
        """As much as a technician needs to see: how long it is, and of what."""
        kinds = {
            "digits": any("0" <= each <= "9" for each in self._text),
            "letters": any(each.isascii() and each.isalpha() for each in self._text),
            "Chinese or other": any(not each.isascii() for each in self._text),
            "signs": any(each.isascii() and not each.isalnum() for each in self._text),
        }
        return f"{len(self._text)} characters: {', '.join(kind for kind, has in kinds.items() if has)}"


class CodeScanner(Protocol):
    """A Device (`devices.standing`). Blocking, called from the one thread that owns it."""

    def open(self) -> None:
        """Take the port and ask who is there. Raises PortUnavailable. Opening twice does nothing."""

    def close(self) -> None:
        """Free the port and forget all that came. Never raises; may be called twice."""

    def standing(self) -> Standing:
        """As Device.standing. While a code is waited for, nothing is asked that might swallow it."""

    def begin(self) -> None:
        """Forget what lies in the line, and switch the light on. Raises NoAnswer, ProtocolFault,
        DeviceOutOfOrder, DeviceLost, PortUnavailable.
        """

    def look(self, seconds: float) -> ScannedCode | None:
        """The next code, or None when none came in this time. CodeRefused for one that is not taken; the
        light may be out then. Raises DeviceLost.
        """

    def end(self) -> None:
        """Switch the light off and forget what came. Never raises."""
