"""Remote commands at this end: issued for one terminal, told when it asks, answered once.

``GET /v1/commands``, ``POST /v1/commands/{id}``, ``PUT /v1/commands/{id}/logs``.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central import journal
from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.errors import CentralError
from central.keys import Keys
from central.news import tell
from central.problems import Refusal, documented
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import RemoteCommand, Terminal
from central.storage.newest import newest
from kiosk.contract import commands as contract
from kiosk.contract.api import PART_MEDIA_TYPE, PartAccepted
from kiosk.contract.commands import (
    MAX_COMMANDS,
    Command,
    CommandResult,
    CommandsAnswer,
    Notice,
    Outcome,
    ResultHeld,
    Verb,
)
from kiosk.contract.envelope import digest
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import CannotOpen

Unseal = Callable[[bytes, bytes], bytes]
"""Opens sealed bytes that are bound to an `info`, or raises CannotOpen (`central.opening_key`)."""
LIFE = timedelta(hours=24)
"""A command that nobody has fetched by then is not done any more."""
KEPT_LOGS = 3
"""Log bundles of a terminal; older ones are deleted."""


@dataclass(frozen=True)
class Issued:
    """A command as a page shows it."""

    number: int
    verb: Verb
    issued: datetime
    expires: datetime
    by: str
    answered: datetime | None
    outcome: Outcome | None
    reason: str
    report: int | None
    has_logs: bool

    def state(self, now: datetime) -> str:
        """In one word: what came of it; `expired` where nothing will any more, `waiting` where it may."""
        if self.outcome is not None:
            return self.outcome.value
        return "waiting" if now < self.expires else Outcome.EXPIRED.value


def issue(
    storage: Storage,
    keys: Keys,
    code: str,
    verb: Verb,
    now: datetime,
    by: str,
    *,
    notice: Notice | None = None,
    life: timedelta = LIFE,
    address: str = "",
) -> Command:
    """Have the terminal with that code do something; it is woken. `by`: who wants it, for the journal.

    Raises:
        CentralError: there is no such terminal, or it was shut out.
        ValueError: a notice without `SHOW_NOTICE` or the other way round, or a life of more than a week.

    """
    with storage.read() as session:
        terminal = session.scalar(select(Terminal).where(Terminal.code == code))
    if terminal is None or terminal.revoked is not None:
        raise CentralError(f"{code}: no such terminal, or it was shut out; see kiosk central terminals list")
    with storage.write(turns.commands(terminal.id)) as session:
        last = session.scalar(
            select(func.max(RemoteCommand.number)).where(RemoteCommand.terminal == terminal.id)
        )
        command = Command(
            id=uuid4(),
            terminal=terminal.id,
            number=(last or 0) + 1,
            verb=verb,
            notice=notice,
            issued=now,
            expires=now + life,
        )
        session.add(
            RemoteCommand(
                terminal=terminal.id,
                number=command.number,
                id=command.id,
                verb=verb.value,
                token=contract.sign(command, keys.signing),
                issued=now,
                expires=command.expires,
                issued_by=by[:80],
            )
        )
        detail = f"{command.number} {verb}"
        journal.write(session, now, by, "command.issued", terminal=code, detail=detail, address=address)
        tell(session, [terminal.id])
    return command


def commands_of(session: Session, code: str) -> list[Issued]:
    """Those of the terminal with that code, newest first."""
    rows = session.scalars(
        select(RemoteCommand)
        .join(Terminal, Terminal.id == RemoteCommand.terminal)
        .where(Terminal.code == code)
        .order_by(RemoteCommand.number.desc())
        .limit(50)
    )
    return [
        Issued(
            row.number,
            Verb(row.verb),
            row.issued,
            row.expires,
            row.issued_by,
            row.answered,
            Outcome(row.outcome) if row.outcome else None,
            row.reason or "",
            row.report,
            row.has_logs,
        )
        for row in rows
    ]


def logs_of(session: Session, unseal: Unseal, code: str, number: int) -> bytes:
    """The log bundle (a gzipped tar) that this command brought, opened; only who has the key that opens can.

    Raises:
        CentralError: there is none, or it cannot be opened with these keys.

    """
    row = session.scalar(
        select(RemoteCommand)
        .join(Terminal, Terminal.id == RemoteCommand.terminal)
        .where(Terminal.code == code, RemoteCommand.number == number)
    )
    if row is None or row.logs is None:
        raise CentralError(f"{code}: command {number} has brought no logs, or they were deleted since")
    try:
        return unseal(row.logs, contract.log_info(row.terminal, row.id))
    except CannotOpen as error:
        raise CentralError(f"{code}: the logs were sealed to other keys than these") from error


def newest_numbers(session: Session, terminals: Collection[int]) -> dict[int, int]:
    """The hint that a heartbeat's answer carries, of each of these terminals that has any."""
    return newest(session, RemoteCommand.terminal, RemoteCommand.number, terminals)


