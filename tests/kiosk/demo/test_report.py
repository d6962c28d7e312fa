"""The report counts every kind of submission where it lies, and what did not come off besides."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from kiosk.contract.api import HeldSubmission, KindCount, Statistics
from kiosk.contract.envelope import SubmissionKind
from kiosk.demo.papers import Paper
from kiosk.demo.report import report
from kiosk.demo.visits import Done, Plan
from offline_cache.rows import OutboxRow
from offline_cache.states import State

LIFE_EVENTS = ("S01",)
FILING, CALLBACK = SubmissionKind.FILING, SubmissionKind.CALLBACK


def row(sequence: int, kind: SubmissionKind) -> OutboxRow:
    return OutboxRow(
        id=UUID(int=sequence),
        epoch=1,
        sequence=sequence,
        receipt_number=f"N{sequence}",
        kind=kind.value,
        service="S01",
        state=State.DELIVERED,
        created=datetime(2026, 10, 1, tzinfo=UTC),
        digest="",
        attempts=1,
        next_try=None,
        reason=None,
        acknowledgement=None,
        acknowledged_at=None,
        after=None,
        chain="",
    )


def held(numbers: tuple[str, ...], *kinds: KindCount) -> Statistics:
    submissions = tuple(HeldSubmission(id=UUID(int=0), receipt_number=each) for each in numbers)
    return Statistics(received=len(numbers), cases=1, tasks=2, duplicates=0, kinds=kinds, held=submissions)


def done(**deeds: bool) -> Done:
    return Done(Plan(0, "yu", "S11", "zh", 1), 5.0, "N1", (), deeds)


def test_all_that_was_filed_is_counted_by_its_kind() -> None:
    there = held(
        ("N1", "N2"),
        KindCount(kind=FILING, received=1, known=1, entries=1),
        KindCount(kind=CALLBACK, received=1, known=1, entries=1),
    )
    papers = (Paper("N1", Path("1.bin"), Path("1.png")), Paper("N2", Path("2.bin"), Path("2.png")))
    told = report((done(call=True),), [row(1, FILING), row(2, CALLBACK)], papers, there, Path(), LIFE_EVENTS)
    assert (told["visits"], told["filed"], told["delivered"], told["printed"]) == (1, 1, 1, 1)
    assert (told["lost"], told["duplicates"]) == (0, 0)
    well = {"filed": 1, "delivered": 1, "known": 1, "lost": 0, "duplicates": 0}
    assert told["kinds"] == {"callback": well, "filing": well}
    assert told["deeds"] == {"call": {"done": 1, "not_done": 0}}


def test_what_did_not_arrive_or_is_not_known_is_lost_whatever_its_kind() -> None:
    there = held(("N1", "N3"), KindCount(kind=FILING, received=1, known=1, entries=1))
    rows = [row(1, FILING), row(2, CALLBACK), row(3, CALLBACK)]
    told = report((done(call=False),), rows, (), there, Path(), LIFE_EVENTS)
    assert told["lost"] == 2
    assert told["kinds"]["callback"] == {
        "filed": 2,
        "delivered": 1,
        "known": 0,
        "lost": 2,
        "duplicates": 0,
    }
    assert told["deeds"] == {"call": {"done": 0, "not_done": 1}}


def test_what_stands_twice_in_a_register_is_doubled() -> None:
    there = held(
        ("N1", "N2", "N2"),
        KindCount(kind=FILING, received=1, known=1, entries=2),
        KindCount(kind=CALLBACK, received=1, known=1, entries=1),
    )
    told = report((), [row(1, FILING), row(2, CALLBACK)], (), there, Path(), LIFE_EVENTS)
    assert told["duplicates"] == 2
    assert told["kinds"]["filing"]["duplicates"] == told["kinds"]["callback"]["duplicates"] == 1


def test_an_item_filed_besides_is_no_life_event_and_a_fee_paid_twice_is_told() -> None:
    besides = replace(row(2, FILING), service="I001")
    there = held(("N1", "N2"), KindCount(kind=FILING, received=2, known=2, entries=2))
    paid = there.model_copy(update={"fees_paid": 1, "fees_doubled": 1})
    told = report((done(pay=True),), [row(1, FILING), besides], (), paid, Path(), LIFE_EVENTS)
    assert (told["filed"], told["delivered"], told["kinds"]["filing"]["filed"]) == (1, 1, 2)
    assert told["fees"] == {"paid": 1, "doubled": 1}
