"""Reference data as the terminal believes it: verified each time it is read, served stale, with its age."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from kiosk.contract.reference import (
    BadReference,
    CentralKeys,
    Content,
    Holidays,
    Nearby,
    Reference,
    ReferenceName,
    verify,
)
from kiosk.contract.suite import can_be_sealed_to
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.reference import ReferenceCache

C = TypeVar("C", bound=Content)


@dataclass(frozen=True)
class Known(Generic[C]):
    """A document, and when the central service last said that it is the newest."""

    content: C
    version: str
    issued: datetime
    confirmed: datetime

    def age(self, now: datetime) -> timedelta:
        """How long ago that was; never less than nothing, whatever the clocks say."""
        return max(timedelta(0), now - self.confirmed)


class References:
    """What is known here. Whatever is missing, damaged or signed by somebody else is not known."""

    def __init__(self, cache: ReferenceCache, identity: TerminalIdentity) -> None:
        self._cache = cache
        self._identity = identity

    def nearby(self) -> Known[Nearby] | None:
        """Terminals and windows around."""
        return self._known(ReferenceName.NEARBY, Nearby)

    def holidays(self) -> Known[Holidays] | None:
        """The calendar of working days."""
        return self._known(ReferenceName.HOLIDAYS, Holidays)

    def keys(self) -> Known[CentralKeys] | None:
        """What submissions are sealed to."""
        return self._known(ReferenceName.KEYS, CentralKeys)

    def _known(self, name: ReferenceName, kind: type[C]) -> Known[C] | None:
        try:
            kept = self._cache.get(name)
            if kept is None:
                return None
            said = believed(kept.untrusted_token, self._identity, name)
        except (BadReference, CacheError):
            return None
        assert isinstance(said.content, kind)
        return Known(said.content, said.version, said.issued, kept.confirmed)


def believed(untrusted_token: str, identity: TerminalIdentity, name: ReferenceName) -> Reference:
    """The document, if it is this central service's and for this terminal. Raises BadReference."""
    return verify(untrusted_token, identity.signing_key, name=name, terminal=identity.terminal)


def with_current_keys(identity: TerminalIdentity, known: Known[CentralKeys] | None) -> TerminalIdentity:
    """The identity, sealing to what the central service last named; as enrolled where it named nothing, a
    suite that this release does not have, or a key that nobody could open with.
    """
    if known is None or known.content.suite != identity.suite:
        return identity
    key, named = bytes.fromhex(known.content.sealing_key), known.content.sealing_key_id
    if not can_be_sealed_to(key, named):
        return identity
    return replace(identity, sealing_key=key, sealing_key_id=named)


def current_sealing_key(place: TerminalPlace, identity: TerminalIdentity) -> bytes:
    """What is sealed now is sealed to this key; for any thread. Raises CacheError."""
    with closing(ReferenceCache(place.references)) as cache:
        return with_current_keys(identity, References(cache, identity).keys()).sealing_key
