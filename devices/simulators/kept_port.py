"""A port of this machine that stays one's own while nothing listens at it."""

import socket
from typing import Self


class KeptPort:
    """A server that sets SO_REUSEADDR may listen at ``number`` and end, as often as it likes. In between a
    connection is refused, and no other program is given the port as the near end of its connection: a port
    merely found free may be gone a moment later.
    """

    def __init__(self) -> None:
        self._kept = socket.socket()
        self._kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._kept.bind(("127.0.0.1", 0))
        self.number: int = self._kept.getsockname()[1]

    def close(self) -> None:
        """Let it go. Closing twice does nothing."""
        self._kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
