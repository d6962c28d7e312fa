"""The driver for I/O boards that speak the line protocol."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from devices.byte_line import ByteLine
from devices.errors import (
    DeviceError,
    DeviceLost,
    DeviceOutOfOrder,
    NoAnswer,
    PortUnavailable,
    ProtocolFault,
    standing_of,
)
from devices.io_board.board import Identity, Input, Inputs, Lamp, Pattern
from devices.io_board.line import Message
from devices.io_board.line_exchange import LineExchange
from devices.standing import Cause, DeviceState, Standing

VERSION = "1"
ASK_EVERY_S = 2.0
"""The terminal's heartbeat: the board counts it as gone after 10 s, and darkens its lamps."""
COUNTER = 0x10000
"""The board's counter of changes begins again here."""
PULSE_MS = (50, 5000)


class WrongVersion(DeviceOutOfOrder):
    """The board speaks another version of the protocol."""

    cause = Cause.VERSION_FOREIGN


class LineBoard:
    """An IoBoard. `open_line` opens its transport, anew for each opening. `patience` stretches the waits."""

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        self._open_line = open_line
        self._clock = clock
        self._patience = patience
        self._exchange: LineExchange | None = None
        self._identity: Identity | None = None
        self._greeted_before = False
        self._restarted = False
        self._inputs = Inputs()
        self._inputs_boot: str | None = None
        self._ask_at = 0.0
        self._lamps: dict[Lamp, Pattern] = {}
        self._unseen = 0

    def open(self) -> None:
        """As `IoBoard.open`."""
        if self._exchange is None:
            self._exchange = LineExchange(
                self._open_line(), self._note, clock=self._clock, patience=self._patience
            )

    def close(self) -> None:
        """As `IoBoard.close`. What the lamps were told is kept: they are told again."""
        if self._exchange is not None:
            self._exchange.close()
        self._exchange = None
        self._identity = None
        self._greeted_before = False

    def identity(self) -> Identity:
        """As `IoBoard.identity`."""
        if self._identity is not None and not self._restarted:
            return self._identity
        return self._greet()

    def inputs(self, seconds: float) -> Inputs:
        """As `IoBoard.inputs`."""
        known = None if self._identity is None else self._inputs
        self.identity()
        deadline = self._clock() + seconds
        while self._inputs == known:
            wake = min(deadline, self._ask_at)
            if self._news_until(wake) or wake < self._ask_at:
                break
            self._ask("GET")
        return self._inputs

    def light(self, lamp: Lamp, pattern: Pattern) -> None:
        """As `IoBoard.light`."""
        self._lamps[lamp] = pattern
        wired = self.identity().lamps
        if lamp not in wired:
            raise PortUnavailable(
                f"I/O board: no lamp {lamp}; wired are {', '.join(sorted(wired)) or 'none'}"
            )
        self._ask("LAMP", {lamp: pattern})

    def pulse(self, relay: str, milliseconds: int) -> None:
        """As `IoBoard.pulse`."""
        least, most = PULSE_MS
        if relay not in self.identity().relays:
            raise PortUnavailable(f"I/O board: no relay {relay} is wired")
        self._ask("PULSE", {relay: str(min(most, max(least, milliseconds)))})

    def unseen(self) -> int:
        """As `IoBoard.unseen`."""
        count, self._unseen = self._unseen, 0
        return count

    def standing(self) -> Standing:
        """As `Device.standing`: the board is asked now."""
        greeted_before = self._greeted_before
        try:
            identity = self.identity()
            self._ask("GET")
        except DeviceError as error:
            found = standing_of(error)
            if found.state is DeviceState.PRESENT and greeted_before:
                found = replace(found, state=DeviceState.FAULTED)
            return replace(found, evidence=self._evidence)
        told = f"{identity.model} {identity.firmware}: {_told(self._inputs)}"
        if self._inputs.on.get(Input.TAMPER):
            return Standing(DeviceState.ATTENTION, Cause.TAMPERED, told, self._evidence)
        return Standing(DeviceState.WORKING, Cause.NONE, told, self._evidence)

    def _greet(self) -> Identity:
        """Who is there, and how its inputs are; then the lamps as they were told last."""
        self.open()
        self._identity, self._restarted = None, False
        try:
            if self._exchange is not None:
                self._exchange.drain()
        except DeviceLost:
            self.close()
            raise
        values = self._ask("HELLO", {"v": VERSION}).values
        if values.get("v") != VERSION:
            raise WrongVersion(
                f"I/O board: it speaks version {values.get('v', '?')} of the protocol, we speak {VERSION}; "
                "update its firmware, or this software"
            )
        found = Identity(
            values.get("model", "?"),
            values.get("fw", "?"),
            values.get("boot", ""),
            *(frozenset(filter(None, values.get(key, "").split(","))) for key in ("in", "out", "relay")),
        )
        self._identity, self._greeted_before = found, True
        self._ask("GET")
        lit = {str(lamp): str(pattern) for lamp, pattern in self._lamps.items() if lamp in found.lamps}
        if lit:
            self._ask("LAMP", lit)
        return found

    def _news_until(self, moment: float) -> bool:
        """Listen. True as soon as an input has changed, or the board was restarted and greeted again."""
        before = self._inputs
        while True:
            left = moment - self._clock()
            came = self._listen(left)
            if self._restarted:
                self._greet()
                return True
            if self._inputs != before:
                return True
            if not came or left <= 0:
                return False

    def _listen(self, seconds: float) -> bool:
        try:
            return self._opened().listen(seconds)
        except DeviceLost:
            self.close()
            raise

    def _ask(self, verb: str, values: Mapping[str, str] = MappingProxyType({})) -> Message:
        """One question. After one that stays without an answer the board has to greet again."""
        try:
            answer = self._opened().ask(verb, values)
        except DeviceLost:
            self.close()
            raise
        except (NoAnswer, ProtocolFault):
            self._identity = None
            raise
        self._ask_at = self._clock() + ASK_EVERY_S
        return answer

    def _opened(self) -> LineExchange:
        if self._exchange is None:
            raise DeviceLost("I/O board: its port is not open; open it again")
        return self._exchange

    @property
    def _evidence(self) -> bytes:
        return b"" if self._exchange is None else self._exchange.heard

    def _note(self, message: Message) -> None:
        """Learn from what the board says: its inputs, and whether it was restarted."""
        boot = message.values.get("boot")
        if self._identity is None or boot is None:
            return
        if boot != self._identity.boot:
            self._restarted = True
            return
        changes = _hexadecimal(message.values.get("n", ""))
        if message.verb not in ("STATE", "CHANGE") or changes is None:
            return
        if self._inputs_boot == boot:
            further = (changes - self._inputs.changes) % COUNTER
            if further > COUNTER // 2:
                return  # said before what is known already
            self._unseen += max(0, further - 1)
        on = {each: message.values[each] == "1" for each in Input if message.values.get(each) in ("0", "1")}
        self._inputs, self._inputs_boot = Inputs(MappingProxyType(on), changes), boot


def _hexadecimal(text: str) -> int | None:
    try:
        return int(text, 16) if len(text) == 4 else None
    except ValueError:
        return None


def _told(inputs: Inputs) -> str:
    """The inputs for a technician: `door1 0, mains 1`."""
    return ", ".join(f"{each.value} {int(on)}" for each, on in inputs.on.items()) or "no input is wired"
