"""What departments do with their share of a case, and what the resident hears of it."""

import pytest

from central.casework.corrections import Asked
from central.casework.decisions import BadDecision
from central.casework.desk import Desk, NotYours
from central.casework.states import MOVES, Act, NotNow, after
from central.casework.uploads import BadUpload
from central.storage.case_tables import CaseWork
from central.storage.models import JournalEntry, TaskState
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.progress import CaseProgress
from tests.central.casework.flow import ALL, OFFICER, REFUSAL, case_of, desk_of, filed, refuse, tasks_of
from tests.central.service import WITHOUT_PHONE, RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import progress, statement


@pytest.fixture
def desk(service: RunningService) -> Desk:
    return desk_of(service)


@pytest.fixture
def verified(service: RunningService, terminal: TestTerminal) -> CaseProgress:
    return filed(service, terminal)


def followed(
    service: RunningService, terminal: TestTerminal, case: CaseProgress, kind: SubmissionKind, **form: str
) -> None:
    """The same person sends something after it, verified."""
    whole = a_submission(
        kind=kind,
        assurance=Assurance.VERIFIED,
        assurance_evidence=statement(service, terminal),
        form={"receipt_number": case.receipt_number, **form},
    )
    enclosed = terminal.enclose(whole)
    terminal.acknowledged(terminal.put(enclosed), enclosed)


def states(case: CaseProgress) -> dict[str, str]:
    return {task.department: task.state for task in case.tasks}


def test_every_act_is_allowed_or_refused_in_every_state() -> None:
    for state in TaskState:
        for act in Act:
            if (state, act) in MOVES:
                assert after(state, act, accepted=False) in TaskState
            else:
                with pytest.raises(NotNow):
                    after(state, act, accepted=False)


def test_a_task_has_the_day_that_was_promised(verified: CaseProgress) -> None:
    assert {task.clock for task in verified.tasks} <= {"running", "none"}
    assert verified.state == "received"


def test_taken_up_asked_answered_and_decided(
    service: RunningService, terminal: TestTerminal, desk: Desk, verified: CaseProgress
) -> None:
    task = tasks_of(service, verified)["GA"]
    desk.accept(task, OFFICER, ("GA",))
    assert progress(terminal, verified.receipt_number).state == "accepted"
    desk.ask(task, OFFICER, ("GA",), Asked(words=("请补交出生医学证明第二页", " ")))
    asked = progress(terminal, verified.receipt_number)
    assert [each.wants for each in asked.corrections] == [("请补交出生医学证明第二页",)]
    assert {task.clock for task in asked.tasks if task.department == "GA"} == {"paused"}
    followed(service, terminal, verified, SubmissionKind.AMENDMENT, department="GA", words="补好了")
    answered = progress(terminal, verified.receipt_number)
    assert (answered.corrections, states(answered)["GA"]) == ((), "accepted")
    desk.decide(task, OFFICER, ("GA",), approved=True, note="准予登记")
    assert states(progress(terminal, verified.receipt_number))["GA"] == "done"
    with pytest.raises(NotNow):
        desk.accept(task, OFFICER, ("GA",))


def test_nobody_decides_for_another_department(
    service: RunningService, desk: Desk, verified: CaseProgress
) -> None:
    with pytest.raises(NotYours):
        desk.accept(tasks_of(service, verified)["WJ"], OFFICER, ("GA", "YB"))


def test_a_refusal_says_why_on_what_ground_and_where_to_complain(
    service: RunningService, desk: Desk, verified: CaseProgress
) -> None:
    task = tasks_of(service, verified)["YB"]
    for missing in REFUSAL:
        with pytest.raises(BadDecision, match=missing):
            refuse(desk, task, **{missing: " "})
    refuse(desk, task)


def test_a_result_that_is_no_pdf_is_not_taken(
    service: RunningService, desk: Desk, verified: CaseProgress
) -> None:
    task = tasks_of(service, verified)["YB"]
    desk.accept(task, OFFICER, ALL)
    for wrong in (b"GIF89a", b"%PDF-1.7\nnothing", b"%PDF-1.7" + bytes(3 * 1024 * 1024)):
        with pytest.raises(BadUpload):
            desk.decide(task, OFFICER, ALL, approved=True, untrusted_result=wrong)
    desk.decide(task, OFFICER, ALL, approved=True)


