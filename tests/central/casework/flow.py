"""A case on its way through the departments, as a test needs it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from central.casework import pdf_seal
from central.casework.collating import Collation
from central.casework.desk import Desk
from central.catalogue import load_services
from central.console.deeds import Doer
from central.holidays import load_holidays
from central.storage.models import Case
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.progress import CaseProgress
from kiosk.contract.working_days import WorkingDays
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import progress, statement

OFFICER = Doer("zhou.li")
ALL = ("WJ", "GA", "YB")
REFUSAL = {"note": "材料不齐", "ground": "《示例条例》第三条", "remedy": "60日内可申请行政复议"}
PUBLIC = "https://centre.example"


def desk_of(service: RunningService) -> Desk:
    calendar = WorkingDays.of(load_holidays(None))
    services = load_services(service.catalogue)
    return Desk(service.storage, service.data, services, calendar, service.clock)


def collation_of(service: RunningService) -> Collation:
    seal = pdf_seal.load_or_create(service.keys_directory / pdf_seal.SEAL, datetime.now(UTC))
    services = load_services(service.catalogue)
    return Collation(service.storage, service.data, services, seal, service.clock, PUBLIC)


def filed(
    service: RunningService, terminal: TestTerminal, *, verified: bool = True, **changes: object
) -> CaseProgress:
    evidence = statement(service, terminal) if verified else None
    level = Assurance.VERIFIED if verified else Assurance.CARD
    whole = a_submission(assurance=level, assurance_evidence=evidence, **changes)
    enclosed = terminal.enclose(whole)
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return progress(terminal, enclosed.receipt_number)


def case_of(service: RunningService, case: CaseProgress) -> int:
    return int(case.case_number.rpartition("-")[2])


def tasks_of(service: RunningService, case: CaseProgress) -> dict[str, int]:
    with service.storage.read() as session:
        row = session.get_one(Case, case_of(service, case))
        return {task.department: task.id for task in row.tasks}


def refuse(desk: Desk, task: int, departments: Sequence[str] = ALL, **changes: str) -> None:
    said = {**REFUSAL, **changes}
    desk.decide(
        task,
        OFFICER,
        departments,
        approved=False,
        note=said["note"],
        ground=said["ground"],
        remedy=said["remedy"],
    )


def decide_all(
    service: RunningService, case: CaseProgress, *, result: bytes = b"", refused: str | None = None
) -> None:
    """Everybody takes it up and decides; `result` is what the last uploads."""
    desk, tasks = desk_of(service), tasks_of(service, case)
    for department, task in tasks.items():
        desk.accept(task, OFFICER, tasks)
        if department == refused:
            refuse(desk, task)
        else:
            uploaded = result if department == list(tasks)[-1] else b""
            desk.decide(task, OFFICER, tasks, approved=True, note="准予登记", untrusted_result=uploaded)


def collated(service: RunningService, case: CaseProgress) -> str:
    """The output, made and released; gives its id."""
    collation, number = collation_of(service), case_of(service, case)
    document = collation.make(number)
    collation.release(number, document)
    return document


def some_pdf(text: str) -> bytes:
    from fpdf import FPDF

    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.cell(0, 10, text)
    return bytes(paper.output())
