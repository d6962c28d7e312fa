"""The jack's device file: opened, asked once, then listened to."""

import fcntl
import os
import select

from devices.earphone_jack.switch_events import EVIOCGSW, SWITCH_BYTES, Jack, SwitchEvents, plugged_in
from devices.errors import DeviceError

EVENTS_AT_ONCE = 64 * 24


class JackLost(DeviceError):
    """The device file cannot be opened or read. Counts as unplugged: nothing private is said."""


class EarphoneJack:
    """One jack. `path` as in /dev/input/by-path; a FIFO serves where there is no jack."""

    def __init__(self, path: str) -> None:
        """Open it.

        Raises:
            JackLost: there is no such file, or it may not be read.

        """
        self._path = path
        try:
            self._file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise JackLost(f"{path}: {error.strerror}; see the key speech.earphone_jack") from error
        self._events = SwitchEvents()
        self.plugged = self._ask()

    def wait(self, seconds: float) -> bool:
        """Let at most so much time pass; whether an earphone is plugged in then.

        Raises:
            JackLost: the device went.

        """
        ready, _, _ = select.select([self._file], [], [], seconds)
        if ready:
            for said in self._events.feed(self._read()):
                self.plugged = self._ask() if said is Jack.LOST else said is Jack.PLUGGED
        return self.plugged

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)

    def _read(self) -> bytes:
        try:
            untrusted_bytes = os.read(self._file, EVENTS_AT_ONCE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise JackLost(f"{self._path}: {error.strerror}") from error
        if not untrusted_bytes:
            raise JackLost(f"{self._path} has ended")
        return untrusted_bytes

    def _ask(self) -> bool:
        """The switch as it stands; what is no input device cannot be asked and begins unplugged."""
        answer = bytearray(SWITCH_BYTES)
        try:
            fcntl.ioctl(self._file, EVIOCGSW, answer)
        except OSError:
            return False
        return plugged_in(bytes(answer))
