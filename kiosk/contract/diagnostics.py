"""A readiness report: how a terminal and its devices are, in words and figures without personal data."""

from datetime import datetime
from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.model import Model, Reply

Word = Annotated[str, Constraint(pattern=r"^[A-Za-z0-9_.-]{0,60}$")]
Sentence = Annotated[str, Constraint(pattern=r"^[^\x00-\x1f\x7f]*$", max_length=400)]


class TestReport(Model):
    """How a test ended the last time."""

    __test__ = False  # for pytest, which collects what is called so

    test: Word
    passed: bool
    at: datetime


class DeviceReport(Model):
    """One device: how it stands, what was tested, what it has done."""

    name: Word
    kind: Word
    state: Word
    cause: Word
    detail: Sentence = ""
    tests: Annotated[tuple[TestReport, ...], Constraint(max_length=40)] = ()
    """The newest first."""
    counters: Annotated[dict[Word, tuple[int, int]], Constraint(max_length=40)]
    """For ever, and since the last service."""
    serviced: datetime | None = None


class FindingReport(Model):
    """One question of the doctor's."""

    task: Word
    level: Word
    text: Sentence
    remedy: Sentence = ""


class ReadinessReport(Model):
    """`POST /v1/diagnostics`. `ready`: every device that the settings expect serves, nothing is an issue."""

    made: datetime
    version: Word
    ready: bool
    devices: Annotated[tuple[DeviceReport, ...], Constraint(max_length=40)]
    findings: Annotated[tuple[FindingReport, ...], Constraint(max_length=60)]
    waiting: Annotated[int, Constraint(ge=0)] = 0
    """Submissions not yet acknowledged."""
    quarantined: Annotated[int, Constraint(ge=0)] = 0


class ReportHeld(Reply):
    """Its answer: the number under which an operator finds it. The answer as a whole is signed."""

    number: int
