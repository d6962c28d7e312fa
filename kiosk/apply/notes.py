"""What is told of a bundle's way: the log, and the audit trail."""

from kiosk.agent.notes import Log
from kiosk.apply.bundle import Bundle
from kiosk.apply.record import Outcome, Record
from kiosk.apply.states import Phase
from offline_cache.audit import AuditTrail

GOOD = (Outcome.KEPT, Outcome.UNCHANGED, Outcome.OVERTAKEN)
SHOWN_DIGITS = 16
"""Of a digest, in the log."""


class ApplyNotes:
    """One voice for all steps."""

    def __init__(self, log: Log, audit: AuditTrail) -> None:
        self._log = log
        self._audit = audit

    def changed(self, before: Record, after: Record) -> None:
        """The record was changed: say what anybody would want to know of it."""
        if after.state.phase is not before.state.phase:
            self._log.info(
                "bundle.phase",
                previous=before.state.phase.value,
                state=after.state.phase.value,
                sequence=after.sequence,
            )
            if after.state.phase is Phase.PROBATION:
                self._audit.record("bundle.began")
        if after.history != before.history:
            self._ended(after)

    def mended(self, bundle: Bundle) -> None:
        """The disk had damaged a bundle; it was fetched again."""
        self._log.warning("bundle.mended", sequence=bundle.sequence)

    def waiting(self, reason: str) -> None:
        """Nothing can be done now, for a reason in a stable word; it is tried again."""
        self._log.info("bundle.waits", reason=reason)

    def defect(self, error: Exception) -> None:
        """A defect of ours. The agent goes on delivering; a technician is called by the heartbeat's alarm."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = "" if trace is None else f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
        self._log.warning("bundle.failed", error=type(error).__name__, where=where)

    def _ended(self, after: Record) -> None:
        last = after.history[-1]
        say = self._log.info if last.outcome in GOOD else self._log.warning
        say(
            "bundle.ended",
            state=last.outcome.value,
            reason=last.reason.value,
            sequence=last.sequence,
            detail=last.detail,
            digest=last.digest[:SHOWN_DIGITS],
        )
        self._audit.record(
            "bundle.ended",
            sequence=last.sequence,
            outcome=last.outcome.value,
            reason=last.reason.value,
        )