class Commands:
    """What terminals ask and tell."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def open_of(self, caller: Caller) -> CommandsAnswer:
        """What it is to do still."""
        with self._storage.read() as session:
            tokens = session.scalars(
                select(RemoteCommand.token)
                .where(
                    RemoteCommand.terminal == caller.terminal,
                    RemoteCommand.answered.is_(None),
                    RemoteCommand.expires > self._clock(),
                )
                .order_by(RemoteCommand.number)
                .limit(MAX_COMMANDS)
            ).all()
        return CommandsAnswer(commands=tuple(tokens))

    def take(self, caller: Caller, command: UUID, result: CommandResult) -> ResultHeld:
        """Hold what came of it, if nothing is held yet."""
        with self._storage.write(turns.commands(caller.terminal)) as session:
            row = self._row(session, caller, command)
            if row.answered is None:
                row.answered = self._clock()
                row.outcome, row.reason, row.report = result.outcome.value, result.reason, result.report
            return ResultHeld(outcome=Outcome(row.outcome or result.outcome))

    def take_logs(self, caller: Caller, command: UUID, sealed: bytes) -> PartAccepted:
        """Hold a sealed log bundle; the oldest ones go."""
        with self._storage.write(turns.commands(caller.terminal)) as session:
            row = self._row(session, caller, command)
            if row.verb != Verb.SEND_LOGS or row.answered is not None:
                detail = "send logs to a command that asks for them and is not answered"
                raise Refusal(HTTPStatus.CONFLICT, ProblemKind.BAD_REQUEST, detail)
            row.logs, row.has_logs = sealed, True
            older = session.scalars(
                select(RemoteCommand)
                .where(RemoteCommand.terminal == caller.terminal, RemoteCommand.has_logs)
                .order_by(RemoteCommand.number.desc())
                .offset(KEPT_LOGS)
            )
            for each in older:
                each.logs, each.has_logs = None, False
        return PartAccepted(digest=digest(sealed))

    @staticmethod
    def _row(session: Session, caller: Caller, command: UUID) -> RemoteCommand:
        row = session.scalar(
            select(RemoteCommand).where(
                RemoteCommand.id == command, RemoteCommand.terminal == caller.terminal
            )
        )
        if row is None:
            detail = "this terminal was given no command with that id"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        return row


def commands_router(commands: Commands, authentication: Authentication) -> APIRouter:
    """The endpoints."""
    router = APIRouter()

    @router.get(
        "/v1/commands",
        summary="The commands a terminal is to do still, each signed",
        responses=documented((401, 403, 408, 413, 500)),
    )
    def told(caller: Annotated[Caller, Depends(authentication)]) -> CommandsAnswer:
        return commands.open_of(caller)

    @router.post(
        "/v1/commands/{command}",
        summary="What came of a command; the first that is told is kept",
        responses=documented((400, 401, 403, 404, 408, 413, 500)),
        openapi_extra=takes_json(CommandResult),
    )
    def answered(
        command: UUID, request: Request, caller: Annotated[Caller, Depends(authentication)]
    ) -> ResultHeld:
        return commands.take(caller, command, json_body(CommandResult, request.state.message.body))

    @router.put(
        "/v1/commands/{command}/logs",
        summary="The sealed log bundle that a command asked for",
        responses=documented((400, 401, 403, 404, 408, 409, 413, 500)),
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {PART_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
            }
        },
    )
    def logs(
        command: UUID, request: Request, caller: Annotated[Caller, Depends(authentication)]
    ) -> PartAccepted:
        return commands.take_logs(caller, command, request.state.message.body)

    return router
