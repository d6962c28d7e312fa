"""A card reader's security module on a simulated USB: four bulk pipes, each a socket of its FourPipeEnd."""

import errno
from array import array
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from usb.core import USBError, USBTimeoutError

from devices.errors import DeviceLost
from devices.simulators.packet_ends import BODY_IN, BODY_OUT, HEAD_IN, HEAD_OUT, FourPipeEnd
from devices.simulators.usb_bus import BULK, PACKET, SimulatedUsb, UsbPlug

# ruff: noqa: ARG002 - the interface is pyusb's.

_PIPES = (HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN)
_VENDOR_CLASS = 0xFF


@dataclass
class SamPlug(UsbPlug):
    """The module on its cable; `end` is what a simulated reader speaks through."""

    vendor: int = 0x0400
    product: int = 0xC35A
    interface_class: int = _VENDOR_CLASS
    kernel_driver: bool = False
    end: FourPipeEnd = field(default_factory=FourPipeEnd)


class SamUsb(SimulatedUsb):
    """A bus with nothing but such modules on it."""

    def get_interface_descriptor(self, dev: UsbPlug, intf: int, alt: int, config: int) -> SimpleNamespace:
        """Four pipes."""
        found = super().get_interface_descriptor(dev, intf, alt, config)
        found.bNumEndpoints = len(_PIPES)
        return found

    def get_endpoint_descriptor(
        self, dev: UsbPlug, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        """Bulk, all of them."""
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=_PIPES[ep], bmAttributes=BULK,
            wMaxPacketSize=PACKET, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def bulk_write(self, dev_handle: UsbPlug, ep: int, intf: int, data: Any, timeout: int) -> int:
        """Into the pipe's socket."""
        assert isinstance(dev_handle, SamPlug)
        try:
            dev_handle.end.pipes.write(ep, data.tobytes())
        except DeviceLost as error:
            raise _no_device() from error
        return len(data)

    def bulk_read(self, dev_handle: UsbPlug, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        """Out of the pipe's socket."""
        assert isinstance(dev_handle, SamPlug)
        try:
            came = dev_handle.end.pipes.read(ep, timeout / 1000)
        except DeviceLost as error:
            raise _no_device() from error
        if not came:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        buff[: len(came)] = array("B", came)
        return len(came)


def _no_device() -> USBError:
    return USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)
