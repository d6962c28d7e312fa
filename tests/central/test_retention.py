"""Personal data goes when its time is over; what was promised about it stays."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from central import cli
from central.retention import KEPT, Deletion, delete_what_is_due
from central.storage.models import Case, CaseState, HeldSubmission
from kiosk.contract.api import PART_MEDIA_TYPE
from kiosk.contract.envelope import SubmissionKind
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission
from tests.central.test_parts import held as parts_held
from tests.central.test_parts import part
from tests.central.test_parts import put as put_part

DAY = timedelta(days=1)


@pytest.fixture
def own_terminal(own_service: RunningService) -> TestTerminal:
    return TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")


def purge(service: RunningService, after: timedelta) -> Deletion:
    with service.storage.write() as session:
        return delete_what_is_due(session, service.clock() + after)


def envelope_of(service: RunningService, submission: UUID) -> bytes:
    with service.storage.read() as session:
        return session.get_one(HeldSubmission, submission).envelope


def close_case(service: RunningService) -> None:
    with service.storage.write() as session:
        for case in session.query(Case):
            case.state = CaseState.DONE


def filed(terminal: TestTerminal, kind: SubmissionKind) -> Enclosed:
    enclosed = terminal.enclose(a_submission(kind=kind))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed


@pytest.mark.parametrize("kind", SubmissionKind)
def test_each_kind_is_kept_for_its_time_and_not_longer(
    own_service: RunningService, own_terminal: TestTerminal, kind: SubmissionKind
) -> None:
    enclosed = filed(own_terminal, kind)
    close_case(own_service)
    assert purge(own_service, KEPT[kind] - DAY).submissions == 0
    assert envelope_of(own_service, enclosed.id) == enclosed.bytes
    assert purge(own_service, KEPT[kind] + DAY).submissions == 1
    assert envelope_of(own_service, enclosed.id) == b""
    assert purge(own_service, KEPT[kind] + DAY).submissions == 0
    own_terminal.close()


def test_what_was_deleted_is_still_acknowledged_as_at_first_and_not_taken_in_anew(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    enclosed = filed(own_terminal, SubmissionKind.RATING)
    first = own_terminal.acknowledged(own_terminal.put(enclosed), enclosed)
    purge(own_service, KEPT[SubmissionKind.RATING] + DAY)
    answer = own_terminal.put(enclosed)
    assert answer.status_code == 200
    assert own_terminal.acknowledged(answer, enclosed) == first
    assert envelope_of(own_service, enclosed.id) == b""
    own_terminal.close()


def test_an_open_case_keeps_its_submission_and_is_counted(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    enclosed = filed(own_terminal, SubmissionKind.FILING)
    told = purge(own_service, KEPT[SubmissionKind.FILING] + DAY)
    assert (told.submissions, told.still_in_work) == (0, 1)
    assert envelope_of(own_service, enclosed.id) == enclosed.bytes
    own_terminal.close()


def test_attachments_go_with_their_submission_and_lonely_ones_after_ninety_days(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    submission, lonely = a_submission(kind=SubmissionKind.CALLBACK), uuid4()
    put_part(own_terminal, submission.id, "scan")
    put_part(own_terminal, lonely, "scan", b"x", PART_MEDIA_TYPE)
    enclosed = own_terminal.enclose(submission, parts=(part("scan"),))
    own_terminal.acknowledged(own_terminal.put(enclosed), enclosed)
    assert purge(own_service, 89 * DAY).lonely_parts == 0
    assert purge(own_service, 91 * DAY).lonely_parts == 1
    assert parts_held(own_terminal, lonely) == ()
    assert parts_held(own_terminal, submission.id) == (part("scan"),)
    purge(own_service, KEPT[SubmissionKind.CALLBACK] + DAY)
    assert parts_held(own_terminal, submission.id) == ()
    own_terminal.close()


def test_the_operators_command_says_what_it_did(
    own_service: RunningService, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["purge", "--database", own_service.database]) == 0
    assert "0 submissions deleted" in capsys.readouterr().out
