"""A ByteLine over the four USB bulk pipes of a security module: the stream of a serial port, cut in two.

`BulkPipes` is the transport; `devices.usb_line.UsbPipes` is the one of a real terminal. A reader with one
pair of pipes needs none of this: it is a `UsbLine`.
"""

from typing import Protocol

from devices.id_card.sdt_protocol import PREAMBLE

PACKET_BYTES = 64
HEAD_BYTES = len(PREAMBLE) + 2
HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN = 0x02, 0x06, 0x81, 0x85
"""The four pipes of the security module (idrusb.cpp of iDR210): preamble and LEN, and what follows them."""
FOUR_PIPES = frozenset({HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN})
_DISCARD_LIMIT = 65536


class BulkPipes(Protocol):
    """The open pipes of one device, by endpoint address. Raises DeviceLost and NoAnswer."""

    def write(self, endpoint: int, data: bytes) -> None:
        """One transfer out."""

    def read(self, endpoint: int, timeout_s: float) -> bytes:
        """One transfer in; b"" after the time."""

    def close(self) -> None:
        """Free the device. Never raises."""


class FourPipeLine:
    """Two pairs of pipes. Which pipe speaks next follows from what the last one said."""

    def __init__(self, pipes: BulkPipes) -> None:
        self._pipes = pipes
        self._begun = b""  # the end of what came through the pipe of heads
        self._due = 0  # bytes of a body still to come

    def write(self, data: bytes) -> None:
        """As ByteLine.write; one whole request at a time."""
        self._begun, self._due = b"", 0
        self._pipes.write(HEAD_OUT, data[:HEAD_BYTES])
        self._pipes.write(BODY_OUT, data[HEAD_BYTES:])

    def read(self, timeout_s: float) -> bytes:
        """As ByteLine.read."""
        if self._due > 0:
            untrusted_body = self._pipes.read(BODY_IN, timeout_s)
            self._due -= len(untrusted_body)
            return untrusted_body
        untrusted_head = self._pipes.read(HEAD_IN, timeout_s)
        self._begun = (self._begun + untrusted_head)[-HEAD_BYTES:]
        if len(self._begun) == HEAD_BYTES and self._begun.startswith(PREAMBLE[2:], 2):
            self._due = int.from_bytes(self._begun[-2:], "big")
            self._begun = b""
        return untrusted_head

    def discard_input(self) -> bytes:
        """As ByteLine.discard_input. A body without its head is nobody's, and is not given."""
        untrusted_old = bytearray()
        while len(untrusted_old) < _DISCARD_LIMIT:
            missing, untrusted_part = self._due > 0, self.read(0)
            untrusted_old += untrusted_part
            if not untrusted_part and not missing:
                break
            if not untrusted_part:
                self._due = 0  # that body will not come: the next head is what counts
        for _ in range(_DISCARD_LIMIT // PACKET_BYTES):
            if not self._pipes.read(BODY_IN, 0):
                break
        self._begun, self._due = b"", 0
        return bytes(untrusted_old)

    def close(self) -> None:
        """As ByteLine.close."""
        self._pipes.close()
