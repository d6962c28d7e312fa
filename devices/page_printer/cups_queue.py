"""Our queue in CUPS: made when it is missing, mended when somebody changed it, emptied when it is to be
empty.

What CUPS says of a job's fate is not asked for: only whether it still holds it. Each call is a connection
of its own, so a CUPS that was restarted is no event.
"""

import time
from collections.abc import Callable
from typing import Any

import cups

from devices.errors import PortUnavailable
from devices.page_printer.ipp_client import A4_MEDIA, own_user
from devices.page_printer.printer import Pages
from devices.standing import Cause

QUEUE = "kiosk-pages"
POLICY = "abort-job"
"""Debian's own is retry-job: a jammed page would come out hours later, in front of another person."""
EVERYWHERE = "everywhere"
MAKING_S = 5.0
"""CUPS asks the printer what it can; a quarter of a second here, longer where the printer wakes up first."""
EMPTYING_S = 5.0
_LOOK_AGAIN_S = 0.05
_STOPPED, _ENDED = 5, 7
_NOT_FOUND, _NOT_POSSIBLE = 0x0406, 0x0404
_WANTED = [
    "device-uri",
    "printer-state",
    "printer-is-accepting-jobs",
    "printer-error-policy",
    "printer-is-shared",
    "printer-make-and-model",
]
_RAW = "Local Raw Printer"
"""CUPS's name for a queue that does not know its printer yet: it would print without two sides and tray."""


class SpoolerDown(PortUnavailable):
    """CUPS does not run, or does not answer."""

    cause = Cause.SPOOLER_DOWN


class QueueFault(PortUnavailable):
    """CUPS runs, and does not give us the queue as it is to be."""

    cause = Cause.QUEUE_FAULT


