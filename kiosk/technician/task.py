"""One question about the machine, and its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.config import Config


class Level(StrEnum):
    """How an answer is to be taken. Only ISSUE makes the whole examination fail."""

    OK = "OK"
    INFO = "INFO"
    WARNING = "WARNING"
    ISSUE = "ISSUE"


@dataclass(frozen=True)
class Finding:
    """What was found; ``remedy`` says what to do, and is empty where there is nothing to do."""

    level: Level
    text: str
    remedy: str = ""


@dataclass(frozen=True)
class Machine:
    """What tasks look at. ``config`` is None when it is wrong; a task of its own then says how."""

    config: Config | None
    config_problems: tuple[str, ...]
    ignored_keys: tuple[str, ...]
    data_dir: Path
    pushed_problem: str = ""
    """Why the pushed bundle is left out, though there is one."""


@dataclass(frozen=True)
class Task:
    """``should_skip`` gives the reason, or None to go ahead; ``run`` never raises for what it looks for."""

    name: str
    run: Callable[[Machine], Finding]
    should_skip: Callable[[Machine], str | None] = lambda _: None


def ok(text: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, text)


def info(text: str) -> Finding:
    """Worth knowing, nothing to do."""
    return Finding(Level.INFO, text)


def warning(text: str, remedy: str) -> Finding:
    """The terminal serves, but something should be done."""
    return Finding(Level.WARNING, text, remedy)


def issue(text: str, remedy: str) -> Finding:
    """The terminal cannot serve like this."""
    return Finding(Level.ISSUE, text, remedy)


def without_configuration(machine: Machine) -> str | None:
    """The skip of every task that needs the settings."""
    return "the configuration is wrong" if machine.config is None else None
