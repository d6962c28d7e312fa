"""What a terminal wrote on a stick (``kiosk outbox export``), taken in as if it had come by HTTP.

``RECEIPT.jose`` is an envelope, ``RECEIPT.SLOT.part`` an attachment of it. Whoever carries the stick can
read nothing and forge nothing: envelopes are sealed, and signed by their terminal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from central.authentication import Caller
from central.errors import BadFile
from central.intake import Intake, Taken
from central.keys import Keys
from central.parts import Parts
from central.problems import Refusal
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission, Terminal
from kiosk.contract import paper
from kiosk.contract.envelope import (
    MAX_ENVELOPE_BYTES,
    MAX_PART_BYTES,
    BadEnvelope,
    EnvelopeHeader,
    untrusted_header,
)
from kiosk.contract.paper import BadPaper, UntrustedDigest
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber, terminal_code

_ENVELOPE, _PART = ".jose", ".part"
_PART_NAME = re.compile(r"[0-9A-Z-]{21}\.([a-z0-9_]{1,40})\.part")


@dataclass(frozen=True)
class Imported:
    """What became of one file."""

    name: str
    outcome: str
    """``taken``, ``held before``, ``refused``, or ``expected``: only its digest came."""
    reason: str | None = None
    """Why it is not held, and what to do."""

    @property
    def is_held(self) -> bool:
        """Whether the service holds it now."""
        return self.outcome in ("taken", "held before")


class Importer:
    """Takes files in one by one; a bad one keeps no other from being taken."""

    def __init__(self, storage: Storage, keys: Keys, intake: Intake, parts: Parts) -> None:
        self._storage = storage
        self._keys = keys
        self._intake = intake
        self._parts = parts

    def directory(self, directory: Path) -> Iterator[Imported]:
        """Every envelope of an export, with its parts.

        Raises:
            BadFile: no directory, or none with an export in it.

        """
        if not directory.is_dir():
            raise BadFile(f"{directory}: no such directory; give the one that kiosk outbox export wrote")
        files = sorted(directory.glob(f"*{_ENVELOPE}"))
        if not files:
            raise BadFile(f"{directory}: there is no {_ENVELOPE} file; was it kiosk outbox export?")
        for file in files:
            yield self._file(file)

    def envelope(self, untrusted_envelope: bytes, name: str, parts: tuple[Path, ...] = ()) -> Imported:
        """One envelope; `name` says what it came as."""
        try:
            header = untrusted_header(untrusted_envelope)
        except BadEnvelope:
            return Imported(name, "refused", "this is no envelope; export it again")
        caller = self._caller(header)
        if caller is None:
            return Imported(name, "refused", "its terminal was never enrolled here")
        try:
            for part in parts:
                self._take_part(caller, header, part)
            taken: Taken = self._intake.take(caller, header.id, untrusted_envelope)
        except Refusal as refusal:
            return Imported(name, "refused", f"{refusal.problem.title}: {refusal.problem.detail}")
        return Imported(header.receipt_number, "taken" if taken.new else "held before")

    def paper(self, untrusted_text: str) -> Imported:
        """What the code of a receipt carries: a small submission whole, or number and digest of a larger."""
        named = paper.untrusted_digest(untrusted_text)
        if named:
            return self._expected(named)
        try:
            return self.envelope(paper.decode(untrusted_text), "receipt")
        except BadPaper as error:
            return Imported("receipt", "refused", str(error))

    def _expected(self, said: UntrustedDigest) -> Imported:
        """Which submission the receipt is of, and whether it is here. Its number has a MAC that only the
        terminal could make, and the terminal signed number and digest; the unsigned digest of an older
        receipt is compared with what is held, and proves nothing before that.
        """
        try:
            number = ReceiptNumber.parse(said.receipt_number)
        except BadReceiptNumber as error:
            return Imported("receipt", "refused", str(error))
        with self._storage.read() as session:
            issued = session.get(Enrolment, (number.terminal, number.epoch))
            held = session.scalar(select(HeldSubmission).where(HeldSubmission.receipt_number == str(number)))
        if issued is None or not number.is_genuine(self._keys.receipt_key(number.terminal, number.epoch)):
            return Imported("receipt", "refused", "no terminal of ours has issued this number")
        if said.signature and not said.is_signed_by(Ed25519PublicKey.from_public_bytes(issued.public_key)):
            return Imported(str(number), "refused", "its terminal has not signed what this paper says")
        if held is None:
            word = "signed by its terminal" if said.signature else "genuine"
            reason = (
                f"{word}, too large for its code, and not here yet: expect sequence {number.sequence} of "
                f"epoch {number.epoch} from terminal {terminal_code(number.terminal)}; export it there, or "
                "have it filed again"
            )
            return Imported(str(number), "expected", reason)
        if held.digest != said.digest:
            return Imported(str(number), "refused", "another content is held under its number")
        return Imported(str(number), "held before")

    def _file(self, file: Path) -> Imported:
        try:
            raw = _bounded(file, MAX_ENVELOPE_BYTES)
            parts = tuple(sorted(file.parent.glob(f"{file.stem}.*{_PART}")))
            return self.envelope(raw, file.name, parts)
        except OSError as error:
            return Imported(file.name, "refused", f"cannot be read: {error.strerror}")

    def _take_part(self, caller: Caller, header: EnvelopeHeader, file: Path) -> None:
        """Only what the manifest names: the stick may hold anything."""
        named = _PART_NAME.fullmatch(file.name)
        wanted = {part.slot for part in header.parts}
        if named and named[1] in wanted:
            self._parts.take(caller, header.id, named[1], _bounded(file, MAX_PART_BYTES))

    def _caller(self, header: EnvelopeHeader) -> Caller | None:
        with self._storage.read() as session:
            terminal = session.get(Terminal, header.terminal)
            return Caller(terminal.id, terminal.epoch) if terminal else None


def _bounded(file: Path, at_most: int) -> bytes:
    """At most one byte more than may be taken: enough for the intake to refuse it as too large."""
    with file.open("rb") as source:
        return source.read(at_most + 1)
