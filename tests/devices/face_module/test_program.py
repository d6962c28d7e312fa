"""The real process of a module, over real pipes: it answers, it fails in every way, and it is always gone
afterwards.
"""

import errno
import json
import os
import select
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import devices.simulators.face_module as simulator
from devices.face_module import fence
from devices.face_module.lines import Found, Seen, Sight, Word
from devices.face_module.program import KNOWN_S, Conversation, FaceModule, Failed, Trouble
from devices.standing import Cause, DeviceState

PROGRAM = str(Path(simulator.__file__))
PORTRAIT = b"portrait" * 128
LONG_S = 60.0


class HeldClock:
    """Stands until a test moves it: no wait of a module depends on how fast this machine is."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("module") / "module.key"
    subprocess.run([sys.executable, PROGRAM, "--new-key", str(file)], check=True)
    return file


def command(key: Path, *options: str) -> tuple[str, ...]:
    return (sys.executable, PROGRAM, "--key", str(key), *options)


def heard(conversation: Conversation) -> list[Seen | Found]:
    """All it says, to its answer. Raises Failed."""
    said: list[Seen | Found] = []
    while not said or not isinstance(said[-1], Found):
        each = conversation.turn()
        if each is None:
            select.select([conversation.out], [], [], LONG_S)
        else:
            said.append(each)
    return said


def used(conversation: Conversation) -> Found:
    """Its answer, and its end. Raises Failed."""
    try:
        conversation.begin("5d1c", 7, PORTRAIT)
        found = heard(conversation)[-1]
    finally:
        conversation.end()
    assert isinstance(found, Found)
    return found


def is_gone(conversation: Conversation) -> bool:
    try:
        os.killpg(conversation.pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_says_who_it_is_what_it_sees_and_what_it_found(key: Path) -> None:
    conversation = FaceModule(command(key, "--answer", "no"), HeldClock()).converse()
    try:
        assert conversation.hello().stand_in
        conversation.begin("5d1c", 7, PORTRAIT)
        *seen, found = heard(conversation)
    finally:
        conversation.end()
    assert seen == [Seen(Sight.LOOKING), Seen(Sight.COME_CLOSER), Seen(Sight.HOLD_STILL)]
    assert isinstance(found, Found)
    assert found.word is Word.NO
    assert found.assertion.count(".") == 2
    assert is_gone(conversation)


@pytest.mark.parametrize(
    ("fail", "trouble"),
    [
        ("dies_at_start", Trouble.DIED),
        ("dies", Trouble.DIED),
        ("rubbish", Trouble.GARBLED),
        ("long_line", Trouble.GARBLED),
        ("flood", Trouble.GARBLED),
    ],
)
def test_what_fails_is_named_and_leaves_nothing_running(key: Path, fail: str, trouble: Trouble) -> None:
    conversation = FaceModule(command(key, "--fail", fail), HeldClock()).converse()
    with pytest.raises(Failed) as failed:
        used(conversation)
    assert failed.value.trouble is trouble
    assert is_gone(conversation)


def test_one_that_hangs_is_given_up_and_killed(key: Path) -> None:
    clock = HeldClock()
    conversation = FaceModule(command(key, "--fail", "hangs"), clock).converse()
    try:
        conversation.begin("5d1c", 7, PORTRAIT)
        select.select([conversation.out], [], [], LONG_S)
        assert conversation.turn() == Seen(Sight.LOOKING)
        assert conversation.turn() is None
        clock.now += LONG_S
        with pytest.raises(Failed) as failed:
            conversation.turn()
    finally:
        conversation.end()
    assert failed.value.trouble is Trouble.SILENT
    assert is_gone(conversation)


def test_it_can_be_stopped_while_it_looks(key: Path) -> None:
    conversation = FaceModule(command(key, "--seconds", "3600"), HeldClock()).converse()
    conversation.begin("5d1c", 7, PORTRAIT)
    conversation.end()
    conversation.end()
    assert is_gone(conversation)


def test_it_cannot_keep_what_it_got(key: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    conversation = FaceModule(command(key, "--fail", "writes", "--keep", str(kept)), HeldClock()).converse()
    assert used(conversation).word is Word.YES
    assert not kept.exists() or kept.read_bytes() == b""


def test_it_cannot_send_what_it_got(key: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as outside:
        port = str(outside.getsockname()[1])
        conversation = FaceModule(command(key, "--fail", "sends", "--port", port), HeldClock()).converse()
        assert used(conversation).word is Word.YES, "it is refused, and not killed: the person is served"
        assert select.select([outside], [], [], 0) == ([], [], []), "nobody has knocked"


def test_what_it_starts_has_no_network_either_by_whatever_way(tmp_path: Path) -> None:
    """And what is local goes on: a camera is found by netlink."""
    tries = tmp_path / "tries.py"
    tries.write_text(
        "import ctypes, os, socket, sys\n"
        "def said(family, kind=socket.SOCK_STREAM):\n"
        "    try:\n        socket.socket(family, kind).close()\n        return 0\n"
        "    except OSError as error:\n        return error.errno\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "ring = libc.syscall(425, 1, ctypes.create_string_buffer(256))\n"
        "print(*(said(each) for each in (socket.AF_INET, socket.AF_INET6)), said(socket.AF_INET, 2),\n"
        "      said(socket.AF_PACKET, 3), ring, ctypes.get_errno(), said(socket.AF_UNIX),\n"
        "      said(socket.AF_NETLINK, socket.SOCK_RAW))\n"
    )
    shell = ("/bin/sh", "-c", f"{sys.executable} {tries}; true")
    ran = subprocess.run([sys.executable, fence.__file__, *shell], capture_output=True, text=True, check=True)
    no, refused = str(errno.EAFNOSUPPORT), str(errno.EPERM)
    assert ran.stdout.split() == [no, no, no, no, "-1", refused, "0", "0"]


def test_without_a_filter_it_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tmp_path / "ran"
    monkeypatch.setattr("platform.machine", lambda: "m68k")
    assert fence.main(["/usr/bin/touch", str(ran)]) == fence.CANNOT
    assert not ran.exists()


def test_a_stand_in_is_called_one_and_is_asked_seldom(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    program = tmp_path / "module"
    hello = json.dumps({"protocol": 1, "module": "Example", "stand_in": True})
    asked.touch()
    program.write_text(f"#!/bin/sh\nln -s x {asked}.$$\necho '{hello}'\nread line\n")
    program.chmod(0o755)
    clock = HeldClock()
    module = FaceModule((str(program),), clock)
    for _ in range(3):
        standing = module.standing()
        assert (standing.state, standing.cause) == (DeviceState.ATTENTION, Cause.STAND_IN)
        assert standing.detail == "Example"
    assert len(list(tmp_path.glob("asked.*"))) == 1
    clock.now += KNOWN_S
    module.standing()
    assert len(list(tmp_path.glob("asked.*"))) == 2


def test_how_it_stands_says_what_is_wrong(key: Path, tmp_path: Path) -> None:
    nothing = FaceModule((str(tmp_path / "none"),)).standing()
    assert (nothing.state, nothing.cause) == (DeviceState.ABSENT, Cause.MODULE_MISSING)
    dead = FaceModule(command(key, "--fail", "dies_at_start"), HeldClock()).standing()
    assert (dead.state, dead.cause, dead.detail) == (DeviceState.FAULTED, Cause.MODULE_FAILS, "died")
