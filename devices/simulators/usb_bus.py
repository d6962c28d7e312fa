"""A USB with devices on it, seen from the side of the bus: descriptors, bulk pipes, and what goes wrong.

``SimulatedUsb`` takes the place of libusb below pyusb, so that a driver's calls are those of a real terminal.
Errors are those that libusb gives on Linux: ENODEV for a device that has gone, ETIMEDOUT, EACCES, EBUSY.
"""

import errno
import threading
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import usb.backend
from usb.core import USBError, USBTimeoutError

PRINTER_CLASS = 0x07
# ruff: noqa: ARG002 - the interface is pyusb's; one device has one configuration and one interface here.

BULK, BULK_OUT, BULK_IN = 0x02, 0x01, 0x82
PACKET = 64
"""Full speed."""
BUFFER = 4096
"""What a printer takes before it answers NAK."""
_STRINGS = {1: "Maker", 2: "Printer"}
_SERIAL_INDEX = 3
_LANGUAGES = b"\x04\x03\x09\x04"


@dataclass
class UsbPlug:
    """One device on its cable: what it says of itself, and its two pipes. A DeviceLine at its own end."""

    vendor: int = 0x154F
    product: int = 0x0517
    serial: str | None = "0001"
    interface_class: int = PRINTER_CLASS
    answers: bool = True
    """Whether it has a pipe in."""
    kernel_driver: bool = True
    permitted: bool = True
    configured: bool = True
    gone_after: int | None = None
    """Pulled out after so many more bytes have come to it."""
    empty_packets: bool = False
    """It answers with a packet without bytes when it has nothing to say, and not with NAK."""
    claimed: bool = False
    gone: bool = False
    _came: bytearray = field(default_factory=bytearray)
    _to_send: bytearray = field(default_factory=bytearray)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _interrupted: bool = False

    @property
    def address(self) -> str:
        """As the settings name it."""
        return f"{self.vendor:04x}:{self.product:04x}" + (f":{self.serial}" if self.serial else "")

    @property
    def ended(self) -> bool:
        """See DeviceLine."""
        return self._interrupted or self.gone

    def read(self, timeout_s: float | None = None) -> bytes:
        """See DeviceLine."""
        with self._changed:
            self._changed.wait_for(lambda: self._came or self.ended, timeout_s)
            data = bytes(self._came[:PACKET])
            del self._came[:PACKET]
            self._changed.notify_all()
            return b"" if self.ended else data

    def write(self, data: bytes) -> None:
        """See DeviceLine."""
        with self._changed:
            self._to_send += data
            self._changed.notify_all()

    def interrupt(self) -> None:
        """See DeviceLine."""
        with self._changed:
            self._interrupted = True
            self._changed.notify_all()

    def pull(self) -> None:
        """Pull it out: whatever is under way fails at once."""
        with self._changed:
            self.gone = True
            self.claimed = False
            self._changed.notify_all()

    def put_back(self) -> None:
        """Plug it in again; the kernel takes it. Nothing is left of what was under way."""
        with self._changed:
            self.gone = self.claimed = False
            self.gone_after = None
            self.kernel_driver = True
            self._came.clear()
            self._to_send.clear()

    def take(self, data: bytes, timeout_s: float) -> int:
        """The host's bytes, packet by packet, until the buffer is full for too long (NAK)."""
        taken = 0
        until = time.monotonic() + timeout_s
        with self._changed:
            while taken < len(data):
                room = self._changed.wait_for(
                    lambda: self.gone or len(self._came) < BUFFER, max(0.0, until - time.monotonic())
                )
                self._must_be_there()
                if not room:
                    break
                packet = data[taken : taken + PACKET]
                if self.gone_after is not None and len(packet) > self.gone_after:
                    self._came += packet[: self.gone_after]
                    self.pull()
                    self._must_be_there()
                if self.gone_after is not None:
                    self.gone_after -= len(packet)
                self._came += packet
                taken += len(packet)
                self._changed.notify_all()
        return taken

    def give(self, room: int, timeout_s: float) -> bytes:
        """What the device has to say."""
        with self._changed:
            self._changed.wait_for(lambda: self._to_send or self.gone, timeout_s)
            self._must_be_there()
            data = bytes(self._to_send[:room])
            del self._to_send[:room]
            return data

    def _must_be_there(self) -> None:
        if self.gone:
            raise USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)


