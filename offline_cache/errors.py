"""What can go wrong with what must survive. The message is for the technician and says what to do.

``sentence_key`` names the resident's sentence in the words files.
"""


class CacheError(Exception):
    """Base of everything this package raises on purpose."""

    sentence_key = "filing.not_saved"


class StorageFull(CacheError):
    """No room is left. Nothing was changed."""


class StorageFailed(CacheError):
    """The disk or file system refused. Nothing was changed, as far as it says."""


class DatabaseBusy(CacheError):
    """Another process held the file longer than anyone should."""


class DatabaseMissing(CacheError):
    """There is no such file. Only enrolment makes an outbox: a new one in its place would repeat receipt
    numbers.
    """


class DatabaseUnusable(CacheError):
    """The file is damaged, or is not ours."""


class RoleTaken(CacheError):
    """Another process is the filer, or the sender."""


class UnknownEpoch(CacheError):
    """Enrolment has not opened this epoch in this outbox."""


class UnknownSubmission(CacheError):
    """No row has this id."""


class IllegalTransition(CacheError):
    """A row cannot go from the state it is in to the one asked for."""


class UnknownEvent(CacheError):
    """The audit catalogue does not know this event, or not with these fields."""
