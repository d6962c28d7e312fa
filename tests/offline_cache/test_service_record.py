"""Counters since service and for ever, and the last result of each test."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offline_cache.errors import CacheError
from offline_cache.service_record import Counter, Service, ServiceRecord, on_record

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "terminal" / "service.db"


@pytest.fixture
def record(path: Path) -> Iterator[ServiceRecord]:
    with ServiceRecord.open(path) as made:
        yield made


def test_counters_go_on_and_begin_anew_at_a_service(record: ServiceRecord) -> None:
    record.count("receipt_printer", "cuts")
    record.count("receipt_printer", "cuts", 4)
    record.count("id_card_reader", "reads", 2)
    assert record.of("receipt_printer").counters == {"cuts": Counter(5, 5)}
    record.serviced("receipt_printer", NOW, "t07")
    record.count("receipt_printer", "cuts")
    assert record.of("receipt_printer").counters == {"cuts": Counter(for_ever=6, since_service=1)}
    assert record.of("receipt_printer").serviced == Service(NOW, "t07")
    assert record.of("id_card_reader").counters == {"reads": Counter(2, 2)}, "nobody serviced that one"


def test_a_test_keeps_its_last_result_and_its_time(record: ServiceRecord) -> None:
    record.tested("receipt_printer", "page", passed=False, at=NOW)
    record.tested("receipt_printer", "feed", passed=True, at=NOW + timedelta(minutes=1))
    record.tested("receipt_printer", "page", passed=True, at=NOW + timedelta(minutes=2))
    assert [(each.test, each.passed, each.at) for each in record.of("receipt_printer").tests] == [
        ("page", True, NOW + timedelta(minutes=2)),
        ("feed", True, NOW + timedelta(minutes=1)),
    ]


def test_nothing_is_on_record_of_a_device_nobody_used(record: ServiceRecord) -> None:
    assert record.of("ups").counters == {}
    assert record.of("ups").tests == ()
    assert record.of("ups").serviced is None


@pytest.mark.parametrize("word", ["", "陈示例", "11010519491231002X", "two words", "x" * 41])
def test_a_name_that_might_be_a_persons_is_not_taken(record: ServiceRecord, word: str) -> None:
    with pytest.raises(ValueError, match="short words"):
        record.count("receipt_printer", word)
    with pytest.raises(ValueError, match="short words"):
        record.serviced("receipt_printer", NOW, word)
    assert record.all() == {}


def test_what_was_counted_is_there_after_the_process_was_killed(path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from offline_cache.service_record import ServiceRecord\n"
        "record = ServiceRecord.open(Path(sys.argv[1]))\n"
        "for _ in range(7): record.count('id_card_reader', 'reads')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=60)
    assert on_record(path)["id_card_reader"].counters == {"reads": Counter(7, 7)}


def test_several_count_at_once_and_no_count_is_lost(path: Path) -> None:
    records = [ServiceRecord.open(path) for _ in range(3)]
    threads = [
        threading.Thread(target=lambda one=one: [one.count("ups", "switches") for _ in range(10)])
        for one in records
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert records[0].of("ups").counters["switches"].for_ever == 30
    for one in records:
        one.close()


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"rubbish" * 1000)
    with ServiceRecord.open(path, lambda: NOW) as record:
        record.count("ups", "switches")
        assert record.of("ups").counters["switches"].for_ever == 1
    assert path.with_name("service.db.unusable-20261123T030000Z").read_bytes() == b"rubbish" * 1000


def test_a_tool_that_only_looks_begins_no_file_and_sets_none_aside(path: Path) -> None:
    assert on_record(path) == {}
    assert not path.exists()
    path.parent.mkdir()
    path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(CacheError):
        on_record(path)
    assert [each.name for each in path.parent.iterdir()] == ["service.db"]
