"""Pushes that cannot work, from the real central service to the real agent: none of them ever runs.

Those that have to run to show what they do are in `soak_bad_pushes.py`.
"""

from pathlib import Path

from tests.kiosk.apply.standing_terminal import factory_catalogue
from tests.system.pushing import ScreenKind, Street, a_street

TYPING_SLIP = "[visit]\nidle_second = 90\n"
IMPOSSIBLE_DEVICE = '[devices.receipt_printer]\nport = "/dev/ttyNOWHERE"\n'
AS_IT_IS = "# nothing\n"


def test_what_cannot_work_never_runs_and_is_not_tried_again(tmp_path: Path) -> None:
    with a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.NONE) as street:
        assert refusal(street, IMPOSSIBLE_DEVICE) == "setting_impossible"
        assert refusal(street, TYPING_SLIP) == "config_wrong"
        assert refusal(street, AS_IT_IS, factory_catalogue({"departments.toml": None})) == "catalogue_wrong"
        assert refusal(street, TYPING_SLIP) == "denied_before"
        assert street.agents_died() == []


def refusal(street: Street, settings: str, catalogue: bytes | None = None) -> str:
    """Why it was refused; the terminal runs what it ran."""
    ended = street.push(settings, catalogue)
    assert ended.outcome == "refused"
    assert street.store.read().running.effect == "factory"
    return ended.reason
