"""Nothing about a resident reaches a log."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.logging import open_log, record_crashes

PERSON = "11010519491231002X"  # an invented number with a right check character


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_line_says_what_happened_when_and_in_which_process(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "agent.log"
    with open_log("agent", file=file) as log:
        log.info("outbox.delivered", sequence=7, seconds=0.25)
    (line,) = lines(file)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "event": "outbox.delivered",
        "level": "info",
        "process": "agent",
        "sequence": 7,
        "seconds": 0.25,
    }


@pytest.mark.parametrize(
    "reason",
    ["张三", PERSON, f"bad card {PERSON}", "call 13800138000", "two\nlines", "x" * 201, 11010519491231002],
)
def test_a_value_that_may_be_a_person_is_withheld(tmp_path: Path, reason: object) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", file=file) as log:
        log.warning("card.refused", reason=reason)
    assert lines(file)[0]["reason"] == "withheld"


def test_a_field_that_is_not_on_the_list_is_withheld_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", file=file) as log:
        log.info("card.read", name="Zhang San", number="1")
    text = file.read_text()
    assert "Zhang" not in text
    assert '"withheld": "withheld"' in text


def test_an_event_is_a_word_and_never_a_sentence_with_somebody_in_it(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", file=file) as log:
        log.info("read the card of Zhang San")
    assert lines(file)[0]["event"] == "withheld"


def test_ids_and_digests_pass(tmp_path: Path) -> None:
    file = tmp_path / "agent.log"
    submission = "0198c2f4-1111-7000-8000-138001380001"
    with open_log("agent", file=file) as log:
        log.info("outbox.sent", submission_id=submission, digest="13800138000a" * 5)
    assert lines(file)[0]["submission_id"] == submission
    assert lines(file)[0]["digest"] == "13800138000a" * 5


def test_a_quiet_level_keeps_the_rest_out(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", "warning", file) as log:
        log.info("screen.shown", screen="welcome")
        log.error("device.lost", device="id_card_reader")
    assert [line["event"] for line in lines(file)] == ["device.lost"]


def test_a_full_log_is_turned_over_and_old_ones_go(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", file=file, maximum_bytes=500, kept_files=2) as log:
        for count in range(50):
            log.info("screen.shown", count=count)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ui.log", "ui.log.1", "ui.log.2"]
    assert all(path.stat().st_size <= 500 for path in tmp_path.iterdir())


def test_others_on_the_machine_cannot_read_it(tmp_path: Path) -> None:
    file = tmp_path / "ui.log"
    with open_log("ui", file=file) as log:
        log.info("screen.shown")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_crash_leaves_its_places_in_the_code_and_not_its_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys
    import threading

    file = tmp_path / "ui.log"
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    with open_log("ui", file=file) as log:
        record_crashes(log)
        try:
            int(f"no such person: {PERSON}")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    (line,) = lines(file)
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_logging.py:")
    assert PERSON not in file.read_text()


def test_a_crash_outside_python_leaves_its_places_on_stderr(tmp_path: Path) -> None:
    program = (
        "import faulthandler, pathlib, sys\n"
        "from kiosk.logging import open_log, record_crashes\n"
        "with open_log('ui', 20, pathlib.Path(sys.argv[1])) as log:\n"
        "    record_crashes(log)\n"
        "    faulthandler._sigsegv()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "ui.log")], capture_output=True, text=True, check=False
    )
    assert done.returncode < 0
    assert "line 5 in <module>" in done.stderr


def test_a_disk_that_refuses_the_log_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("a file where the directory should be", "utf-8")
    with open_log("ui", file=tmp_path / "logs" / "ui.log") as log:
        log.info("ui.started", pid=7)
    assert '"event": "ui.started"' in capsys.readouterr().err


def test_a_line_that_a_full_disk_refuses_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    with open_log("ui", file=Path("/dev/full")) as log:
        log.info("ui.started", pid=7)
    said = capsys.readouterr().err
    assert '"event": "ui.started"' in said
    assert "Traceback" not in said
