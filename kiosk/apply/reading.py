"""A record as it was written, perhaps by a newer release that was undone since: whatever of it is understood.

The deny-list above all: a bundle that broke this terminal once is not tried again for lack of a word.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from kiosk.apply.bundle import FACTORY, Bundle
from kiosk.apply.record import Denied, Entry, Kept, Reason, Record, State
from kiosk.contract.model import Model

M = TypeVar("M", bound=Model)
_STATE: TypeAdapter[State] = TypeAdapter(State)
_LONG_AGO = datetime.fromtimestamp(0, UTC)


def understood(untrusted: Any) -> tuple[Record, bool] | None:
    """The record, and whether it is all of it. None: nothing of it can be used."""
    try:
        return Record.model_validate_json(json.dumps(untrusted)), True
    except ValidationError:
        return _in_pieces(untrusted)


def _in_pieces(untrusted: Any) -> tuple[Record, bool] | None:
    if not isinstance(untrusted, dict) or not isinstance(untrusted.get("central"), str):
        return None
    denied = tuple(found for each in _list(untrusted, "denied") if (found := _denied(each)))
    history = tuple(entry for each in _list(untrusted, "history") if (entry := _one(Entry, each)))
    confirmed = _one(Bundle, untrusted.get("confirmed"))
    sequence = untrusted.get("sequence")
    return Record(
        central=untrusted["central"],
        # Of a bundle that is not understood nothing can be run: what is assigned is applied anew.
        sequence=sequence if confirmed is not None and isinstance(sequence, int) else 0,
        confirmed=confirmed or FACTORY,
        previous=_one(Bundle, untrusted.get("previous")),
        state=_state(untrusted.get("state")),
        denied=denied,
        history=history,
    ), False


def _denied(untrusted: Any) -> Denied | None:
    """That it was denied counts, whatever cannot be understood of why and when."""
    if found := _one(Denied, untrusted):
        return found
    digest = untrusted.get("digest") if isinstance(untrusted, dict) else None
    return Denied(digest=digest, reason=Reason("unknown"), at=_LONG_AGO) if isinstance(digest, str) else None


def _state(untrusted: Any) -> State:
    """What is on its way in a manner that is not known here is let go, as where a newer one was assigned."""
    try:
        return _STATE.validate_json(json.dumps(untrusted))
    except ValidationError:
        return Kept()


def _one(kind: type[M], untrusted: Any) -> M | None:
    try:
        return kind.model_validate_json(json.dumps(untrusted))
    except ValidationError:
        return None


def _list(untrusted: dict[str, Any], name: str) -> Iterator[Any]:
    found = untrusted.get(name)
    yield from found if isinstance(found, list) else ()
