"""What differs between makers of scanners, as data: ``profiles/NAME.toml``.

See ``docs/devices/code-scanner.md`` for how to write one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from devices.code_scanner.answers import AnswerForm, EchoForm, RegisterForm
from devices.errors import DeviceError


class ProfileError(DeviceError):
    """A profile that does not exist or cannot be used. The message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is sent, and how its answer begins; ``echo`` is None for a command that is not answered."""

    request: bytes
    echo: bytes | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One maker's serial language.

    ``identify`` asks without changing anything: it proves that a scanner is there. None where a model cannot
    be asked: then its first code does. ``trigger_on`` and ``trigger_off`` are None where it reads all the
    time. ``usb_vendors`` (as "1eab") are looked for among keyboards when there is no serial port.
    ``to_serial`` says how it is switched from a keyboard to a serial port. ``answers`` is None where no
    command is answered.
    """

    name: str
    description: str
    usb_vendors: tuple[str, ...]
    to_serial: str
    answers: AnswerForm | None
    identify: Command | None
    trigger_on: Command | None
    trigger_off: Command | None


def names() -> tuple[str, ...]:
    """The profiles there are."""
    directory = resources.files(__package__).joinpath("profiles")
    return tuple(
        sorted(
            entry.name.removesuffix(".toml") for entry in directory.iterdir() if entry.name.endswith(".toml")
        )
    )


def load(name: str) -> Profile:
    """The profile of that name. Raises ProfileError."""
    if name not in names():
        raise ProfileError(f"no scanner profile {name!r}; set `profile` to one of: {', '.join(names())}")
    source = resources.files(__package__).joinpath("profiles", f"{name}.toml")
    try:
        return parse(name, tomllib.loads(source.read_text("utf-8")))
    except (KeyError, ValueError, TypeError) as error:
        raise ProfileError(
            f"devices/code_scanner/profiles/{name}.toml: {error}; correct the profile"
        ) from error


def parse(name: str, table: Mapping[str, Any]) -> Profile:
    """A profile from its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    before, after = (bytes.fromhex(table.get(key, "")) for key in ("before", "after"))
    commands = {
        key: _command(table[key], before, after) if key in table else None
        for key in ("identify", "trigger_on", "trigger_off")
    }
    return Profile(
        name=name,
        description=table["description"],
        usb_vendors=tuple(table["usb_vendors"]),
        to_serial=table["to_serial"],
        answers=_form(table["answer"]) if "answer" in table else None,
        **commands,
    )


def _form(table: Mapping[str, Any]) -> AnswerForm:
    match table["kind"]:
        case "echo":
            return EchoForm(bytes.fromhex(table["start"]), bytes.fromhex(table["end"]))
        case "register":
            return RegisterForm()
        case kind:
            raise ValueError(f"answer.kind {kind!r} is neither echo nor register")


def _command(table: Mapping[str, Any], before: bytes, after: bytes) -> Command:
    """``say`` is text between ``before`` and ``after``; ``bytes`` is sent as it is. ``echo`` stands where an
    answer comes, empty where it repeats nothing of the command.
    """
    request = (
        before + table["say"].encode("ascii") + after if "say" in table else bytes.fromhex(table["bytes"])
    )
    echo = table.get("echo")
    return Command(request, None if echo is None else echo.encode("ascii"))
