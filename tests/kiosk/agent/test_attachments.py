"""Attachments travel before what names them; a transfer that breaks off goes on where it was."""

from dataclasses import replace

import pytest

from kiosk.contract import envelope
from kiosk.contract.problem import ProblemKind
from kiosk.submission.new_submission import Attachment
from kiosk.submission.seal import PIECE_BYTES
from offline_cache.states import State
from tests.fixtures.central_stub import Reply, problem
from tests.fixtures.filings import new_submission
from tests.kiosk.agent.conftest import Terminal

PICTURE = bytes(range(256)) * (2 * PIECE_BYTES // 256) + b"the last piece"


def test_the_central_service_can_put_the_picture_together(terminal: Terminal) -> None:
    filed = terminal.file_with(attachments=(Attachment("premises", PICTURE),))
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]
    paths = [request.path for request in terminal.central.requests]
    start = f"/v1/submissions/{filed.id}"
    assert paths == [*(f"{start}/parts/premises_{number}" for number in range(3)), start]
    central = terminal.central
    pieces = [
        central.suite.open(
            central.parts[filed.id, f"premises_{number}"],
            central.sealing_private,
            envelope.part_info(filed.id, 7, f"premises_{number}"),
        )
        for number in range(3)
    ]
    assert b"".join(pieces) == PICTURE


def test_a_transfer_that_breaks_off_goes_on_with_the_part_it_broke_off_in(terminal: Terminal) -> None:
    terminal.file_with(attachments=(Attachment("premises", PICTURE),))
    central = terminal.central
    central.script.extend([central.normal, lambda _: Reply(201, drop=True)])
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED]
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]
    slots = [request.path.rpartition("/")[2] for request in central.requests]
    assert slots[:4] == ["premises_0", "premises_1", "premises_1", "premises_2"]


def test_a_large_attachment_holds_up_nobody(terminal: Terminal) -> None:
    large = terminal.file_with(attachments=(Attachment("premises", PICTURE),))
    small = terminal.file(3)
    terminal.run_dry()
    assert list(terminal.central.held) == [*(each.id for each in small), large.id]


def test_parts_that_the_central_service_lost_are_sent_again(terminal: Terminal) -> None:
    filed = terminal.file_with(attachments=(Attachment("premises", b"picture"),))
    terminal.sender.step()
    terminal.central.parts.clear()
    terminal.run_dry()
    assert terminal.outbox.row(filed.id).state is State.DELIVERED
    assert [request.path.rpartition("/")[2] for request in terminal.central.requests] == [
        "premises_0",
        str(filed.id),
        "premises_0",
        str(filed.id),
    ]


def test_parts_that_never_arrive_are_a_persons_business_in_the_end(terminal: Terminal) -> None:
    filed = terminal.file_with(attachments=(Attachment("premises", b"picture"),))
    terminal.central.always = lambda request: (
        problem(422, ProblemKind.PARTS_MISSING)
        if request.path.endswith(str(filed.id))
        else terminal.central.normal(request)
    )
    terminal.run_dry()
    row = terminal.outbox.row(filed.id)
    assert (row.state, row.reason) == (State.QUARANTINED, "parts_missing")


def test_a_part_that_is_refused_sets_its_submission_aside(terminal: Terminal) -> None:
    filed = terminal.file_with(attachments=(Attachment("premises", b"picture"),))
    terminal.central.script.append(lambda _: problem(413, ProblemKind.TOO_LARGE))
    terminal.run_dry()
    row = terminal.outbox.row(filed.id)
    assert (row.state, row.reason) == (State.QUARANTINED, "part_too_large")


@pytest.mark.parametrize("body", [b"{}", b'{"digest": "%s"}' % (b"0" * 64)])
def test_an_answer_that_names_something_else_is_a_failed_channel(terminal: Terminal, body: bytes) -> None:
    terminal.file_with(attachments=(Attachment("premises", b"picture"),))
    terminal.central.script.append(lambda _: Reply(201, body))
    terminal.run_dry()
    assert terminal.outbox.channel().reason == "malformed_answer"
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]


def test_an_amendment_is_sent_after_its_original_and_never_in_one_batch_with_it(terminal: Terminal) -> None:
    original = terminal.filer.file(new_submission())
    amendment = terminal.filer.file(replace(new_submission(), after=original.id))
    terminal.central.script.append(lambda _: Reply(502, signed=False))
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED] * 2
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert list(terminal.central.held) == [original.id, amendment.id]
    assert [request.method for request in terminal.central.requests] == ["PUT", "PUT", "PUT"]
