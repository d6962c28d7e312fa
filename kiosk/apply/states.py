"""Where the application of bundles stands, and the only ways from one state to another."""

from enum import StrEnum


class Phase(StrEnum):
    """What is going on. Before `READY` nothing is kept on record: whatever was staged is staged anew."""

    KEPT = "kept"
    """The confirmed bundle runs, and nothing else is on its way."""
    READY = "ready"
    """Another passed every check and waits until nobody is before the terminal. The confirmed one runs."""
    PROBATION = "probation"
    """It runs, and has to prove itself. The agent still runs on the confirmed one."""


TRANSITIONS: dict[Phase, dict[Phase, str]] = {
    Phase.KEPT: {
        Phase.KEPT: "what was assigned changes nothing, or failed a check; or a person went back by hand; "
        "or the agent could not run what was confirmed",
        Phase.READY: "what was assigned passed every check",
    },
    Phase.READY: {
        Phase.READY: "the new way to the central service was proved",
        Phase.PROBATION: "nobody is before the terminal: the pointer moves",
        Phase.KEPT: "a newer assignment came, or the new way to the central service did not answer",
    },
    Phase.PROBATION: {
        Phase.PROBATION: "time has passed, or a visit came to its end",
        Phase.KEPT: "it proved itself; or it was undone, and the pointer moved back",
    },
}
"""Every legal move and what it means."""


class IllegalMove(Exception):
    """A defect of the caller: the table does not know this move."""


def require(before: Phase, after: Phase) -> None:
    """Raise ``IllegalMove`` unless the record may go from ``before`` to ``after``."""
    if after not in TRANSITIONS[before]:
        raise IllegalMove(f"from {before} there is no way to {after}")
