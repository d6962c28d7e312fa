"""A UPS that NUT's `upsd` watches over: asked over TCP, on this machine or another."""

import time
from collections.abc import Callable

from devices.byte_line import ByteLine
from devices.errors import DeviceError, DeviceLost, NoAnswer, ProtocolFault, standing_of
from devices.standing import Standing
from devices.ups.nut_protocol import (
    ASKED,
    CHARGE,
    LONGEST_LINE,
    RUNTIME,
    STATUS,
    number,
    questions,
    value,
)
from devices.ups.ups import UpsStatus, much_the_same, standing_of_status

ANSWER_S = 2.0
"""upsd answers from memory. Its lines carry no number: after this the connection is given up, so that no late
answer is taken for a later one.
"""


class NutUps:
    """A `Ups`. `open_line` connects, anew for each opening. `name`: the UPS's in `ups.conf`."""

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        name: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        answer_s: float = ANSWER_S,
    ) -> None:
        self._open_line = open_line
        self._name = name
        self._clock = clock
        self._answer_s = answer_s
        self._line: ByteLine | None = None
        self._heard = b""
        self._told: UpsStatus | None = None

    def open(self) -> None:
        """As `Ups.open`."""
        if self._line is None:
            self._line = self._open_line()

    def close(self) -> None:
        """As `Ups.close`."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def status(self) -> UpsStatus:
        """As `Ups.status`."""
        self.open()
        try:
            lines = self._ask()
            told = {key: value(line, self._name, key) for key, line in zip(ASKED, lines, strict=True)}
        except DeviceError:
            self.close()
            raise
        flags = (told[STATUS] or "").split()
        on_battery = True if "OB" in flags else False if {"OL", "BYPASS"} & set(flags) else None
        return UpsStatus(
            on_battery=on_battery,
            low="LB" in flags or "FSD" in flags,
            replace="RB" in flags,
            overloaded="OVER" in flags,
            off="OFF" in flags,
            charge=number(told[CHARGE]),
            runtime=number(told[RUNTIME]),
            flags=" ".join(flags)[:60],
        )

    def standing(self) -> Standing:
        """As `Device.standing`. A few percent and minutes more or less are told as they were."""
        self._heard = b""
        try:
            status = self.status()
        except DeviceError as error:
            found = standing_of(error)
            return Standing(found.state, found.cause, found.detail, self._heard)
        if self._told is None or not much_the_same(self._told, status):
            self._told = status
        return standing_of_status(self._told, self._heard)

    def _ask(self) -> list[bytes]:
        """A line for each question."""
        line = self._line
        if line is None:
            raise DeviceLost("UPS: there is no connection to upsd; open it again")
        line.discard_input()
        line.write(questions(self._name))
        heard = bytearray()
        deadline = self._clock() + self._answer_s
        while heard.count(b"\n") < len(ASKED):
            left = deadline - self._clock()
            untrusted_bytes = line.read(left) if left > 0 else b""
            if not untrusted_bytes:
                if heard:
                    raise ProtocolFault("UPS: half an answer from upsd; restart nut-server")
                raise NoAnswer("UPS: upsd takes the question and does not answer; restart nut-server")
            heard += untrusted_bytes
            self._heard = bytes(heard[:LONGEST_LINE])
            if len(heard) > LONGEST_LINE * len(ASKED):
                raise ProtocolFault("UPS: what answers there is no upsd; check `host` and `port`")
        return bytes(heard).split(b"\n")[: len(ASKED)]
