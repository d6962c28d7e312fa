"""SIGTERM and SIGINT as a file descriptor, so that a loop can wait for them beside everything else."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def termination() -> Iterator[int]:
    """A descriptor that turns readable when the process is asked to end. For the main thread only."""
    readable, writable = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    before = {number: signal.signal(number, lambda *_: None) for number in SIGNALS}
    wakeup_before = signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    try:
        yield readable
    finally:
        signal.set_wakeup_fd(wakeup_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(readable)
        os.close(writable)
