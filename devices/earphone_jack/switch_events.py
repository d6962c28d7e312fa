"""Bytes of a Linux input device, as far as a jack is concerned.

`struct input_event` of linux/input.h on a 64-bit kernel: two 64-bit words of time, 16 bits of type, 16 of
code, 32 bits of value, in the machine's byte order. EV_SW, SW_HEADPHONE_INSERT, EV_SYN and SYN_DROPPED are
those of linux/input-event-codes.h; EVIOCGSW asks for the switches as they stand.
"""

import struct
from dataclasses import dataclass, field
from enum import Enum

EVENT = struct.Struct("=qqHHi")
EV_SYN, EV_SW = 0x00, 0x05
SYN_DROPPED = 3
SW_HEADPHONE_INSERT = 0x02
SWITCH_BYTES = 8
"""Room for 64 switches; there are fewer than twenty."""
EVIOCGSW = (2 << 30) | (SWITCH_BYTES << 16) | (ord("E") << 8) | 0x1B


class Jack(Enum):
    """What one event says."""

    PLUGGED = "plugged"
    UNPLUGGED = "unplugged"
    LOST = "lost"
    """The kernel dropped events: the switch has to be asked."""


@dataclass
class SwitchEvents:
    """Cuts a stream of bytes into events; what is left of one waits for the rest."""

    rest: bytes = field(default=b"", repr=False)

    def feed(self, untrusted_bytes: bytes) -> tuple[Jack, ...]:
        """What the jack did, in order. Other switches, keys and reports are passed over."""
        self.rest += untrusted_bytes
        whole = len(self.rest) // EVENT.size * EVENT.size
        events, self.rest = self.rest[:whole], self.rest[whole:]
        said = (_said(*each[2:]) for each in EVENT.iter_unpack(events))
        return tuple(each for each in said if each is not None)


def plugged_in(untrusted_switches: bytes) -> bool:
    """Whether the answer to EVIOCGSW has the bit of the earphone set."""
    byte, bit = divmod(SW_HEADPHONE_INSERT, 8)
    return len(untrusted_switches) > byte and bool(untrusted_switches[byte] >> bit & 1)


def _said(kind: int, code: int, value: int) -> Jack | None:
    if kind == EV_SYN and code == SYN_DROPPED:
        return Jack.LOST
    if kind == EV_SW and code == SW_HEADPHONE_INSERT:
        return Jack.PLUGGED if value else Jack.UNPLUGGED
    return None
