"""Fetches reference data whose version the central service names with a heartbeat, one document a time."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import ValidationError

from kiosk.agent.notes import Log
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Done, meaning
from kiosk.contract.reference import REFERENCE_PATHS, BadReference, ReferenceAnswer, ReferenceName
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.references import believed
from offline_cache.reference import CachedDocument, ReferenceCache

CONFIRM_EVERY = timedelta(minutes=5)
"""That a document is still the newest is written down so often; every heartbeat would wear the disk."""


class ReferenceFetcher:
    """Keeps the cache at what the heartbeats name. What cannot be had now is served stale, and asked for with
    the next heartbeat.
    """

    def __init__(
        self, cache: ReferenceCache, client: CentralClient, identity: TerminalIdentity, log: Log
    ) -> None:
        self._cache = cache
        self._client = client
        self._identity = identity
        self._log = log

    def named(self, versions: Mapping[str, str], at: datetime) -> None:
        """The central service has said, at that time of its own, which versions are the newest. Names that
        this release does not know are another release's business.
        """
        for name in ReferenceName:
            newest = versions.get(name)
            if newest is None:
                continue
            kept = self._kept(name)
            if kept is not None and kept.version == newest:
                if at - kept.confirmed >= CONFIRM_EVERY:
                    self._cache.confirm(name, at)
            else:
                self._fetch(name, kept, at)

    def _kept(self, name: ReferenceName) -> CachedDocument | None:
        """What is kept and can still be believed: what the disk has altered is fetched again."""
        kept = self._cache.get(name)
        try:
            if kept is not None:
                believed(kept.untrusted_token, self._identity, name)
        except BadReference as error:
            self._log.warning("reference.damaged", kind=name.value, reason=str(error))
            return None
        return kept

    def _fetch(self, name: ReferenceName, kept: CachedDocument | None, at: datetime) -> None:
        response = self._client.exchange("GET", REFERENCE_PATHS[name])
        if not isinstance(meaning(response), Done) or not isinstance(response, Answer):
            return
        try:
            token = ReferenceAnswer.model_validate_json(response.body).reference
            document = believed(token, self._identity, name)
        except (ValidationError, BadReference) as error:
            reason = "malformed" if isinstance(error, ValidationError) else str(error)
            self._log.warning("reference.refused", kind=name.value, reason=reason)
            return
        if kept is not None and document.issued < kept.issued:
            self._log.warning("reference.refused", kind=name.value, reason="older than the one held")
            return
        self._cache.put(name, document.version, document.issued, at, token)
        self._log.info("reference.fetched", kind=name.value, version=document.version)
