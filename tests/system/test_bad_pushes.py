"""Pushes that cannot work, from the real central service to the real agent: none of them ever runs.

Those that have to run to show what they do are in `soak_bad_pushes.py`.
"""

from collections.abc import Iterator

import pytest

from tests.kiosk.apply.standing_terminal import factory_catalogue
from tests.system.pushing import Street, a_street


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with a_street(
        tmp_path_factory.mktemp("terminal"), tmp_path_factory.mktemp("central"), screen=False
    ) as street:
        yield street


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ('[devices.receipt_printer]\nport = "/dev/ttyNOWHERE"\n', "setting_impossible"),
        ("[visit]\nidle_second = 90\n", "config_wrong"),
    ],
    ids=["an impossible device", "no setting at all"],
)
def test_settings_that_cannot_work_never_run(street: Street, settings: str, reason: str) -> None:
    ended = street.push(settings)
    assert (ended.outcome, ended.reason) == ("refused", reason)
    assert street.store.read().running.effect == "factory"
    assert street.agents_died() == []


def test_a_catalogue_with_a_hole_never_runs(street: Street) -> None:
    ended = street.push("# as it is\n", factory_catalogue({"departments.toml": None}))
    assert (ended.outcome, ended.reason) == ("refused", "catalogue_wrong")
    assert street.store.read().running.effect == "factory"


def test_what_was_refused_is_refused_again_under_another_name(street: Street) -> None:
    ended = street.push("[visit]\nidle_second = 90\n")
    assert (ended.outcome, ended.reason) == ("refused", "denied_before")
