"""A trial of a new bundle in a process of its own, which may crash, hang or eat all the time it is given:
every screen drawn off-screen, or a new program's look at itself.
"""

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.apply.record import Reason
from kiosk.apply.unusable import Unusable
from kiosk.errors import KioskError

OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
LOOK_SECONDS = 0.2
"""How often it is looked whether the agent is to end meanwhile."""
LONGEST_LINE = 300


class Stopped(KioskError):
    """The agent ends; nothing is known of the bundle."""


@dataclass(frozen=True)
class Trial:
    """`seconds`: what it may take. `stop` is set when the agent is to end. `failed`, `hung`: what is held
    against the bundle then.
    """

    seconds: float
    stop: threading.Event
    failed: Reason = Reason.DRAWING_FAILED
    hung: Reason = Reason.DRAWING_HUNG

    def run(self, command: Sequence[str], environ: Mapping[str, str] = os.environ) -> None:
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
                env={**environ, **OFF_SCREEN},
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
                raise Unusable(self.failed, last[:LONGEST_LINE])

    def _wait(self, child: "subprocess.Popen[bytes]") -> int:
        left = self.seconds
        while left > 0:
            try:
                return child.wait(min(LOOK_SECONDS, left))
            except subprocess.TimeoutExpired:
                left -= LOOK_SECONDS
            if self.stop.is_set():
                raise Stopped("the agent ends; it is tried another time")
        raise Unusable(self.hung, f"it did not come to its end within {self.seconds:g} s")


def _end(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # all of it has ended
