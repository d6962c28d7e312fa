"""Which device has which port, in this process: no two ask at the same port at once, and none at another's.

Opening a serial port moves its control lines, which resets some devices, and a printer prints what it is
asked. So a port that the settings give to one device, or that one has, is not even opened for another. Other
processes are kept off by the lock that an open port holds.
"""

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from devices.byte_line import ByteLine
from devices.errors import PortUnavailable
from devices.standing import Cause

PROBE_WAIT_S = 3.0
"""How long a search waits for another that asks at the same port: longer than any driver's first question
takes. A port that hangs is then left to whoever hangs there."""


@dataclass(slots=True)
class _Claim:
    owner: str
    probing: bool


class PortClaims:
    """Safe between threads. A port is known by its real path, whatever link it is called by."""

    def __init__(self, reserved: Mapping[str, str] | None = None, wait_s: float = PROBE_WAIT_S) -> None:
        """`reserved`: the ports that the settings name, by the device that has each."""
        self._reserved = dict(reserved or {})
        self._wait_s = wait_s
        self._claims: dict[str, _Claim] = {}
        self._changed = threading.Condition()

    def open(
        self, owner: str, path: str, open_port: Callable[[str], ByteLine], *, probing: bool = False
    ) -> ByteLine:
        """Open `path` for `owner`; closing the line gives the port free. `probing`: others who search may
        wait for it, until `keep`. Raises PortUnavailable, also for a port that is another's.
        """
        real = os.path.realpath(path)
        self._take(owner, path, real, probing=probing)
        try:
            line = open_port(path)
        except BaseException:
            self._free(owner, real)
            raise
        claimed = _ClaimedLine(line, lambda: self._free(owner, real))
        try:
            claimed.discard_input()  # what came before is no answer to anything asked from now on
        except BaseException:
            claimed.close()
            raise
        return claimed

    def keep(self, owner: str) -> None:
        """What `owner` has asked at is its own: nobody waits for it any longer."""
        with self._changed:
            for claim in self._claims.values():
                if claim.owner == owner:
                    claim.probing = False
            self._changed.notify_all()

    def holder(self, path: str) -> str | None:
        """Whose the port is now: of whoever has it open, or of whom the settings give it to."""
        real = os.path.realpath(path)
        with self._changed:
            claim = self._claims.get(real)
        return claim.owner if claim is not None else self._reserved_for(real)

    def open_ports(self) -> dict[str, str]:
        """The ports that are open now by their real paths, and for whom."""
        with self._changed:
            return {path: claim.owner for path, claim in self._claims.items()}

    def _take(self, owner: str, path: str, real: str, *, probing: bool) -> None:
        reserved = self._reserved_for(real)
        if reserved not in (None, owner):
            raise _another_s(path, str(reserved))
        until = time.monotonic() + self._wait_s
        with self._changed:
            while (claim := self._claims.get(real)) is not None:
                left = until - time.monotonic()
                if not claim.probing or left <= 0:
                    raise _another_s(path, claim.owner)
                self._changed.wait(left)
            self._claims[real] = _Claim(owner, probing)

    def _free(self, owner: str, real: str) -> None:
        with self._changed:
            claim = self._claims.get(real)
            if claim is not None and claim.owner == owner:
                del self._claims[real]
                self._changed.notify_all()

    def _reserved_for(self, real: str) -> str | None:
        return next((owner for owner, path in self._reserved.items() if os.path.realpath(path) == real), None)


class _ClaimedLine:
    """A ByteLine whose port is given free when it is closed."""

    def __init__(self, line: ByteLine, free: Callable[[], None]) -> None:
        self._line = line
        self._free = free

    def write(self, data: bytes) -> None:
        """As ByteLine.write."""
        self._line.write(data)

    def read(self, timeout_s: float) -> bytes:
        """As ByteLine.read."""
        return self._line.read(timeout_s)

    def discard_input(self) -> bytes:
        """As ByteLine.discard_input."""
        return self._line.discard_input()

    def close(self) -> None:
        """As ByteLine.close."""
        self._line.close()
        self._free()


def _another_s(path: str, owner: str) -> PortUnavailable:
    return PortUnavailable(f"{path}: belongs to {owner}; correct `port`", cause=Cause.PORT_IN_USE)
