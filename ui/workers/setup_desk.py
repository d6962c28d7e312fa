"""Makes a terminal of this machine, when a technician gives the code. Heavy to import: only in its thread."""

from collections.abc import Callable
from contextlib import closing

from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.config import Config
from kiosk.contract.suite import HpkeX25519
from kiosk.errors import KioskError
from kiosk.terminal import identity as identities
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.errors import EnrolmentFailed
from kiosk.terminal.hardware import serial_number
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.answers import EnrolmentAnswered
from kiosk.visit.effects import Effect, EnrolHere
from kiosk.visit.events import Event
from kiosk.visit.news import MachineKnown
from kiosk.visit.setup import Machine
from offline_cache.audit import AuditTrail
from offline_cache.errors import CacheError

NOTHING_DUE_S = 3600.0
BUSY = "setup.failed_busy"


class SetupDesk:
    """A worker. `failed` hears what a technician should find in the log."""

    def __init__(
        self,
        config: Config,
        place: TerminalPlace,
        post: Callable[[Event], None],
        failed: Callable[[str, Exception], None],
        serial: Callable[[], str] = serial_number,
    ) -> None:
        self._central = config.central
        self._place = place
        self._post = post
        self._failed = failed
        self._serial = serial
        self._told = False

    def handle(self, effect: Effect) -> None:
        """Enrol."""
        if isinstance(effect, EnrolHere):
            sentence = self._enrol(effect.code)
            self._tell()
            self._post(EnrolmentAnswered(effect.ticket, sentence))

    def rest(self) -> float:
        """Say once who this machine is."""
        if not self._told:
            self._told = True
            self._tell()
        return NOTHING_DUE_S

    def close(self) -> None:
        """Holds nothing."""

    def _enrol(self, code: str) -> str:
        """The key of what went wrong; "" for enrolled."""
        central, place = self._central, self._place
        transport = Transport(
            central.url,
            central.connect_timeout_seconds,
            central.read_timeout_seconds,
            ca_file=central.ca_file,
        )
        try:
            enrolled = enrol(
                Enrolment(code, self._serial()),
                place=place,
                central_url=central.url,
                transport=transport,
                suite=HpkeX25519(),
                now=system_now,
            )
            with closing(AuditTrail(place.audit)) as audit:
                audit.record("terminal.enrolled", epoch=enrolled.identity.epoch, reason="new")
        except EnrolmentFailed as error:
            self._failed("setup.not_enrolled", error)
            return f"setup.failed_{error.reason}"
        except (CacheError, KioskError, OSError) as error:
            self._failed("setup.not_enrolled", error)
            return BUSY
        finally:
            transport.close()
        return ""

    def _tell(self) -> None:
        known = self._identity()
        code, fingerprint = ("", "") if known is None else (known.code, known.fingerprint)
        self._post(MachineKnown(Machine(self._serial(), code, fingerprint)))

    def _identity(self) -> TerminalIdentity | None:
        try:
            return identities.load(self._place)
        except KioskError:
            return None
