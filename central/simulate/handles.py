"""A connection is a file handle: how many a process may have, and what to do where that is too few."""

import resource

from central.errors import CentralError

SPARE = 200
"""Beside connections: the database, the log, what the interpreter has open."""


class TooFewHandles(CentralError):
    """The system allows fewer than are needed."""


def allow(connections: int) -> None:
    """Raise this process's limit, and that of those it starts, as far as needed.

    Raises:
        TooFewHandles: says what to set.

    """
    needed = connections + SPARE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise TooFewHandles(
            f"{connections} connections need {needed} open files and the system allows {hard}; raise it"
            f" (ulimit -Hn {needed} as root, LimitNOFILE={needed} for systemd) or ask for fewer terminals"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
