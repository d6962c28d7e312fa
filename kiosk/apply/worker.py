"""The agent's thread that watches what is on its way, beside delivering: nothing keeps a submission waiting.

Owned by the agent's composition, which starts and stops it. Whatever goes wrong in it is told, and tried
again; it never ends the agent, for then nothing could be mended from afar any more.
"""

import threading
from collections.abc import Callable

from kiosk.apply.applier import Applier
from kiosk.apply.notes import ApplyNotes
from kiosk.errors import KioskError
from offline_cache.errors import CacheError

LOOK_SECONDS = 1.0
"""How often what is on its way is looked at."""
REST_SECONDS = 30.0
"""While nothing is: a person may go back by hand."""
JOIN_SECONDS = 5.0


class ApplyFailed(KioskError):
    """A defect of ours; the log has its class and its place."""


class ApplyWorker:
    """`look`: called after each look at what is on its way."""

    def __init__(self, applier: Applier, notes: ApplyNotes, look: Callable[[], None]) -> None:
        self._applier = applier
        self._notes = notes
        self._look = look
        self._stop = threading.Event()
        self._woken = threading.Event()
        self._mended = False
        self.failed = False
        """Whether a defect of ours showed in the last look: an alarm for the technician."""
        self._thread = threading.Thread(target=self._run, name="apply", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, as soon as what is under way can be let go."""
        self._stop.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS)

    def take(self) -> None:
        """Ask what is assigned and take it as far as it goes; in the caller's thread. Raises KioskError,
        CacheError or OSError where nothing can be done now.
        """
        try:
            self._applier.take()
        except (KioskError, CacheError, OSError):
            raise
        except Exception as error:
            self._failed(error)
            raise ApplyFailed(f"a defect of the program ({type(error).__name__})") from error
        finally:
            self._woken.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._woken.clear()
            try:
                self._once()
                self.failed = False
            except (KioskError, CacheError, OSError) as error:
                self._notes.waiting(type(error).__name__)
            except Exception as error:  # noqa: BLE001  told, and an alarm: a defect here must not end the agent
                self._failed(error)
            self._woken.wait(LOOK_SECONDS if self._applier.under_way else REST_SECONDS)

    def _once(self) -> None:
        self._applier.step()
        self._look()
        if not self._mended:
            self._applier.mend()
            self._mended = True

    def _failed(self, error: Exception) -> None:
        self.failed = True
        self._notes.defect(error)
