"""The heartbeat reports, ends waits, and finds out what a restored central service has lost."""

from datetime import UTC, datetime, timedelta

from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse, MissingSequences, NotOpened
from kiosk.contract.problem import ProblemKind
from kiosk.contract.void_reason import MAX_VOID_REASONS
from offline_cache.rows import ChannelState
from offline_cache.states import State
from tests.fixtures.central_stub import Reply, problem
from tests.kiosk.agent.conftest import RETENTION, Terminal


def test_it_says_how_many_were_issued_and_how_many_wait(terminal: Terminal) -> None:
    terminal.file(2)
    terminal.run_dry()
    terminal.file()
    terminal.beat()
    said = HeartbeatRequest.model_validate_json(terminal.central.requests[-1].body)
    assert (said.version, said.sequence, said.waiting) == ("0.1", 3, 1)


def test_an_answer_ends_the_wait_and_opens_the_channel(terminal: Terminal) -> None:
    terminal.file()
    terminal.central.script.append(lambda _: Reply(502, signed=False))
    terminal.run_dry()
    assert terminal.outbox.channel().state is ChannelState.DOWN
    terminal.beat()
    assert terminal.outbox.channel().state is ChannelState.OPEN
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED]


def test_a_failed_one_says_so_and_ends_no_wait(terminal: Terminal) -> None:
    terminal.file()
    terminal.central.always = lambda _: Reply(502, signed=False)
    terminal.run_dry()
    terminal.beat()
    assert not terminal.sender.step()
    assert terminal.outbox.channel().reason == "unsigned_502"


def test_a_malformed_answer_ends_no_wait(terminal: Terminal) -> None:
    terminal.file()
    terminal.central.script.extend([lambda _: Reply(500), lambda _: Reply(200, b"[]")])
    terminal.run_dry()
    terminal.beat()
    assert not terminal.sender.step()
    assert terminal.outbox.channel().reason == "malformed_answer"


def test_a_refused_one_pauses(terminal: Terminal) -> None:
    terminal.central.script.append(lambda _: problem(403, ProblemKind.REVOKED))
    terminal.beat()
    assert terminal.outbox.channel().state is ChannelState.PAUSED
    assert terminal.audit.events()[-1].event == "terminal.shut_out"
    terminal.file()
    assert not terminal.sender.step()


def test_a_key_that_nobody_has_approved_yet_sends_nothing_and_loses_nothing(terminal: Terminal) -> None:
    waits = HeartbeatResponse(time=datetime.now(UTC), highest_contiguous=0, approved=False)
    terminal.central.script.append(lambda _: Reply(200, waits.model_dump_json().encode()))
    terminal.file(2)
    terminal.beat()
    channel = terminal.outbox.channel()
    assert (channel.state, channel.reason) == (ChannelState.PAUSED, "not_approved")
    terminal.run_dry()
    assert terminal.sent() == []
    terminal.beat()
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED] * 2


def test_what_a_restored_central_service_has_lost_is_sent_again_once(terminal: Terminal) -> None:
    filed = terminal.file(4)
    terminal.run_dry()
    for each in filed[2:]:
        del terminal.central.held[each.id]
    terminal.beat()
    terminal.run_dry()
    assert set(terminal.central.held) == {each.id for each in filed}
    assert terminal.states() == [State.DELIVERED] * 4
    assert "submission.sent_again" in [event.event for event in terminal.audit.events()]
    requests = len(terminal.central.requests)
    terminal.beat()
    terminal.run_dry()
    assert len(terminal.central.requests) == requests + 1


def test_what_the_central_service_cannot_open_is_set_aside_and_kept(terminal: Terminal) -> None:
    good, bad = terminal.file(2)
    terminal.run_dry()
    terminal.central.not_opened = (NotOpened(id=bad.id, reason="cannot_open"),)
    for _ in range(2):
        terminal.beat()
    assert terminal.states() == [State.DELIVERED, State.QUARANTINED]
    row = terminal.outbox.row(bad.id)
    assert (row.reason, bool(row.acknowledgement)) == ("cannot_open", True)
    assert terminal.outbox.envelope(bad.id)
    told = [event for event in terminal.audit.events() if event.event == "submission.quarantined"]
    assert len(told) == 1, "once"
    terminal.central.not_opened = ()
    terminal.end.retry(bad.id)
    terminal.run_dry()
    terminal.beat()
    assert terminal.states() == [State.DELIVERED] * 2
    assert terminal.outbox.row(good.id).state is State.DELIVERED


def test_a_central_service_that_forgets_its_horizon_is_not_flooded(terminal: Terminal) -> None:
    terminal.file(2)
    terminal.run_dry()
    terminal.central.horizon = lambda: 0  # type: ignore[method-assign]
    for _ in range(3):
        terminal.beat()
        terminal.run_dry()
    assert max(terminal.central.times_sent.values()) == 2


def test_it_names_what_a_person_must_look_at_and_what_will_never_come(terminal: Terminal) -> None:
    filed = terminal.file()[0]
    terminal.central.script.append(lambda _: problem(422, ProblemKind.BAD_CONTENT))
    terminal.run_dry()
    terminal.beat()
    said = HeartbeatRequest.model_validate_json(terminal.central.requests[-1].body)
    assert (said.epoch, said.alarms, said.voided) == (1, ("quarantined", "storage_low"), ())
    terminal.end.void(filed.id, "filed twice")
    terminal.beat()
    said = HeartbeatRequest.model_validate_json(terminal.central.requests[-1].body)
    assert (said.alarms, said.voided, said.waiting) == (("storage_low",), (1,), 0)


