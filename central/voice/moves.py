"""What may be done with an obstacle report in which state: one table. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from central.storage.voice_tables import ObstacleState


class Act(StrEnum):
    """What somebody at the desk does."""

    ASSIGN = "assign"
    """Classify it and give it to a department, or to another one."""
    REPLY = "reply"
    HELPED = "helped"
    """The revisit: it helped."""
    DID_NOT_HELP = "did_not_help"
    """The revisit: it did not; the department goes on."""
    NOT_REACHED = "not_reached"
    NOBODY_TO_ASK = "nobody_to_ask"
    """No telephone was left: closed with the reply, which the number leads to."""
    IMPOSSIBLE = "impossible"


MOVES: Mapping[tuple[ObstacleState, Act], ObstacleState] = {
    (ObstacleState.NEW, Act.ASSIGN): ObstacleState.ASSIGNED,
    (ObstacleState.ASSIGNED, Act.ASSIGN): ObstacleState.ASSIGNED,
    (ObstacleState.ASSIGNED, Act.REPLY): ObstacleState.REPLIED,
    (ObstacleState.ASSIGNED, Act.IMPOSSIBLE): ObstacleState.IMPOSSIBLE,
    (ObstacleState.REPLIED, Act.HELPED): ObstacleState.CLOSED,
    (ObstacleState.REPLIED, Act.DID_NOT_HELP): ObstacleState.ASSIGNED,
    (ObstacleState.REPLIED, Act.NOT_REACHED): ObstacleState.REPLIED,
    (ObstacleState.REPLIED, Act.NOBODY_TO_ASK): ObstacleState.CLOSED,
}
ENDED = frozenset({ObstacleState.CLOSED, ObstacleState.IMPOSSIBLE})
TRIES = 3
"""So often somebody is called before it is closed without the resident's word."""


class NotNow(ValueError):
    """Not in this state, or something is missing; the message is stable and says which."""


def moved(state: ObstacleState, act: Act, *, can_be_called: bool, tries: int) -> ObstacleState:
    """The state after it.

    Raises:
        NotNow: it is not to be done now. Whoever can be called is asked, three times, before nobody is.

    """
    if act is Act.NOBODY_TO_ASK and can_be_called and tries < TRIES:
        raise NotNow("ask_first")
    after = MOVES.get((state, act))
    if after is None:
        raise NotNow("state")
    return after
