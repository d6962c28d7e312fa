"""New releases with the real screen, and releases that only the agent dies of. Slow, for `make soak`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.pushing import ScreenKind, Street, a_street
from tests.system.releases import AGENT, AGENTS_PARTS, CRASH, CRASH_WHEN_RUN, SCREEN, release
from tests.system.test_software_push import AS_IT_IS, runs

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with a_street(
        tmp_path_factory.mktemp("terminal"), tmp_path_factory.mktemp("central"), ScreenKind.REAL
    ) as street:
        street.wait_for(street.stands)
        yield street


def test_a_release_whose_agent_cannot_even_be_imported_never_runs(street: Street, tmp_path: Path) -> None:
    ended = street.push(AS_IT_IS, software=release(tmp_path, {AGENTS_PARTS: CRASH}))
    assert (ended.outcome, ended.reason) == ("refused", "self_check_failed")
    assert street.agents_died() == []


def test_a_release_whose_screen_crashes_at_start_is_undone(street: Street, tmp_path: Path) -> None:
    ended = street.push(AS_IT_IS, software=release(tmp_path, {SCREEN: CRASH}))
    assert (ended.outcome, ended.reason) == ("undone", "screen_crashed")
    street.wait_for(street.stands)
    assert street.agents_died() == []


def test_a_release_that_only_the_agent_dies_of_is_undone_by_the_one_before(
    street: Street, tmp_path: Path
) -> None:
    before = len(street.store.read().history)
    street.assign(AS_IT_IS, software=release(tmp_path, {AGENT: CRASH_WHEN_RUN}))
    assert street.ended(before).outcome == "kept", "its screen was well, and its agent passed the self-check"
    undone = street.ended(before + 1)
    assert (undone.outcome, undone.reason) == ("undone", "agent_crashed")
    street.wait_for(street.stands)
    street.wait_for(lambda: (told := street.told()) is not None and told.software == "")
    told = street.told()
    assert told is not None
    assert told.apply is not None
    assert told.apply.reason == "agent_crashed"


def test_a_good_release_is_taken_over_by_both_programs(street: Street, tmp_path: Path) -> None:
    ended = street.push(AS_IT_IS, software=release(tmp_path))
    assert (ended.outcome, ended.detail) == ("kept", "")
    kept = street.store.read().confirmed.software
    assert kept is not None
    street.wait_for(lambda: runs(street, "agent", kept.sha256))
    street.wait_for(lambda: runs(street, "ui", kept.sha256))
    street.wait_for(lambda: (told := street.told()) is not None and told.software == kept.name)
    # ... and the installed program again, by an assignment that names none.
    assert street.push("[visit]\nidle_seconds = 90\n").outcome == "kept"
    street.wait_for(lambda: (told := street.told()) is not None and told.software == "")
    street.wait_for(street.stands)
