"""The operator of a stub, and the commands it signs."""

from __future__ import annotations

import json
import select
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.agent.commands import Commands
from kiosk.contract import commands as contract
from kiosk.contract.commands import Command, CommandResult, CommandsAnswer, Verb
from kiosk.terminal import identity as identities
from tests.fixtures.central_stub import Reply, Request

if TYPE_CHECKING:
    from tests.kiosk.agent.conftest import Terminal

NOW = datetime.now(UTC)


@dataclass
class Desk:
    """The stub's operator: what it tells, and what it was answered."""

    tokens: list[str] = field(default_factory=list)
    results: list[tuple[UUID, CommandResult]] = field(default_factory=list)
    refuses: bool = False

    def answer(self, request: Request) -> Reply:
        if self.refuses:
            return Reply(503, signed=False)
        if request.method == "GET":
            told = CommandsAnswer(commands=tuple(self.tokens))
            return Reply(200, told.model_dump_json().encode())
        command = UUID(request.path.rpartition("/")[2])
        result = CommandResult.model_validate_json(request.body)
        self.results.append((command, result))
        return Reply(200, json.dumps({"outcome": result.outcome}).encode())


def command(here: Terminal, verb: Verb = Verb.CLOSE, number: int = 1, **changes: Any) -> Command:
    mine = identities.load(here.place).terminal
    whole: dict[str, Any] = {
        "id": uuid4(),
        "terminal": mine,
        "number": number,
        "verb": verb,
        "issued": NOW,
        "expires": NOW + timedelta(hours=1),
    }
    return Command(**{**whole, **changes})


def signed(terminal: Terminal, command: Command, key: Ed25519PrivateKey | None = None) -> str:
    return contract.sign(command, key or terminal.central.signing)


def let_end(commands: Commands) -> None:
    """Step until nothing is under way."""
    commands.step()
    while commands.busy:
        select.select([commands.handle], [], [], 30)
        commands.step()
