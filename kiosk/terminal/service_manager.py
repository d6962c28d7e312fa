"""What a process tells the service manager (systemd, sd_notify(3)): that it serves, and that it still lives.

Without one, at a desk, nothing is told. Light to import.
"""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

ADDRESS = "NOTIFY_SOCKET"
"""In the environment: where it listens. A name that begins with @ is an abstract one."""
READY = "READY=1"
ALIVE = "WATCHDOG=1"
AGENT_SILENCE_SECONDS = 1800.0
"""The agent tells of its life between two exchanges: one of 4 MiB on a slow line takes minutes. `WatchdogSec`
of `kiosk-agent.service`.
"""


class ServiceManager:
    """Owned by one thread; tells at once, and does not wait for a manager that does not listen."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        name = environ.get(ADDRESS, "")
        self._address = f"\0{name[1:]}" if name.startswith("@") else name
        self._socket: socket.socket | None = None
        if self._address:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.settimeout(0)

    def tell(self, what: str) -> None:
        """`READY` or `ALIVE`."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.sendto(what.encode("ascii"), self._address)

    def close(self) -> None:
        """Nothing more is told."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
