"""Is the scanner plugged in as a keyboard? Read from the kernel's input devices; pure over a directory.

A scanner that types (a "keyboard wedge") is refused: what it types depends on layout, caps lock, input method
and focus, control characters arrive as keys, and anybody with a keyboard could type the same.
"""

from dataclasses import dataclass
from pathlib import Path

INPUT_DEVICES = Path("/sys/class/input")
DRIVERS = frozenset({"keyboard", "keyboard-wedge", "wedge", "hid", "hid-keyboard", "evdev"})
"""What somebody may write who wants a scanner that types."""
TO_SERIAL = "scan the bar code for USB-CDC in the chapter on USB of its manual"
_EVENT_DIRECTORIES = ("/dev/input/", "/dev/hidraw", "/dev/uinput")
_USB = "0003"
"""BUS_USB of linux/input.h."""
_TYPING_KEYS = 0xFFFFFFFE
"""Keys 1 to 31 of linux/input-event-codes.h, Esc to S. udev calls a device that has them all a keyboard."""


@dataclass(frozen=True, slots=True)
class Typist:
    """A USB device that types. ``usb_id`` as 1eab:0c03."""

    name: str
    usb_id: str


def typists(directory: Path = INPUT_DEVICES) -> list[Typist]:
    """The USB devices of this machine that can type letters. What cannot be read is passed over."""
    found = []
    for event in sorted(directory.glob("event*")):
        device = event / "device"
        if _read(device / "id" / "bustype") == _USB and _types(_read(device / "capabilities" / "key")):
            usb_id = f"{_read(device / 'id' / 'vendor')}:{_read(device / 'id' / 'product')}".lower()
            found.append(Typist(_read(device / "name"), usb_id))
    return found


def scanner_among(found: list[Typist], usb_id: str, vendors: tuple[str, ...]) -> Typist | None:
    """The one that is the scanner: of that USB id, or, where none is set, of one of these vendors."""
    for typist in found:
        if usb_id:
            if typist.usb_id == usb_id.lower():
                return typist
        elif typist.usb_id.split(":")[0] in vendors:
            return typist
    return None


def is_event_device(port: str) -> bool:
    """Whether a path names a keyboard's or another input device's file, by itself or through a link."""
    return any(path.startswith(_EVENT_DIRECTORIES) for path in (port, str(Path(port).resolve(strict=False))))


def refusal(what: str, to_serial: str = TO_SERIAL) -> str:
    """The one line that says why, and what to do. `to_serial` is the profile's."""
    return (
        f"{what} types like a keyboard, which is not accepted: anybody could type the same. "
        f"Switch the scanner to USB-CDC (virtual serial port): {to_serial}; then set "
        f"[devices.code_scanner] port to its /dev/serial/by-id/... path"
    )


def _types(untrusted_keys: str) -> bool:
    """`capabilities/key`: words of hexadecimal, the lowest last."""
    words = untrusted_keys.split()
    try:
        return bool(words) and int(words[-1], 16) & _TYPING_KEYS == _TYPING_KEYS
    except ValueError:
        return False


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
