"""Row 8: a commitment in place of a document: free choice, pledge, or the document; withdrawn before the
decision; found false it leads to putting right or taking back. That notice and pledge stand on the screen and
both ways are of one size, the screens' own tests hold.
"""

from pathlib import Path

import pytest

from central.casework.commitments import NotInOrder
from central.storage.case_tables import CommitmentEntry
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.progress import CaseProgress
from kiosk.visit.sentence import Say
from kiosk.visit.touches.form import ChooseCommitment
from kiosk.visit.touches.travel import Next
from tests.central.casework.flow import OFFICER, case_of, collated, decide_all, desk_of, filed
from tests.central.catalogue import PLEDGE
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import statement
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.ui.viewmodels.shown import Shown
from ui.viewmodels.commitment import CommitmentOutputs


def test_at_the_terminal_nothing_is_chosen_for_anybody_and_both_ways_lead_on() -> None:
    for choice in ("commit", "documents"):
        terminal = at_first_question()
        go_to(terminal, "commitment")
        assert terminal.visit.draft.commitment == ""
        terminal.happens(Next())
        assert terminal.visit.error == Say("visit.choose_one")
        terminal.happens(ChooseCommitment(choice), Next())
        assert terminal.visit.page == "materials"


def test_the_notice_says_to_its_end_who_may_not_commit() -> None:
    terminal = at_first_question()
    go_to(terminal, "commitment")
    outputs = Shown(terminal).screens.views["Commitment"].outputs
    assert isinstance(outputs, CommitmentOutputs)
    template = terminal.visit.setting.catalogue.commitments["CT01"]
    assert template.ineligible_if
    said = outputs.notice[-len(template.ineligible_if) :]
    assert all(each.zh in line for each, line in zip(template.ineligible_if, said, strict=True))


def test_at_the_centre_it_is_registered_checked_put_right_or_taken_back(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        desk = desk_of(service)
        withdrawn, decided = (filed(service, terminal, commitment=PLEDGE) for _ in range(2))
        taken_back(service, terminal, withdrawn)
        assert state(service, withdrawn) == "withdrawn"
        decide_all(service, decided)
        collated(service, decided)
        taken_back(service, terminal, decided)
        assert state(service, decided) == "to_check", "after the decision it is too late"
        desk.commitment(case_of(service, decided), OFFICER, "false")
        assert state(service, decided) == "to_rectify"
        with pytest.raises(NotInOrder):
            desk.commitment(case_of(service, decided), OFFICER, "revoked")
        desk.commitment(case_of(service, decided), OFFICER, "rectified")
        assert state(service, decided) == "rectified"
        terminal.close()


def state(service: RunningService, case: CaseProgress) -> str:
    with service.storage.read() as session:
        return session.get_one(CommitmentEntry, case_of(service, case)).state.value


def taken_back(service: RunningService, terminal: TestTerminal, case: CaseProgress) -> None:
    """The resident withdraws the commitment alone."""
    enclosed = terminal.enclose(
        a_submission(
            kind=SubmissionKind.WITHDRAWAL,
            assurance=Assurance.VERIFIED,
            assurance_evidence=statement(service, terminal),
            form={"receipt_number": case.receipt_number, "what": "commitment"},
        )
    )
    terminal.acknowledged(terminal.put(enclosed), enclosed)
