"""The terminal's challenges to technicians, and what becomes of a token that is shown.

A challenge lives in memory; a start makes a new one. Its counter and the numbers that were used are kept, so
that an old token is told from a wrong one. How long a token is good for is counted from when its challenge
was first shown, by a clock that nobody can set: it was issued later, so it is good for no longer than that.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.contract.technician import (
    LONGEST_LIFE_S,
    BadToken,
    Challenge,
    TechnicianToken,
    looks_like_one,
    verify,
)
from kiosk.terminal import durable_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

REMEMBERED = 50
"""Numbers that were used."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The code of the terminal, and the key that tokens are signed with."""

    code: str
    key: "Ed25519PublicKey"


class Refused(StrEnum):
    """Why a token opens nothing. The values stand in the audit trail, and in the keys of the sentences."""

    ALTERED = "token_altered"
    ELSEWHERE = "token_elsewhere"
    """For another terminal."""
    USED = "token_used"
    OTHER = "token_other"
    """For another challenge than the one that is shown."""
    EXPIRED = "token_expired"


class Challenges:
    """Used in one thread. `trust` gives None while the terminal is not enrolled. `monotonic`: seconds."""

    def __init__(self, path: Path, trust: Callable[[], Trust | None], monotonic: Callable[[], float]) -> None:
        self._path = path
        self._trust = trust
        self._monotonic = monotonic
        self._counter, self._used = _read(path)
        self._challenge: Challenge | None = None
        self._shown_at = 0.0

    def present(self) -> Challenge | None:
        """The one to show: the same again while a token for it may still come."""
        trust = self._trust()
        if trust is None:
            return None
        held = self._challenge
        old = held is None or held.terminal != trust.code or self._age() > LONGEST_LIFE_S
        if held is None or old:
            self._counter += 1
            held = self._challenge = Challenge.new(trust.code, self._counter)
            self._shown_at = self._monotonic()
            self._keep()
        return held

    @staticmethod
    def is_try(untrusted_text: str) -> bool:
        """Whether what was scanned is meant as a token."""
        return looks_like_one(untrusted_text)

    def look(self, untrusted_text: str) -> TechnicianToken | Refused:
        """Whom it lets in; then its number is used up. Otherwise why not."""
        trust = self._trust()
        if trust is None:
            return Refused.ALTERED
        try:
            token = verify(untrusted_text, trust.key)
        except BadToken:
            return Refused.ALTERED
        if token.terminal != trust.code:
            return Refused.ELSEWHERE
        if token.nonce in self._used:
            return Refused.USED
        held = self._challenge
        if held is None or (token.nonce, token.counter) != (held.nonce, held.counter):
            return Refused.OTHER
        if self._age() > token.life_s:
            self._challenge = None
            return Refused.EXPIRED
        self._challenge = None
        self._used = (*self._used, token.nonce)[-REMEMBERED:]
        self._keep()
        return token

    def _age(self) -> float:
        return self._monotonic() - self._shown_at

    def _keep(self) -> None:
        """Where the disk keeps nothing, a number still opens once: it is in memory alone. Only the sentence
        for a second time is lost with a start.
        """
        try:
            kept = {"counter": self._counter, "used": list(self._used)}
            durable_file.write(self._path, json.dumps(kept).encode())
        except OSError:
            return


def _read(path: Path) -> tuple[int, tuple[str, ...]]:
    """A file that is missing or damaged is as good as none."""
    try:
        kept = json.loads(path.read_bytes())
        return int(kept["counter"]), tuple(str(each) for each in kept["used"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ()
