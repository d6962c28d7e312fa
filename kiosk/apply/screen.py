"""What the screen's process tells of itself, in a file that others read: which bundle it runs, whether it
lives, whether anybody is before it, how many visits came to their end. The agent tells of itself likewise, in
`run/agent.json`, as far as it has something to tell.

`run/screen.json`, replaced as a whole and not synced: it tells of a process that a power cut ends too. Its
seconds are those of `time.monotonic`, which all processes of a machine share; `boot` says of which start of
the machine. Light: the screen's process writes its first word before anything heavy is imported.
"""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.terminal import told_file

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Screen:
    """`starts`: in a row under this effect of which none was a good one, this one included. `standing`: the
    welcome screen answered touches. `steady`: it has stood long enough for a good start.
    """

    boot: str
    pid: int
    effect: str
    starts: int
    began: float
    alive: float
    standing: bool = False
    steady: bool = False
    idle: bool = False
    visits: int = 0


def screen_file(data_dir: Path) -> Path:
    """Where it stands."""
    return data_dir / "run" / "screen.json"


def agent_file(data_dir: Path) -> Path:
    """Where the agent's word stands."""
    return data_dir / "run" / "agent.json"


def boot() -> str:
    """Which start of the machine this is; "" where the system does not say."""
    try:
        return BOOT_ID.read_text("ascii").strip()
    except OSError:
        return ""


def begun(before: Screen | None, *, boot: str, pid: int, effect: str, now: float) -> Screen:
    """What a process says first. A start after one that was not a good one is counted on. One that the
    launcher has counted already, before it became this very process, is not counted again.
    """
    if before is not None and (before.pid, before.boot, before.effect) == (pid, boot, effect):
        return replace(before, alive=now)
    again = before is not None and before.effect == effect and not before.steady
    starts = before.starts + 1 if before is not None and again else 1
    return Screen(boot=boot, pid=pid, effect=effect, starts=starts, began=now, alive=now)


def forgive(file: Path, pid: int) -> None:
    """The process of that id ends in order, or for a reason that is not the bundle's: its start was a good
    one.
    """
    said = read(file)
    if said is not None and said.pid == pid:
        with suppress(OSError):  # a full disk: the next start is counted on, and that one will stand
            write(file, replace(said, steady=True))


def hangs(file: Path, silence_seconds: float, pid: int) -> bool:
    """Whether the process of that id, which tells of itself in `file`, has given no sign of life for too
    long, though it could.
    """
    said = read(file)
    if said is None or said.pid != pid or said.boot != boot():
        return False
    return time.monotonic() - said.alive > silence_seconds and told_file.can_be_told(file)


def write(path: Path, screen: Screen) -> None:
    """Replace the file. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    told_file.write(path, json.dumps(asdict(screen)).encode("ascii"))


def read(path: Path) -> Screen | None:
    """What stands there; None where there is nothing that makes sense."""
    try:
        told: Any = json.loads(path.read_text("ascii"))
        screen = Screen(**told)
    except (OSError, ValueError, TypeError):
        return None
    kinds = {"boot": str, "pid": int, "effect": str, "starts": int, "visits": int}
    right = all(isinstance(getattr(screen, name), kind) for name, kind in kinds.items())
    times = all(isinstance(each, int | float) for each in (screen.began, screen.alive))
    return screen if right and times else None
