"""``python -m kiosk.apply.launch ui|agent``: starts the screen or the agent of the release that is in force.

Always of the installed program, and never exchanged by a push: it must hold when a release does not. It reads
the pointer, counts the start, and becomes the program. Imports nothing heavy.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.apply import release as releases
from kiosk.apply.pushed import FACTORY_EFFECT, Pushed, Which, central_of, pushed
from kiosk.apply.screen import Screen, agent_file, begun, boot, read, screen_file, write
from kiosk.commands.children import module_command

UI, AGENT = "ui", "agent"
MOST_AGENT_STARTS = 4
"""Of the agent in a row without a good one: with the next it runs what had proved itself before."""
FELL_BACK = "KIOSK_FELL_BACK"
"""In the environment of an agent that runs in place of one that cannot."""
NOT_THERE = 1


@dataclass(frozen=True)
class Start:
    """What is to be started: the release, and whether it stands in for one that cannot run."""

    release: Path | None
    fell_back: bool = False


def agents_start(said: Screen, confirmed: Pushed, previous: Pushed) -> Start:
    """`said`: the agent's word of this very start."""
    if said.starts > MOST_AGENT_STARTS and confirmed.effect != FACTORY_EFFECT:
        return Start(_there(previous.release), fell_back=True)
    return Start(_there(confirmed.release))


def screens_start(running: Pushed, confirmed: Pushed) -> Start | None:
    """None: what has to prove itself is not there, which is counted as a start that came to nothing."""
    there = _there(running.release)
    if there != running.release and running.effect != confirmed.effect:
        return None
    return Start(
        there
    )  # what had proved itself and is gone is fetched again; the installed one serves meanwhile


def _there(release: Path | None) -> Path | None:
    return release if release is not None and releases.is_there(release) else None


def main(arguments: Sequence[str]) -> int:
    """Becomes the program; comes back, with the exit code, only where there is none."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.apply.launch", description=__doc__)
    parser.add_argument("program", choices=(UI, AGENT))
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    options = parser.parse_args(arguments)
    given = [*(["--config", str(options.config)] if options.config else []), "--data", str(options.data)]
    central = central_of(options.data)
    which = {each: pushed(options.data, each, central) for each in Which}
    start: Start | None
    if options.program == UI:
        _counted(screen_file(options.data), which[Which.RUNNING].effect)
        start = screens_start(which[Which.RUNNING], which[Which.CONFIRMED])
        command = module_command("ui", given)
    else:
        said = _counted(agent_file(options.data), which[Which.CONFIRMED].effect)
        start = agents_start(said, which[Which.CONFIRMED], which[Which.PREVIOUS])
        command = module_command("kiosk", [*given, "agent"])
    if start is None:
        sys.stderr.write(f"kiosk: {which[Which.RUNNING].release}: the release is not there\n")
        return NOT_THERE
    around = releases.environment(start.release)
    around.pop(FELL_BACK, None)
    if start.fell_back:
        around[FELL_BACK] = "1"
    return os.execve(command[0], command, around)


def _counted(file: Path, effect: str) -> Screen:
    said = begun(read(file), boot=boot(), pid=os.getpid(), effect=effect, now=time.monotonic())
    with suppress(OSError):  # a full disk must not keep a program from starting
        write(file, said)
    return said


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
