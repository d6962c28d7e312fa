"""A new release, pushed by the real central service: taken over by both programs, or undone without a person.

The screen is a stand-in; the real one, and an agent that dies of a release, are in `soak_software_pushes.py`.
"""

from pathlib import Path

from kiosk.apply.pushed import RELEASES
from tests.system.pushing import PATIENT_S, ScreenKind, Street, a_street
from tests.system.releases import CRASH, SCREEN, STAND_IN, release

AS_IT_IS = "# nothing\n"


def test_a_release_is_taken_over_and_one_that_crashes_at_start_is_undone(tmp_path: Path) -> None:
    with a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.STAND_IN, PATIENT_S) as street:
        street.wait_for(street.stands)
        street.wait_for(lambda: street.told() is not None)
        good = street.push(AS_IT_IS, software=release(tmp_path, STAND_IN))
        assert (good.outcome, good.detail) == ("kept", "")
        kept = street.store.read().confirmed.software
        assert kept is not None
        street.wait_for(lambda: runs(street, "agent", kept.sha256))
        street.wait_for(lambda: runs(street, "ui", kept.sha256))
        street.wait_for(lambda: (told := street.told()) is not None and told.software == kept.name)
        bad = street.push(AS_IT_IS, software=release(tmp_path, STAND_IN | {SCREEN: CRASH}))
        assert (bad.outcome, bad.reason) == ("undone", "screen_crashed")
        street.wait_for(street.stands)
        assert runs(street, "ui", kept.sha256)
        assert [each.exit_code for each in street.agents_died()] == [75], (
            "it started again once, to be the new one"
        )


def runs(street: Street, name: str, sha256: str) -> bool:
    """Whether that program runs in that release."""
    try:
        pid = (street.data / "run" / f"{name}.pid").read_text().strip()
        around = Path("/proc", pid, "environ").read_bytes()
    except OSError:
        return False
    return f"{RELEASES}/{sha256[:32]}\0".encode() in around