def give_up(terminal: Terminal, *reasons: str) -> None:
    """As many submissions, each for its reason."""
    for reason in reasons:
        filed = terminal.file()[0]
        terminal.end.mark_sending([filed.id])
        terminal.end.quarantine(filed.id, "bad_content")
        terminal.end.void(filed.id, reason)


def told_why(terminal: Terminal) -> list[tuple[int, str]]:
    """With the next heartbeat."""
    terminal.beat()
    said = HeartbeatRequest.model_validate_json(terminal.central.requests[-1].body)
    return [(each.sequence, each.reason) for each in said.void_reasons]


def test_why_something_was_given_up_is_told_until_the_central_service_has_heard(terminal: Terminal) -> None:
    give_up(terminal, "filed twice")
    terminal.central.script.append(lambda _: Reply(503, signed=False))
    assert told_why(terminal) == [(1, "filed twice")]
    assert told_why(terminal) == [(1, "filed twice")], "nobody had heard"
    assert told_why(terminal) == []
    give_up(terminal, "the form was wrong")
    assert told_why(terminal) == [(2, "the form was wrong")]


def test_more_than_a_heartbeat_tells_at_once_comes_with_the_next(terminal: Terminal) -> None:
    give_up(terminal, *(f"reason {number}" for number in range(MAX_VOID_REASONS + 1)))
    assert len(told_why(terminal)) == MAX_VOID_REASONS
    assert told_why(terminal) == [(MAX_VOID_REASONS + 1, f"reason {MAX_VOID_REASONS}")]


def test_a_reason_that_an_earlier_release_let_pass_stays_at_the_terminal(terminal: Terminal) -> None:
    give_up(terminal, "call 138 0013 8000", "x" * 201, "a\nb\x07", "  two \n lines ")
    assert told_why(terminal) == [(4, "two lines")]


def test_what_is_held_and_old_by_the_central_services_clock_is_purged(terminal: Terminal) -> None:
    filed = terminal.file(3)
    terminal.run_dry()
    terminal.beat()
    assert terminal.states() == [State.DELIVERED] * 3
    terminal.central.clock_ahead = RETENTION + timedelta(seconds=10)
    terminal.central.horizon = lambda: 2  # type: ignore[method-assign]
    terminal.beat()
    # The third is not below the horizon: it is sent again instead.
    assert terminal.states() == [State.PURGED, State.PURGED, State.COMMITTED]
    assert terminal.outbox.row(filed[0].id).acknowledgement is not None
    assert "submission.purged" in [event.event for event in terminal.audit.events()]


def test_every_signed_answer_teaches_the_clock(terminal: Terminal) -> None:
    terminal.central.clock_ahead = timedelta(minutes=3)  # within what a request's signature may be late
    terminal.beat()
    assert abs(terminal.outbox.channel().clock_offset_seconds - 180) < 5
    terminal.central.clock_ahead = timedelta()  # somebody has set this machine's clock
    terminal.beat()
    assert abs(terminal.outbox.channel().clock_offset_seconds) < 5


def test_only_what_the_central_service_names_as_missing_is_sent_again(terminal: Terminal) -> None:
    terminal.file(5)
    terminal.run_dry()
    now = terminal.central.now()
    answer = HeartbeatResponse(
        time=now, highest_contiguous=1, missing=(MissingSequences(epoch=1, first=2, last=3),)
    )
    terminal.central.script.append(lambda _: Reply(200, answer.model_dump_json().encode()))
    terminal.beat()
    assert [row.sequence for row in terminal.outbox.rows(State.COMMITTED)] == [2, 3]


def with_news(news: int, missing: tuple[MissingSequences, ...] = ()) -> Reply:
    answer = HeartbeatResponse(time=datetime.now(UTC), highest_contiguous=0, missing=missing, news=news)
    return Reply(200, answer.model_dump_json().encode())


def test_it_waits_only_once_it_was_told_everything(terminal: Terminal) -> None:
    assert not terminal.heartbeat.request().waits
    terminal.central.script.append(lambda _: with_news(7))
    assert terminal.beat(), "the next one may come at once"
    waiting = terminal.heartbeat.request()
    assert (waiting.waits, waiting.path) == (True, "/v1/heartbeat?wait=50")
    assert HeartbeatRequest.model_validate_json(waiting.body).told == 7


def test_it_does_not_come_back_at_once_without_news(terminal: Terminal) -> None:
    terminal.central.script.extend([lambda _: with_news(7)] * 2 + [lambda _: with_news(8)])
    assert [terminal.beat() for _ in range(3)] == [True, False, True]


def test_a_wait_that_breaks_off_is_followed_by_one_that_does_not_wait(terminal: Terminal) -> None:
    terminal.central.script.extend([lambda _: with_news(7), lambda _: Reply(504, signed=False)])
    terminal.beat()
    assert terminal.beat(), "whether the channel is down is asked at once"
    assert terminal.outbox.channel().state is ChannelState.OPEN
    assert not terminal.heartbeat.request().waits


def test_what_was_delivered_while_it_waited_counts_as_held(terminal: Terminal) -> None:
    terminal.file()
    beat = terminal.heartbeat.request()
    lacking = (MissingSequences(epoch=1, first=1, last=1),)
    terminal.central.script.append(lambda _: with_news(1, lacking))
    answer = terminal.client.exchange("POST", beat.path, beat.body)
    terminal.run_dry()
    terminal.heartbeat.heard(beat, answer)
    assert terminal.states() == [State.DELIVERED]
