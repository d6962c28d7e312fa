"""What a resident waits for, how long it usually takes, and when it has become too long."""

from dataclasses import dataclass

from kiosk.visit import queueing
from kiosk.visit.asking import AskPhase
from kiosk.visit.copying import Copier, CopyPhase
from kiosk.visit.papers import PaperPhase
from kiosk.visit.payment import ASKED
from kiosk.visit.phone import PhonePhase
from kiosk.visit.printout import PrintoutPhase
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment, Timings
from kiosk.visit.stage import Stage
from kiosk.visit.visit import CodePhase, Visit

GRACE = 3.0
"""Seconds beyond the usual that nobody calls long."""


@dataclass(frozen=True)
class Wait:
    """Seconds: `usual` is what it takes as a rule, `longest` is when the visit goes on without an answer."""

    usual: float
    elapsed: float
    longest: float
    late: str
    """Key of what is said, and what can be done, once it takes longer than usual."""

    @property
    def is_late(self) -> bool:
        """Longer than usual."""
        return self.elapsed >= max(2 * self.usual, self.usual + GRACE)

    @property
    def share(self) -> float:
        """How far along, 0 to 1, never all of it before the answer; -1 when nobody can say any more."""
        return -1.0 if self.is_late else min(0.95, self.elapsed / self.usual)

    def sentence(self) -> Say | None:
        """What to say about a wait that is too long, with the seconds that it may still take."""
        left = max(0, round(self.longest - self.elapsed))
        return Say(self.late, (("seconds", str(left)),)) if self.is_late else None


def wait(visit: Visit, now: Moment) -> Wait | None:
    """The wait of the moment; None where nothing is waited for."""
    found = _usual(visit, visit.setting.timings)
    if found is None:
        return None
    usual, longest, late = found
    since = visit.entered_at if visit.copying is None else visit.copying.since
    return Wait(usual, max(0.0, now.seconds - since), longest, late)


def _usual(visit: Visit, timings: Timings) -> tuple[float, float, str] | None:
    match visit.stage:
        case Stage.READING_CARD:
            return timings.usual_reading, timings.reading, "wait.late_card"
        case Stage.VERIFYING if visit.verification.phase is CodePhase.SENDING:
            return timings.usual_sending, timings.verifying, "wait.late_code"
        case Stage.VERIFYING if visit.verification.phase is CodePhase.CHECKING:
            return timings.usual_checking, timings.verifying, "wait.late_code"
        case Stage.COPYING | Stage.COPY if _takes(visit):
            scanner = visit.surroundings.copier is Copier.SCANNER
            usual = timings.usual_scanning if scanner else timings.usual_looking
            return usual, timings.copying, "wait.late_copying"
        case Stage.PRINTOUT if _prints(visit):
            return timings.usual_sheets, timings.printing_pages, "wait.late_sheets"
        case Stage.PHONE if visit.phone is not None and visit.phone.phase is PhonePhase.OPENING:
            return timings.usual_checking, timings.verifying, "wait.late_code"
        case Stage.PROGRESS if visit.asking is not None and visit.asking.phase is AskPhase.LOOKING:
            return timings.usual_asking, timings.asking, "wait.late_asking"
        case Stage.DOCUMENT if visit.papers is not None and visit.papers.phase is PaperPhase.FETCHING:
            return timings.usual_asking, timings.asking, "wait.late_asking"
        case Stage.QUEUE if visit.queueing is not None and visit.queueing.phase in queueing.ASKED:
            return timings.usual_asking, timings.asking, "wait.late_queue"
        case Stage.FILING:
            return timings.usual_filing, timings.filing, "wait.late_filing"
        case Stage.RECEIPT if visit.printed is None:
            return timings.usual_printing, timings.printing, "wait.late_printing"
        case Stage.PAYING if visit.payment is not None and visit.payment.phase in ASKED:
            return timings.usual_asking, timings.asking, "wait.late_paying"
        case _:
            return None


def _takes(visit: Visit) -> bool:
    return visit.copying is not None and visit.copying.phase is CopyPhase.TAKING


def _prints(visit: Visit) -> bool:
    return visit.printout is not None and visit.printout.phase is PrintoutPhase.PRINTING
