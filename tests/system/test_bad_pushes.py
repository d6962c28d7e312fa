"""Pushes that cannot work, from the real central service to the real agent: what can be seen before never
runs, the rest is undone without a person, and the agent can be reached all the while.

The screen is a stand-in that tells of its life as the real one does; the real one is in
`soak_bad_pushes.py`. When the power goes is in `tests/faults/test_power_cut_of_an_apply.py`.
"""

import io
import os
import resource
import zipfile
from pathlib import Path

from kiosk.apply.staging import intact
from tests.kiosk.apply.standing_terminal import factory_catalogue
from tests.system.defective_screen import CRASHES, HANGS
from tests.system.pushing import PATIENT_S, ScreenKind, Street, a_street

TYPING_SLIP = "[visit]\nidle_second = 90\n"
IMPOSSIBLE_DEVICE = '[devices.receipt_printer]\nport = "/dev/ttyNOWHERE"\n'
WRONG_ADDRESS = '[central]\nurl = "http://127.0.0.1:9"\n'
AS_IT_IS = "# nothing\n"
GOOD = "[visit]\nidle_seconds = 90\n"
SILENCE_S = 5
"""As short as a setting can be. Whatever is taken for hanging by mistake here is one that is to be undone."""
FULL_BYTES = 1 << 20
"""More than any file but that of a large push."""


def test_what_cannot_work_never_runs_and_is_not_tried_again(tmp_path: Path) -> None:
    with a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.NONE) as street:
        assert refusal(street, IMPOSSIBLE_DEVICE) == "setting_impossible"
        assert refusal(street, TYPING_SLIP) == "config_wrong"
        assert refusal(street, AS_IT_IS, factory_catalogue({"departments.toml": None})) == "catalogue_wrong"
        assert refusal(street, TYPING_SLIP) == "denied_before"
        assert street.agents_died() == []


def test_what_crashes_hangs_or_cuts_the_network_is_undone_without_a_person(tmp_path: Path) -> None:
    with a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.STAND_IN, SILENCE_S) as street:
        street.wait_for(street.stands)
        assert refusal(street, WRONG_ADDRESS) == "no_way_to_central"
        for idle_seconds in (CRASHES, HANGS):
            ended = street.push(f"[visit]\nidle_seconds = {idle_seconds}\n")
            assert (ended.outcome, ended.reason in ("screen_crashed", "screen_hung")) == ("undone", True)
            street.wait_for(street.stands)
            assert street.idle_seconds() == 60
        street.wait_for(
            lambda: (told := street.told()) is not None and bool(told.apply and told.apply.reason)
        )
        assert street.agents_died() == []


def test_a_disk_that_is_full_changes_nothing_and_the_agent_lives_on(tmp_path: Path) -> None:
    with a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.STAND_IN, PATIENT_S) as street:
        street.wait_for(street.stands)
        agent = int((street.data / "run" / "agent.pid").read_text())
        before = resource.prlimit(agent, resource.RLIMIT_FSIZE)
        resource.prlimit(agent, resource.RLIMIT_FSIZE, (FULL_BYTES, before[1]))
        street.assign(GOOD, media=large())
        street.wait_for(lambda: "no_room" in street.logs())
        assert street.store.read().running.effect == "factory"
        assert street.store.read().history == ()
        resource.prlimit(agent, resource.RLIMIT_FSIZE, before)
        ended = street.push(GOOD)
        assert ended.outcome == "kept", "as soon as there is room, what is assigned is taken"
        assert intact(street.store.read().confirmed, street.store.directory)
        assert street.agents_died() == []


def refusal(street: Street, settings: str, catalogue: bytes | None = None) -> str:
    """Why it was refused; the terminal runs what it ran."""
    ended = street.push(settings, catalogue)
    assert ended.outcome == "refused"
    assert street.store.read().running.effect == "factory"
    return ended.reason


def large() -> bytes:
    """Media that do not fit on the disk."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("noise.bin", os.urandom(3 * FULL_BYTES))
    return whole.getvalue()
