"""Every failure in four parts: what happened, whether it is filed, what to do next, and whom to tell.

The fourth is the same everywhere, "cannot be done", and stands as a button beside the other three.
"""

from dataclasses import dataclass

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.visit import CodePhase, Visit


@dataclass(frozen=True)
class Failure:
    """`sheet`: it lies over the screen until it has been read; else it stands on the screen."""

    happened: Say
    filed: Say
    next: Say
    sheet: bool = False


NOTHING_FILED = Say("failure.nothing_filed")
SHEETS = {
    "filing.not_saved": Failure(
        Say("failure.not_saved"), Say("failure.not_filed"), Say("failure.next_again"), sheet=True
    ),
    "visit.filing_lost": Failure(
        Say("failure.filing_lost"), Say("failure.filed_unknown"), Say("failure.next_ask"), sheet=True
    ),
    "visit.storage_low": Failure(
        Say("failure.storage_low"),
        Say("failure.filed_before_is_safe"),
        Say("failure.next_nearby"),
        sheet=True,
    ),
}
"""Notices that tell of a failure."""
TOPIC_OF_FILING = "filing"
"""Whatever else keeps a submission from being filed is told like one that was not saved, in its own words."""


def failure(visit: Visit) -> Failure | None:
    """What has gone wrong and is on the screen; None while nothing has."""
    if isinstance(visit.notice, Say):
        return failure_of_notice(visit.notice)
    if visit.stage is Stage.AWAITING_CARD:
        return _of_card(visit)
    if visit.asking is not None and visit.stage is Stage.VERIFYING:
        return _of_asking(visit)
    if visit.stage is Stage.VERIFYING and visit.verification.phase is CodePhase.UNAVAILABLE:
        return Failure(
            Say(visit.verification.problem), Say("failure.not_yet_filed"), Say("failure.next_unverified")
        )
    if visit.stage is Stage.RECEIPT and visit.printed not in (None, PrintOutcome.PRINTED):
        assert visit.printed is not None
        return Failure(
            Say(f"device.printer.outcome.{visit.printed.value}"),
            Say("failure.filed_with_number"),
            Say("failure.next_scan"),
        )
    return None


def failure_of_notice(notice: Say) -> Failure | None:
    """The four parts of a notice that tells of a failure."""
    if notice.key in SHEETS:
        return SHEETS[notice.key]
    if notice.key.partition(".")[0] == TOPIC_OF_FILING:
        return Failure(notice, Say("failure.not_filed"), Say("failure.next_again"), sheet=True)
    return None


def _of_card(visit: Visit) -> Failure | None:
    if visit.surroundings.reader_problem is not None:
        return Failure(
            Say(visit.surroundings.reader_problem), NOTHING_FILED, Say("failure.next_without_reader")
        )
    if visit.card_problem is not None:
        return Failure(Say(visit.card_problem), NOTHING_FILED, Say("failure.next_card"))
    return None


def _of_asking(visit: Visit) -> Failure | None:
    """Nothing is at stake: whatever was filed before is where it was."""
    if visit.verification.phase is not CodePhase.UNAVAILABLE:
        return None
    return Failure(
        Say(visit.verification.problem), Say("failure.asked_is_safe"), Say("failure.next_by_number")
    )
