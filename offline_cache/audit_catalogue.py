"""What the audit trail can say, from `audit_events.toml`, and the check that nothing else gets in. Pure."""

import re
import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from uuid import UUID

from offline_cache.errors import UnknownEvent

Catalogue = Mapping[str, Mapping[str, str]]
"""Event to field to kind."""

Field = str | int | UUID

_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
MAX_DIGITS = 7
"""A word with a longer run of digits may be somebody's number, and is refused."""
_LONG_NUMBER = re.compile(rf"[0-9]{{{MAX_DIGITS + 1},}}")


def _word(value: Field) -> bool:
    return isinstance(value, str) and bool(_WORD.fullmatch(value)) and not _LONG_NUMBER.search(value)


def _whole(least: int, most: int) -> Callable[[Field], bool]:
    return lambda value: isinstance(value, int) and least <= value <= most


KINDS: Mapping[str, Callable[[Field], bool]] = {
    "uuid": lambda value: isinstance(value, UUID),
    "word": _word,
    "count": _whole(0, 999_999),
    "assignment": lambda value: _whole(0, 999_999)(value) or _whole(10**9, 10**10 - 1)(value),
    "seconds": _whole(-9_999_999, 9_999_999),
}


def load() -> Catalogue:
    """The catalogue as shipped."""
    source = resources.files("offline_cache").joinpath("audit_events.toml")
    return parse(source.read_text("utf-8"))


def parse(text: str) -> Catalogue:
    """`[topic.event]` tables of field = kind, as {"topic.event": {field: kind}}.

    Raises:
        UnknownEvent: a field has a kind that does not exist.
    """
    catalogue: dict[str, dict[str, str]] = {}
    for topic, events in tomllib.loads(text).items():
        for event, fields in events.items():
            for field, kind in fields.items():
                if kind not in KINDS:
                    raise UnknownEvent(f"audit_events.toml: {topic}.{event}: {field}: no kind {kind!r}")
            catalogue[f"{topic}.{event}"] = dict(fields)
    return catalogue


def checked(catalogue: Catalogue, event: str, fields: Mapping[str, Field]) -> dict[str, str | int]:
    """The fields as they may be stored.

    Raises:
        UnknownEvent: no such event, other fields than its own, or a value its kind does not allow. The value
            itself is
            not in the message: it may be what must not be written down.
    """
    try:
        kinds = catalogue[event]
    except KeyError:
        raise UnknownEvent(f"audit_events.toml has no event {event!r}") from None
    if kinds.keys() != fields.keys():
        raise UnknownEvent(f"the event {event} has the fields {sorted(kinds)}, not {sorted(fields)}")
    for name, kind in kinds.items():
        if not KINDS[kind](fields[name]):
            raise UnknownEvent(f"the field {name} of {event} is no {kind}")
    return {name: str(value) if isinstance(value, UUID) else value for name, value in fields.items()}
