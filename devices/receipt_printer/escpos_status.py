"""What a printer's answers mean, and how to find them in what it sends. Pure; all knowledge of models is
data.

A question without a sound answer leaves its fields unknown. Nothing is ever concluded from silence.
"""

from collections.abc import Mapping, Sequence

from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrinterStatus
from devices.receipt_printer.profile import Profile
from devices.receipt_printer.query import LONGEST, Meaning, Query, TextQuery

FLOW_CONTROL = b"\x11\x13"
"""XON and XOFF: never an answer."""
INBOX_LIMIT = 4096
"""Bytes kept of a printer that babbles."""

_FAULTS = (  # the worst first
    (Meaning.UNRECOVERABLE, Fault.UNRECOVERABLE),
    (Meaning.CUTTER, Fault.CUTTER),
    (Meaning.JAM, Fault.JAM),
    (Meaning.HEAD, Fault.HEAD),
    (Meaning.RECOVERABLE, Fault.RECOVERABLE),
    (Meaning.ERROR, Fault.RECOVERABLE),
)

_PAPER_END = frozenset({Meaning.PAPER_OUT, Meaning.PAPER_PRESENT})
_ABOUT_FAULTS = frozenset(meaning for meaning, _ in _FAULTS) | {Meaning.OFFLINE}


class Inbox:
    """What has arrived and not been understood yet; answers are taken out of it one by one."""

    def __init__(self, profile: Profile) -> None:
        packets = (profile.witness.query if profile.witness else None, profile.asb)
        self._packets = tuple(packet for packet in packets if packet is not None)
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

    def take(self, query: Query | TextQuery) -> bytes | None:
        """The first sound answer to the question, taken out; None while there is none."""
        at = 0
        while at < len(self._untrusted):
            untrusted_rest = bytes(self._untrusted[at : at + LONGEST])
            if packet := self._other_packet(query, untrusted_rest):
                at += packet
                continue
            length = query.length_at(untrusted_rest)
            if length is None:
                return None
            if length:
                del self._untrusted[at : at + length]
                return untrusted_rest[:length]
            at += 1
        return None

    def _other_packet(self, query: Query | TextQuery, untrusted_rest: bytes) -> int:
        """Length of what begins here and is no answer to this question but an automatic status, or in text,
        whole or still arriving; 0 when none does. A digit of it could be taken for a status byte.
        """
        for packet in self._packets:
            length = 0 if packet is query else packet.length_at(untrusted_rest)
            if length != 0:
                return length or len(untrusted_rest)
        return 0


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
    paper = Paper.UNKNOWN if paper_frozen else _paper(profile, said, frozenset(answered))
    explained = paper is Paper.OUT or cover is Cover.OPEN
    return PrinterStatus(
        connection=Connection.ANSWERING,
        paper=paper,
        cover=cover,
        fault=_fault(said, explained, silent),
        ticket_at_mouth=Meaning.TICKET_AT_MOUTH in said if Meaning.TICKET_AT_MOUTH in asked else None,
        evidence=b"".join(answered.values()),
    )


def _paper(profile: Profile, said: frozenset[Meaning], answered: frozenset[Query]) -> Paper:
    asked = frozenset(meaning for query in answered for meaning in query.bits)
    absent = Meaning.PAPER_PRESENT in asked and Meaning.PAPER_PRESENT not in said
    if Meaning.PAPER_OUT in said or absent:
        return Paper.OUT
    about_paper = [query for query in profile.queries if query.bits.keys() & _PAPER_END]
    of_the_sensors = [query for query in about_paper if Meaning.PAPER_LOW in query.bits] or about_paper
    if not answered.intersection(of_the_sensors):
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
    return Fault.UNKNOWN if any(query.bits.keys() & _ABOUT_FAULTS for query in silent) else Fault.NONE
