"""A device on USB: its bulk pipes through libusb (pyusb), and as a ByteLine over one out and one in.

The kernel's own printer driver (usblp) is asked to let go and gets the device back at the end. libusb takes a
time of 0 to mean for ever, so none is ever 0. Errors of libusb stay in here.
"""

import errno
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import usb.core
import usb.util

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.standing import Cause
from devices.usb_address import UsbAddress

PRINTER_CLASS, VENDOR_CLASS = 0x07, 0xFF
"""bInterfaceClass, from the USB class codes."""
WRITE_TIMEOUT_S = 2.0
READ_SIZE = 4096
"""A multiple of every packet size, as libusb wants it: a smaller one overflows."""
SHORTEST_MS = 1
DISCARD_LIMIT = 65536
EMPTY_PAUSE_S = 0.005
"""After a packet without bytes: some devices send one whenever they are asked, and would keep us running."""

Backend = Any
"""A ``usb.backend.IBackend``; pyusb has no types."""


class UsbPipes:
    """The open pipes of one device, by the address of their endpoint. Only the thread that owns the device
    may use them. `needs`: the pipes that there must be; without it, one out and one in on an interface that
    printers and vendors' devices have.
    """

    def __init__(
        self,
        address: UsbAddress,
        needs: frozenset[int] = frozenset(),
        write_timeout_s: float = WRITE_TIMEOUT_S,
        backend: Backend | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises PortUnavailable with what to do about it."""
        self._name = f"USB {address}"
        self._write_timeout_s = write_timeout_s
        self._now = now
        self._device: Any = None
        self._breath = threading.Event()  # never set: a wait that can be no busy loop
        self._interface, self._had_kernel_driver = 0, False
        try:
            self._device = _found(address, backend)
            self._interface, self.first_out, self.first_in = _pipes(self._device, self._name, needs)
            self._had_kernel_driver = _take_from_kernel(self._device, self._interface)
            usb.util.claim_interface(self._device, self._interface)
        except usb.core.NoBackendError as error:
            raise PortUnavailable(f"{self._name}: no libusb; apt install libusb-1.0-0") from error
        except usb.core.USBError as error:
            self.close()
            raise _refused(self._name, error) from error
        except PortUnavailable:
            self.close()
            raise

    def write(self, endpoint: int, data: bytes) -> None:
        """All of it; NoAnswer when the device does not take it in time."""
        rest = data
        until = self._now() + self._write_timeout_s
        while rest:
            left = until - self._now()
            if left <= 0:
                raise NoAnswer(f"{self._name}: the device takes no more bytes; switch it off and on")
            with self._vanishing():
                try:
                    rest = rest[self._opened().write(endpoint, rest, _milliseconds(left)) :]
                except usb.core.USBTimeoutError:
                    continue

    def read(self, endpoint: int, timeout_s: float) -> bytes:
        """What comes; b"" after the time. A packet without bytes is no answer."""
        until = self._now() + timeout_s
        while True:
            left = until - self._now()
            with self._vanishing():
                try:
                    untrusted_bytes = self._opened().read(endpoint, READ_SIZE, _milliseconds(left)).tobytes()
                except usb.core.USBTimeoutError:
                    return b""
            if untrusted_bytes or left <= 0:
                return bytes(untrusted_bytes)
            self._breath.wait(min(left, EMPTY_PAUSE_S))

    def close(self) -> None:
        """Give the device back. Never raises; closing twice does nothing."""
        device, self._device = self._device, None
        if device is None:
            return
        with suppress(usb.core.USBError, NotImplementedError):  # one that has gone has nothing to give back
            if self._had_kernel_driver:
                usb.util.release_interface(device, self._interface)
                device.attach_kernel_driver(self._interface)
        with suppress(usb.core.USBError):
            usb.util.dispose_resources(device)

    def _opened(self) -> Any:
        if self._device is None:
            raise DeviceLost(f"{self._name}: closed")
        return self._device

    @contextmanager
    def _vanishing(self) -> Iterator[None]:
        try:
            yield
        except usb.core.USBError as error:
            raise DeviceLost(f"{self._name}: the device has gone; check its cable and power") from error


class UsbLine:
    """An open device with one pipe out and one in. Only the thread that owns the device may use it."""

    def __init__(
        self,
        address: UsbAddress,
        write_timeout_s: float = WRITE_TIMEOUT_S,
        backend: Backend | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises PortUnavailable with what to do about it."""
        self._pipes = UsbPipes(address, frozenset(), write_timeout_s, backend, now)

    def write(self, data: bytes) -> None:
        """See ByteLine.write."""
        self._pipes.write(self._pipes.first_out, data)

    def read(self, timeout_s: float) -> bytes:
        """See ByteLine.read."""
        return self._pipes.read(self._pipes.first_in, timeout_s)

    def discard_input(self) -> bytes:
        """See ByteLine.discard_input."""
        untrusted_old = bytearray()
        while len(untrusted_old) < DISCARD_LIMIT and (untrusted_chunk := self.read(0)):
            untrusted_old += untrusted_chunk
        return bytes(untrusted_old)

    def close(self) -> None:
        """See ByteLine.close."""
        self._pipes.close()


def is_there(address: UsbAddress, backend: Backend | None = None) -> bool:
    """Whether it is plugged in; it is not opened, unless for its serial number. False without libusb."""
    try:
        _found(address, backend)
    except (PortUnavailable, usb.core.NoBackendError, usb.core.USBError):
        return False
    return True


def printers(backend: Backend | None = None) -> list[UsbAddress]:
    """The devices on USB that say of themselves that they are printers. Empty without libusb."""
    try:
        found = usb.core.find(find_all=True, backend=backend, custom_match=_is_printer)
        return [UsbAddress(each.idVendor, each.idProduct, _serial(each)) for each in found or ()]
    except (usb.core.NoBackendError, usb.core.USBError):
        return []


def _found(address: UsbAddress, backend: Backend | None) -> Any:
    def is_it(device: Any) -> bool:
        return address.serial is None or _serial(device) == address.serial

    device = usb.core.find(
        backend=backend, idVendor=address.vendor, idProduct=address.product, custom_match=is_it
    )
    if device is None:
        raise PortUnavailable(
            f"USB {address}: no such device; connect it, or correct `port` (`lsusb` lists what is there)",
            cause=Cause.NO_PORT,
        )
    return device


def _serial(device: Any) -> str | None:
    """Its serial number; None where it has none or does not tell it to us."""
    try:
        serial = device.serial_number
    except (usb.core.USBError, ValueError, NotImplementedError):
        return None
    return str(serial) if serial else None


def _pipes(device: Any, name: str, needs: frozenset[int]) -> tuple[int, int, int]:
    """The number of the interface, and the addresses of its first pipe out and its first pipe in."""
    try:
        configuration = device.get_active_configuration()
    except usb.core.USBError:
        device.set_configuration()  # fresh from the plug; one that is configured would begin anew
        configuration = device.get_active_configuration()
    wanted = sorted(configuration, key=lambda each: each.bInterfaceClass != PRINTER_CLASS)
    for interface in wanted:
        fits = needs or interface.bInterfaceClass in (PRINTER_CLASS, VENDOR_CLASS)
        if not fits or interface.bAlternateSetting:
            continue
        bulk = [
            pipe
            for pipe in interface
            if usb.util.endpoint_type(pipe.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ]
        out = [pipe.bEndpointAddress for pipe in bulk if not pipe.bEndpointAddress & usb.util.ENDPOINT_IN]
        back = [pipe.bEndpointAddress for pipe in bulk if pipe.bEndpointAddress & usb.util.ENDPOINT_IN]
        if out and back and needs <= {*out, *back}:
            return interface.bInterfaceNumber, out[0], back[0]
    raise PortUnavailable(
        f"{name}: it has no way to answer; set it to its bidirectional class, or use its serial port"
    )


def _is_printer(device: Any) -> bool:
    return any(interface.bInterfaceClass == PRINTER_CLASS for each in device for interface in each)


def _take_from_kernel(device: Any, interface: int) -> bool:
    """Whether the kernel's driver had it, and was asked to let go."""
    try:
        if not device.is_kernel_driver_active(interface):
            return False
        device.detach_kernel_driver(interface)
    except NotImplementedError:
        return False  # a system without such drivers
    return True


def _milliseconds(seconds: float) -> int:
    return max(SHORTEST_MS, round(seconds * 1000))


def _refused(name: str, error: usb.core.USBError) -> PortUnavailable:
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return PortUnavailable(
                f"{name}: not permitted; install the udev rule of its page in docs/devices",
                cause=Cause.PORT_NOT_PERMITTED,
            )
        case errno.EBUSY:
            return PortUnavailable(
                f"{name}: already in use; stop the other program (or `kiosk ui`) first",
                cause=Cause.PORT_IN_USE,
            )
        case errno.ENODEV | errno.ENOENT:
            return PortUnavailable(f"{name}: the device has gone; check its cable", cause=Cause.UNPLUGGED)
        case _:
            return PortUnavailable(
                f"{name}: cannot be opened ({error.strerror}); unplug it and plug it in again"
            )
