"""What becomes of an assignment, step by step, and that nothing else can become of it."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.apply import record as rules
from kiosk.apply.bundle import FACTORY, Bundle
from kiosk.apply.pushed import Which, pushed, record_file
from kiosk.apply.record import Kept, Outcome, Reason, Record
from kiosk.apply.states import TRANSITIONS, IllegalMove, Phase, require
from kiosk.apply.store import Store
from tests.kiosk.apply.bundles import CENTRAL, NOW, assigned, bundle

NEW = Record(central=CENTRAL)


def readied(record: Record, which: Bundle) -> Record:
    return rules.ready(record, which, NOW, new_way=False, devices=("receipt_printer", "ups"))


def on_probation(record: Record, which: Bundle) -> Record:
    return rules.moved(readied(record, which), frozenset({"receipt_printer"}), NOW)


def test_a_bundle_that_proves_itself_is_kept_and_the_one_before_can_be_gone_back_to() -> None:
    first = rules.kept(on_probation(NEW, bundle(1, b"a")), NOW)
    second = rules.kept(on_probation(first, bundle(2, b"b")), NOW)
    assert second.running == second.confirmed == bundle(2, b"b")
    assert second.previous == bundle(1, b"a")
    back = rules.undone_by_hand(second, NOW)
    assert back is not None
    assert back.running == bundle(1, b"a")
    assert back.why_denied(bundle(9, b"b").digest) is Reason.BY_HAND
    assert [each.outcome for each in back.history] == [Outcome.KEPT, Outcome.KEPT, Outcome.UNDONE_BY_HAND]
    assert rules.undone_by_hand(back, NOW) is None, "there is nothing further back"


def test_the_agent_stays_on_what_has_proved_itself_while_another_is_on_probation() -> None:
    record = on_probation(NEW, bundle(1))
    assert (record.running, record.confirmed) == (bundle(1), FACTORY)


def test_a_bundle_that_fails_is_undone_and_not_taken_under_any_name() -> None:
    record = rules.undone(on_probation(NEW, bundle(1, b"bad")), Reason.SCREEN_CRASHED, "", NOW)
    assert record.running == FACTORY
    assert record.why_denied(bundle(7, b"bad").digest) is Reason.SCREEN_CRASHED
    assert record.why_denied(bundle(7, b"good").digest) is None
    assert record.sequence == 1, "the same assignment is not tried again"


def test_what_runs_already_is_taken_over_under_its_new_sequence() -> None:
    kept = rules.kept(on_probation(NEW, bundle(1)), NOW)
    again = rules.assigned_again(kept, bundle(5), NOW)
    assert again is not None
    assert (again.sequence, again.confirmed.sequence) == (5, 5)
    assert again.running.effect == kept.running.effect
    under_way = rules.assigned_again(on_probation(NEW, bundle(1)), bundle(5), NOW)
    assert under_way is not None
    assert under_way.running.sequence == 5
    assert rules.assigned_again(kept, bundle(6, b"other"), NOW) is None


def test_what_makes_no_difference_is_kept_at_once_and_restarts_nobody() -> None:
    kept = rules.kept(on_probation(NEW, bundle(1, b"[visit]")), NOW)
    same = rules.unchanged(kept, bundle(2, b"# another comment"), NOW)
    assert same.confirmed.digest == bundle(2, b"# another comment").digest
    assert same.running.effect == kept.running.effect


def test_a_newer_assignment_steps_back_first_and_holds_nothing_against_the_old() -> None:
    back = rules.overtaken(on_probation(NEW, bundle(1, b"a")), NOW)
    assert isinstance(back.state, Kept)
    assert back.why_denied(bundle(1, b"a").digest) is None
    assert back.history[-1].outcome is Outcome.OVERTAKEN


def test_the_factorys_bundle_is_never_denied() -> None:
    kept = rules.kept(on_probation(NEW, bundle(1)), NOW)
    record = rules.undone(on_probation(kept, Bundle.of(assigned(2))), Reason.DEVICE_LOST, "", NOW)
    assert record.denied == ()


def test_only_devices_that_worked_before_are_held_against_a_bundle() -> None:
    record = on_probation(NEW, bundle(1))
    assert isinstance(record.state, rules.Probation)
    assert record.state.devices == ("receipt_printer",)


@pytest.mark.parametrize("before", Phase)
@pytest.mark.parametrize("after", Phase)
def test_the_table_is_the_law(before: Phase, after: Phase) -> None:
    if after in TRANSITIONS[before]:
        require(before, after)
    else:
        with pytest.raises(IllegalMove):
            require(before, after)


def test_no_bundle_runs_before_nobody_is_before_the_terminal() -> None:
    with pytest.raises(IllegalMove):
        rules.ready(on_probation(NEW, bundle(1)), bundle(2, b"y"), NOW, new_way=False, devices=())


STEPS: dict[str, Callable[[Record, Bundle], Record | None]] = {
    "ready": readied,
    "moved": lambda record, _: (
        rules.moved(record, frozenset(), NOW) if record.state.phase == "ready" else None
    ),
    "kept": lambda record, _: rules.kept(record, NOW) if record.state.phase == "probation" else None,
    "undone": lambda record, _: (
        rules.undone(record, Reason.SCREEN_HUNG, "", NOW) if record.state.phase == "probation" else None
    ),
    "refused": lambda record, new: rules.refused(record, new, Reason.CONFIG_WRONG, "", NOW),
    "overtaken": lambda record, _: rules.overtaken(record, NOW),
    "unchanged": lambda record, new: rules.unchanged(record, new, NOW),
    "again": lambda record, new: rules.assigned_again(record, new, NOW),
    "by hand": lambda record, _: rules.undone_by_hand(record, NOW),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 3)), max_size=30))
def test_whatever_happens_there_is_always_a_bundle_that_proved_itself(steps: list[tuple[str, int]]) -> None:
    record, proved = NEW, {FACTORY.digest}
    for number, (name, content) in enumerate(steps, 1):
        try:
            after = STEPS[name](record, bundle(number, bytes([content])))
        except IllegalMove:
            continue
        if after is None:
            continue
        if name in ("kept", "unchanged"):
            proved.add(after.confirmed.digest)
        record = after
        assert record.confirmed.digest in proved
        assert record.running.digest == record.confirmed.digest or record.state.phase == "probation"
        assert Record.model_validate_json(record.model_dump_json()) == record


def test_the_file_says_at_once_what_runs_and_what_has_proved_itself(tmp_path: Path) -> None:
    store = Store(tmp_path, CENTRAL)
    store.change(lambda record: on_probation(record, bundle(1)))
    running = pushed(tmp_path, Which.RUNNING, CENTRAL)
    assert running.directory == store.path(bundle(1))
    assert running.settings == "config/general-1.toml"
    assert running.effect == bundle(1).effect
    assert pushed(tmp_path, Which.CONFIRMED, CENTRAL).directory is None
    assert Store(tmp_path, CENTRAL).read() == store.read()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"record": {"central": "central-key", "state": 3}}'])
def test_a_damaged_record_is_put_aside_and_begun_anew(tmp_path: Path, content: str) -> None:
    store = Store(tmp_path, CENTRAL)
    store.change(lambda record: readied(record, bundle(1)))
    record_file(tmp_path).write_text(content)
    assert store.read() == NEW
    store.change(lambda record: readied(record, bundle(2)))
    assert store.read().sequence == 2
    [aside] = store.directory.glob("applied.json.unusable-*")
    assert aside.read_text() == content


def test_another_central_services_record_is_left_behind(tmp_path: Path) -> None:
    Store(tmp_path, "former").change(lambda record: readied(record, bundle(1)))
    store = Store(tmp_path, CENTRAL)
    assert store.read() == NEW
    store.change(lambda record: readied(record, bundle(2)))
    assert json.loads(record_file(tmp_path).read_text())["central"] == CENTRAL


def test_only_what_is_on_record_stays_on_disk(tmp_path: Path) -> None:
    store = Store(tmp_path, CENTRAL)
    store.change(lambda record: on_probation(record, bundle(1)))
    for each in (store.path(bundle(1)), store.path(bundle(2, b"old")), store.directory / ".draft-x"):
        each.mkdir()
    store.tidy()
    assert [each for each in store.directory.iterdir() if each.is_dir()] == [store.path(bundle(1))]


def test_history_and_deny_list_do_not_grow_for_ever() -> None:
    record = NEW
    for number in range(1, 300):
        record = rules.refused(
            record, bundle(number, b"%d" % number), Reason.CONFIG_WRONG, "", NOW + timedelta(days=number)
        )
    assert (len(record.history), len(record.denied)) == (200, 100)
    assert record.history[-1].sequence == 299
