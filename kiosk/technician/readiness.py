"""The readiness report: devices, last tests, counters and the doctor's findings, without personal data.

`kiosk.contract.diagnostics` is its form. It can be read, printed, put on a stick and sent to the central
service.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from kiosk.contract.diagnostics import DeviceReport, FindingReport, ReadinessReport, TestReport
from kiosk.equipment.check import Answer
from kiosk.logging import PERSONAL
from kiosk.technician.doctor import Result
from kiosk.technician.task import Level
from kiosk.technician.terminal_facts import TerminalFacts

LONGEST = 400
WITHHELD = "withheld"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def readiness(
    answers: Sequence[Answer], results: Iterable[Result], facts: TerminalFacts, now: datetime
) -> ReadinessReport:
    """The report. Ready is a terminal that is enrolled, whose devices all serve and that has no issue."""
    findings = tuple(
        FindingReport(
            task=each.name,
            level=each.finding.level.value,
            text=presentable(each.finding.text),
            remedy=presentable(each.finding.remedy),
        )
        for each in results
    )
    well = all(each.standing.serves for each in answers)
    return ReadinessReport(
        made=now,
        version=facts.version,
        ready=bool(facts.code) and well and not any(each.level == Level.ISSUE for each in findings),
        devices=tuple(_device(each) for each in answers),
        findings=findings,
        waiting=facts.queue.waiting if facts.queue else 0,
        quarantined=facts.queue.quarantined if facts.queue else 0,
    )


def presentable(text: str) -> str:
    """One line that leaves the machine: whatever looks like somebody's number stays here."""
    line = PERSONAL.sub(WITHHELD, _CONTROL.sub(" ", text))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 3]}..."


def _device(answer: Answer) -> DeviceReport:
    record = answer.record
    return DeviceReport(
        name=answer.name,
        kind=answer.kind,
        state=answer.standing.state.value,
        cause=answer.standing.cause.value,
        detail=presentable(answer.standing.detail),
        tests=tuple(TestReport(test=each.test, passed=each.passed, at=each.at) for each in record.tests),
        counters={name: (each.for_ever, each.since_service) for name, each in record.counters.items()},
        serviced=record.serviced.at if record.serviced else None,
    )
