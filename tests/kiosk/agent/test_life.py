"""What the agent tells of its life, and what is held against a bundle: deaths, and nothing else."""

import os
import socket
from pathlib import Path

import pytest

from kiosk.agent.life import AgentLife
from kiosk.apply.screen import Screen, agent_file, forgive, read
from kiosk.terminal.service_manager import ADDRESS, ServiceManager


@pytest.mark.parametrize("name", ["@kiosk-test-{}", "{}/notify"])
def test_the_service_manager_hears_that_it_serves_and_lives(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = name.format(tmp_path if "/" in name else os.getpid())
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address.replace("@", "\0"))
        manager.settimeout(30)
        monkeypatch.setenv(ADDRESS, address)
        clock = [0.0]
        life = AgentLife(tmp_path, "factory", 60, lambda: clock[0])
        assert manager.recv(100) == b"READY=1"
        life.turn()
        clock[0] += 5
        life.turn()
        assert manager.recv(100) == b"WATCHDOG=1"
        life.close()


def test_a_manager_that_is_not_there_is_nobodys_trouble(tmp_path: Path) -> None:
    ServiceManager({}).tell("READY=1")
    deaf = ServiceManager({ADDRESS: str(tmp_path / "nobody")})
    deaf.tell("READY=1")
    deaf.close()


def test_a_start_is_good_once_it_has_stood_or_ended_in_order(tmp_path: Path) -> None:
    clock = [0.0]
    life = AgentLife(tmp_path, "new", 60, lambda: clock[0])
    life.turn()
    assert not said(tmp_path).steady
    forgive(agent_file(tmp_path), 1)
    assert not said(tmp_path).steady, "it is another process's word"
    clock[0] += 60
    life.turn()
    assert said(tmp_path).steady
    AgentLife(tmp_path, "newer", 60, lambda: clock[0])
    assert not said(tmp_path).steady
    forgive(agent_file(tmp_path), os.getpid())
    assert said(tmp_path).steady


def said(data: Path) -> Screen:
    found = read(agent_file(data))
    assert found is not None
    return found
