"""The whole examination, as a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.technician import (
    auxiliaries,
    faces,
    pages,
    paper,
    ports,
    reference,
    scanners,
    signal,
    software,
    speech,
    storage,
    surroundings,
    updates,
)
from kiosk.technician.task import Finding, Machine, Task, info, without_configuration

TASKS = (
    Task("configuration", software.configuration),
    Task("python", software.python),
    Task("qt-version", software.qt_version),
    Task("qt-libraries", software.qt_libraries),
    Task("font", software.font),
    Task("handwriting", software.handwriting),
    Task("sqlite", software.sqlite),
    Task("data-directory", storage.writable),
    Task("free-space", storage.free_space, without_configuration),
    Task("clock", surroundings.clock),
    Task("enrolment", surroundings.enrolment),
    Task("outbox", storage.outbox, surroundings.not_enrolled),
    Task("set-aside", storage.set_aside, surroundings.not_enrolled),
    Task("id-card-reader", ports.card_reader, without_configuration),
    Task("receipt-printer", ports.receipt_printer, without_configuration),
    Task("receipt-logo", paper.logo, paper.no_logo),
    Task("page-printer", pages.page_printer, pages.no_page_printer),
    Task("code-scanner", scanners.code_scanner, scanners.no_code_scanner),
    Task("document-scanner", scanners.document_scanner, scanners.no_document_scanner),
    Task("face-module", faces.face_module, faces.no_face_module),
    Task("io-board", auxiliaries.io_board, auxiliaries.no_board),
    Task("ups", auxiliaries.ups, auxiliaries.no_ups),
    Task("signal", signal.signal, without_configuration),
    Task("voice", speech.voice),
    Task("loudspeaker", speech.loudspeaker, without_configuration),
    Task("earphone", speech.earphone, speech.no_jack),
    Task("central", surroundings.central, without_configuration),
    Task("reference", reference.reference, surroundings.not_enrolled),
    Task("updates", updates.updates, surroundings.not_enrolled),
)


@dataclass(frozen=True)
class Result:
    """A task's name, and what it found."""

    name: str
    finding: Finding


def examine(machine: Machine, tasks: Sequence[Task] = TASKS) -> Iterator[Result]:
    """Each result as soon as it is there. A skipped task is an INFO with the reason."""
    for task in tasks:
        reason = task.should_skip(machine)
        yield Result(task.name, info(f"skipped: {reason}") if reason else task.run(machine))
