"""The fleet simulator: everybody waits, everybody is told, everything filed is there with its tasks."""

import json
import resource

import pytest

from central.cli import main
from central.simulate import handles
from central.simulate.run import Plan, simulate
from tests.central.catalogue import BIRTH, DEPARTMENTS
from tests.central.conftest import Databases
from tests.central.service import RunningService


def test_a_fleet_enrols_waits_is_told_takes_a_bundle_stops_a_bad_one_and_files(
    own_service: RunningService, databases: Databases
) -> None:
    del databases  # on each
    said: list[str] = []
    plan = Plan(
        own_service.database,
        own_service.keys_directory,
        terminals=30,
        submissions=45,
        urls=(own_service.url,),
        catalogue=own_service.catalogue,
        service=BIRTH,
        rollout=True,
        spread_seconds=0.1,
        quiet_seconds=0.0,
    )
    found = simulate(plan, said.append)
    assert (found.terminals, found.submissions, found.tasks) == (30, 45, 45 * len(DEPARTMENTS))
    assert found.last_told_seconds is not None
    assert found.half_told_seconds is not None
    assert found.last_told_seconds >= found.half_told_seconds > 0
    assert "something is published" in said
    assert found.had_it == 1, "of thirty terminals one is a canary, and the bad bundle went no further"
    assert found.rollout_seconds is not None
    assert found.stopped_seconds is not None


def test_too_few_file_handles_are_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    with pytest.raises(handles.TooFewHandles, match=r"need 10200 open files and the system allows 4096"):
        handles.allow(10_000)


def test_a_database_without_its_keys_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--terminals", "1", "--database", "sqlite:////x/y.db"]) == 2
    assert "--keys" in capsys.readouterr().err


def test_the_command_starts_its_own_service(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--terminals", "3", "--quiet-seconds", "0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["terminals"], found["workers"], found["submissions"]) == (3, 1, 0)
    assert found["megabytes"] > 0


def test_a_fleet_that_is_put_into_the_database_is_one_that_the_service_hears(
    own_service: RunningService,
) -> None:
    plan = Plan(
        own_service.database,
        own_service.keys_directory,
        terminals=12,
        urls=(own_service.url,),
        quiet_seconds=0.0,
        enrol=False,
    )
    found = simulate(plan, lambda _: None)
    assert found.last_told_seconds is not None
