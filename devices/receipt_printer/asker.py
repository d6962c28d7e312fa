"""Questions and answers with a printer over one open line. Nothing is decided here."""

from collections.abc import Callable
from dataclasses import dataclass

from devices.byte_line import ByteLine
from devices.receipt_printer.escpos_status import Inbox, interpret
from devices.receipt_printer.printer import PrinterStatus
from devices.receipt_printer.profile import Profile
from devices.receipt_printer.query import Query, TextQuery


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds. ``answer``: for one status. ``wake``: for a silent printer before a job.
    ``ask_every``: between looks while it prints. ``finish``: beyond the time the paper itself takes.
    ``watch_every``: between looks at a printer that nothing else proves to have gone on. ``restart``: no
    printer is switched off and takes commands again within this time.
    """

    answer: float = 0.5
    wake: float = 2.0
    ask_every: float = 0.5
    finish: float = 6.0
    watch_every: float = 0.015
    restart: float = 0.1


PATIENT = Patience()


class Asker:
    """Whoever asks owns the line. Every method raises NoAnswer or DeviceLost as the line does."""

    def __init__(
        self, line: ByteLine, profile: Profile, patience: Patience, now: Callable[[], float]
    ) -> None:
        self.line = line
        self._profile = profile
        self._patience = patience
        self._now = now
        self._inbox = Inbox(profile)

    def status(self) -> PrinterStatus:
        """Ask every question of the profile. One that stays unanswered is unknown, and no other is."""
        return interpret(self._profile, {query.name: self.answer(query) for query in self._profile.queries})

    def answer(self, query: Query | TextQuery, seconds: float | None = None) -> bytes | None:
        """Ask, and wait for the answer; None when there is none in time."""
        self._inbox.add(self.line.discard_input())
        self.forget_answers_to(query)
        self.line.write(query.request)
        return self.wait_for(query, self._patience.answer if seconds is None else seconds)

    def wait_for(self, query: Query | TextQuery, seconds: float) -> bytes | None:
        """The answer to a question already asked; None when there is none in time."""
        until = self._now() + seconds
        while (answer := self._inbox.take(query)) is None:
            left = until - self._now()
            if left <= 0:
                return None
            self._inbox.add(self.line.read(left))
        return answer

    def pause(self, seconds: float) -> None:
        """Listen for so long, and keep what comes."""
        until = self._now() + seconds
        while (left := until - self._now()) > 0:
            self._inbox.add(self.line.read(left))

    def forget_answers_to(self, query: Query | TextQuery) -> None:
        """A late answer to an earlier question is none to the next."""
        while self._inbox.take(query) is not None:
            continue

    def forget_everything(self) -> None:
        """What has come so far answers nothing that is asked from now on."""
        self.line.discard_input()
        self._inbox.clear()
