"""A child that draws, fails, or hangs, with all that it started."""

import os
import select
import sys
import threading
from pathlib import Path

import pytest

from kiosk.apply.record import Reason
from kiosk.apply.trial import Stopped, Trial
from kiosk.apply.unusable import Unusable

LONG = 60.0


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_what_draws_everything_passes() -> None:
    Trial(LONG, threading.Event()).run(python("print('435 drawn')"))


def test_what_fails_says_why_in_its_last_line() -> None:
    with pytest.raises(Unusable, match=r"^Welcome: empty$") as caught:
        Trial(LONG, threading.Event()).run(python("print('x'); print('Welcome: empty'); exit(1)"))
    assert caught.value.reason is Reason.DRAWING_FAILED


def test_what_crashes_without_a_word_is_refused() -> None:
    with pytest.raises(Unusable, match="ended with -11"):
        Trial(LONG, threading.Event()).run(python("import os; os.kill(os.getpid(), 11)"))


def test_what_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pids = tmp_path / "pid"
    code = (
        "import subprocess, sys, signal\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()'])\n"
        f"open({str(pids)!r}, 'w').write(str(child.pid))\n"
        "signal.pause()\n"
    )
    with pytest.raises(Unusable) as caught:
        Trial(2.0, threading.Event()).run(python(code))
    assert caught.value.reason is Reason.DRAWING_HUNG
    if pids.exists():  # a slow machine may not have come so far
        assert has_ended(int(pids.read_text()))


def has_ended(pid: int) -> bool:
    """Within a while: a signal takes its time."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], LONG)[0])
    finally:
        os.close(handle)


def test_an_agent_that_ends_does_not_wait_for_it() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        Trial(LONG, stop).run(python("import signal; signal.pause()"))
