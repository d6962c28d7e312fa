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
    printer is switched off and takes commands again within this time. ``late``: of a printer that was late,
    for one answer more than was asked for.
    """

    answer: float = 0.5
    wake: float = 2.0
    ask_every: float = 0.5
    finish: float = 6.0
    watch_every: float = 0.015
    restart: float = 0.1
    late: float = 0.3


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
        self._owes = False
        """A question of the last status was not answered in its time; it may still be."""

    def status(self) -> PrinterStatus:
        """Ask every question of the profile. One that stays unanswered is unknown, and no other is."""
        return self._read(self._answers())

    def status_at_rest(self) -> PrinterStatus:
        """The same, of a printer that may answer late. Answers do not say what they answer, and come in
        order: where one of the last status is owed, it is listened for first; and where one more comes than
        was asked for, one of them was late, each may belong to the question before, and nothing is known.
        """
        owed = self._owes
        if owed:
            self.pause(self._patience.answer)
            self.forget_everything()
        answers = self._answers()
        if owed and None not in answers.values() and self._one_more():
            answers = dict.fromkeys(answers)
        return self._read(answers)

    def _answers(self) -> dict[str, bytes | None]:
        return {query.name: self.answer(query) for query in self._profile.queries}

    def _read(self, answers: dict[str, bytes | None]) -> PrinterStatus:
        self._owes = None in answers.values()
        return interpret(self._profile, answers)

    def _one_more(self) -> bool:
        """Whether another sound answer comes, to whatever question."""
        self.pause(self._patience.late)
        return any(self._inbox.take(query) is not None for query in self._profile.queries)

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
