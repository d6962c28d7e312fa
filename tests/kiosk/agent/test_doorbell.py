"""The doorbell wakes and carries nothing."""

import os
import threading
from pathlib import Path

from kiosk.agent.doorbell import BellPush, Doorbell, ring


def test_a_ring_wakes_at_once(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "bell")
    thread = threading.Thread(target=ring, args=[tmp_path / "bell"])
    thread.start()
    assert bell.wait(60)
    thread.join()
    bell.close()


def test_a_ring_before_the_wait_is_not_lost_and_many_are_one(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "bell")
    for _ in range(3):
        ring(tmp_path / "bell")
    assert bell.wait(0)
    assert not bell.wait(0)
    bell.close()


def test_ringing_where_nobody_listens_is_no_failure(tmp_path: Path) -> None:
    ring(tmp_path / "missing")
    bell = Doorbell(tmp_path / "bell")
    bell.close()
    ring(tmp_path / "bell")


def test_who_rings_hears_of_an_agent_that_comes_goes_and_comes_again(tmp_path: Path) -> None:
    push = BellPush(tmp_path / "bell")
    push.ring()
    for _ in range(2):
        bell = Doorbell(tmp_path / "bell")
        for _ in range(2):
            push.ring()
            assert bell.wait(0)
        bell.close()
        push.ring()
    push.close()
    push.close()


def test_an_agent_that_has_begun_anew_hears_the_push_that_was_held(tmp_path: Path) -> None:
    push = BellPush(tmp_path / "bell")
    before = Doorbell(tmp_path / "bell")
    push.ring()
    before.close()
    after = Doorbell(tmp_path / "bell")
    push.ring()
    assert after.wait(0)
    after.close()
    push.close()


def test_a_full_pipe_does_not_hold_up_the_resident(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "bell")
    push = BellPush(tmp_path / "bell")
    for _ in range(70_000):
        push.ring()
    ring(tmp_path / "bell")
    assert bell.wait(0)
    push.ring()
    assert bell.wait(0)
    push.close()
    bell.close()


def test_something_else_in_its_place_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "bell").write_text("not a pipe")
    bell = Doorbell(tmp_path / "bell")
    ring(tmp_path / "bell")
    assert bell.wait(0)
    bell.close()


def test_another_descriptor_ends_the_wait_without_a_ring(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "bell")
    readable, writable = os.pipe()
    os.write(writable, b".")
    assert not bell.wait(60.0, [readable])
    bell.close()
    os.close(readable)
    os.close(writable)
