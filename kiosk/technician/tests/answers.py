"""Does it answer, and does it say that it is well? A port alone proves nothing. For every device with a
driver.
"""

from collections.abc import Iterator

from devices.standing import Device
from kiosk.technician.tests.course import Note, TestFailed, note


def run(device: Device) -> Iterator[Note | None]:
    """Open its port, shake hands, ask."""
    device.open()
    yield None
    standing = device.standing()
    if not standing.serves:
        raise TestFailed(note("standing", cause=standing.cause.value))
    yield note("bytes", bytes=standing.evidence[:10].hex(" ").upper()) if standing.evidence else None
