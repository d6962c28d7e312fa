"""The jobs of a simulated page printer, and its mechanism: a thread that brings out a side at a time."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = 3, 4, 5, 6, 7, 8, 9
KEPT = 100
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


@dataclass
class SimulatedJob:
    """One job. ``impressions`` counts the sides that are out."""

    number: int
    name: str
    user: str
    document: bytes = field(repr=False)
    copies: int = 1
    sides: str = "one-sided"
    tray: str = ""
    state: int = PENDING
    reason: str = "none"
    impressions: int = 0

    @property
    def total(self) -> int:
        """Sides it has. Counted in the document as it stands: a compressed list of pages counts as one."""
        return max(1, len(_PAGE.findall(self.document))) * self.copies

    @property
    def ended(self) -> bool:
        """Nothing more comes out of it."""
        return self.state >= CANCELED


class Mechanism:
    """Safe between threads. ``seconds_per_side`` is how long a side takes; ``on_page`` is called, unlocked,
    with each job that has come out whole.
    """

    def __init__(
        self,
        seconds_per_side: float,
        on_pages: Callable[[SimulatedJob], None],
        stops: Callable[[str], None],
    ) -> None:
        self._seconds = seconds_per_side
        self._on_pages = on_pages
        self._stops = stops
        self.changed = threading.Condition()
        self.jobs: list[SimulatedJob] = []
        self.hindered = False
        self.held = False
        """Stops before the end of a job without saying why."""
        self.aborts = ""
        """What becomes of the next job: "at once", "late", or nothing of the kind."""
        self.stops_next: str | None = None
        """The next job stops before its end, as `SimulatedIppPrinter.next_job_stops` says."""
        self.counts = True
        self.total = 0
        self._numbers = 0
        self._off = False
        self._thread = threading.Thread(target=self._run, name="simulated page printer", daemon=True)

    def start(self) -> None:
        """Switch it on."""
        self._thread.start()

    def stop(self) -> None:
        """Switch it off; a job under way stays where it is."""
        with self.changed:
            self._off = True
            self.changed.notify_all()
        self._thread.join()

    def take(self, *, complete: bool, **attributes: Any) -> SimulatedJob:
        """A new job; one that is not complete waits for its document."""
        with self.changed:
            self._numbers += 1
            job = SimulatedJob(number=self._numbers, state=PENDING if complete else HELD, **attributes)
            self.jobs = [*self.jobs, job][-KEPT:]
            self.changed.notify_all()
            return job

    def find(self, number: object) -> SimulatedJob | None:
        """The job of that number."""
        with self.changed:
            return next((job for job in self.jobs if job.number == number), None)

    def complete(self, job: SimulatedJob, document: bytes) -> None:
        """Its document has come."""
        with self.changed:
            if job.state == HELD:
                job.document, job.state = document, PENDING
            self.changed.notify_all()

    def cancel(self, job: SimulatedJob) -> bool:
        """False when it has ended already."""
        with self.changed:
            if job.ended:
                return False
            job.state, job.reason = CANCELED, "job-canceled-by-user"
            self.changed.notify_all()
            return True

    def forget_all(self) -> None:
        """As after a power cut."""
        with self.changed:
            self.jobs = []
            self.changed.notify_all()

    @property
    def printing(self) -> bool:
        """Whether a job is under way; to be asked with `changed` held."""
        return any(job.state in (PROCESSING, STOPPED) for job in self.jobs)

    def _run(self) -> None:
        while (job := self._next()) is not None:
            if self._printed(job):
                self._on_pages(job)
            del job

    def _next(self) -> SimulatedJob | None:
        with self.changed:
            while not self._off:
                # No name for a job outlives this line: while the next is waited for, none is in the machine.
                if (first := next((job for job in self.jobs if job.state == PENDING), None)) is not None:
                    first.state, first.reason = PROCESSING, "job-printing"
                    return first
                self.changed.wait()
            return None

    def _printed(self, job: SimulatedJob) -> bool:
        with self.changed:
            aborts, self.aborts = self.aborts, ""
            if aborts == "at once":
                job.state, job.reason = ABORTED, "aborted-by-system"
                return False
            if self.stops_next is not None:
                self._stops(self.stops_next)
                self.stops_next = None
            while job.state in (PROCESSING, STOPPED) and not self._off and job in self.jobs:
                if self.hindered or self.held:
                    job.state = STOPPED if self.hindered else PROCESSING
                    self.changed.wait()
                    continue
                job.state = PROCESSING
                if aborts:
                    job.state, job.reason = ABORTED, "aborted-by-system"
                    return False
                if self._seconds and self.changed.wait_for(lambda: job.ended or self.hindered, self._seconds):
                    continue
                if self.counts:
                    job.impressions += 1
                    self.total += 1
                if job.impressions >= job.total or not self.counts:
                    job.state, job.reason = COMPLETED, "job-completed-successfully"
                    self.changed.notify_all()
                    return True
            return False
