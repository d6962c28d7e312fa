"""Waiting where no event loop runs: for a first frame, for a picture, in a test."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer

AGAIN_MS = 5
"""What comes by no event is noticed so much later at most."""


def process_until(done: Callable[[], bool], patience_ms: int) -> bool:
    """Process events until `done()`, asleep between them; False where it was not so in `patience_ms`.

    Qt itself does not sleep where `processEvents` is given a time: it asks again and again.
    """
    deadline, again = QDeadlineTimer(patience_ms), QTimer()
    again.start(AGAIN_MS)
    while not done():
        if deadline.hasExpired():
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return True
