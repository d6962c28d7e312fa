"""Every move of a row from every state: the legal ones happen, the others change nothing."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from offline_cache.errors import IllegalTransition, UnknownSubmission
from offline_cache.outcomes import Delivered
from offline_cache.rows import ChannelState, SealedPart
from offline_cache.states import ENDS, TRANSITIONS, State
from tests.offline_cache.conftest import EPOCH, Ends, sealed

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)

Move = Callable[[Ends, UUID], object]


def _purge(ends: Ends, row: UUID) -> None:
    """A purge takes what may go and leaves the rest alone; here that is the refusal."""
    sequence = ends.outbox.row(row).sequence
    if not ends.sending.purge(EPOCH, sequence, NOW + timedelta(seconds=1)):
        raise IllegalTransition("nothing was purged")


MOVES: dict[State, Move] = {
    State.SENDING: lambda ends, row: ends.sending.mark_sending([row]),
    State.DELIVERED: lambda ends, row: ends.sending.delivered(row, "signed", NOW),
    State.QUARANTINED: lambda ends, row: ends.sending.quarantine(row, "bad_content"),
    State.COMMITTED: lambda ends, row: ends.sending.retry(row),
    State.VOIDED: lambda ends, row: ends.sending.void(row, "filed twice"),
    State.PURGED: _purge,
}
WAYS: dict[State, tuple[State, ...]] = {
    State.COMMITTED: (),
    State.SENDING: (State.SENDING,),
    State.DELIVERED: (State.SENDING, State.DELIVERED),
    State.QUARANTINED: (State.SENDING, State.QUARANTINED),
    State.VOIDED: (State.SENDING, State.QUARANTINED, State.VOIDED),
    State.PURGED: (State.SENDING, State.DELIVERED, State.PURGED),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_the_table_of_transitions_is_what_the_outbox_does(ends: Ends, before: State, after: State) -> None:
    row = ends.filing.put(EPOCH, sealed).id
    for step in WAYS[before]:
        MOVES[step](ends, row)
    if after in TRANSITIONS[before]:
        MOVES[after](ends, row)
        assert ends.outbox.row(row).state is after
    else:
        with pytest.raises(IllegalTransition):
            MOVES[after](ends, row)
        assert ends.outbox.row(row).state is before


def test_only_what_is_over_cannot_be_left() -> None:
    assert set(ENDS) == {State.VOIDED, State.PURGED}
    reached = {after for ways in TRANSITIONS.values() for after in ways}
    assert reached == set(State)


def test_the_database_refuses_to_reopen_what_is_over(ends: Ends) -> None:
    for end in ENDS:
        row = ends.filing.put(EPOCH, sealed).id
        for step in WAYS[end]:
            MOVES[step](ends, row)
        with pytest.raises(sqlite3.IntegrityError), ends.outbox.database.writing() as tables:
            tables.execute("UPDATE submissions SET state = 'committed' WHERE id = ?", [str(row)])


def test_a_purge_keeps_the_row_and_drops_the_envelope_only_of_what_is_held_and_old(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed).id for _ in range(4)]
    ends.sending.mark_sending(rows)
    for row, at in zip(rows[:3], (NOW, NOW, NOW + timedelta(days=2)), strict=True):
        ends.sending.delivered(row, "signed", at)
    assert ends.sending.purge(EPOCH, 1, NOW + timedelta(days=1)) == 1
    assert ends.sending.purge(EPOCH, 4, NOW + timedelta(days=1)) == 1
    assert [row.state for row in ends.outbox.rows()] == [
        State.PURGED,
        State.PURGED,
        State.DELIVERED,
        State.SENDING,
    ]
    assert ends.outbox.row(rows[0]).acknowledgement == "signed"
    with pytest.raises(UnknownSubmission):
        ends.outbox.envelope(rows[0])
    assert ends.outbox.envelope(rows[2])


def test_of_a_batch_with_one_that_may_not_be_moved_none_is(ends: Ends) -> None:
    good, voided = (ends.filing.put(EPOCH, sealed).id for _ in range(2))
    for step in WAYS[State.VOIDED]:
        MOVES[step](ends, voided)
    with pytest.raises(IllegalTransition, match="a voided submission cannot become sending"):
        ends.sending.mark_sending([good, voided])
    with pytest.raises(UnknownSubmission):
        ends.sending.mark_sending([good, UUID(int=9)])
    assert ends.outbox.row(good).state is State.COMMITTED
    assert ends.outbox.row(good).attempts == 0


def test_what_was_heard_and_what_leaves_next_are_written_down_together_or_not_at_all(ends: Ends) -> None:
    heard, following, voided = (ends.filing.put(EPOCH, sealed).id for _ in range(3))
    for step in WAYS[State.VOIDED]:
        MOVES[step](ends, voided)
    ends.sending.mark_sending([heard])
    acknowledged = Delivered(heard, "signed", NOW)
    with pytest.raises(IllegalTransition):
        ends.sending.settle([acknowledged], leaving=[following, voided])
    assert ends.outbox.row(heard).state is State.SENDING
    assert ends.outbox.row(following).state is State.COMMITTED
    ends.sending.settle([acknowledged], leaving=[following])
    assert ends.outbox.row(heard).state is State.DELIVERED
    assert (ends.outbox.row(following).state, ends.outbox.row(following).attempts) == (State.SENDING, 1)


def test_an_amendment_waits_for_its_original_and_holds_up_nobody_else(ends: Ends) -> None:
    original = ends.filing.put(EPOCH, sealed).id
    amendment = ends.filing.put(EPOCH, lambda n: replace(sealed(n), after=original)).id
    other = ends.filing.put(EPOCH, sealed).id
    assert [row.id for row in ends.sending.next_due(0, 20)] == [original, other]
    ends.sending.mark_sending([original])
    assert [row.id for row in ends.sending.next_due(0, 20)] == [other]
    ends.sending.delivered(original, "signed", NOW)
    assert [row.id for row in ends.sending.next_due(0, 20)] == [amendment, other]


def test_an_amendment_of_a_voided_original_is_set_aside_for_a_person(ends: Ends) -> None:
    original = ends.filing.put(EPOCH, sealed).id
    amendment = ends.filing.put(EPOCH, lambda n: replace(sealed(n), after=original)).id
    ends.sending.mark_sending([original])
    ends.sending.quarantine(original, "bad_content")
    assert ends.sending.next_due(0, 20) == []
    assert ends.sending.void(original, "filed twice") == [amendment]
    row = ends.outbox.row(amendment)
    assert (row.state, row.reason) == (State.QUARANTINED, "original_voided")
    ends.sending.retry(amendment)
    assert [row.id for row in ends.sending.next_due(0, 20)] == [amendment]
    assert ends.outbox.voided(EPOCH) == [1]


def test_an_amendment_of_what_was_filed_elsewhere_waits_for_nothing(ends: Ends) -> None:
    amendment = ends.filing.put(EPOCH, lambda n: replace(sealed(n), after=UUID(int=1))).id
    assert [row.id for row in ends.sending.next_due(0, 20)] == [amendment]


def test_parts_that_a_restored_central_service_lost_are_sent_again(ends: Ends) -> None:
    part = SealedPart("premises", b"sealed picture", "ab" * 32)
    row = ends.filing.put(EPOCH, lambda n: replace(sealed(n), parts=(part,))).id
    (held,) = ends.outbox.parts(row)
    assert (held.slot, held.size, held.held) == ("premises", 14, False)
    assert ends.outbox.part(held.number) == b"sealed picture"
    ends.sending.part_is_held(held.number)
    ends.sending.mark_sending([row])
    ends.sending.delivered(row, "signed", NOW)
    assert ends.outbox.parts(row)[0].held
    assert ends.sending.send_again_after(EPOCH, 0) == 1
    assert not ends.outbox.parts(row)[0].held


def test_rows_in_flight_are_owned_again_at_the_start(ends: Ends) -> None:
    row = ends.filing.put(EPOCH, sealed).id
    ends.sending.mark_sending([row])
    assert ends.sending.next_due(0, 20) == []
    assert ends.sending.own_what_was_in_flight() == 1
    assert [each.id for each in ends.sending.next_due(0, 20)] == [row]
    assert ends.outbox.row(row).attempts == 1


def test_a_batch_is_taken_up_whole_or_not_at_all(ends: Ends) -> None:
    first = ends.filing.put(EPOCH, sealed).id
    second = ends.filing.put(EPOCH, sealed).id
    ends.sending.mark_sending([second])
    with pytest.raises(IllegalTransition):
        ends.sending.mark_sending([first, second])
    assert ends.outbox.row(first).state is State.COMMITTED


def test_a_postponed_row_holds_up_nobody(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed).id for _ in range(3)]
    ends.sending.mark_sending(rows[:1])
    ends.sending.postpone(rows[:1], "status_500", until=1000.0)
    assert [row.id for row in ends.sending.next_due(999.0, 20)] == rows[1:]
    assert [row.id for row in ends.sending.next_due(1000.0, 20)] == rows
    assert ends.sending.next_try() == 1000.0


def test_what_a_restored_central_service_has_lost_is_sent_again(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed).id for _ in range(4)]
    for row in rows:
        ends.sending.mark_sending([row])
        ends.sending.delivered(row, "signed", NOW)
    assert ends.sending.send_again_after(EPOCH, 4) == 0
    assert ends.sending.send_again_after(EPOCH, 2) == 2
    assert [row.id for row in ends.sending.next_due(0, 20)] == rows[2:]


def test_a_hole_that_was_never_delivered_is_no_loss(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed).id for _ in range(2)]
    ends.sending.mark_sending(rows)
    ends.sending.quarantine(rows[0], "bad_content")
    ends.sending.delivered(rows[1], "signed", NOW)
    assert ends.sending.send_again_after(EPOCH, 0) == 0


def test_those_set_aside_for_the_channels_fault_are_released(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed).id for _ in range(2)]
    ends.sending.mark_sending(rows)
    ends.sending.quarantine(rows[0], "bad_content")
    ends.sending.postpone(rows[1:], "bad_content")
    ends.sending.release(rows, "item_errors_in_a_row", 50.0)
    assert {(row.state, row.next_try) for row in ends.outbox.rows()} == {(State.COMMITTED, 50.0)}


def test_the_channel_is_written_down_only_when_it_changes(ends: Ends) -> None:
    assert ends.outbox.channel().state is ChannelState.UNKNOWN
    assert ends.sending.channel_is(ChannelState.DOWN, "timed_out", NOW, 0.0)
    assert not ends.sending.channel_is(ChannelState.DOWN, "timed_out", NOW, 0.0)
    assert not ends.sending.channel_is(ChannelState.DOWN, "no_connection", NOW, 0.0)
    assert ends.sending.channel_is(ChannelState.OPEN, None, NOW, 3.5)
    assert ends.outbox.channel().clock_offset_seconds == 3.5


def test_counts_name_every_state(ends: Ends) -> None:
    ends.file()
    assert ends.outbox.counts() == {
        State.COMMITTED: 1,
        State.SENDING: 0,
        State.DELIVERED: 0,
        State.QUARANTINED: 0,
        State.VOIDED: 0,
        State.PURGED: 0,
    }
