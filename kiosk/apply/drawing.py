"""Every screen drawn off-screen with the new bundle, in a process of its own that may crash, hang or eat all
the time it is given.
"""

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.apply.record import Reason
from kiosk.apply.staging import Unusable
from kiosk.errors import KioskError

OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
LOOK_SECONDS = 0.2
"""How often it is looked whether the agent is to end meanwhile."""
LONGEST_LINE = 300


class Stopped(KioskError):
    """The agent ends; nothing is known of the bundle."""


@dataclass(frozen=True)
class Drawing:
    """`seconds`: what drawing may take. `stop` is set when the agent is to end."""

    seconds: float
    stop: threading.Event

    def draw(self, command: Sequence[str]) -> None:
        """Run the command to its end.

        Raises:
            Unusable: it failed, or took too long.
            Stopped: there was no time for it.

        """
        with tempfile.TemporaryFile() as said:
            # A session of its own: whatever it starts ends with it.
            with subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                env={**os.environ, **OFF_SCREEN},
                start_new_session=True,
            ) as child:
                try:
                    code = self._wait(child)
                finally:
                    _end(child)
            if code != 0:
                said.seek(0)
                lines = said.read().decode("utf-8", "replace").strip().splitlines()
                last = lines[-1] if lines else f"ended with {code}"
                raise Unusable(Reason.DRAWING_FAILED, last[:LONGEST_LINE])

    def _wait(self, child: "subprocess.Popen[bytes]") -> int:
        left = self.seconds
        while left > 0:
            try:
                return child.wait(min(LOOK_SECONDS, left))
            except subprocess.TimeoutExpired:
                left -= LOOK_SECONDS
            if self.stop.is_set():
                raise Stopped("the agent ends; the screens are drawn another time")
        raise Unusable(Reason.DRAWING_HUNG, f"the screens were not drawn within {self.seconds:g} s")


def _end(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # all of it has ended
