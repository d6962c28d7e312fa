"""What a technician is told of what was pushed: what runs, since when, what became of the last."""

from datetime import timedelta

from kiosk.apply import record as rules
from kiosk.apply.record import Reason, Record
from kiosk.technician.facts import push_facts
from kiosk.technician.terminal_facts import PushFacts, Way
from tests.kiosk.apply.bundles import CENTRAL, NOW, bundle

LATER = NOW + timedelta(hours=1)


def kept() -> Record:
    ready = rules.ready(Record(central=CENTRAL), bundle(4), NOW, new_way=False, devices=())
    return rules.kept(rules.moved(ready, frozenset(), NOW), NOW)


def test_where_nothing_was_pushed_there_is_nothing_to_say() -> None:
    assert push_facts(Record(central=CENTRAL)) is None


def test_what_runs_and_since_when() -> None:
    assert push_facts(kept()) == PushFacts("general-4", 4, NOW)


def test_the_next_one_on_its_way() -> None:
    waiting = rules.ready(kept(), bundle(5, b"y"), LATER, new_way=False, devices=())
    assert push_facts(waiting) == PushFacts("general-4", 5, NOW, Way.WAITING, LATER)
    trial = rules.moved(waiting, frozenset(), LATER)
    assert push_facts(trial) == PushFacts("general-5", 5, LATER, Way.PROBATION, LATER)


def test_one_that_did_not_work_and_why_until_the_next_comes() -> None:
    refused = rules.refused(kept(), bundle(5, b"y"), Reason.CONFIG_WRONG, "visit.x: no such key", LATER)
    assert push_facts(refused) == PushFacts("general-4", 5, NOW, Way.REFUSED, LATER, "config_wrong")
    trial = rules.moved(
        rules.ready(kept(), bundle(5, b"y"), LATER, new_way=False, devices=()), frozenset(), LATER
    )
    undone = rules.undone(trial, Reason.SCREEN_HUNG, "", LATER)
    assert push_facts(undone) == PushFacts("general-4", 5, NOW, Way.UNDONE, LATER, "screen_hung")
    again = rules.assigned_again(undone, bundle(6), LATER)
    assert again is not None
    assert push_facts(again) == PushFacts("general-4", 6, LATER)
