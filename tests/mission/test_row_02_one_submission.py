"""Row 2: one submission, one case number, a task for each department that it concerns, one output when all of
them have decided.
"""

import subprocess
from pathlib import Path

from central.casework.worker import take
from central.catalogue import Services
from kiosk.contract.catalogue.schema import Answer, Catalogue, Condition, Question, Text
from kiosk.contract.progress import CaseProgress
from tests.central.casework.flow import OFFICER, case_of, collated, desk_of, filed, tasks_of
from tests.central.catalogue import BIRTH, DEPARTMENTS, small_catalogue
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import progress
from tests.central.test_progress import mine

HEALTH, POLICE, INSURANCE = DEPARTMENTS


def with_a_choice() -> Catalogue:
    """The department of insurance has something to do only where somebody wants the child insured."""
    whole = small_catalogue()
    answers = tuple(Answer(value=each, label=Text(zh=each)) for each in ("yes", "no"))
    event = whole.life_events[BIRTH].model_copy(
        update={
            "questions": (Question(id="insured", text=Text(zh="要不要上医保？"), answers=answers),),
            "called_if": {INSURANCE: (Condition(of="insured", is_in=("yes",)),)},
        }
    )
    return whole.model_copy(update={"life_events": {BIRTH: event}})


def test_one_submission_goes_to_every_department_and_comes_back_as_one_output(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central", catalogue=with_a_choice()) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        whole, smaller = (filed(service, terminal, answers={"insured": each}) for each in ("yes", "no"))
        assert [task.department for task in whole.tasks] == [HEALTH, POLICE, INSURANCE]
        assert [task.department for task in smaller.tasks] == [HEALTH, POLICE], (
            "nobody else has a share in it"
        )
        assert whole.case_number != smaller.case_number

        everybody = list(tasks_of(service, whole))
        assert everybody == [HEALTH, POLICE, INSURANCE]
        for department in everybody:
            told = progress(terminal, whole.receipt_number)
            assert (told.documents, to_put_together(service)) == ((), []), "nothing before it is whole"
            decide(service, whole, department)
        assert to_put_together(service) == [case_of(service, whole)]
        collated(service, whole)
        told = progress(terminal, whole.receipt_number)
        assert (told.state, len(told.documents)) == ("done", 1)
        grant = mine(service, terminal).grant
        answer = terminal.exchange("GET", f"/v1/documents/{told.documents[0].id}?grant={grant}")
        words = words_of(answer.content)
        names = [with_a_choice().departments[each].name.zh for each in everybody]
        assert all(name in words for name in names)

        for department in (HEALTH, POLICE):
            decide(service, smaller, department)
        assert to_put_together(service) == [case_of(service, smaller)], "it waits for nobody who has no share"
        terminal.close()


def words_of(pdf: bytes) -> str:
    """What stands on it, without its breaks of lines."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return "".join(done.stdout.decode().split())


def decide(service: RunningService, case: CaseProgress, department: str) -> None:
    desk, tasks = desk_of(service), tasks_of(service, case)
    desk.accept(tasks[department], OFFICER, [department])
    desk.decide(tasks[department], OFFICER, [department], approved=True, note="准予登记")


def to_put_together(service: RunningService) -> list[int]:
    """The cases that a worker would take up now."""
    return [each.case for each in take(service.storage, "a worker", service.clock)]


def test_what_another_version_of_the_catalogue_asked_calls_everybody() -> None:
    services = Services(with_a_choice())
    same, other = (
        services.filed(a_submission(answers={"insured": "no"}, **changes)).departments
        for changes in ({}, {"catalogue_version": "2025.9"})
    )
    assert (same, other) == ((HEALTH, POLICE), (HEALTH, POLICE, INSURANCE))
