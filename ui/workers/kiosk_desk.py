"""The real filing desk, over `kiosk.submission.desk`. Heavy to import: only in the filer's thread."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.catalogue.service import service_of
from kiosk.errors import KioskError
from kiosk.submission.clock_quality import can_be_dated
from kiosk.submission.desk import FilingDesk, open_desk
from kiosk.submission.filing import MUST_REOPEN, FilingFailed
from kiosk.submission.from_draft import new_submission
from kiosk.terminal.errors import NotApproved, NotEnrolled
from kiosk.terminal.orders import Orders, read
from kiosk.visit.draft import Draft
from kiosk.visit.effects import File
from kiosk.visit.matter import Matter
from kiosk.visit.promise import Promise, promised
from kiosk.visit.receipt import FiledReceipt
from offline_cache.disk_watch import DiskWatch
from offline_cache.errors import CacheError, StorageFull, StorageUnwritable
from offline_cache.rows import ChannelState
from offline_cache.storage import Limits
from offline_cache.unwritable import meaning
from ui.workers.desk import Audit, DeskClosed, DeskOutdated, LookedUp, NotFiled

NOT_ENROLLED = "visit.out_not_enrolled"
NOT_APPROVED = "visit.out_not_approved"
REFUSED = {"revoked": "visit.out_revoked", "not_approved": NOT_APPROVED}
"""What the central service says of the terminal itself, by the channel's reason: nobody may file then."""
ENROL_AGAIN = "visit.out_enrol_again"
NO_STORAGE = CacheError.service_key
WRONG_CLOCK = "visit.out_clock"
NO_STORAGE_FOR_IT = "filing.not_saved"

Warn = Callable[[str, Exception], None]
"""An event of the log and the error behind it."""


