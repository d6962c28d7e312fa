"""Remote commands: the few things an operator may have a terminal do. There is no remote shell, and no verb
that carries one.

A command is a compact JWS of the central service, bound to one terminal and to a time, and done once: the
terminal remembers its id. What came of it is told once, in a request that the terminal signs.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AwareDatetime, ValidationError, model_validator
from pydantic import Field as Constraint

from kiosk.contract import jws
from kiosk.contract.model import Model, Reply

COMMAND_TYPE = "kiosk-command+jws"
MAX_COMMAND_BYTES = 8 * 1024
MAX_COMMANDS = 20
"""Told at a time; the rest when these are answered."""
LONGEST_LIFE = timedelta(days=7)
"""A command is for now: who was away for longer is told what holds then."""
MAX_LOG_BYTES = 3 * 1024 * 1024
"""A log bundle before it is sealed: the newest lines, packed."""


class Verb(StrEnum):
    """What there is to do."""

    RUN_DIAGNOSTICS = "run_diagnostics"
    SEND_LOGS = "send_logs"
    RESTART_SCREEN = "restart_screen"
    CLOSE = "close"
    OPEN = "open"
    SHOW_NOTICE = "show_notice"


NoticeText = Annotated[str, Constraint(pattern=r"^[^\x00-\x1f\x7f]{1,120}$")]


class Notice(Model):
    """A sentence for residents, from then on until it is over."""

    zh: NoticeText
    en: NoticeText | None = None
    until: AwareDatetime


class Command(Model):
    """One of them. `number` counts a terminal's commands."""

    id: UUID
    terminal: int
    number: Annotated[int, Constraint(ge=1)]
    verb: Verb
    notice: Notice | None = None
    issued: AwareDatetime
    expires: AwareDatetime

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.notice is not None) != (self.verb is Verb.SHOW_NOTICE):
            raise ValueError("a notice belongs to show_notice, and show_notice has one")
        if not timedelta(0) < self.expires - self.issued <= LONGEST_LIFE:
            raise ValueError("a command lives longer than nothing and no longer than a week")
        return self


class CommandsAnswer(Reply):
    """`GET /v1/commands`: the terminal's commands that are neither answered nor expired, oldest first."""

    commands: Annotated[
        tuple[Annotated[str, Constraint(max_length=MAX_COMMAND_BYTES)], ...],
        Constraint(max_length=MAX_COMMANDS),
    ]


class Outcome(StrEnum):
    """What came of a command."""

    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"
    """It came too late, and nothing was done."""


class CommandResult(Model):
    """`POST /v1/commands/{id}`: told once; the first is kept."""

    outcome: Outcome
    reason: Annotated[str, Constraint(pattern=r"^[a-z0-9_]{0,40}$")] = ""
    """Of a failure, a stable word."""
    report: Annotated[int, Constraint(ge=1)] | None = None
    """The readiness report that it made."""


class ResultHeld(Reply):
    """Its answer: what is held, which is the first that was told. The answer as a whole is signed."""

    outcome: Outcome


class BadCommand(ValueError):
    """Not a command of that key to this terminal. `reason` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def log_info(terminal: int, command: UUID) -> bytes:
    """What a log bundle is sealed with: the terminal it came from and the command it answers."""
    return f"kiosk-logs/1|{terminal}|{command}".encode("ascii")


def sign(command: Command, key: Ed25519PrivateKey) -> str:
    """The command as a compact JWS."""
    return jws.sign(command.model_dump_json().encode(), key, kind=COMMAND_TYPE, headers={})


def verify(untrusted_token: str, key: Ed25519PublicKey, *, terminal: int) -> Command:
    """Check signature, shape and addressee. Whether it has expired, or was done before, is for who has the
    clock and the memory.

    Raises:
        BadCommand: unsigned, signed by another key, malformed, or for another terminal.

    """
    if len(untrusted_token) > MAX_COMMAND_BYTES:
        raise BadCommand("too_long")
    try:
        _, payload = jws.verify(untrusted_token, key, kind=COMMAND_TYPE)
        command = Command.model_validate_json(payload)
    except jws.BadJws as error:
        raise BadCommand("bad_signature") from error
    except ValidationError as error:
        raise BadCommand("malformed") from error
    if command.terminal != terminal:
        raise BadCommand("another_terminal")
    return command
