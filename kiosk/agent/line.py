"""A way to the central service with a thread of its own: two loads of a backlog travel at a time, and the
acknowledgements of one are verified while those of the other are written down.
"""

import threading
from queue import SimpleQueue

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.agent.load import Load, Said
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Item


class Line:
    """Carries one load at a time. The thread is a daemon: a process that is to end waits for no answer."""

    def __init__(self, name: str, client: CentralClient, central_key: Ed25519PublicKey) -> None:
        self._client = client
        self._central_key = central_key
        self._name = name
        self._given: SimpleQueue[Load | None] = SimpleQueue()
        self._said: SimpleQueue[list[Said] | Item | BaseException] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def carry(self, load: Load) -> None:
        """Begin; `wait` gives what comes of it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._given.put(load)

    def wait(self) -> list[Said] | Item:
        """As `Load.exchange`, once it is answered. Raises what carrying it raised."""
        said = self._said.get()
        if isinstance(said, BaseException):
            raise said
        return said

    def close(self) -> None:
        """Let the thread end, once it has said what it still has to say. Waits for nothing."""
        if self._thread is not None:
            self._given.put(None)

    def _run(self) -> None:
        while (load := self._given.get()) is not None:
            try:
                self._said.put(load.exchange(self._client, self._central_key))
            except BaseException as error:  # noqa: BLE001  it is raised in the thread that waits for it
                self._said.put(error)
