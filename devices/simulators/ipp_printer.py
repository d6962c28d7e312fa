"""A page printer that speaks IPP over HTTP, in this process: RFC 8010 and RFC 8011. Written from those, not
from our driver. It takes PDF.
"""

from collections.abc import Callable, Mapping
from typing import Any, Self

from devices.simulators import ipp_wire as wire
from devices.simulators.ipp_abilities import (
    ABILITIES,
    CANCEL_JOB,
    CREATE_JOB,
    GET_JOB_ATTRIBUTES,
    GET_JOBS,
    GET_PRINTER_ATTRIBUTES,
    PRINT_JOB,
    SEND_DOCUMENT,
    VALIDATE_JOB,
)
from devices.simulators.ipp_faults import IppFault
from devices.simulators.ipp_http import IppServer
from devices.simulators.ipp_jobs import Mechanism, SimulatedJob
from devices.simulators.ipp_wire import Attribute, BadRequest, Request, answer, read_request
from devices.simulators.kept_port import KeptPort

PATH = "/ipp/print"
OK, BAD_REQUEST, NOT_POSSIBLE, NOT_FOUND, NOT_ACCEPTING = 0x0000, 0x0400, 0x0404, 0x0406, 0x0506
UNSUPPORTED_OPERATION = 0x0501
IDLE, PROCESSING, STOPPED = 3, 4, 5
STOPS = frozenset(
    {
        "media-empty",
        "media-needed",
        "media-jam",
        "door-open",
        "cover-open",
        "toner-empty",
        "output-area-full",
        "input-tray-missing",
        "marker-waste-full",
        "paused",
    }
)
"""Reasons at which the mechanism stops, said with -error; the others are said with -warning."""
_Group = tuple[int, Mapping[str, Attribute]]