class CupsQueue:
    """``server``: a host, or the path of a socket; empty for the one of this machine."""

    def __init__(
        self,
        uri: str,
        server: str = "",
        queue: str = QUEUE,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._uri = uri
        self._server = server
        self._queue = queue
        self._now = now
        self._pause = pause

    def ready(self) -> None:
        """See that the queue is there and as it is to be. Raises SpoolerDown, QueueFault."""
        with _Told(self._queue):
            server = self._open()
            told = self._told(server)
            if told is None or told["device-uri"] != self._uri or told["printer-make-and-model"] == _RAW:
                told = self._made(server)
            if told["printer-error-policy"] != POLICY:
                server.setPrinterErrorPolicy(self._queue, POLICY)
            if told["printer-is-shared"]:
                server.setPrinterShared(self._queue, False)  # noqa: FBT003  cups takes it by place
            if told["printer-state"] == _STOPPED:
                server.enablePrinter(self._queue)
            if not told["printer-is-accepting-jobs"]:
                server.acceptJobs(self._queue)

    def submit(self, pages: Pages, title: str) -> int:
        """Hand the pages over, from memory. Returns CUPS's number of the job."""
        self.ready()
        with _Told(self._queue):
            server = self._open()
            job: int = server.createJob(self._queue, title, _options(pages))
            try:
                server.startDocument(self._queue, job, title, "application/pdf", 1)
                for at in range(0, len(pages.pdf), _PORTION):
                    server.writeRequestData(pages.pdf[at : at + _PORTION], len(pages.pdf[at : at + _PORTION]))
                server.finishDocument(self._queue)
            except (cups.IPPError, RuntimeError):
                self.purge(job)
                raise
            return job

    def holds(self, job: int) -> bool:
        """Whether CUPS still has to do with it. Raises SpoolerDown."""
        with _Told(self._queue):
            try:
                told = self._open().getJobAttributes(job, ["job-state"])
            except cups.IPPError as error:
                if error.args[0] == _NOT_FOUND:
                    return False
                raise
            return bool(told["job-state"] < _ENDED)

    def purge(self, job: int) -> None:
        """End it and delete what was spooled of it. One that CUPS has forgotten is none to purge."""
        with _Told(self._queue):
            server = self._open()
            self._purge(server, job)
            self._purge(server, job)

    def purge_all(self) -> None:
        """End and delete every job of the queue, and see that it is so. Raises SpoolerDown, QueueFault."""
        with _Told(self._queue):
            server = self._open()
            if self._told(server) is None:
                return
            server.cancelAllJobs(name=self._queue, my_jobs=False, purge_jobs=True)
            until = self._now() + EMPTYING_S
            while jobs := self._jobs(server):
                for job in jobs:
                    self._purge(server, job)
                if self._now() >= until:
                    raise QueueFault(
                        f"CUPS still holds {len(jobs)} jobs of {self._queue}; restart cups, and see that "
                        f"/var/spool/cups is empty"
                    )
                self._pause(_LOOK_AGAIN_S)

    @staticmethod
    def _purge(server: Any, job: int) -> None:
        """Once takes a job that prints to its end and its pages off the disk, but leaves it in CUPS's
        history; once more takes it out of there.
        """
        try:
            server.cancelJob(job, purge_job=True)
        except cups.IPPError as error:
            if error.args[0] not in (_NOT_FOUND, _NOT_POSSIBLE):
                raise

    def _jobs(self, server: Any) -> list[int]:
        jobs = server.getJobs(
            which_jobs="all", my_jobs=False, requested_attributes=["job-id", "job-printer-uri"]
        )
        return [job for job, told in jobs.items() if told["job-printer-uri"].endswith(f"/{self._queue}")]

    def _open(self) -> Any:
        cups.setUser(own_user())  # whatever the environment says: another name is asked for a password
        try:
            return cups.Connection(self._server) if self._server else cups.Connection()
        except RuntimeError as error:
            raise SpoolerDown(
                f"CUPS does not answer ({error}); start it with: systemctl start cups"
            ) from None

    def _told(self, server: Any) -> dict[str, Any] | None:
        """How the queue is; None where there is none."""
        try:
            told: dict[str, Any] = server.getPrinterAttributes(self._queue, requested_attributes=_WANTED)
        except cups.IPPError as error:
            if error.args[0] == _NOT_FOUND:
                return None
            raise
        return told

    def _made(self, server: Any) -> dict[str, Any]:
        """Make it, and wait until CUPS has asked the printer what it can."""
        server.addPrinter(self._queue, ppdname=EVERYWHERE, device=self._uri, info="Kiosk A4", location="")
        until = self._now() + MAKING_S
        while (told := self._told(server)) is None or told["printer-make-and-model"] == _RAW:
            if self._now() >= until:
                raise QueueFault(
                    f"CUPS cannot make the queue {self._queue} for {self._uri}: the printer is not one that "
                    f"needs no driver (IPP Everywhere, AirPrint), or does not tell CUPS so"
                )
            self._pause(_LOOK_AGAIN_S)
        return told


_PORTION = 60_000


class _Told:
    """Around what pycups does: its errors become ours."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, cups.IPPError):
            status, message = error.args
            if status in _NOT_ALLOWED:
                message = f"the user {own_user()} may not; add it to the group lpadmin"
            raise QueueFault(f"the queue {self._queue}: {message}") from error
        if isinstance(error, (cups.HTTPError, RuntimeError)):
            raise SpoolerDown(
                f"CUPS does not answer ({error}); start it with: systemctl start cups"
            ) from error


_NOT_ALLOWED = (0x0401, 0x0402, 0x0403, 0x1000, 0x1001, 0x1002)
"""RFC 8011: forbidden, not authenticated, not authorised; and what libcups makes of the same over HTTP."""


def _options(pages: Pages) -> dict[str, str]:
    """As CUPS wants them. A tray is named as the printer names it, and CUPS knows it by that name in its own
    spelling: by-pass-tray is ByPassTray.
    """
    options = {"media": A4_MEDIA, "sides": pages.sides.value, "copies": str(pages.copies)}
    if pages.tray:
        options["InputSlot"] = "".join(part[:1].upper() + part[1:] for part in pages.tray.split("-"))
    return options
