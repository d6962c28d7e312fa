"""Whether memory stays flat: one process, its window and view-models, through all screens again and again.

Two numbers, because resident memory alone cannot tell a leak from a page that was touched once more. What
Qt and Python have from the allocator does not grow. What does is the QML engine's own heap (``JSGCHeap`` of
``/proc/self/smaps``): Qt 6.11.3 keeps 160 bytes of it for each component that a `Loader` makes, be it an
empty `Item` (measured over 40 000 of them), which is 3 kB for a visit of twenty screens.
"""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator

from bench.row import AtMost, Row
from ui import keyboard

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported and when the application is made.

VISITS = 1000
SETTLED = 200
"""Visits before the first look: caches of fonts, icons and compiled screens have filled by then."""
LOOK_EVERY = 50
BOUND_MIB = 8.0
"""Growth over 1 000 visits that is still flat: less than a twentieth of what the process holds."""
MEBIBYTE = 1024 * 1024


def measure() -> Row:
    child = subprocess.run(
        [sys.executable, "-m", "bench.many_visits"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONMALLOC": "malloc"},
    )
    seen: list[tuple[int, float, float]] = json.loads(child.stdout.splitlines()[-1])
    allocated = 1000 * slope([(visits, used) for visits, _, used in seen])
    return Row(
        name="memory growth of the UI over 1000 visits",
        unit="MiB",
        ours=1000 * slope([(visits, resident) for visits, resident, _ in seen]),
        bound=AtMost(BOUND_MIB),
        note=(
            f"slope of resident memory, visits {SETTLED} to {VISITS}, off-screen, one process; short visits: "
            "the window goes through every stage there is, a frame drawn of each; no devices, no threads; "
            f"of what Qt and Python hold from the allocator: {allocated:.2f} MiB, the rest is the QML "
            "engine's own heap and pages touched once more"
        ),
    )


class Mallinfo(ctypes.Structure):
    """`struct mallinfo2` of glibc 2.33 and later, mallinfo(3): ten counts, bytes where they are sizes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )
    hblkhd: int
    uordblks: int


def allocated_bytes() -> int:
    """What is in use of all that this process asked the C library's allocator for."""
    libc = ctypes.CDLL("libc.so.6")
    libc.mallinfo2.restype = Mallinfo
    counts: Mallinfo = libc.mallinfo2()
    return counts.uordblks + counts.hblkhd


def slope(seen: list[tuple[int, float]]) -> float:
    """Of the straight line through the points (least squares). Needs two of them."""
    x_mean = sum(x for x, _ in seen) / len(seen)
    y_mean = sum(y for _, y in seen) / len(seen)
    above = sum((x - x_mean) * (y - y_mean) for x, y in seen)
    return above / sum((x - x_mean) ** 2 for x, _ in seen)


def main() -> int:
    """Make the visits, and print them as JSON: after how many, MiB resident, MiB allocated."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        sys.stdout.write(json.dumps(list(_seen())) + "\n")
        del application
    finally:
        home.forget()
    return 0


def _seen() -> Iterator[tuple[int, float, float]]:
    import psutil

    from kiosk.visit.touches.everywhere import Touched
    from kiosk.visit.visit import Visit
    from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
    from tests.kiosk.visit.residents import Terminal
    from tests.ui.quick_terminal import quick_terminal

    stages: dict[str, Visit] = {}
    for lines in JOURNEYS.values():
        resident = Terminal()
        for _, choice, stage in lines:
            CHOICES[choice](resident)
            stages.setdefault(stage, resident.visit)
    process = psutil.Process()
    with quick_terminal() as terminal:
        frames: list[None] = []
        terminal.window.frameSwapped.connect(lambda: frames.append(None))
        for number in range(1, VISITS + 1):
            for visit in stages.values():
                frames.clear()
                terminal.controller.visit = visit
                terminal.controller.send(Touched())
                terminal.window.update()
                terminal.until(lambda: bool(frames))
            terminal.wiper.wipe()
            if number >= SETTLED and number % LOOK_EVERY == 0:
                yield number, process.memory_info().rss / MEBIBYTE, allocated_bytes() / MEBIBYTE


if __name__ == "__main__":
    sys.exit(main())
