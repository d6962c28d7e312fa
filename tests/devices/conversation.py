"""The one way to test a driver without a device: the exact conversation, and nothing left over."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from devices.byte_line import ByteLine
from devices.errors import DeviceError

SILENCE = b""  # as a portion: the device says nothing until the driver's time is up

Portions = bytes | Sequence[bytes | DeviceError] | None
Exchange = tuple[bytes | None, Portions]


class _Driver(Protocol):
    def open(self) -> None: ...
    def close(self) -> None: ...


D = TypeVar("D", bound=_Driver)


class ScriptedLine:
    """A ByteLine with a fixed conversation.

    Each exchange is (sent, received): what the driver must send, and what then arrives, in one portion or
    several; a portion may be SILENCE, or an error to raise. With None as `sent` the device speaks unasked
    right after the exchange before; only such bytes may be discarded unread.
    """

    def __init__(self, exchanges: Sequence[Exchange]) -> None:
        self._script = deque(exchanges)
        self._written = b""
        self._arriving: deque[tuple[bytes | DeviceError, bool]] = deque()
        self.closed = False
        self.timeouts: list[float] = []
        self._unasked()

    def write(self, data: bytes) -> None:
        self._written += data
        assert self._script, f"sent though nothing was left to say: {data.hex(' ')}"
        expected = self._script[0][0]
        assert expected is not None
        assert expected.startswith(self._written), (
            f"sent {self._written.hex(' ')} where {expected.hex(' ')} was due"
        )
        if self._written == expected:
            self._written = b""
            self._arrive(self._script.popleft()[1], asked=True)
            self._unasked()

    def read(self, timeout_s: float) -> bytes:
        self.timeouts.append(timeout_s)
        if not self._arriving:
            return SILENCE
        portion, _ = self._arriving.popleft()
        if isinstance(portion, DeviceError):
            raise portion
        return portion

    def discard_input(self) -> bytes:
        old = b""
        while self._arriving:
            portion, asked = self._arriving.popleft()
            assert not asked or portion == SILENCE, f"threw an answer away unread: {portion!r}"
            if isinstance(portion, DeviceError):
                raise portion
            old += portion
        return old

    def close(self) -> None:
        self.closed = True

    def assert_all_said(self) -> None:
        assert not self._written, f"half a request: {self._written.hex(' ')}"
        assert not self._script, f"never asked for: {[sent for sent, _ in self._script]}"
        unread = [portion for portion, asked in self._arriving if asked and portion != SILENCE]
        assert not unread, f"arrived and never read: {unread}"

    def _unasked(self) -> None:
        while self._script and self._script[0][0] is None:
            self._arrive(self._script.popleft()[1], asked=False)

    def _arrive(self, portions: Portions, *, asked: bool) -> None:
        for portion in [portions] if isinstance(portions, bytes) else portions or ():
            self._arriving.append((portion, asked))


@contextmanager
def expected_conversation(
    driver: Callable[[Callable[[], ByteLine]], D], exchanges: Sequence[Exchange]
) -> Iterator[D]:
    """An open driver on a scripted line; at the end everything must have been said and read.

    `driver` makes the driver from what opens its line, such as `lambda open_line: SdtReader(open_line, ...)`.
    """
    line = ScriptedLine(exchanges)
    opened = driver(lambda: line)
    opened.open()
    yield opened
    opened.close()
    assert line.closed
    line.assert_all_said()