class SimulatedUsb(usb.backend.IBackend):  # type: ignore[misc]  # pyusb has no types
    """libusb's place below pyusb. The handles and the devices are the plugs themselves."""

    def __init__(self, *plugs: UsbPlug) -> None:
        super().__init__()
        self.plugs = list(plugs)
        self.open_handles = 0
        self.reads = 0

    def enumerate_devices(self) -> Iterator[UsbPlug]:
        """All that are plugged in."""
        return iter([plug for plug in self.plugs if not plug.gone])

    def get_parent(self, dev: UsbPlug) -> None:
        """All hang at the root."""

    def get_device_descriptor(self, dev: UsbPlug) -> SimpleNamespace:
        """USB 2.0, 9.6.1."""
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=dev.vendor, idProduct=dev.product,
            bcdDevice=0x0100, iManufacturer=1, iProduct=2, iSerialNumber=_SERIAL_INDEX if dev.serial else 0,
            bNumConfigurations=1, address=self.plugs.index(dev) + 2, bus=1, port_number=1, port_numbers=(1,),
            speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: UsbPlug, config: int) -> SimpleNamespace:
        """USB 2.0, 9.6.3. There is one."""
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: UsbPlug, intf: int, alt: int, config: int) -> SimpleNamespace:
        """USB 2.0, 9.6.5. There is one."""
        if intf or alt or config:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=1 + dev.answers, bInterfaceClass=dev.interface_class, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: UsbPlug, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        """USB 2.0, 9.6.6: bulk out, and bulk in where it answers."""
        addresses = [BULK_OUT, BULK_IN][: 1 + dev.answers]
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=addresses[ep], bmAttributes=BULK,
            wMaxPacketSize=PACKET, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: UsbPlug) -> UsbPlug:
        """Refused to whom the device file is not readable."""
        if not dev.permitted:
            raise USBError("Access denied (insufficient permissions)", -3, errno.EACCES)
        if dev.gone:
            raise USBError("No such device", -4, errno.ENODEV)
        self.open_handles += 1
        return dev

    def close_device(self, dev_handle: UsbPlug) -> None:
        """Give the handle back; its claim goes with it."""
        self.open_handles -= 1
        dev_handle.claimed = False

    def set_configuration(self, dev_handle: UsbPlug, config_value: int) -> None:
        """Refused while a driver of the kernel has an interface."""
        if dev_handle.kernel_driver:
            raise USBError("Resource busy", -6, errno.EBUSY)
        dev_handle.configured = bool(config_value)

    def get_configuration(self, dev_handle: UsbPlug) -> int:
        """0: not configured."""
        return int(dev_handle.configured)

    def claim_interface(self, dev_handle: UsbPlug, intf: int) -> None:
        """One at a time, and not beside the kernel's driver."""
        if dev_handle.claimed or dev_handle.kernel_driver:
            raise USBError("Resource busy", -6, errno.EBUSY)
        dev_handle.claimed = True

    def release_interface(self, dev_handle: UsbPlug, intf: int) -> None:
        """Others may claim it now."""
        if dev_handle.gone:
            raise USBError("No such device", -4, errno.ENODEV)
        dev_handle.claimed = False

    def bulk_write(self, dev_handle: UsbPlug, ep: int, intf: int, data: Any, timeout: int) -> int:
        """The count of bytes taken; a timeout after some of them is no error, as with libusb."""
        taken = dev_handle.take(data.tobytes(), timeout / 1000)
        if not taken:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        return taken

    def bulk_read(self, dev_handle: UsbPlug, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        """The count of bytes put into `buff`."""
        if not timeout:
            raise AssertionError("libusb would wait for ever")
        self.reads += 1
        data = dev_handle.give(len(buff), 0 if dev_handle.empty_packets else timeout / 1000)
        if not data and dev_handle.empty_packets:
            return 0
        if not data:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        buff[: len(data)] = array("B", data)
        return len(data)

    def ctrl_transfer(
        self,
        dev_handle: UsbPlug,
        bmRequestType: int,
        bRequest: int,
        wValue: int,
        wIndex: int,
        data: "array[int]",
        timeout: int,
    ) -> int:
        """GET_DESCRIPTOR of strings."""
        index = wValue & 0xFF
        text = dev_handle.serial if index == _SERIAL_INDEX else _STRINGS.get(index, "")
        encoded = (text or "").encode("utf-16-le")
        answer = _LANGUAGES if not index else bytes([len(encoded) + 2, 3]) + encoded
        length = min(len(answer), len(data))
        data[:length] = array("B", answer[:length])
        return length

    def is_kernel_driver_active(self, dev_handle: UsbPlug, intf: int) -> bool:
        """Whether usblp has it."""
        return dev_handle.kernel_driver

    def detach_kernel_driver(self, dev_handle: UsbPlug, intf: int) -> None:
        """Have usblp let go."""
        dev_handle.kernel_driver = False

    def attach_kernel_driver(self, dev_handle: UsbPlug, intf: int) -> None:
        """Give it back to usblp; refused while it is claimed."""
        if dev_handle.claimed:
            raise USBError("Resource busy", -6, errno.EBUSY)
        dev_handle.kernel_driver = True
