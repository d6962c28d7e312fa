"""The printer itself, asked over IPP (RFC 8011): how it is, what became of a job, and to let go of one."""

import os
import pwd
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from itertools import count

from devices.errors import DeviceOutOfOrder, ProtocolFault
from devices.page_printer import ipp_message
from devices.page_printer.http_post import Address, Patience, post
from devices.page_printer.ipp_message import Group, Kind, Said, attribute, collection, member, nested, read
from devices.page_printer.ipp_words import (
    JOB_ATTRIBUTES,
    PRINTER_ATTRIBUTES,
    JobWord,
    PrinterWord,
    job_word,
    printer_word,
)
from devices.page_printer.printer import Pages
from devices.traffic import Direction, Traffic

A4_MEDIA = "iso_a4_210x297mm"
A4_HUNDREDTHS = (21000, 29700)
JOBS_LIMIT = 50
SUCCESSFUL = 0x00FF
NOT_FOUND, NOT_POSSIBLE = 0x0406, 0x0404


def own_user() -> str:
    """Whose the jobs are: this process's own account, as CUPS has it too. To its owner a printer shows the
    name of a job, and CUPS lets an account be known by its socket under its own name only.
    """
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "kiosk"


class Operation(IntEnum):
    """RFC 8011, 5.4.15."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


def traffic() -> Traffic:
    """For the technician's view: what was asked, and what the printer said of itself; no document, no job
    name.
    """
    return Traffic(lambda _direction, summary: summary.decode("utf-8", "replace"))


class PrinterLine:
    """Each question is a connection of its own, so nothing is held between two and nothing is remembered.

    Every method raises PortUnavailable, DeviceLost, NoAnswer and ProtocolFault, and DeviceOutOfOrder where
    the printer refuses.
    """

    def __init__(
        self,
        uri: str,
        patience: Patience | None = None,
        tap: Traffic | None = None,
        send: Callable[..., bytes] = post,
        certificate: str = "",
    ) -> None:
        self._address = Address(uri, certificate)
        self._patience = patience or Patience()
        self._tap = tap
        self._send = send
        self._numbers = count(1)

    def word(self) -> PrinterWord:
        """How the printer is."""
        wanted = attribute(Kind.KEYWORD, "requested-attributes", *PRINTER_ATTRIBUTES)
        said = self._ask(Operation.GET_PRINTER_ATTRIBUTES, [wanted])
        groups = said.of(Group.PRINTER)
        if not groups:
            raise ProtocolFault("page printer: it answered and said nothing of itself")
        word = printer_word(groups[0])
        self._note(Direction.RECEIVED, word.evidence)
        return word

    def jobs(self) -> tuple[JobWord, ...]:
        """Those that wait or print, and the last that have ended."""
        return self._jobs("not-completed") + self._jobs("completed")

    def open_jobs(self) -> tuple[JobWord, ...]:
        """Those that wait or print."""
        return self._jobs("not-completed")

    def cancel(self, job: int) -> None:
        """Nothing more of it comes out. One that has ended, or that the printer has forgotten, is none to
        cancel.
        """
        said = self._ask(
            Operation.CANCEL_JOB, [attribute(Kind.INTEGER, "job-id", job)], refusals=(NOT_FOUND, NOT_POSSIBLE)
        )
        self._note(Direction.RECEIVED, f"status {said.status:04X}".encode())

    def print(self, pages: Pages, title: str) -> int:
        """Hand a PDF to a printer that takes it as it is. Returns the printer's number of the job."""
        media = [
            nested(
                "media-size",
                [
                    member(Kind.INTEGER, "x-dimension", A4_HUNDREDTHS[0]),
                    member(Kind.INTEGER, "y-dimension", A4_HUNDREDTHS[1]),
                ],
            )
        ]
        if pages.tray:
            media.append(member(Kind.KEYWORD, "media-source", pages.tray))
        said = self._ask(
            Operation.PRINT_JOB,
            [
                attribute(Kind.NAME, "job-name", title),
                attribute(Kind.MEDIA_TYPE, "document-format", "application/pdf"),
            ],
            job=[
                attribute(Kind.INTEGER, "copies", pages.copies),
                attribute(Kind.KEYWORD, "sides", pages.sides),
                collection("media-col", media),
            ],
            document=pages.pdf,
        )
        for group in said.of(Group.JOB):
            if (job := job_word(group)) is not None:
                self._note(Direction.RECEIVED, f"job {job.id} {job.state.name.lower()}".encode())
                return job.id
        raise ProtocolFault("page printer: it took the pages and gave them no number")

    def _jobs(self, which: str) -> tuple[JobWord, ...]:
        said = self._ask(
            Operation.GET_JOBS,
            [
                attribute(Kind.INTEGER, "limit", JOBS_LIMIT),
                attribute(Kind.KEYWORD, "which-jobs", which),
                attribute(Kind.KEYWORD, "requested-attributes", *JOB_ATTRIBUTES),
            ],
            refusals=(NOT_FOUND,),
        )
        jobs = tuple(job for group in said.of(Group.JOB) if (job := job_word(group)) is not None)
        told = ", ".join(f"{job.id} {job.state.name.lower()} {' '.join(job.keywords)}" for job in jobs[:5])
        self._note(Direction.RECEIVED, f"{which} jobs: {told or 'none'}".encode())
        return jobs

    def _ask(
        self,
        operation: Operation,
        attributes: Iterable[bytes],
        job: Iterable[bytes] = (),
        document: bytes = b"",
        refusals: tuple[int, ...] = (),
    ) -> Said:
        """``refusals``: answers of the printer that are no error here."""
        number = next(self._numbers)
        heading = [
            attribute(Kind.CHARSET, "attributes-charset", "utf-8"),
            attribute(Kind.LANGUAGE, "attributes-natural-language", "en"),
            attribute(Kind.URI, "printer-uri", self._address.uri),
        ]
        told_first, told_later = _in_order(operation, attributes)
        named = [attribute(Kind.NAME, "requesting-user-name", own_user())]
        groups: Mapping[Group, Iterable[bytes]] = {
            Group.OPERATION: [*heading, *told_first, *named, *told_later],
            **({Group.JOB: job} if job else {}),
        }
        message = ipp_message.request(operation, number, groups)
        more = f", a document of {len(document)} bytes" if document else ""
        self._note(Direction.SENT, f"{operation.name.lower().replace('_', '-')}{more}".encode())
        said = read(self._send(self._address, message, self._patience, document))
        if said.request_id != number:
            raise ProtocolFault("page printer: it answered another question")
        if said.status > SUCCESSFUL and said.status not in refusals:
            self._note(Direction.RECEIVED, f"status {said.status:04X}".encode())
            raise DeviceOutOfOrder(
                f"page printer: it refuses {operation.name.lower().replace('_', '-')} with status "
                f"{said.status:04X}; look at its own panel"
            )
        return said

    def _note(self, direction: Direction, summary: bytes) -> None:
        if self._tap is not None:
            self._tap.note(direction, summary)


def _in_order(operation: Operation, attributes: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """The number of a job has to follow the printer's address (RFC 8011, 4.1.5); the rest comes as it
    likes.
    """
    told = list(attributes)
    return (told, []) if operation is Operation.CANCEL_JOB else ([], told)
