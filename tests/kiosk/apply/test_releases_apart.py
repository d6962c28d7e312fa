"""A record that another release has written: one that was undone since knew more, one before this knew less.
Neither may cost the deny-list, and neither may stop the terminal.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.apply import record as rules
from kiosk.apply.bundle import FACTORY
from kiosk.apply.pushed import record_file
from kiosk.apply.record import Outcome, Reason, Record
from kiosk.apply.status import alarms, told
from kiosk.apply.store import Store
from kiosk.contract.status import ApplyPhase
from kiosk.technician.facts import push_facts
from tests.kiosk.apply.bundles import CENTRAL, NOW, bundle
from tests.kiosk.apply.test_record import on_probation

KEPT, BAD = bundle(1, b"good"), bundle(2, b"bad")


def a_life() -> Record:
    """One bundle that proved itself, one that did not."""
    record = rules.kept(on_probation(Record(central=CENTRAL), KEPT), NOW)
    return rules.undone(on_probation(record, BAD), Reason.SCREEN_HUNG, "it stood still", NOW)


def written(directory: Path, change: Callable[[dict[str, Any]], None]) -> Store:
    """The record of `a_life`, changed as another release would have it."""
    store = Store(directory, CENTRAL)
    store.change(lambda _: a_life())
    file = record_file(directory)
    content = json.loads(file.read_text())
    change(content["record"])
    file.write_text(json.dumps(content))
    return store


def knows_more(record: dict[str, Any]) -> None:
    record["quarantine"] = {"until": "tomorrow"}
    record["denied"][0] |= {"reason": "screen_flickered", "by": "the canary"}
    record["history"][-1] |= {"outcome": "set_apart", "reason": "screen_flickered", "seen": 3}


def on_disk(directory: Path) -> Any:
    return json.loads(record_file(directory).read_text())["record"]


def test_what_a_newer_release_said_is_kept_word_for_word(tmp_path: Path) -> None:
    store = written(tmp_path, knows_more)
    record = store.read()
    assert (record.confirmed, record.sequence) == (KEPT, BAD.sequence)
    why = record.why_denied(BAD.digest)
    assert why is not None
    assert (why.value, why.known) == ("screen_flickered", False)
    store.change(lambda record: rules.undone(on_probation(record, bundle(3)), Reason.DEVICE_LOST, "", NOW))
    after = on_disk(tmp_path)
    assert after["quarantine"] == {"until": "tomorrow"}
    assert [each["reason"] for each in after["denied"]] == ["screen_flickered", "device_lost"]
    assert after["denied"][0]["by"] == "the canary"
    assert (after["history"][-2]["outcome"], after["history"][-2]["seen"]) == ("set_apart", 3)
    assert not list(store.directory.glob("*.unusable-*")), "nothing of it was lost"


def test_who_asks_how_the_terminal_is_hears_what_can_be_told(tmp_path: Path) -> None:
    record = written(tmp_path, knows_more).read()
    said = told(record, None)
    assert said is not None
    assert (said.phase, said.reason) == (ApplyPhase.UNDONE, "screen_flickered"), "it does not run"
    assert alarms(record) == ()
    facts = push_facts(record)
    assert facts is not None
    assert facts.names == "general-1"


def test_a_reason_that_has_no_sentence_here_is_said_to_be_one(tmp_path: Path) -> None:
    def a_new_reason(record: dict[str, Any]) -> None:
        record["history"][-1]["reason"] = "screen_flickered"

    record = written(tmp_path, a_new_reason).read()
    assert alarms(record) == ("bundle_undone",)
    facts = push_facts(record)
    assert facts is not None
    assert facts.reason == "not_known"


def in_another_phase(record: dict[str, Any]) -> None:
    record["state"] = {"phase": "shadowing", "candidate": record["confirmed"]}


def of_another_make(record: dict[str, Any]) -> None:
    record["confirmed"]["fonts"] = [{"name": "fonts/kai.zip"}]


def denied_otherwise(record: dict[str, Any]) -> None:
    record["denied"][0] |= {"reason": ["two", "reasons"], "at": "long ago"}
    record["history"].append("a line")


@pytest.mark.parametrize("change", [in_another_phase, of_another_make, denied_otherwise])
def test_what_cannot_be_understood_costs_itself_alone(
    tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    store = written(tmp_path, change)
    record = store.read()
    assert record.why_denied(BAD.digest) is not None
    assert [each.outcome for each in record.history] == [Outcome.KEPT, Outcome.UNDONE]
    strange = change is of_another_make
    assert record.confirmed == (FACTORY if strange else KEPT)
    assert record.sequence == (0 if strange else BAD.sequence), "what is assigned is applied anew"
    store.change(lambda record: on_probation(record, bundle(3)))
    assert len(list(store.directory.glob("applied.json.unusable-*"))) == 1, (
        "for the newer one, when it is back"
    )
    assert on_disk(tmp_path)["denied"][0]["digest"] == BAD.digest


OLDER = {
    "central": CENTRAL,
    "sequence": 2,
    "confirmed": {"sequence": 1},
    "denied": [{"digest": BAD.digest, "reason": "screen_hung", "at": "2025-01-01T00:00:00Z"}],
    "history": [
        {"at": "2025-01-01T00:00:00Z", "sequence": 2, "digest": BAD.digest, "names": {}, "outcome": "undone"}
    ],
}
"""As one wrote it that knew of neither media, programs nor reasons in its history."""


def test_what_an_older_release_did_not_write_yet_is_not_missed(tmp_path: Path) -> None:
    def known_less(record: dict[str, Any]) -> None:
        record.clear()
        record |= OLDER

    record = written(tmp_path, known_less).read()
    assert record.why_denied(BAD.digest) is Reason.SCREEN_HUNG
    assert (record.history[0].outcome, record.history[0].reason) == (Outcome.UNDONE, Reason.NONE)
    assert record.sequence == 2
