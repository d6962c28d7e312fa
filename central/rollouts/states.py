"""What a rollout is, and what can become of it: one table."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where it stands."""

    PROPOSED = "proposed"
    """Waits for somebody other than its author."""
    RUNNING = "running"
    PAUSED = "paused"
    """By a person: nobody more is given it."""
    STOPPED = "stopped"
    """By itself: those who have it suffered."""
    DONE = "done"
    REFUSED = "refused"
    UNDONE = "undone"
    """Everybody has again what they had before, under a new sequence."""


class Event(StrEnum):
    """What happens to it."""

    APPROVE = "approve"
    REFUSE = "refuse"
    PAUSE = "pause"
    RESUME = "resume"
    TROUBLE = "trouble"
    """The judgement says stop."""
    FINISH = "finish"
    UNDO = "undo"


TRANSITIONS: Mapping[State, Mapping[Event, State]] = {
    State.PROPOSED: {Event.APPROVE: State.RUNNING, Event.REFUSE: State.REFUSED},
    State.RUNNING: {
        Event.PAUSE: State.PAUSED,
        Event.TROUBLE: State.STOPPED,
        Event.FINISH: State.DONE,
        Event.UNDO: State.UNDONE,
    },
    State.PAUSED: {Event.RESUME: State.RUNNING, Event.TROUBLE: State.STOPPED, Event.UNDO: State.UNDONE},
    State.STOPPED: {Event.RESUME: State.RUNNING, Event.UNDO: State.UNDONE},
    State.DONE: {Event.UNDO: State.UNDONE},
    State.REFUSED: {},
    State.UNDONE: {},
}


class Illegal(Exception):
    """That cannot happen in that state."""


def after(state: State, event: Event) -> State:
    """The state that follows.

    Raises:
        Illegal: nothing follows.

    """
    try:
        return TRANSITIONS[state][event]
    except KeyError as error:
        raise Illegal(f"{event} cannot happen to a rollout that is {state}") from error
