"""What a heartbeat says of bundles: whether the last assignment worked here."""

from kiosk.apply.record import Outcome, Record

ALARMS = {Outcome.REFUSED: "bundle_refused", Outcome.UNDONE: "bundle_undone"}


def alarms(record: Record) -> tuple[str, ...]:
    """The last assignment did not work here: somebody should look at it before it goes to others."""
    last = record.history[-1] if record.history else None
    if last is None or last.sequence != record.sequence or last.outcome not in ALARMS:
        return ()
    return (ALARMS[last.outcome],)
