"""``kiosk outbox``: what a technician sees and may do, without anything personal."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.central_client.meaning import reason_of
from kiosk.contract.problem import ProblemKind
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.submission.desk import open_desk
from kiosk.submission.filing import Filed
from kiosk.submission.reasons import explained
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Language, Words
from offline_cache.audit import AuditTrail
from offline_cache.database import Database
from offline_cache.outbox import Outbox
from offline_cache.outbox_schema import OUTBOX
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import ChannelState
from offline_cache.sending_end import ORIGINAL_VOIDED, SendingEnd
from offline_cache.states import State
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import CANARIES, enrolled, new_submission
from tests.kiosk.conftest import Kiosk

TECHNICIANS_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


@pytest.fixture
def filed(place: TerminalPlace) -> list[Filed]:
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    desk = open_desk(place.data_dir, Limits(1))
    made = [desk.filer.file(new_submission()) for _ in range(3)]
    desk.close()
    return made


def quarantine(place: TerminalPlace, submission: UUID) -> None:
    role = RoleLock.take(place.directory, Role.SENDER)
    outbox = Outbox.open(place.outbox)
    end = SendingEnd(outbox, role)
    end.mark_sending([submission])
    end.quarantine(submission, "bad_content")
    outbox.close()
    role.release()


def tamper(place: TerminalPlace, *statements: str) -> None:
    """As somebody with a SQLite shell would: triggers first."""
    database = Database.open(place.outbox, OUTBOX)
    with database.writing() as tables:
        for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            tables.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            tables.execute(statement)
    database.close()


def test_the_list_says_where_each_submission_is(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    quarantine(place, filed[1].id)
    rows = json.loads(kiosk("outbox", "list", "--json").out)
    assert [(row["sequence"], row["state"], row["reason"]) for row in rows] == [
        (1, "committed", None),
        (2, "quarantined", "bad_content"),
        (3, "committed", None),
    ]
    said = kiosk("outbox", "list")
    assert said.out.splitlines()[-3] == (
        "2 committed, 0 sending, 0 delivered, 1 quarantined, 0 voided, 0 purged"
    )
    assert all(each.receipt_number in said.out for each in filed)
    assert not any(canary in said.out for canary in CANARIES)
    only = json.loads(kiosk("outbox", "list", "--json", "--state", "quarantined").out)
    assert [row["id"] for row in only] == [str(filed[1].id)]


def test_one_submission_is_shown_with_its_digest(kiosk: Kiosk, filed: list[Filed]) -> None:
    shown = json.loads(kiosk("outbox", "show", str(filed[0].id)).out)
    assert (shown["digest"], shown["epoch"], shown["acknowledgement"]) == (filed[0].digest, 1, None)


def test_an_unknown_submission_is_one_line_and_1(kiosk: Kiosk, filed: list[Filed]) -> None:
    said = kiosk("outbox", "show", str(UUID(int=1)))
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_the_paper_in_the_hand_names_a_submission_as_its_id_does(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    number = filed[1].receipt_number
    by_id = kiosk("outbox", "show", str(filed[1].id)).out
    assert kiosk("outbox", "show", number).out == by_id
    assert kiosk("outbox", "show", number.lower().replace("-", " ")).out == by_id
    quarantine(place, filed[1].id)
    assert str(filed[1].id) in kiosk("outbox", "retry", number).out
    quarantine(place, filed[1].id)
    assert str(filed[1].id) in kiosk("outbox", "void", number, "--reason", "filed twice").out


def test_what_is_no_name_of_a_submission_is_said_in_one_line(kiosk: Kiosk, filed: list[Filed]) -> None:
    slipped = filed[0].receipt_number[:-1] + ("0" if filed[0].receipt_number[-1] != "0" else "1")
    for action in (("show",), ("retry",), ("void", "--reason", "filed twice")):
        for typed, why in (("hello", "17 letters and digits"), (slipped, "one character is wrong")):
            said = kiosk("outbox", *action, typed)
            assert (said.code, said.err.count("\n")) == (2, 1)
            assert f"{typed!r} is neither a submission's id nor a receipt number" in said.err
            assert why in said.err
    other = str(ReceiptNumber.issue(9, 1, 1, bytes(32)))
    unknown = kiosk("outbox", "show", other)
    assert (unknown.code, unknown.err.count("\n")) == (1, 1)
    assert other in unknown.err


def test_a_sound_outbox_is_said_to_be_sound(kiosk: Kiosk, filed: list[Filed]) -> None:
    said = kiosk("outbox", "verify")
    assert (said.code, said.out) == (0, "3 submissions: whole, signed, without a gap\n")


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE envelopes SET envelope = x'00' WHERE position % 4 = 2", "does not have its digest"),
        ("DELETE FROM envelopes WHERE position % 4 = 2", "has no envelope"),
        ("UPDATE submissions SET service = 'S99' WHERE sequence = 2", "says something else"),
        ("UPDATE submissions SET receipt_number = '0007-01-000001-0000-0' WHERE sequence = 2", "0000-0"),
        ("UPDATE epochs SET last_sequence = 4", "sequence 4: no such submission"),
        ("UPDATE epochs SET last_sequence = 2", "sequence 3 was never given out"),
        (
            "UPDATE submissions SET state = 'delivered', acknowledgement = 'x' WHERE sequence = 2",
            "counts as delivered",
        ),
    ],
)
def test_whatever_was_tampered_with_is_found(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed], statement: str, finding: str
) -> None:
    tamper(place, statement)
    said = kiosk("outbox", "verify")
    assert said.code == 1
    assert finding in said.out


def test_a_deleted_row_leaves_a_hole_that_is_found(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    tamper(
        place, "DELETE FROM envelopes WHERE position % 4 = 2", "DELETE FROM submissions WHERE sequence = 2"
    )
    said = kiosk("outbox", "verify")
    assert (said.code, said.out) == (
        1,
        "epoch 1 sequence 2: no such submission, but its number was given out\n",
    )


def test_the_export_is_sealed_and_whole(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed], tmp_path: Path
) -> None:
    quarantine(place, filed[1].id)
    stick = tmp_path / "stick"
    assert kiosk("outbox", "export", str(stick)).code == 0
    outbox = Outbox.open(place.outbox)
    for each in filed:
        assert (stick / f"{each.receipt_number}.jose").read_bytes() == outbox.envelope(each.id)
    outbox.close()
    listing = json.loads((stick / "outbox.json").read_text())
    assert [row["digest"] for row in listing] == [each.digest for each in filed]
    trail = AuditTrail(place.audit)
    assert trail.events()[-1].fields == {"count": 3}
    trail.close()


def test_a_quarantined_one_is_sent_again_on_request(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    quarantine(place, filed[1].id)
    assert kiosk("outbox", "retry", str(filed[1].id)).code == 0
    outbox = Outbox.open(place.outbox)
    assert outbox.row(filed[1].id).state is State.COMMITTED
    outbox.close()
    said = kiosk("outbox", "retry", str(filed[1].id))
    assert said.code == 1
    assert "it is sent as soon as it can be" in said.err


def test_nothing_is_retried_behind_the_agents_back(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    quarantine(place, filed[1].id)
    agent = RoleLock.take(place.directory, Role.SENDER)
    said = kiosk("outbox", "retry", str(filed[1].id))
    agent.release()
    assert said.code == 1
    assert "stop it first" in said.err


@pytest.mark.parametrize("action", [("list",), ("verify",), ("export", "x"), ("show", str(UUID(int=1)))])
def test_without_an_outbox_one_line_says_to_enrol(kiosk: Kiosk, action: tuple[str, ...]) -> None:
    said = kiosk("outbox", *action)
    assert said.code == 1
    assert "kiosk enrol" in said.err
    assert said.err.count("\n") == 1


def test_what_is_given_up_needs_a_reason_and_stays_in_every_copy(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed], tmp_path: Path
) -> None:
    waiting = kiosk("outbox", "void", str(filed[0].id), "--reason", "filed twice")
    assert (waiting.code, waiting.err.count("\n")) == (1, 1)
    assert "only a quarantined one waits for a person" in waiting.err
    quarantine(place, filed[1].id)
    assert kiosk("outbox", "void", str(filed[1].id)).code == 2
    assert kiosk("outbox", "void", str(filed[1].id), "--reason", "call 13800138000").code == 2
    voided = kiosk("outbox", "void", str(filed[1].id), "--reason", "filed twice")
    assert (voided.code, "the reason goes to the operator" in voided.out) == (0, True)
    shown = json.loads(kiosk("outbox", "show", str(filed[1].id)).out)
    assert (shown["state"], shown["reason"]) == ("voided", "filed twice")
    assert kiosk("outbox", "verify").code == 0
    assert kiosk("outbox", "export", str(tmp_path / "stick")).code == 0
    assert (tmp_path / "stick" / f"{filed[1].receipt_number}.jose").exists()
    trail = AuditTrail(place.audit)
    assert "submission.voided" in [event.event for event in trail.events()]
    trail.close()


def test_the_list_says_how_long_the_oldest_waits_and_why(
    kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]
) -> None:
    role = RoleLock.take(place.directory, Role.SENDER)
    outbox = Outbox.open(place.outbox)
    end = SendingEnd(outbox, role)
    end.mark_sending([filed[0].id])
    end.postpone([filed[0].id], "timed_out", 1_800_000_000.0)
    end.channel_is(ChannelState.DOWN, "timed_out", datetime(2026, 11, 23, 4, 0, tzinfo=UTC), 0.0)
    outbox.close()
    role.release()
    *_, waiting, way = kiosk("outbox", "list").out.splitlines()
    assert (
        waiting
        == f"the oldest waits since {filed[0].received:%Y-%m-%d %H:%M}; next try 2027-01-15 08:00:00 UTC"
    )
    assert way.startswith(
        "way to the central service: down since 2026-11-23 04:00: the central service did not"
    )


def test_a_refusal_is_told_in_a_sentence(kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]) -> None:
    quarantine(place, filed[1].id)
    assert "found a field that is wrong; call the operator" in kiosk("outbox", "list").out


def test_every_refusal_and_every_fault_of_the_channel_has_a_sentence() -> None:
    kinds = [value for name, value in vars(ProblemKind).items() if name.isupper()]
    elsewhere = {
        "site_pending",
        "not_found",
        "bad_enrolment_code",
        "no_phone_on_file",
        "wrong_code",
        "too_many_tries",
        "not_verified",
        "not_believed",
    }
    said = {reason_of(422, kind) for kind in kinds} - elsewhere - {"internal", "replayed"}
    for language in TECHNICIANS_LANGUAGES:
        words = Words(language)
        for reason in said | {ORIGINAL_VOIDED, "no_connection", "timed_out", "tls_failed", "too_slow"}:
            assert explained(reason, words) != reason


def test_a_broken_chain_is_found(kiosk: Kiosk, place: TerminalPlace, filed: list[Filed]) -> None:
    tamper(place, "UPDATE submissions SET chain = 'x' WHERE sequence = 2")
    found = json.loads(kiosk("outbox", "verify", "--json").out)
    assert len(found) == 2
    assert all("does not hang together" in each for each in found)
