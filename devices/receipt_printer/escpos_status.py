"""What a printer's answers mean, and how to find them in what it sends. Pure; all knowledge of models is
data.

A question without a sound answer leaves its fields unknown. Nothing is ever concluded from silence.
"""

from collections.abc import Mapping, Sequence

from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrinterStatus
from devices.receipt_printer.profile import Meaning, Profile, Query

FLOW_CONTROL = b"\x11\x13"
"""XON and XOFF: never an answer."""
INBOX_LIMIT = 4096
"""Bytes kept of a printer that babbles; a sound answer is at most six."""

_FAULTS = (  # the worst first
    (Meaning.UNRECOVERABLE, Fault.UNRECOVERABLE),
    (Meaning.CUTTER, Fault.CUTTER),
    (Meaning.JAM, Fault.JAM),
    (Meaning.HEAD, Fault.HEAD),
    (Meaning.RECOVERABLE, Fault.RECOVERABLE),
    (Meaning.ERROR, Fault.RECOVERABLE),
)

_PAPER_END = frozenset({Meaning.PAPER_OUT, Meaning.PAPER_PRESENT})


class Inbox:
    """What has arrived and not been understood yet; answers are taken out of it one by one."""

    def __init__(self, profile: Profile) -> None:
        self._asb = profile.asb
        self._untrusted = bytearray()

    def __len__(self) -> int:
        return len(self._untrusted)

    def add(self, untrusted_bytes: bytes) -> None:
        """What came off the wire, as it came. XON and XOFF are dropped here."""
        self._untrusted += untrusted_bytes.translate(None, delete=FLOW_CONTROL)
        del self._untrusted[:-INBOX_LIMIT]

    def clear(self) -> None:
        """Forget everything, so that an answer to an earlier question is not taken for one to the next."""
        self._untrusted.clear()

    def take(self, query: Query) -> bytes | None:
        """The first sound answer to the question, taken out; None while there is none."""
        size = query.length
        at = 0
        while at + size <= len(self._untrusted):
            if (packet := self._asb_at(at)) > 0:
                at += packet
                continue
            answer = bytes(self._untrusted[at : at + size])
            if query.is_sound(answer):
                del self._untrusted[at : at + size]
                return answer
            at += 1
        return None

    def _asb_at(self, at: int) -> int:
        """Length of the automatic status that begins here, whole or still arriving; 0 when none does."""
        if self._asb is None:
            return 0
        untrusted_packet = bytes(self._untrusted[at : at + self._asb.length])
        return self._asb.length if self._asb.may_become_sound(untrusted_packet) else 0


def interpret(profile: Profile, answers: Mapping[str, bytes | None]) -> PrinterStatus:
    """The printer's state from its sound answers, by the name of the question; None where it said nothing."""
    answered = {query: answer for query in profile.queries if (answer := answers.get(query.name)) is not None}
    if not answered:
        return PrinterStatus(Connection.SILENT)
    said = frozenset(meaning for query, answer in answered.items() for meaning in query.read(answer))
    asked = frozenset(meaning for query in answered for meaning in query.bits)
    silent = [query for query in profile.queries if query not in answered]
    cover = _cover(said, asked)
    paper_frozen = profile.paper_bits_freeze_while_cover_open and cover is Cover.OPEN
    paper = Paper.UNKNOWN if paper_frozen else _paper(said, asked, silent)
    explained = paper is Paper.OUT or cover is Cover.OPEN
    return PrinterStatus(
        connection=Connection.ANSWERING,
        paper=paper,
        cover=cover,
        fault=_fault(said, explained, silent),
        ticket_at_mouth=Meaning.TICKET_AT_MOUTH in said if Meaning.TICKET_AT_MOUTH in asked else None,
    )


def _paper(said: frozenset[Meaning], asked: frozenset[Meaning], silent: Sequence[Query]) -> Paper:
    absent = Meaning.PAPER_PRESENT in asked and Meaning.PAPER_PRESENT not in said
    if Meaning.PAPER_OUT in said or absent:
        return Paper.OUT
    if not asked & _PAPER_END or any(query.bits.keys() & _PAPER_END for query in silent):
        return Paper.UNKNOWN
    return Paper.LOW if Meaning.PAPER_LOW in said else Paper.OK


def _cover(said: frozenset[Meaning], asked: frozenset[Meaning]) -> Cover:
    if Meaning.COVER_OPEN in said:
        return Cover.OPEN
    return Cover.CLOSED if Meaning.COVER_OPEN in asked else Cover.UNKNOWN


def _fault(said: frozenset[Meaning], explained: bool, silent: Sequence[Query]) -> Fault:
    for meaning, fault in _FAULTS:
        if meaning in said and not (explained and meaning is Meaning.ERROR):
            return fault
    if Meaning.OFFLINE in said and not explained:
        return Fault.OFFLINE
    return Fault.UNKNOWN if silent else Fault.NONE