class SimulatedIppPrinter:
    """Safe between threads. ``on_pages`` is told, in the printer's thread, of each job that has come out
    whole.
    """

    def __init__(
        self,
        seconds_per_side: float = 0.0,
        on_pages: Callable[[SimulatedJob], None] = lambda _: None,
    ) -> None:
        self._mechanism = Mechanism(seconds_per_side, on_pages, self._stop_with)
        self._reasons: dict[str, None] = {}
        self._fault: IppFault | None = None
        self._port = KeptPort()
        self._server: IppServer | None = None

    @property
    def uri(self) -> str:
        """What a configuration names."""
        return f"ipp://127.0.0.1:{self._port.number}{PATH}"

    def start(self) -> None:
        """Switch it on."""
        self._mechanism.start()
        self.plug()

    def stop(self) -> None:
        """Switch it off for good."""
        self.unplug()
        self._mechanism.stop()
        self._port.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def plug(self) -> None:
        """Its network cable is in: it listens."""
        if self._server is None:
            self._server = IppServer(self._port.number, PATH, self._heard)
            self._server.fail(self._fault)

    def unplug(self) -> None:
        """Its network cable is out: nothing listens, and what is connected is cut."""
        if self._server is not None:
            self._server.end()
            self._server = None

    def power_cycle(self) -> None:
        """Off and on: it has forgotten its jobs."""
        self.unplug()
        self._mechanism.forget_all()
        self.plug()

    def says(self, *keywords: str) -> None:
        """From now on these reasons and no others, without suffix. Those of `STOPS` stop it."""
        with self._mechanism.changed:
            self._reasons = dict.fromkeys(keywords)
            self._mechanism.hindered = any(keyword in STOPS for keyword in keywords)
            self._mechanism.changed.notify_all()

    def hold(self, *, held: bool) -> None:
        """It does nothing, and does not say why."""
        with self._mechanism.changed:
            self._mechanism.held = held
            self._mechanism.changed.notify_all()

    def next_job_stops(self, keyword: str = "") -> None:
        """It stops before the first side of the next job comes out, with that reason or with none."""
        with self._mechanism.changed:
            self._mechanism.stops_next = keyword

    def abort_next(self, *, late: bool = False) -> None:
        """It throws the next job away, at once or before its first side comes out."""
        with self._mechanism.changed:
            self._mechanism.aborts = "late" if late else "at once"

    def fail(self, fault: IppFault | None) -> None:
        """From now on; None ends it."""
        self._fault = fault
        with self._mechanism.changed:
            self._mechanism.counts = fault is not IppFault.MISCOUNTS
        if self._server is not None:
            self._server.fail(fault)

    @property
    def jobs(self) -> tuple[SimulatedJob, ...]:
        """All that it remembers."""
        with self._mechanism.changed:
            return tuple(self._mechanism.jobs)

    def _stop_with(self, keyword: str) -> None:
        if keyword:
            self.says(keyword)
        else:
            self.hold(held=True)

    def _heard(self, body: bytes) -> bytes:
        try:
            request = read_request(body)
        except BadRequest:
            return answer(BAD_REQUEST, 1, ())
        with self._mechanism.changed:
            status, groups = self._answered(request)
        number = request.number + 1 if self._fault is IppFault.OTHER_QUESTION else request.number
        return answer(status, number, groups)

    def _answered(self, request: Request) -> tuple[int, list[_Group]]:
        if self._fault is IppFault.REFUSES and request.operation in (PRINT_JOB, VALIDATE_JOB, CREATE_JOB):
            return NOT_ACCEPTING, []
        if request.operation == GET_PRINTER_ATTRIBUTES:
            return OK, [(wire.PRINTER_GROUP, self._description())]
        if request.operation == GET_JOBS:
            return OK, [(wire.JOB_GROUP, _job(job)) for job in self._listed(request)]
        if request.operation == VALIDATE_JOB:
            return OK, []
        if request.operation in (PRINT_JOB, CREATE_JOB):
            job = self._mechanism.take(complete=request.operation == PRINT_JOB, **_wanted(request))
            return OK, [(wire.JOB_GROUP, _job(job))]
        if request.operation in (GET_JOB_ATTRIBUTES, SEND_DOCUMENT, CANCEL_JOB):
            return self._with_a_job(request)
        return UNSUPPORTED_OPERATION, []

    def _with_a_job(self, request: Request) -> tuple[int, list[_Group]]:
        job = self._mechanism.find(request.first("job-id"))
        if job is None:
            return NOT_FOUND, []
        if request.operation == CANCEL_JOB:
            return OK if self._mechanism.cancel(job) else NOT_POSSIBLE, []
        if request.operation == SEND_DOCUMENT:
            self._mechanism.complete(job, request.document)
        return OK, [(wire.JOB_GROUP, _job(job))]

    def _listed(self, request: Request) -> list[SimulatedJob]:
        completed = request.first("which-jobs", "not-completed") == "completed"
        if completed and self._fault is IppFault.FORGETS:
            return []
        jobs = [job for job in self._mechanism.jobs if job.ended is completed]
        return jobs[::-1][: request.first("limit", len(jobs))]

    def _description(self) -> Mapping[str, Attribute]:
        mechanism = self._mechanism
        state = STOPPED if mechanism.hindered else PROCESSING if mechanism.printing else IDLE
        reasons = tuple(f"{each}-{'error' if each in STOPS else 'warning'}" for each in self._reasons)
        return {
            **ABILITIES,
            "printer-uri-supported": (wire.URI, (self.uri,)),
            "printer-state": (wire.ENUM, (state,)),
            "printer-state-reasons": (wire.KEYWORD, reasons or ("none",)),
            "printer-state-message": (wire.TEXT, ("Stopped." if mechanism.hindered else "Ready.",)),
            "printer-is-accepting-jobs": (wire.BOOLEAN, (self._fault is not IppFault.REFUSES,)),
            "printer-impressions-completed": (wire.INTEGER, (mechanism.total,)),
            "queued-job-count": (wire.INTEGER, (sum(not job.ended for job in mechanism.jobs),)),
        }


def _wanted(request: Request) -> dict[str, Any]:
    """What a job is to be."""
    return {
        "name": request.first("job-name", "untitled"),
        "user": request.first("requesting-user-name", "anonymous"),
        "document": request.document,
        "copies": request.first("copies", 1),
        "sides": request.first("sides", "one-sided"),
        "tray": request.first("media-col", {}).get("media-source", ""),
    }


def _job(job: SimulatedJob) -> Mapping[str, Attribute]:
    return {
        "job-id": (wire.INTEGER, (job.number,)),
        "job-uri": (wire.URI, (f"ipp://127.0.0.1{PATH}/{job.number}",)),
        "job-name": (wire.NAME, (job.name,)),
        "job-originating-user-name": (wire.NAME, (job.user,)),
        "job-state": (wire.ENUM, (job.state,)),
        "job-state-reasons": (wire.KEYWORD, (job.reason,)),
        "job-impressions-completed": (wire.INTEGER, (job.impressions,)),
    }
