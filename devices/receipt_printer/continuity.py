"""What shows that a printer has not been switched off and on while it printed.

A printer that restarts loses what it had been sent, takes the rest of the job, and then says of itself that
it is well: its word alone proves nothing. Two things do. A *witness* is a state that a restart loses and a
question that shows it, asked in the same stream as the job. Where the model has none, the *watch* asks so
often that no restart fits between two answers. Where neither can be had, nobody knows.
"""

from collections.abc import Callable

from devices.receipt_printer.asker import Asker
from devices.receipt_printer.escpos_encoder import INITIALISE, TOKEN, store_code
from devices.receipt_printer.profile import Proof, Witness


class Testimony:
    """One printer's witness, found to tell the truth since its port was opened."""

    def __init__(self, witness: Witness, of_a_restart: bytes | None) -> None:
        self.witness = witness
        self._of_a_restart = of_a_restart
        self._before = b""

    @classmethod
    def tried(cls, witness: Witness, asker: Asker) -> "Testimony | None":
        """Asked of a printer at rest. None for one that does not answer, or always answers the same."""
        if witness.proof is Proof.POWER_UPS:
            return cls(witness, None) if asker.answer(witness.query) is not None else None
        asker.line.write(INITIALISE)
        emptied = asker.answer(witness.query)
        if emptied is None:
            return None
        asker.line.write(store_code(TOKEN))
        filled = asker.answer(witness.query)
        return cls(witness, emptied) if filled not in (None, emptied) else None

    def begin(self, asker: Asker) -> bool:
        """Before a job, with the printer at rest; False when it can say nothing of this one."""
        if self._of_a_restart is None:
            self._before = asker.answer(self.witness.query) or b""
            return bool(self._before)
        return True

    def shows_a_restart(self, sound_answer: bytes) -> bool:
        """Whether this answer, given during or after the job, comes from a printer that began anew."""
        if self._of_a_restart is not None:
            return sound_answer == self._of_a_restart
        return sound_answer != self._before


class Watch:
    """Alive again and again: broken once two answers lie so far apart that a restart fits between them."""

    def __init__(self, restart: float, now: Callable[[], float]) -> None:
        self._restart = restart
        self._alive = now()
        self.broken = False

    def answered(self, arrived_at_the_printer: float, answer_came: float) -> None:
        """It was alive at some moment between the two, in seconds of the clock."""
        self.broken = self.broken or answer_came - self._alive > self._restart
        self._alive = min(arrived_at_the_printer, answer_came)

    def silent(self) -> None:
        """A question was not answered in time."""
        self.broken = True
