"""A simulated ID-card reader: speaks SDT at its end of a line, as the fact sheet tells it.

Its encoder and its parser are its own; nothing is shared with the driver.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from devices.simulators.far_end import FarEnd
from devices.simulators.sdt_cards import SimulatedCard
from devices.simulators.sdt_dialect import PLAIN, SPEEDS, Dialect, answer_to_greeting
from devices.simulators.sdt_faults import PREAMBLE, SLOW_S, Fault, FaultKind, deformed

FIND = b"\x20\x01"
SELECT = b"\x20\x02"
READ_BASE_INFO = b"\x30\x01"
READ_WITH_FINGERPRINTS = b"\x30\x10"
READ_NEWEST_ADDRESS = b"\x30\x03"
SAM_STATUS = b"\x11\xff"
SAM_ID = b"\x12\xff"
RESET = b"\x10\xff"
INVENTED_SAM_ID = bytes.fromhex("05000100 5B033301 5AB31E00 D2029649")

_LONGEST_REQUEST = 0x40  # LEN beyond which a request is refused unread
_STALLED_S = 0.1  # a request that stops half-way is refused after this
_CARD_NUMBER = bytes(4)  # the management number, zeros on readers seen
_CARD_SERIAL = bytes(8)


class _Stage(Enum):
    """How far the card has been taken: the order is find, select, read."""

    IDLE = "idle"
    FOUND = "found"
    SELECTED = "selected"


@dataclass(frozen=True)
class _Reply:
    status: int
    data: bytes = b""

    @property
    def body(self) -> bytes:
        return bytes([0, 0, self.status]) + self.data


_DONE = 0x90
_WRONG_CHECK, _WRONG_LENGTH, _UNKNOWN_COMMAND, _NOT_PERMITTED, _UNKNOWN_ERROR = 0x10, 0x11, 0x21, 0x23, 0x24
_UNKNOWN = b""
_SPEED = b"\x60"
_FORCED = {  # faults that are an answer of their own: the command they concern (None: all), the status
    FaultKind.NO_CARD: (FIND, 0x80),
    FaultKind.SELECT_FAILED: (SELECT, 0x81),
    FaultKind.READ_FAILED: (READ_BASE_INFO, 0x41),
    FaultKind.SAM_NOT_AUTHORISED: (None, 0x66),
}


class SimulatedSdtReader:
    """One reader in one thread. Its owner calls `start` and `stop`; the rest may be called from any thread.

    `lift_after_read`: find sees no card after a good read until it was lifted, as one vendor's readers do.
    `dialect`: how it differs from plain SDT. `set_speed`: called when it is told to go on at another speed,
    and with None when it loses power; without it no speed can be set.
    """

    def __init__(
        self,
        line: FarEnd,
        *,
        sam_id: bytes | None = INVENTED_SAM_ID,
        lift_after_read: bool = False,
        dialect: Dialect = PLAIN,
        set_speed: Callable[[int | None], None] | None = None,
    ) -> None:
        self._line = line
        self._set_speed = set_speed
        self._dialect = dialect
        self._greeted = not dialect.greeting
        self._sam_id = sam_id
        self._lift_after_read = lift_after_read
        self._lock = threading.Lock()
        self._card: SimulatedCard | None = None
        self._stage = _Stage.IDLE
        self._spent = False
        self._fault: Fault | None = None
        self._held_back = b""
        self._thread = threading.Thread(target=self._serve, name="simulated-sdt-reader", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and unplug."""
        self._line.interrupt()
        if self._thread.is_alive():
            self._thread.join()
        self._line.close()

    def put_card(self, card: SimulatedCard) -> None:
        """Lay a card on the reader, in place of one that lies there."""
        with self._lock:
            self._card, self._stage, self._spent = card, _Stage.IDLE, False

    def lift_card(self) -> None:
        """Take the card away."""
        with self._lock:
            self._card, self._stage, self._spent = None, _Stage.IDLE, False

    @property
    def card_lies_there(self) -> bool:
        """Whether a card is on the reader, whatever find says."""
        with self._lock:
            return self._card is not None

    @property
    def fault(self) -> Fault | None:
        """The fault in force; None when all is well."""
        with self._lock:
            return self._fault

    @fault.setter
    def fault(self, fault: Fault | None) -> None:
        with self._lock:
            self._fault = fault

    def _serve(self) -> None:
        heard = bytearray()
        while not self._line.ended:
            came = self._line.read(_STALLED_S if heard else None)
            if heard and not came and not self._line.ended:
                heard.clear()
                if self._greeted:
                    self._send(b"", _Reply(_WRONG_LENGTH), None)
                continue
            heard += came
            if not self._greeted:
                self._await_greeting(heard)
            else:
                self._answer_all(heard)

    def _await_greeting(self, heard: bytearray) -> None:
        start = heard.find(b"\x02\x00\x11\x03\xcc")
        answer = answer_to_greeting(bytes(heard[start:])) if start >= 0 else None
        if answer is not None:
            heard.clear()
            self._greeted = True
            self._line.write(answer)

    def _answer_all(self, heard: bytearray) -> None:
        """Answer every whole request; leave the beginning of the next one."""
        while True:
            start = heard.find(PREAMBLE)
            if start < 0:
                del heard[: len(heard) - _begun(heard)]
                return
            del heard[:start]
            header = len(PREAMBLE) + 2
            if len(heard) < header:
                return
            length = int.from_bytes(heard[len(PREAMBLE) : header], "big")
            if length > _LONGEST_REQUEST:
                heard.clear()
                self._send(b"", _Reply(_WRONG_LENGTH), None)
                return
            if len(heard) < header + length:
                return
            request = bytes(heard[: header + length])
            del heard[: header + length]
            code = request[header : header + 2]
            command = self._dialect.codes.get(code, code if code[:1] == _SPEED else _UNKNOWN)
            reply, fault = self._decide(command, request[len(PREAMBLE) :])
            self._send(request, reply, fault)
            if command[:1] == _SPEED and reply.status == _DONE and self._set_speed is not None:
                self._set_speed(SPEEDS[command[1]])

    def _decide(self, command: bytes, checked: bytes) -> tuple[_Reply, Fault | None]:
        with self._lock:
            fault = self._take_fault(command)
            if self._dialect.check_byte(checked[:-1]) != checked[-1]:
                return _Reply(_WRONG_CHECK), fault
            if len(checked) != 5:  # none of the commands known here carries data
                return _Reply(_WRONG_LENGTH), fault
            if fault is not None and fault.kind is FaultKind.POWER_CYCLE:
                self._lose_power()
            if fault is not None and fault.kind is FaultKind.STUCK_BUSY and command != SAM_STATUS:
                return _Reply(_UNKNOWN_ERROR), fault
            if fault is not None and fault.kind in _FORCED and _FORCED[fault.kind][0] in (None, command):
                self._stage = _Stage.IDLE
                return _Reply(_FORCED[fault.kind][1]), fault
            return self._obey(command), fault

    def _take_fault(self, command: bytes) -> Fault | None:
        fault = self._fault
        if fault is None or fault.command not in (None, command):
            return None
        if fault.times is not None:
            self._fault = replace(fault, times=fault.times - 1) if fault.times > 1 else None
        return fault

    def _lose_power(self) -> None:
        self._stage, self._spent = _Stage.IDLE, False
        self._greeted = not self._dialect.greeting
        if self._set_speed is not None:
            self._set_speed(None)

    def _obey(self, command: bytes) -> _Reply:
        if command in (SAM_STATUS, RESET):
            return _Reply(_DONE)
        if command[:1] == _SPEED and self._set_speed is not None and command[1] in SPEEDS:
            return _Reply(_DONE)
        if command == SAM_ID:
            return _Reply(_DONE, self._sam_id) if self._sam_id is not None else _Reply(_UNKNOWN_COMMAND)
        if command == FIND:
            return self._find()
        if command == SELECT:
            return self._select()
        if command in (READ_BASE_INFO, READ_WITH_FINGERPRINTS):
            return self._read(with_fingerprints=command == READ_WITH_FINGERPRINTS)
        if command == READ_NEWEST_ADDRESS:
            return self._read_newest_address()
        return _Reply(_UNKNOWN_COMMAND)

    def _find(self) -> _Reply:
        if self._card is None or (self._spent and self._lift_after_read):
            self._stage = _Stage.IDLE
            return _Reply(0x80)
        self._stage = _Stage.FOUND
        return _Reply(0x9F, _CARD_NUMBER)

    def _select(self) -> _Reply:
        if self._stage is not _Stage.FOUND:
            return _Reply(_NOT_PERMITTED)
        self._stage = _Stage.SELECTED
        return _Reply(_DONE, _CARD_SERIAL)

    def _read(self, *, with_fingerprints: bool) -> _Reply:
        if self._stage is not _Stage.SELECTED or self._card is None:
            return _Reply(_NOT_PERMITTED)
        self._spent = True
        blocks = [self._card.text, self._card.photo]
        if with_fingerprints:
            blocks.append(self._card.fingerprints)
        lengths = b"".join(len(block).to_bytes(2, "big") for block in blocks)
        return _Reply(_DONE, lengths + b"".join(blocks))

    def _read_newest_address(self) -> _Reply:
        if self._stage is not _Stage.SELECTED or self._card is None:
            return _Reply(_NOT_PERMITTED)
        address = self._card.newest_address_bytes
        return _Reply(0x91) if address is None else _Reply(_DONE, address)

    def _send(self, request: bytes, reply: _Reply, fault: Fault | None) -> None:
        late, self._held_back = self._held_back, b""
        data = deformed(fault, request, self._framed(reply.body), self._framed)
        kind = fault.kind if fault is not None else None
        if kind is FaultKind.SLOW:
            self._line.pause(SLOW_S)
        if kind is FaultKind.LATE:
            self._held_back, data = data, b""
        step = 1 if kind is FaultKind.DRIBBLED else max(1, len(data))
        self._line.write(late)
        for start in range(0, len(data), step):
            self._line.write(data[start : start + step])
        if kind is FaultKind.UNPLUGGED:
            self._line.close()

    def _framed(self, body: bytes) -> bytes:
        counted = (len(body) + 1).to_bytes(2, "big") + body
        return PREAMBLE + counted + bytes([self._dialect.check_byte(counted)])


def _begun(heard: bytearray) -> int:
    """How many of the last bytes may be the beginning of a preamble."""
    return max(kept for kept in range(len(PREAMBLE)) if heard.endswith(PREAMBLE[:kept]))