def test_tasks_wait_until_a_window_knows_who_it_was_and_their_clocks_begin_then(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    case = filed(service, terminal, verified=False)
    assert (set(states(case).values()), case.due) == ({"waiting_for_identity"}, None)
    with pytest.raises(NotNow):
        desk.accept(tasks_of(service, case)["GA"], OFFICER, ALL)
    desk.confirm_identity(case_of(service, case), OFFICER, "窗口人证核验")
    after_it = progress(terminal, case.receipt_number)
    assert (after_it.identity, set(states(after_it).values())) == ("confirmed", {"open"})


def test_withdrawn_before_the_decision_what_is_left_is_closed_and_what_was_decided_stays(
    service: RunningService, terminal: TestTerminal, desk: Desk, verified: CaseProgress
) -> None:
    task = tasks_of(service, verified)["WJ"]
    desk.accept(task, OFFICER, ALL)
    desk.decide(task, OFFICER, ALL, approved=True)
    followed(service, terminal, verified, SubmissionKind.WITHDRAWAL)
    told = states(progress(terminal, verified.receipt_number))
    assert told == {"WJ": "done", "GA": "withdrawn", "YB": "withdrawn"}


def test_a_whole_case_that_is_withdrawn_needs_nobody_any_more(
    service: RunningService, terminal: TestTerminal, verified: CaseProgress
) -> None:
    followed(service, terminal, verified, SubmissionKind.WITHDRAWAL)
    assert progress(terminal, verified.receipt_number).state == "withdrawn"


def test_a_withdrawal_that_overtakes_its_filing_holds_when_that_comes(
    service: RunningService, terminal: TestTerminal
) -> None:
    late = terminal.enclose(
        a_submission(assurance=Assurance.VERIFIED, assurance_evidence=statement(service, terminal))
    )
    form = {"receipt_number": late.receipt_number}
    early = terminal.enclose(
        a_submission(
            kind=SubmissionKind.WITHDRAWAL,
            assurance=Assurance.VERIFIED,
            assurance_evidence=statement(service, terminal),
            form=form,
        )
    )
    terminal.acknowledged(terminal.put(early), early)
    terminal.acknowledged(terminal.put(late), late)
    assert progress(terminal, late.receipt_number).state == "withdrawn"


def test_a_found_receipt_withdraws_nothing(
    service: RunningService, terminal: TestTerminal, verified: CaseProgress
) -> None:
    """Neither with another card nor with the owner's card alone."""
    somebody = a_submission().applicant
    assert somebody is not None
    for applicant in (somebody.model_copy(update={"number": WITHOUT_PHONE}), somebody):
        whole = a_submission(
            kind=SubmissionKind.WITHDRAWAL,
            applicant=applicant,
            form={"receipt_number": verified.receipt_number},
        )
        enclosed = terminal.enclose(whole)
        terminal.acknowledged(terminal.put(enclosed), enclosed)
    assert set(states(progress(terminal, verified.receipt_number)).values()) == {"open"}


def test_when_the_last_has_decided_the_output_is_asked_for_once(
    service: RunningService, desk: Desk, verified: CaseProgress
) -> None:
    tasks = tasks_of(service, verified)
    for task in tasks.values():
        desk.accept(task, OFFICER, ALL)
    for department in ("WJ", "GA"):
        desk.decide(tasks[department], OFFICER, ALL, approved=True)
    case = case_of(service, verified)
    assert asked_for(service, case) == 0
    refuse(desk, tasks["YB"])
    assert asked_for(service, case) == 1


def asked_for(service: RunningService, case: int) -> int:
    with service.storage.read() as session:
        return session.query(CaseWork).where(CaseWork.case_id == case).count()


def test_every_act_is_in_the_journal_and_nobody_who_filed_is(
    service: RunningService, desk: Desk, verified: CaseProgress
) -> None:
    desk.accept(tasks_of(service, verified)["GA"], OFFICER, ALL)
    with service.storage.read() as session:
        last = session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
    assert last is not None
    assert (last.who, last.deed, last.detail) == ("zhou.li", "task.accepted", f"{verified.case_number} GA")


def test_a_verified_word_of_the_same_person_says_whose_the_filing_was(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal, verified=False)
    assert set(states(case).values()) == {"waiting_for_identity"}
    followed(service, terminal, case, SubmissionKind.AMENDMENT)
    now = progress(terminal, case.receipt_number)
    assert now.identity == "confirmed"
    assert set(states(now).values()) == {"open"}
