"""Every device is pulled out in mid-use and put in again, and no visit is stuck.

`make soak` runs the same with more visits: KIOSK_UNPLUG_VISITS says how many.
"""

import json
import os
from pathlib import Path

import pytest

from tests.system.demonstration import make_day

VISITS = int(os.environ.get("KIOSK_UNPLUG_VISITS", "2"))
SECONDS_PER_VISIT = 60


@pytest.mark.timeout(60 + SECONDS_PER_VISIT * VISITS)
def test_every_visit_comes_to_an_end_and_is_counted(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    day = make_day(data, out, "--unplug", "--visits", str(VISITS), longest_s=30 + SECONDS_PER_VISIT * VISITS)
    assert day.report["unplugs"] > VISITS
    assert day.report["visits"] == day.report["filed"] == day.report["delivered"] == VISITS
    assert (day.report["lost"], day.report["duplicates"]) == (0, 0)
    on_paper = {receipt["number"] for receipt in day.report["receipts"]}
    assert len(on_paper) + day.report["on_screen_only"] == VISITS
    changes = [line for line in _logged(data / "logs" / "ui.log") if line["event"] == "device.changed"]
    for device in ("id_card_reader", "receipt_printer"):
        states = [line["state"] for line in changes if line["device"] == device]
        assert "absent" in states
        assert "working" in states[states.index("absent") :], f"{device} never came back"


def _logged(file: Path) -> list[dict[str, str]]:
    """What the screen's process logged; the file has what it said on stderr, too."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.startswith('{"')]
