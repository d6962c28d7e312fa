"""What of a filing can be made before anybody files: the terminal has the time, the resident waits."""

from dataclasses import dataclass, field
from typing import Self
from uuid import UUID, uuid4

from kiosk.contract import envelope
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.suite import CryptoSuite, SealingContext
from kiosk.terminal.identity import TerminalIdentity


@dataclass(frozen=True)
class Prepared:
    """Of one filing, and of no other: its id, its receipt number, and the context it is sealed in, bound to
    both. Nobody is told the number before the filing is on disk.
    """

    identity: TerminalIdentity
    sequence: int
    kind: SubmissionKind
    id: UUID
    receipt_number: str
    suite: CryptoSuite
    sealing: SealingContext = field(repr=False)

    @classmethod
    def make(
        cls, identity: TerminalIdentity, sequence: int, kind: SubmissionKind, suite: CryptoSuite
    ) -> Self:
        """For the submission that will have this place in the sequence. Half a millisecond of computing."""
        submission, terminal, epoch = uuid4(), identity.terminal, identity.epoch
        number = ReceiptNumber.issue(terminal, epoch, sequence, identity.receipt_key)
        info = envelope.info(submission, terminal, epoch, sequence, kind)
        sealing = suite.context(identity.sealing_key, info)
        return cls(identity, sequence, kind, submission, str(number), suite, sealing)

    def fits(self, identity: TerminalIdentity, sequence: int, kind: SubmissionKind) -> bool:
        """Whether that is the filing it was made for."""
        return (self.sequence, self.kind, self.identity) == (sequence, kind, identity)
