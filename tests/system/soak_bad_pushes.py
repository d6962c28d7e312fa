"""Pushes that have to run to show what they do, with the real central service, agent and screen: each is
undone without a person, and the agent can be reached all the while. Slow, for `make soak`.
"""

from collections.abc import Iterator

import pytest

from tests.system.defective_screen import CRASHES, HANGS
from tests.system.pushing import ScreenKind, Street, a_street

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with a_street(
        tmp_path_factory.mktemp("terminal"), tmp_path_factory.mktemp("central"), ScreenKind.DEFECTIVE
    ) as street:
        street.wait_for(street.stands)
        yield street


def test_a_wrong_central_address_is_refused_while_the_old_way_works(street: Street) -> None:
    ended = street.push('[central]\nurl = "http://127.0.0.1:9"\n')
    assert (ended.outcome, ended.reason) == ("refused", "no_way_to_central")
    assert street.store.read().running.effect == "factory"
    assert street.agents_died() == []


@pytest.mark.parametrize(
    ("idle", "reason"), [(CRASHES, "screen_crashed"), (HANGS, "screen_hung")], ids=["crashes", "hangs"]
)
def test_a_screen_that_crashes_or_hangs_is_back_without_a_person(
    street: Street, idle: int, reason: str
) -> None:
    street.wait_for(street.stands)
    ended = street.push(f"[visit]\nidle_seconds = {idle}\n")
    assert ended.outcome == "undone"
    assert ended.reason in (reason, "screen_crashed"), "killed for hanging, it may be counted as dying"
    street.wait_for(street.stands)
    assert street.idle_seconds() == 60
    assert street.agents_died() == []


def test_a_good_push_is_kept_and_one_that_changes_nothing_restarts_nothing(street: Street) -> None:
    street.wait_for(street.stands)
    assert street.push("[visit]\nidle_seconds = 90\n").outcome == "kept"
    street.wait_for(street.stands)
    before = street.screen()
    assert before is not None
    assert street.push("[visit]\nidle_seconds = 90\n[ui]\nfullscreen = true\n").outcome == "unchanged"
    after = street.screen()
    assert after is not None
    assert (after.pid, after.effect) == (before.pid, before.effect)
    assert street.agents_died() == []
