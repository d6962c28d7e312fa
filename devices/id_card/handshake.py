"""The greeting that CVR-100D wants before the first SDT frame.

Out: 02 00 11 03 CC, ten random bytes, XOR, 03. The reader shows that it is one by sending the ten bytes
back, byte i XOR (i + 3). One source (the fact sheet, [B]). That 0011 is the length of the whole, that XOR is
over everything between 02 and itself, and that the ten bytes stand together in the answer, wherever, is read
out of the shape.
"""

import time
from collections.abc import Callable
from functools import reduce
from operator import xor

from devices.byte_line import ByteLine
from devices.errors import NoAnswer, ProtocolFault

CHALLENGE_BYTES = 10
_HEAD = bytes.fromhex("02 0011 03CC")
_END = b"\x03"
_TRIES = 2
_TIMEOUT_S = 1.0
_LONGEST_ANSWER = 256


def challenge(random_bytes: bytes) -> bytes:
    """The greeting with these ten bytes."""
    checked = _HEAD[1:] + random_bytes
    return _HEAD[:1] + checked + bytes([reduce(xor, checked, 0)]) + _END


def response(random_bytes: bytes) -> bytes:
    """What the reader makes of them."""
    return bytes(byte ^ (at + 3) for at, byte in enumerate(random_bytes))


def greet(
    line: ByteLine,
    random_bytes: Callable[[int], bytes],
    *,
    clock: Callable[[], float] = time.monotonic,
    patience: float = 1.0,
) -> None:
    """Greet the reader, twice at most. Raises NoAnswer after silence, ProtocolFault after nonsense."""
    untrusted_answer = b""
    for _ in range(_TRIES):
        sent = random_bytes(CHALLENGE_BYTES)
        line.discard_input()
        line.write(challenge(sent))
        deadline = clock() + _TIMEOUT_S * patience
        untrusted_answer = b""
        while len(untrusted_answer) < _LONGEST_ANSWER and (
            untrusted_part := line.read(max(0.0, deadline - clock()))
        ):
            untrusted_answer += untrusted_part
            if response(sent) in untrusted_answer:
                return
    if not untrusted_answer:
        raise NoAnswer(
            "ID-card reader: no answer to the greeting; check power, cable and `profile`",
            sentence_key="device.card.reader_unavailable",
        )
    raise ProtocolFault(
        "ID-card reader: a wrong answer to the greeting; check `profile`",
        sentence_key="device.card.reader_unavailable",
    )
