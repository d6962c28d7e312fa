"""A device on USB as the settings name it: "vid:pid", or "vid:pid:serial" where there are two alike."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """Vendor and product as on the device, 0 to FFFFh; ``serial`` is None where any will do."""

    vendor: int
    product: int
    serial: str | None = None

    def __str__(self) -> str:
        return f"{self.vendor:04x}:{self.product:04x}" + (f":{self.serial}" if self.serial else "")


def usb_address(text: str) -> UsbAddress:
    """Raises ValueError with what to write."""
    found = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::(\S{1,80}))?", text)
    if found is None:
        raise ValueError(
            f"{text!r} names nothing on USB; write vid:pid or vid:pid:serial as `lsusb` shows them, "
            f"such as 0519:0003, or a path such as /dev/usb/lp0"
        )
    return UsbAddress(int(found[1], 16), int(found[2], 16), found[3])
