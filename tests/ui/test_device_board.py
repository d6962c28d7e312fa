"""The board on which every device's owner says how it stands."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from structlog.typing import FilteringBoundLogger

from devices.standing import NOT_ASKED, Cause, DeviceState, Standing
from devices.traffic import Traffic, as_hex
from kiosk.logging import open_log
from ui.device_board import DeviceBoard

WORKING = Standing(DeviceState.WORKING)
NO_PAPER = Standing(DeviceState.FAULTED, Cause.PAPER_OUT, "paper end", b"\x72\x7e")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[FilteringBoundLogger]:
    with open_log("ui", file=tmp_path / "ui.log") as made:
        yield made


def logged(directory: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (directory / "ui.log").read_text().splitlines()]


def test_what_a_devices_thread_posts_is_seen_in_the_ui_thread(
    qtbot: QtBot, log: FilteringBoundLogger
) -> None:
    board = DeviceBoard(log, ("receipt_printer",), now=lambda: 1000.0)
    assert board.standings == {"receipt_printer": NOT_ASKED}
    with qtbot.waitSignal(board.changed) as heard:
        posting = threading.Thread(target=board.post, args=("receipt_printer", WORKING))
        posting.start()
        posting.join()
        assert board.standings == {"receipt_printer": NOT_ASKED}, "it changed under the UI thread's hands"
    assert heard.args == ["receipt_printer"]
    assert board.standings == {"receipt_printer": WORKING}
    assert board.since("receipt_printer") == 1000.0


def test_the_same_word_again_is_no_news_and_is_not_logged_again(
    qtbot: QtBot, log: FilteringBoundLogger, tmp_path: Path
) -> None:
    at = iter(range(100, 200))
    board = DeviceBoard(log, ("receipt_printer",), now=lambda: float(next(at)))
    with qtbot.waitSignal(board.changed):
        board.post("receipt_printer", NO_PAPER)
    with qtbot.assertNotEmitted(board.changed, wait=20):
        board.post("receipt_printer", NO_PAPER)
    (line,) = logged(tmp_path)
    assert (line["device"], line["state"], line["cause"]) == ("receipt_printer", "faulted", "paper_out")
    assert (line["detail"], line["evidence"], line["previous"]) == ("paper end", "72 7e", "absent")
    assert line["level"] == "warning"


def test_a_detail_that_alone_changes_is_shown_and_not_logged(
    qtbot: QtBot, log: FilteringBoundLogger, tmp_path: Path
) -> None:
    board = DeviceBoard(log)
    for detail in ("OL, 100 %", "OL, 99 %"):
        with qtbot.waitSignal(board.changed):
            board.post("ups", Standing(DeviceState.WORKING, detail=detail))
    assert board.standings["ups"].detail == "OL, 99 %"
    assert [line["detail"] for line in logged(tmp_path)] == ["OL, 100 %"]


def test_since_is_when_the_state_began_whatever_its_cause(qtbot: QtBot, log: FilteringBoundLogger) -> None:
    times = iter((0.0, 10.0, 20.0, 30.0))
    board = DeviceBoard(log, now=lambda: next(times))
    for standing in (NO_PAPER, Standing(DeviceState.FAULTED, Cause.COVER_OPEN), NO_PAPER):
        with qtbot.waitSignal(board.changed):
            board.post("receipt_printer", standing)
    assert board.since("receipt_printer") == 10.0


def test_of_a_card_readers_answer_only_the_head_is_logged(log: FilteringBoundLogger, tmp_path: Path) -> None:
    head = bytes.fromhex("AA AA AA 96 69 05 08 00 00 90")
    name = "陈示例".encode("utf-16-le")
    DeviceBoard(log).post(
        "id_card_reader", Standing(DeviceState.FAULTED, Cause.GARBLED, evidence=head + name)
    )
    (line,) = logged(tmp_path)
    assert line["evidence"] == "aa aa aa 96 69 05 08 00 00 90"


def test_evidence_of_any_length_can_be_logged(log: FilteringBoundLogger, tmp_path: Path) -> None:
    DeviceBoard(log).post("io_board", Standing(DeviceState.FAULTED, evidence=bytes(range(10)) * 100))
    assert logged(tmp_path)[0]["evidence"].startswith("00 01 02")


def test_who_listens_along_hears_every_look(log: FilteringBoundLogger) -> None:
    heard = []
    board = DeviceBoard(log, now=lambda: 5.0, also=lambda name, posted: heard.append((name, posted.looked)))
    board.post("ups", WORKING)
    board.post("ups", WORKING)
    assert heard == [("ups", 5.0), ("ups", 5.0)]


def test_a_devices_traffic_is_found_by_its_name(log: FilteringBoundLogger) -> None:
    traffic = Traffic(as_hex)
    assert DeviceBoard(log, traffic={"receipt_printer": traffic}).traffic["receipt_printer"] is traffic
