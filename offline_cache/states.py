"""The states of an outbox row, and the only ways from one to another."""

from enum import StrEnum

from offline_cache.errors import IllegalTransition


class State(StrEnum):
    """Where a submission is."""

    COMMITTED = "committed"
    """On disk, waiting to be sent. A receipt number exists from here on."""
    SENDING = "sending"
    """In flight; whether the central service has it is unknown until it says so."""
    DELIVERED = "delivered"
    """The central service's signed acknowledgement is stored beside it."""
    QUARANTINED = "quarantined"
    """The central service refused this one; a person must look at it."""
    VOIDED = "voided"
    """A person decided, for a reason, that it is never sent. Its envelope stays."""
    PURGED = "purged"
    """Delivered so long ago that only the row and its acknowledgement stay; the envelope is gone."""


UNDELIVERED = (State.COMMITTED, State.SENDING, State.QUARANTINED)

TRANSITIONS: dict[State, dict[State, str]] = {
    State.COMMITTED: {
        State.SENDING: "the sender takes it up",
        State.QUARANTINED: "the submission it depends on was voided: a person must look",
    },
    State.SENDING: {
        State.DELIVERED: "acknowledged by the central service",
        State.QUARANTINED: "refused by the central service",
        State.COMMITTED: "the channel failed, or the sender died: it is sent again",
    },
    State.QUARANTINED: {
        State.COMMITTED: "an operator sends it again, or the refusal was the channel's fault",
        State.VOIDED: "an operator gives it up, with a reason",
    },
    State.DELIVERED: {
        State.COMMITTED: "the central service was restored and no longer holds it",
        State.QUARANTINED: "held by the central service, which cannot open it: a person must look",
        State.PURGED: "acknowledged, held by the central service, and kept as long as promised",
    },
    State.VOIDED: {},
    State.PURGED: {},
}
"""Every legal move and what it means. A row itself is never deleted: the sequence stays whole."""

ENDS = tuple(state for state, ways in TRANSITIONS.items() if not ways)


def before(after: State) -> tuple[State, ...]:
    """The states from which a row may become `after`."""
    return tuple(state for state, ways in TRANSITIONS.items() if after in ways)


def require(before: State, after: State) -> None:
    """Raise ``IllegalTransition`` unless a row may go from ``before`` to ``after``."""
    if after not in TRANSITIONS[before]:
        raise IllegalTransition(f"a {before} submission cannot become {after}")
