"""Why there is no news. Whatever it is, the last known good goes on."""

from kiosk.errors import KioskError


class UpdateError(KioskError):
    """Base. `word` is stable: for the log, the audit trail and the heartbeat."""

    word = "updates"


class NoRoot(UpdateError):
    """The terminal was enrolled when the central service pushed nothing yet."""

    word = "no_root"


class NothingAssigned(UpdateError):
    """Nobody has chosen anything for this terminal: it runs what it was installed with."""

    word = "nothing_assigned"


class OutOfReach(UpdateError):
    """The central service cannot be asked, or does not answer as it should."""

    word = "out_of_reach"


class Expired(UpdateError):
    """What the service has is too old to be called news: nobody has signed for it in time."""

    word = "expired"


class Refused(UpdateError):
    """What the service gave is not what its key holders signed, or goes back. Somebody must look at this."""

    word = "refused"


class NoRoom(UpdateError):
    """The disk has no room for it, and what residents file comes first."""

    word = "no_room"
