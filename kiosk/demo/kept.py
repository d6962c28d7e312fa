"""Programs kept running by a supervisor in a thread of its own, until they are stopped."""

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.supervisor import Died, Event, Program, Supervisor


class Kept:
    """One set of programs: `start`, `stop`, and again. `on_end` hears that a program ended the whole by
    itself.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        run_dir: Path,
        report: Callable[[Event], None],
        on_end: Callable[[], None] = lambda: None,
    ) -> None:
        self._programs = tuple(programs)
        self._run_dir = run_dir
        self._report = report
        self._on_end = on_end
        self._thread: threading.Thread | None = None
        self._stop: int | None = None

    @property
    def running(self) -> bool:
        """Started and not stopped."""
        return self._thread is not None

    def start(self) -> None:
        """Start the programs; nothing happens where they run already."""
        if self._thread is None:
            wake, self._stop = os.pipe()
            self._thread = threading.Thread(target=self._run, args=(wake,), name="supervisor", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask the programs to end and wait until they have."""
        if self._thread is not None and self._stop is not None:
            os.write(self._stop, b"\0")
            self._thread.join()
            os.close(self._stop)
            self._thread = self._stop = None

    def _run(self, wake: int) -> None:
        ended = False

        def heard(event: Event) -> None:
            nonlocal ended
            ended |= isinstance(event, Died) and event.pause_seconds is None
            self._report(event)

        Supervisor(self._programs, self._run_dir, heard).run_until(wake)
        os.close(wake)
        if ended:
            self._on_end()
