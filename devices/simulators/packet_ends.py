"""The far ends of lines that are made of packets: HID reports, and USB bulk pipes.

Each end is a pair of sockets that keep packets whole; the driver gets the other end of it. Nothing is shared
with the driver's own packing.
"""

import os
import select
import socket
import threading
from dataclasses import dataclass

from devices.errors import DeviceLost, NoAnswer

REPORT = 64
PIPE_PACKET = 64
PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
HEAD = len(PREAMBLE) + 2
HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN = 0x02, 0x06, 0x81, 0x85
_MIAXIS_DATA = 54


@dataclass(frozen=True)
class _Pair:
    device: socket.socket
    driver: socket.socket


def _pair() -> _Pair:
    return _Pair(*socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET))


class _PacketEnd:
    """Packets in, packets out, and an end that any thread can bring about."""

    def __init__(self, incoming: tuple[socket.socket, ...], sockets: tuple[socket.socket, ...]) -> None:
        self._incoming = incoming
        self._sockets = sockets
        self._woken, self._waker = os.pipe()
        self._interrupted = threading.Event()
        self._ending = threading.Lock()
        self._closed = False

    @property
    def ended(self) -> bool:
        """Interrupted or closed."""
        return self._interrupted.is_set() or self._closed

    def read(self, timeout_s: float | None = None) -> bytes:
        """What the driver sent in its next packet; b"" after the time, or at the end."""
        if self.ended:
            return b""
        waiting = select.poll()
        for each in self._incoming:
            waiting.register(each, select.POLLIN)
        waiting.register(self._woken, select.POLLIN)
        ready = {found for found, _ in waiting.poll(None if timeout_s is None else timeout_s * 1000)}
        if self._woken in ready:
            return b""
        for each in self._incoming:
            if each.fileno() in ready:
                packet = each.recv(4096)
                if not packet:  # the driver has closed: nothing more will come
                    self._interrupted.wait(timeout_s)
                return self._unpacked(packet)
        return b""

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self._interrupted.wait(seconds)

    def interrupt(self) -> None:
        """End the wait under way, and every later one."""
        with self._ending:
            if not self._closed:
                self._interrupted.set()
                os.write(self._waker, b"\0")

    def close(self) -> None:
        """Pull the plug."""
        with self._ending:
            if self._closed:
                return
            self._closed = True
            for each in self._sockets:
                each.close()
            for descriptor in (self._woken, self._waker):
                os.close(descriptor)

    def _unpacked(self, packet: bytes) -> bytes:
        return packet


def _send(through: socket.socket, packet: bytes) -> None:
    """A driver that has closed hears nothing any more."""
    try:
        through.send(packet)
    except OSError:
        return


class MiaxisEnd(_PacketEnd):
    """The reader behind /dev/hidrawN: Miaxis packets in reports of 64 bytes.

    `driver_descriptor` is what the driver has open; it belongs to the driver.
    """

    def __init__(self) -> None:
        pair = _pair()
        super().__init__((pair.device,), (pair.device,))
        self._device = pair.device
        self._serial = b"\0\0"
        self.driver_descriptor = pair.driver.detach()

    def write(self, data: bytes) -> None:
        """Send in as many reports as it takes."""
        for number, start in enumerate(range(0, len(data), _MIAXIS_DATA)):
            part = data[start : start + _MIAXIS_DATA]
            counted = (len(part) + 3).to_bytes(2, "little") + b"\0" + number.to_bytes(2, "little") + part
            total = sum(counted) % 65536
            report = b"\xaa" + self._serial + counted + total.to_bytes(2, "little")
            _send(self._device, report + bytes(REPORT - len(report)))

    def send_report(self, report: bytes) -> None:
        """Any report at all, for tests of what should be dropped."""
        _send(self._device, report)

    def _unpacked(self, packet: bytes) -> bytes:
        """The frame in a report that the kernel got with a report number 0 in front; b"" for a wrong one."""
        report = packet[1:]
        if len(packet) != REPORT + 1 or packet[0] != 0 or report[0] != 0x88:
            return b""
        length = report[3] + 256 * report[4]
        end = 5 + length
        if end + 2 > REPORT or report[5] != 0xB1:
            return b""
        if sum(report[3:end]) % 65536 != report[end] + 256 * report[end + 1]:
            return b""
        self._serial = report[1:3]
        return report[6:end]


class SocketPipes:
    """The driver's end of bulk pipes: one socket an endpoint. Reads end with their time, writes at once."""

    def __init__(self, sockets: dict[int, socket.socket]) -> None:
        self._sockets = sockets

    def write(self, endpoint: int, data: bytes) -> None:
        """One transfer out."""
        try:
            self._sockets[endpoint].send(data, socket.MSG_DONTWAIT)
        except BlockingIOError as error:
            raise NoAnswer("simulated reader: takes no more bytes") from error
        except OSError as error:
            raise DeviceLost("simulated reader: gone") from error

    def read(self, endpoint: int, timeout_s: float) -> bytes:
        """One transfer in; b"" after the time."""
        waiting = select.poll()
        waiting.register(self._sockets[endpoint], select.POLLIN)
        if not waiting.poll(max(0.0, timeout_s) * 1000):
            return b""
        try:
            untrusted_packet = self._sockets[endpoint].recv(4096)
        except OSError as error:
            raise DeviceLost("simulated reader: gone") from error
        if not untrusted_packet:
            raise DeviceLost("simulated reader: gone")
        return untrusted_packet

    def close(self) -> None:
        """Free them all."""
        for each in self._sockets.values():
            each.close()


class FourPipeEnd(_PacketEnd):
    """The security module on USB: head and body of a frame through pipes of their own."""

    def __init__(self) -> None:
        pairs = {address: _pair() for address in (HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN)}
        devices = {address: pair.device for address, pair in pairs.items()}
        super().__init__((devices[HEAD_OUT], devices[BODY_OUT]), tuple(devices.values()))
        self._head, self._body = devices[HEAD_IN], devices[BODY_IN]
        self._begun = b""
        self._due = 0
        self.pipes = SocketPipes({address: pair.driver for address, pair in pairs.items()})

    def write(self, data: bytes) -> None:
        """Through the pipe whose turn it is; what is no frame goes through the pipe of heads."""
        while data and not self.ended:
            if self._due:
                part, data = data[: min(self._due, PIPE_PACKET)], data[min(self._due, PIPE_PACKET) :]
                self._due -= len(part)
                _send(self._body, part)
                continue
            held = self._begun + data
            start = held.find(PREAMBLE)
            end = start + HEAD if start >= 0 and len(held) >= start + HEAD else len(held)
            part, data = data[: end - len(self._begun)], data[end - len(self._begun) :]
            self._begun = held[:end][-HEAD + 1 :]
            if start >= 0 and end == start + HEAD:
                self._due, self._begun = int.from_bytes(held[end - 2 : end], "big"), b""
            _send(self._head, part)
