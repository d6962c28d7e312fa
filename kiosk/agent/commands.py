"""Remote commands: fetched when a heartbeat names one, verified, taken up once, done, answered once."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from pydantic import ValidationError

from kiosk.agent.aside import Aside
from kiosk.agent.notes import Log
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Done, Item, meaning
from kiosk.contract.commands import (
    BadCommand,
    Command,
    CommandResult,
    CommandsAnswer,
    Outcome,
    Verb,
    verify,
)
from kiosk.errors import KioskError
from kiosk.terminal.identity import TerminalIdentity
from offline_cache.audit import AuditTrail
from offline_cache.commands import CommandMemory
from offline_cache.errors import CacheError, StorageUnwritable

INTERRUPTED = "interrupted"
"""The agent ended in the middle: it may be done or not, and is not done again."""
KEPT = timedelta(days=1)
"""How long a command is remembered beyond its expiry, whatever this machine's clock did meanwhile."""
_PATH = "/v1/commands"
ASKING = frozenset({Verb.RUN_DIAGNOSTICS, Verb.SEND_LOGS})
"""What changes nothing here, so that twice does no harm: it is done though the disk does not take down that
it was taken up. The rest must be done once at most, and waits.
"""


class DeedFailed(KioskError):
    """It was tried and did not work. `reason` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Came:
    """What came of a deed. `report`: the number of the readiness report that it made."""

    report: int | None = None


Deed = Callable[[Command], Came]
"""Does it, in a thread of its own. Raises DeedFailed."""


class Commands:
    """Belongs to the agent's loop; deeds are done aside, one at a time."""

    def __init__(
        self,
        memory: CommandMemory,
        client: CentralClient,
        identity: TerminalIdentity,
        audit: AuditTrail,
        log: Log,
        deeds: Mapping[Verb, Deed],
    ) -> None:
        self._memory = memory
        self._client = client
        self._identity = identity
        self._audit = audit
        self._log = log
        self._deeds = deeds
        self._aside: Aside[tuple[Command, CommandResult]] = Aside("command")
        self._named = 0
        self._fetched = 0
        self._waiting: list[Command] = []
        self._unwritten: deque[Callable[[], None]] = deque(
            partial(memory.done, each.id, Outcome.FAILED, INTERRUPTED) for each in memory.untold()
        )
        """What came of which, to be written down: with the next step where the disk takes no write."""
        self._unremembered: dict[UUID, CommandResult | None] = {}
        """Those taken up on such a disk, until the central service knows what came of them."""

    @property
    def handle(self) -> int:
        """Readable when something has come to its end."""
        return self._aside.handle

    @property
    def busy(self) -> bool:
        """Whether one is under way or waits for its turn."""
        return self._aside.busy or bool(self._waiting)

    @property
    def ended(self) -> bool:
        """Whether something has come to its end since the last step."""
        return self._aside.ended

    def named(self, newest: int) -> None:
        """A heartbeat's answer says which is the newest; 0: there never was one."""
        self._named = newest

    def step(self) -> None:
        """Whatever there is to do now: take what has ended, tell it, fetch what is new, begin the next. What
        the channel does not let through, or the disk, is tried with the next step.
        """
        ended = self._aside.take()
        if ended is not None:
            self._has_ended(*ended)
        try:
            self._write_down()
            if self._named != self._fetched:
                self._fetch()
                self._write_down()
            self._tell()
        finally:  # what needs no disk goes on without one
            self._tell_unremembered()
            if self._waiting and not self._aside.busy:
                command = self._waiting.pop(0)
                self._aside.do(lambda: (command, self._do(command)))

    def _has_ended(self, command: Command, result: CommandResult) -> None:
        if command.id in self._unremembered:
            self._unremembered[command.id] = result
            self._note_end(command, result)
        else:
            self._unwritten.append(partial(self._is_done, command, result))

    def _write_down(self) -> None:
        while self._unwritten:
            self._unwritten[0]()
            self._unwritten.popleft()

    def _fetch(self) -> None:
        newest = self._named
        response = self._client.exchange("GET", _PATH)
        if not isinstance(meaning(response), Done) or not isinstance(response, Answer):
            return
        try:
            untrusted_tokens = CommandsAnswer.model_validate_json(response.body).commands
        except ValidationError:
            self._log.warning("command.refused", reason="malformed_answer")
            return
        refused: StorageUnwritable | None = None
        for untrusted_token in untrusted_tokens:
            try:
                self._take_up(untrusted_token)
            except StorageUnwritable as error:
                refused = error
        if refused is not None:
            raise refused
        self._fetched = newest
        self._memory.forget(self._client.clock.now() - KEPT)

    def _take_up(self, untrusted_token: str) -> None:
        try:
            command = verify(untrusted_token, self._identity.signing_key, terminal=self._identity.terminal)
        except BadCommand as error:
            self._log.warning("command.refused", reason=error.reason)
            return
        if command.id in self._unremembered:
            return
        expired = command.expires <= self._client.clock.now()
        try:
            if not self._memory.take_up(command.id, command.verb, command.expires):
                return
        except StorageUnwritable:
            if command.verb not in ASKING or expired:
                raise
            self._unremembered[command.id] = None
        self._audit.record("command.taken_up", command=command.id, verb=command.verb.value)
        if expired:
            self._unwritten.append(partial(self._is_done, command, CommandResult(outcome=Outcome.EXPIRED)))
        else:
            self._waiting.append(command)

    def _do(self, command: Command) -> CommandResult:
        """In a thread of its own."""
        try:
            came = self._deeds[command.verb](command)
        except DeedFailed as error:
            return CommandResult(outcome=Outcome.FAILED, reason=error.reason)
        except (KioskError, CacheError, OSError):
            return CommandResult(outcome=Outcome.FAILED, reason="could_not")
        return CommandResult(outcome=Outcome.DONE, report=came.report)

    def _is_done(self, command: Command, result: CommandResult) -> None:
        self._memory.done(command.id, result.outcome, result.reason, result.report)
        self._note_end(command, result)

    def _note_end(self, command: Command, result: CommandResult) -> None:
        self._log.info(
            "command.done", kind=command.verb.value, state=result.outcome.value, reason=result.reason
        )
        self._audit.record("command.ended", command=command.id, outcome=result.outcome.value)

    def _tell(self) -> None:
        for each in self._memory.untold():
            if each.outcome is None:
                continue
            result = CommandResult(outcome=Outcome(each.outcome), reason=each.reason, report=each.report)
            if not self._is_heard(each.id, result):
                return
            self._memory.told(each.id)

    def _tell_unremembered(self) -> None:
        for command, result in list(self._unremembered.items()):
            if result is not None and self._is_heard(command, result):
                del self._unremembered[command]

    def _is_heard(self, command: UUID, result: CommandResult) -> bool:
        """Whether the central service heard it. One that it does not know is told to nobody, for ever."""
        response = self._client.exchange("POST", f"{_PATH}/{command}", result.model_dump_json().encode())
        return isinstance(meaning(response), Done | Item)
