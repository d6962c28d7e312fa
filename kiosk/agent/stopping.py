"""SIGTERM and SIGINT end the agent at once, in the middle of a request if need be: every step of it bears
that.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stopping(BaseException):
    """The process was asked to end. Not an ``Exception``: nothing on the way may take it for a failure."""


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Inside, a signal raises ``Stopping`` in the main thread, once; leaves quietly when it was raised."""

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  the shape of a handler
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopping

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    except Stopping:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
