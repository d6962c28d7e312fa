"""What can go wrong with what must survive. The message is for the technician and says what to do.

``sentence_key`` names the resident's sentence in the words files.
"""


class CacheError(Exception):
    """Base of everything this package raises on purpose."""

    sentence_key = "filing.not_saved"
    service_key = "visit.out_no_storage"
    """The resident's sentence, and the technician's code, while the terminal is out of service for it."""


class StorageUnwritable(CacheError):
    """The disk takes no write for now, and may again. Nothing was changed, as far as it says."""

    word = ""
    """Which it is, in a stable word: of logs, alarms and the audit trail, behind `storage`."""
    what = ""
    remedy = ""


class StorageFull(StorageUnwritable):
    """No room is left."""

    service_key = "visit.out_storage_full"
    word = "full"
    what = "no room is left on the disk"
    remedy = "make room on this disk"


class StorageReadOnly(StorageUnwritable):
    """It was mounted to be read only, or the kernel made it so after an error."""

    service_key = "visit.out_read_only"
    word = "read_only"
    what = "the disk is read-only"
    remedy = "look at the disk (dmesg), then mount it for writing again, or replace it"


class StorageIOError(StorageUnwritable):
    """The device fails, or what is on it makes no sense to the file system."""

    service_key = "visit.out_io_error"
    word = "io_error"
    what = "the disk fails (I/O error)"
    remedy = "look at the disk (dmesg); replace it"


class StorageFailed(CacheError):
    """The file cannot be used, and that the disk takes writes does not help. Nothing was changed."""


class NewerRelease(StorageFailed):
    """A newer release has written the file. It is left alone."""

    service_key = "visit.out_newer_release"


class DatabaseBusy(CacheError):
    """Another process held the file longer than anyone should."""

    service_key = "visit.out_storage_busy"


class DatabaseMissing(CacheError):
    """There is no such file. Only enrolment makes an outbox: a new one in its place would repeat receipt
    numbers.
    """


class DatabaseUnusable(CacheError):
    """The file is damaged, or is not ours."""


class DatabaseMoved(CacheError):
    """Another process has put a new file in this one's place: open it again. Nothing was changed."""


class RoleTaken(CacheError):
    """Another process is the filer, or the sender."""

    service_key = "visit.out_storage_busy"


class UnknownEpoch(CacheError):
    """Enrolment has not opened this epoch in this outbox."""


class UnknownSubmission(CacheError):
    """No row has this id."""


class IllegalTransition(CacheError):
    """A row cannot go from the state it is in to the one asked for."""


class UnknownEvent(CacheError):
    """The audit catalogue does not know this event, or not with these fields."""
