"""The audit trail says what is in its catalogue and nothing else."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_cache import audit_catalogue
from offline_cache.audit import AuditTrail
from offline_cache.errors import UnknownEvent

SUBMISSION = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.db"


def test_events_come_back_in_order(path: Path) -> None:
    trail = AuditTrail(path, lambda: NOW)
    trail.record("submission.filed", submission=SUBMISSION, sequence=1)
    trail.record("visit.wiped", reason="idle")
    first, second = trail.events()
    assert (first.event, first.at, first.fields) == (
        "submission.filed",
        NOW,
        {"submission": str(SUBMISSION), "sequence": 1},
    )
    assert second.fields == {"reason": "idle"}
    assert [event.event for event in trail.events(limit=1)] == ["visit.wiped"]
    trail.close()


def test_two_processes_may_write_one_trail(path: Path) -> None:
    first, second = AuditTrail(path), AuditTrail(path)
    first.record("process.started", process="agent")
    second.record("process.started", process="ui")
    assert len(first.events()) == 2
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        ("submission.lost", {}),
        ("visit.wiped", {}),
        ("visit.wiped", {"reason": "idle", "name": "x"}),
        ("visit.wiped", {"reason": "欧阳"}),
        ("visit.wiped", {"reason": "n11010519491231002x"}),
        ("visit.wiped", {"reason": "p13800138000"}),
        ("card.read", {"kind": 13800138000}),
        ("terminal.enrolled", {"epoch": 13800138000, "reason": "new"}),
        ("submission.filed", {"submission": str(SUBMISSION), "sequence": 1}),
    ],
)
def test_what_is_not_in_the_catalogue_is_refused_and_not_repeated(
    path: Path, event: str, fields: dict[str, str | int]
) -> None:
    trail = AuditTrail(path)
    with pytest.raises(UnknownEvent) as refused:
        trail.record(event, **fields)
    assert "13800138000" not in str(refused.value)
    assert "1101051949" not in str(refused.value)
    assert trail.events() == []
    trail.close()


@given(st.text(max_size=60))
def test_no_word_can_hold_chinese_or_a_long_number(text: str) -> None:
    if audit_catalogue.KINDS["word"](text):
        assert text.isascii()
        assert text == text.lower()
        longest = max(
            (len(run) for run in "".join(c if c.isdigit() else " " for c in text).split()), default=0
        )
        assert longest <= audit_catalogue.MAX_DIGITS


def test_a_damaged_trail_is_kept_and_a_new_one_says_so(path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)
    trail = AuditTrail(path, lambda: NOW)
    assert [event.event for event in trail.events()] == ["audit.set_aside"]
    assert path.with_name("audit.db.unusable-20261123T030000Z").read_bytes() == b"rubbish" * 1000
    trail.close()


def test_a_catalogue_with_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UnknownEvent, match="no kind 'text'"):
        audit_catalogue.parse('[visit.wiped]\nname = "text"')
