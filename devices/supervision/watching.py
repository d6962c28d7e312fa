"""What a look at a device means, and when to look again. Pure.

A device that has answered is given a few looks' grace: one slip on the wire is no news. What has no port, or
no answer, is looked for after 1, 2, 4 ... 30 seconds (devices.md 6), and at once when something is plugged
in. Nothing is remembered past a port that was given back: what comes to it next must say anew who it is.
"""

from dataclasses import dataclass, replace

from devices.standing import NOT_ASKED, Cause, DeviceState, Standing

GRACE = 3
"""Looks without a sound answer before a device that had answered counts as faulted."""
SOON_S = 0.5
"""Until the next look within that grace."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0

_UNSOUND = frozenset({Cause.SILENT, Cause.GARBLED})


@dataclass(frozen=True, slots=True)
class Watching:
    """What is known between two looks.

    `claimed`: the device has answered since its port was opened. `misses`: looks in a row without a port, or
    without a sound answer. `reopen`: the port is to be given back before the next look.
    """

    standing: Standing = NOT_ASKED
    claimed: bool = False
    misses: int = 0
    reopen: bool = False


def after(watching: Watching, seen: Standing) -> Watching:
    """What is known after a look."""
    if _answered(seen):
        return Watching(seen, claimed=True)
    if seen.cause is Cause.NO_PORT and watching.standing.cause is Cause.UNPLUGGED:
        seen = watching.standing  # it is gone still: no news, and the first word says more
    misses = watching.misses + 1
    if seen.cause not in _UNSOUND:
        return Watching(seen, claimed=False, misses=misses, reopen=True)
    if not watching.claimed:
        return Watching(replace(seen, state=DeviceState.PRESENT), claimed=False, misses=misses, reopen=True)
    if misses < GRACE:
        return replace(watching, misses=misses, reopen=False)
    return Watching(replace(seen, state=DeviceState.FAULTED), claimed=False, misses=1, reopen=True)


def in_grace(watching: Watching) -> bool:
    """Whether a device that had answered has just been silent, which may be a slip."""
    return watching.claimed and watching.misses > 0


def pause_s(watching: Watching, at_rest_s: float) -> float:
    """Seconds until the next look; `at_rest_s` for a device that answers."""
    if watching.misses == 0:
        return at_rest_s
    if in_grace(watching):
        return SOON_S
    return min(FIRST_PAUSE_S * 2.0 ** min(watching.misses - 1, 10), LONGEST_PAUSE_S)


def _answered(seen: Standing) -> bool:
    """Whether the device itself has said so."""
    if seen.cause in _UNSOUND:
        return False
    return seen.state not in (DeviceState.ABSENT, DeviceState.PRESENT)