class KioskDesk:
    """A `Desk`. Made and used in one thread."""

    def __init__(self, desk: FilingDesk, catalogue: Catalogue, warn: Warn, data_dir: Path) -> None:
        self._desk = desk
        self._data_dir = data_dir
        self._catalogue = catalogue
        self._warn = warn
        self._disk = DiskWatch(desk.outbox.database.require_writable, self._note)

    def file(self, effect: File) -> FiledReceipt:
        """Seal, commit, and hand back what the receipt says."""
        today = datetime.now().astimezone().date()
        content = self._with_number(effect.content)
        try:
            new = new_submission(content, self._catalogue, effect.language, today)
            filed = self._desk.filer.file(new)
        except FilingFailed as failure:
            self._warn("submission.not_filed", failure)
            self._disk.ask_again()
            raise NotFiled(
                failure.sentence_key, failure.reason, again=failure.reason == MUST_REOPEN
            ) from failure
        codes = self._desk.filer.codes(filed)
        return FiledReceipt(
            number=filed.receipt_number,
            submission_id=str(filed.id),
            sequence=filed.sequence,
            received=filed.received,
            qr_payload=codes.named.encode("ascii"),
            paper_payload=codes.paper.encode("ascii"),
            clock_synchronised=filed.clock.synchronised,
            promise=self._promise(effect.content, filed.received.date()),
        )

    def _with_number(self, content: Draft | Matter) -> Draft | Matter:
        """A rating with the number of what it rates, which stands in the outbox."""
        if not isinstance(content, Matter) or content.rates is None:
            return content
        try:
            number = self._desk.outbox.row(content.rates).receipt_number
        except CacheError as error:
            self._warn("rating.without_number", error)
            raise NotFiled(NO_STORAGE_FOR_IT, "not_committed") from error
        return replace(content, form=content.form.model_copy(update={"receipt_number": number}))

    def _promise(self, content: Draft | Matter, received: date) -> Promise | None:
        """What is filed is filed: a cache that cannot be read only costs the date."""
        days = self._working_days(content)
        known = self._desk.references.holidays()
        return promised(days, received, known.content if known else None)

    def _working_days(self, content: Draft | Matter) -> int | None:
        if isinstance(content, Matter):
            return content.working_days
        filed = service_of(self._catalogue, content.service)
        return filed.limit_in_working_days if filed else None

    def record(self, audit: Audit) -> None:
        """One event of the trail. What is filed is filed, whether or not the trail can say so."""
        try:
            self._desk.audit.record(audit.event, **dict(audit.fields))
        except CacheError as error:
            self._warn("audit.failed", error)

    def storage_trouble(self) -> str | None:
        """A disk that cannot be asked is no place to begin a visit."""
        try:
            if not self._desk.room().enough:
                return StorageFull.service_key
            self._disk.tried(self._write_kept)
            self._disk.takes_writes()
        except OSError as error:
            self._warn("storage.unknown", error)
            found = meaning(error)
            return found.service_key if found else NO_STORAGE
        except CacheError as error:
            raise _shut(error, self._warn) from error
        refusal = self._disk.refusal
        return refusal.service_key if refusal else None

    def _note(self, refused: StorageUnwritable | None) -> None:
        if refused is not None:
            self._warn(f"storage.{refused.word}", refused)

    def _write_kept(self) -> None:
        """What happened while the disk took no write goes into the trail."""
        try:
            self._desk.audit.write_kept()
        except StorageUnwritable:
            raise
        except CacheError as error:
            self._warn("audit.failed", error)

    def is_online(self) -> bool:
        """The agent's word. Unknown counts as offline: then nothing is promised."""
        try:
            self._desk.outbox.database.require_current()
            channel = self._desk.outbox.channel()
            newest = self._desk.outbox.epochs()[-1]
        except CacheError as error:
            raise _shut(error, self._warn) from error
        if newest.closed is None and newest.epoch > self._desk.identity.epoch:
            raise DeskOutdated
        if not can_be_dated(self._desk.now()):
            raise DeskClosed(WRONG_CLOCK)
        if channel.state is ChannelState.PAUSED and channel.reason in REFUSED:
            raise DeskClosed(REFUSED[channel.reason])
        return channel.state is ChannelState.OPEN

    def orders(self) -> Orders:
        """As `Desk.orders`."""
        return read(self._data_dir)

    def wake_agent(self) -> None:
        """As `Desk.wake_agent`."""
        self._desk.agent.ring()

    def look_up(self) -> LookedUp:
        """As `Desk.look_up`."""
        self._desk.make_ready()
        nearby, holidays = self._desk.references.nearby(), self._desk.references.holidays()
        calendar = None if holidays is None else holidays.content
        if nearby is None or not nearby.content.places:
            return LookedUp(calendar=calendar)
        return LookedUp(nearby.content.places, nearby.confirmed, calendar)

    def close(self) -> None:
        """Give the filer's role back."""
        with suppress(CacheError):
            self._desk.audit.write_kept()
        if lost := self._desk.audit.unwritten:
            self._warn("audit.lost", StorageUnwritable(f"{lost} events could not be written"))
        self._desk.close()


def open_kiosk_desk(data_dir: Path, limits: Limits, catalogue: Catalogue, warn: Warn) -> KioskDesk:
    """Take the filer's role. DeskClosed has the resident's sentence; the technician's goes to `warn`."""
    try:
        desk = open_desk(data_dir, limits)
    except NotEnrolled as error:
        warn("desk.not_enrolled", error)
        raise DeskClosed(NOT_ENROLLED) from error
    except NotApproved as error:
        raise DeskClosed(NOT_APPROVED) from error
    except (KioskError, CacheError, OSError) as error:
        raise _shut(error, warn) from error
    if not can_be_dated(desk.now()):
        desk.close()
        raise DeskClosed(WRONG_CLOCK)
    return KioskDesk(desk, catalogue, warn, data_dir)


def _shut(error: Exception, warn: Warn) -> DeskClosed:
    """Why nothing can be filed, in the sentence that names the technician's code."""
    warn("desk.closed", error)
    if isinstance(error, CacheError):
        return DeskClosed(error.service_key)
    # An identity may be damaged, or its disk cannot be read.
    if found := meaning(error) or meaning(error.__cause__):
        return DeskClosed(found.service_key)
    return DeskClosed(ENROL_AGAIN if isinstance(error, KioskError) else NO_STORAGE)
