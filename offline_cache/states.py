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


UNDELIVERED = (State.COMMITTED, State.SENDING, State.QUARANTINED)

TRANSITIONS: dict[State, dict[State, str]] = {
    State.COMMITTED: {State.SENDING: "the sender takes it up"},
    State.SENDING: {
        State.DELIVERED: "acknowledged by the central service",
        State.QUARANTINED: "refused by the central service",
        State.COMMITTED: "the channel failed, or the sender died: it is sent again",
    },
    State.QUARANTINED: {
        State.COMMITTED: "an operator sends it again, or the refusal was the channel's fault"
    },
    State.DELIVERED: {State.COMMITTED: "the central service was restored and no longer holds it"},
}
"""Every legal move and what it means. Nothing leads out of the outbox: rows stay until they are purged."""


def require(before: State, after: State) -> None:
    """Raise ``IllegalTransition`` unless a row may go from ``before`` to ``after``."""
    if after not in TRANSITIONS[before]:
        raise IllegalTransition(f"a {before} submission cannot become {after}")
