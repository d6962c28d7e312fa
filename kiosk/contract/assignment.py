"""The assignment: which of the signed targets one terminal is to run now.

The central service signs it online, with the key that signs its answers; what it names was signed by keys
that it does not hold (TUF). So whoever holds the service can choose among signed bundles, and invent none. A
compact JWS, as everything that is kept. `sequence` only grows: going back is old content under a new one.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AwareDatetime, ValidationError, model_validator
from pydantic import Field as Constraint

from kiosk.contract import jws
from kiosk.contract.model import Model, Reply

ASSIGNMENT_TYPE = "kiosk-assignment+jws"
MAX_ASSIGNMENT_BYTES = 32 * 1024
"""A full one has about 10 kB."""
MAX_MEDIA = 32
MAX_TARGET_BYTES = 1 << 30
"""A gibibyte: a whole new version with its libraries has about a third of it."""


class TargetKind(StrEnum):
    """What a target can be: the first part of its name, and the TUF role that signs it."""

    CONFIG = "config"
    CATALOGUE = "catalogue"
    MEDIA = "media"
    SOFTWARE = "software"

    @property
    def suffix(self) -> str:
        """How such a target's name ends."""
        return ".toml" if self is TargetKind.CONFIG else ".zip"


class TargetRef(Model):
    """One signed file, by its TUF name (`config/general-12.toml`) and what it holds."""

    name: Annotated[
        str,
        Constraint(
            pattern=r"^(config/[a-z0-9][a-z0-9._-]{0,79}\.toml|"
            r"(catalogue|media|software)/[a-z0-9][a-z0-9._-]{0,79}\.zip)$"
        ),
    ]
    """Flat: nothing below the kind, so that TUF's `*` matches it and no path climbs out of its directory."""
    sha256: Annotated[str, Constraint(pattern=r"^[0-9a-f]{64}$")]
    length: Annotated[int, Constraint(ge=1, le=MAX_TARGET_BYTES)]
    """Bytes."""

    @property
    def kind(self) -> TargetKind:
        """What it is."""
        return TargetKind(self.name.partition("/")[0])


class Assignment(Model):
    """What belongs together on one terminal. None: the factory's, as it was installed."""

    terminal: int
    sequence: Annotated[int, Constraint(ge=1)]
    issued: AwareDatetime
    config: TargetRef | None = None
    catalogue: TargetRef | None = None
    media: Annotated[tuple[TargetRef, ...], Constraint(max_length=MAX_MEDIA)] = ()
    software: TargetRef | None = None

    def targets(self) -> Iterator[TargetRef]:
        """All it names: settings, catalogue, media, software."""
        for each in (self.config, self.catalogue, *self.media, self.software):
            if each is not None:
                yield each

    @model_validator(mode="after")
    def _each_in_its_place(self) -> Self:
        places: tuple[tuple[TargetKind, tuple[TargetRef | None, ...]], ...] = (
            (TargetKind.CONFIG, (self.config,)),
            (TargetKind.CATALOGUE, (self.catalogue,)),
            (TargetKind.MEDIA, self.media),
            (TargetKind.SOFTWARE, (self.software,)),
        )
        for kind, refs in places:
            if any(ref is not None and ref.kind is not kind for ref in refs):
                raise ValueError(f"a target of another kind stands in the place of {kind}")
        if len({ref.name for ref in self.media}) != len(self.media):
            raise ValueError("media: one name twice")
        return self


class AssignmentAnswer(Reply):
    """The body of a 200 to `GET /v1/assignment`: the assignment as a compact JWS."""

    assignment: Annotated[str, Constraint(max_length=MAX_ASSIGNMENT_BYTES)]


class BadAssignment(ValueError):
    """Not an assignment by that key, or another terminal's."""


def sign(assignment: Assignment, key: Ed25519PrivateKey) -> str:
    """The assignment as a compact JWS."""
    return jws.sign(assignment.model_dump_json().encode(), key, kind=ASSIGNMENT_TYPE, headers={})


def verify(untrusted_token: str, key: Ed25519PublicKey, *, terminal: int) -> Assignment:
    """Check signature, shape and addressee. Whether its sequence has grown and its targets are signed is for
    who knows the last one and the metadata (`kiosk.updates`).

    Raises:
        BadAssignment: unsigned, signed by another key, malformed, or for another terminal.

    """
    if len(untrusted_token) > MAX_ASSIGNMENT_BYTES:
        raise BadAssignment("the assignment is too long")
    try:
        _, payload = jws.verify(untrusted_token, key, kind=ASSIGNMENT_TYPE)
        assignment = Assignment.model_validate_json(payload)
    except jws.BadJws as error:
        raise BadAssignment(str(error)) from error
    except ValidationError as error:
        raise BadAssignment("the assignment is malformed") from error
    if assignment.terminal != terminal:
        raise BadAssignment("the assignment is for another terminal")
    return assignment
