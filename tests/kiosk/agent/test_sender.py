"""The sender delivers each submission exactly once in effect, and believes nobody but the central service."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kiosk.contract import acknowledgement
from kiosk.contract.problem import ProblemKind
from offline_cache.rows import ChannelState
from offline_cache.states import State
from tests.fixtures.central_stub import Behaviour, CentralStub, Reply, Request, problem
from tests.kiosk.agent.conftest import Terminal


def test_one_submission_is_put_and_its_acknowledgement_kept(terminal: Terminal) -> None:
    filed = terminal.file()[0]
    terminal.run_dry()
    row = terminal.outbox.row(filed.id)
    assert (row.state, row.attempts, row.reason) == (State.DELIVERED, 1, None)
    assert terminal.central.requests[0].path == f"/v1/submissions/{filed.id}"
    assert row.acknowledgement is not None
    public = terminal.central.signing.public_key()
    acknowledgement.verify(row.acknowledgement, public, submission=filed.id, digest=filed.digest)
    assert [event.event for event in terminal.audit.events()] == ["submission.delivered", "channel.changed"]


def test_a_backlog_goes_in_growing_batches_in_the_order_filed(terminal: Terminal) -> None:
    filed = terminal.file(43)
    terminal.run_dry()
    assert terminal.sent() == [each.id for each in filed]
    sizes = [request.body.count(b".") // 2 for request in terminal.central.requests]
    assert sizes == [20, 23]
    assert set(terminal.states()) == {State.DELIVERED}
    assert set(terminal.central.times_sent.values()) == {1}


def _about_another(central: CentralStub, request: Request) -> Reply:
    _, token = central.acknowledge(request.body)
    claims = acknowledgement.verify(
        token, central.signing.public_key(), submission=_id(request), digest=_digest(request)
    )
    other = claims.model_copy(update={"id": uuid4()})
    return _accepted(acknowledgement.sign(other, central.signing))


def _another_digest(central: CentralStub, request: Request) -> Reply:
    _, token = central.acknowledge(request.body)
    claims = acknowledgement.verify(
        token, central.signing.public_key(), submission=_id(request), digest=_digest(request)
    )
    return _accepted(acknowledgement.sign(claims.model_copy(update={"digest": "0" * 64}), central.signing))


def _foreign_key(central: CentralStub, request: Request) -> Reply:
    other = CentralStub()
    return _accepted(other.acknowledge(request.body)[1])


def _nothing(central: CentralStub, request: Request) -> Reply:
    return Reply(200, b"{}")


def _unsigned(central: CentralStub, request: Request) -> Reply:
    return Reply(200, _accepted(central.acknowledge(request.body)[1]).body, signed=False)


@pytest.mark.parametrize("behave", [_about_another, _another_digest, _foreign_key, _nothing, _unsigned])
def test_a_200_without_the_right_acknowledgement_is_a_failed_channel(
    terminal: Terminal, behave: Callable[[CentralStub, Request], Reply]
) -> None:
    filed = terminal.file()[0]
    terminal.central.script.append(lambda request: behave(terminal.central, request))
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED]
    assert terminal.outbox.channel().state is ChannelState.DOWN
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert terminal.outbox.row(filed.id).state is State.DELIVERED


def test_a_lost_answer_leads_to_the_same_acknowledgement_and_not_to_a_second_submission(
    terminal: Terminal,
) -> None:
    filed = terminal.file()[0]

    def lose(request: Request) -> Reply:
        terminal.central.normal(request)
        return Reply(201, drop=True)

    terminal.central.script.append(lose)
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED]
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert terminal.sent() == [filed.id]
    assert terminal.outbox.row(filed.id).acknowledgement == terminal.central.held[filed.id][1]


@pytest.mark.parametrize(
    "behaviour",
    [
        lambda _: Reply(200, drop=True),
        lambda _: Reply(302, b"", signed=False, headers={"location": "/"}),
        lambda _: Reply(409, signed=False),
        lambda _: Reply(403, signed=False),
        lambda _: problem(500, ProblemKind.INTERNAL),
        lambda _: problem(429, ProblemKind.INTERNAL),
    ],
)
def test_a_bad_channel_keeps_everything_and_waits(terminal: Terminal, behaviour: Behaviour) -> None:
    terminal.file(3)
    terminal.central.always = behaviour
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED] * 3
    assert len(terminal.central.requests) == 1
    assert not terminal.sender.step()
    assert len(terminal.central.requests) == 1
    terminal.central.always = None
    terminal.pass_time(2.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED] * 3


def test_the_breaker_probes_with_one_after_five_failures(terminal: Terminal) -> None:
    terminal.file(5)
    terminal.central.always = lambda _: Reply(500, signed=False)
    for _ in range(6):
        terminal.sender.step()
        terminal.pass_time(900.0)
    methods = [request.method for request in terminal.central.requests]
    assert methods == ["POST"] * 4 + ["PUT"] * 2  # 20, 10, 5, 2, 1, and the probe
    terminal.central.always = None
    terminal.run_dry()
    assert [request.method for request in terminal.central.requests][6:] == ["PUT", "POST", "POST"]
    assert set(terminal.states()) == {State.DELIVERED}


def test_a_gateways_retry_after_is_honoured(terminal: Terminal) -> None:
    terminal.file()
    terminal.central.script.append(lambda _: Reply(503, headers={"retry-after": "60"}, signed=False))
    terminal.sender.step()
    terminal.pass_time(59.0)
    terminal.pace.new_commit()
    assert not terminal.sender.step()
    assert len(terminal.central.requests) == 1
    terminal.pass_time(1.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (409, ProblemKind.OTHER_DIGEST, "other_digest"),
        (400, ProblemKind.BAD_ENVELOPE, "bad_envelope"),
        (413, ProblemKind.TOO_LARGE, "too_large"),
        (415, ProblemKind.MEDIA_TYPE, "media_type"),
        (422, ProblemKind.BAD_CONTENT, "bad_content"),
    ],
)
def test_a_refused_item_is_set_aside_and_the_rest_go_on(
    terminal: Terminal, status: int, kind: str, reason: str
) -> None:
    bad = terminal.file()[0]
    terminal.central.script.append(lambda _: problem(status, kind))
    terminal.run_dry()
    row = terminal.outbox.row(bad.id)
    assert (row.state, row.reason) == (State.QUARANTINED, reason)
    good = terminal.file()[0]
    terminal.run_dry()
    assert terminal.outbox.row(good.id).state is State.DELIVERED
    terminal.end.retry(bad.id)
    terminal.run_dry()
    assert terminal.outbox.row(bad.id).state is State.DELIVERED


def test_three_items_refused_in_a_row_are_a_bad_gateway_and_all_are_kept(terminal: Terminal) -> None:
    terminal.central.always = lambda _: problem(422, ProblemKind.BAD_CONTENT)
    for _ in range(3):
        terminal.file()
        terminal.sender.step()
    assert terminal.states() == [State.COMMITTED] * 3
    assert terminal.outbox.channel().reason == "item_errors_in_a_row"
    terminal.central.always = None
    terminal.pass_time(900.0)
    for row in terminal.outbox.rows():
        terminal.end.release([row.id], "time has passed", 0.0)
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED] * 3


def test_three_truly_bad_items_hold_up_nobody(terminal: Terminal) -> None:
    bad = {each.id for each in terminal.file(3)}

    def refuse_the_bad(request: Request) -> Reply:
        if request.method == "PUT":
            refused = _id(request) in bad
            return problem(422, ProblemKind.BAD_CONTENT) if refused else terminal.central.normal(request)
        results = []
        for each in json.loads(request.body)["envelopes"]:
            submission, _ = terminal.central.acknowledge(each.encode())
            no = json.loads(problem(422, ProblemKind.BAD_CONTENT).body)
            alone = Request("PUT", f"/v1/submissions/{submission}", each.encode(), request.headers)
            taken = {"id": str(submission), "status": 422, "problem": no}
            results.append(taken if submission in bad else terminal.central._item(alone.body))
        return Reply(200, json.dumps({"results": results}).encode())

    terminal.central.always = refuse_the_bad
    terminal.sender.step()
    assert terminal.states() == [State.COMMITTED] * 3
    good = terminal.file(2)
    for _ in range(4):
        terminal.pass_time(900.0)
        terminal.run_dry()
        for row in terminal.outbox.rows(State.COMMITTED):
            terminal.end.release([row.id], "time has passed", 0.0)
    assert terminal.sent() == [each.id for each in good]
    assert [row.id for row in terminal.outbox.rows(State.QUARANTINED)] == [
        row.id for row in terminal.outbox.rows() if row.id in bad
    ]


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_terminal_pauses_until_a_heartbeat_is_answered(terminal: Terminal, status: int) -> None:
    terminal.file()
    terminal.central.script.append(lambda _: problem(status, ProblemKind.REVOKED))
    terminal.run_dry()
    terminal.pass_time(100_000.0)
    terminal.pace.new_commit()
    terminal.run_dry()
    assert len(terminal.central.requests) == 1
    assert terminal.outbox.channel().state is ChannelState.PAUSED
    assert "terminal.refused" in terminal.log.events()
    terminal.beat()
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]
    assert terminal.outbox.channel().state is ChannelState.OPEN


def test_a_batch_refused_as_a_whole_is_sent_one_by_one(terminal: Terminal) -> None:
    terminal.file(3)
    terminal.central.script.append(lambda _: problem(413, ProblemKind.TOO_LARGE))
    terminal.run_dry()
    assert [request.method for request in terminal.central.requests] == ["POST", "PUT", "PUT", "PUT"]
    assert terminal.states() == [State.DELIVERED] * 3


@pytest.mark.parametrize("body", [b"{}", b'{"results": []}', b"null", b"\xff"])
def test_a_batch_answer_that_cannot_be_ours_leaves_everything_queued(terminal: Terminal, body: bytes) -> None:
    terminal.file(3)
    terminal.central.script.append(lambda _: Reply(200, body))
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED] * 3


def test_answers_in_another_order_are_not_taken_for_each_other(terminal: Terminal) -> None:
    terminal.file(3)

    def shuffled(request: Request) -> Reply:
        results = json.loads(terminal.central.normal(request).body)["results"]
        return Reply(200, json.dumps({"results": results[::-1]}).encode())

    terminal.central.script.append(shuffled)
    terminal.run_dry()
    assert terminal.states() == [State.COMMITTED] * 3


def test_a_corrected_clock_is_told_to_the_technician(terminal: Terminal) -> None:
    terminal.central.clock_ahead = timedelta(hours=2)
    terminal.file()
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]
    assert abs(terminal.outbox.channel().clock_offset_seconds - 7200) < 5
    assert "clock.corrected" in [event.event for event in terminal.audit.events()]


def test_the_central_service_can_open_what_it_was_sent(terminal: Terminal) -> None:
    terminal.file()
    terminal.run_dry()
    opened = json.loads(terminal.central.open(terminal.central.requests[0].body))
    assert opened["applicant"]["number"] == "11010519491231002X"


def _accepted(token: str) -> Reply:
    return Reply(201, json.dumps({"acknowledgement": token}).encode())


def _id(request: Request) -> UUID:
    return UUID(request.path.rpartition("/")[2])


def _digest(request: Request) -> str:
    return hashlib.sha256(request.body).hexdigest()
