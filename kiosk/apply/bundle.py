"""A bundle: targets that belong together on one terminal, as an assignment names them. Pure."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Self

from kiosk.apply.pushed import FACTORY_EFFECT
from kiosk.contract.assignment import Assignment, TargetRef
from kiosk.contract.model import Model

DIRECTORY_DIGITS = 32
"""Of the digest, in a directory's name: 128 bits never meet by chance."""


class Bundle(Model):
    """`sequence`: of the assignment that brought it; 0 is the factory's. `effect`: the same from one bundle
    to the next while nothing changes for who runs it. `tree`: digest of what lies in its directory.
    """

    sequence: int = 0
    config: TargetRef | None = None
    catalogue: TargetRef | None = None
    media: tuple[TargetRef, ...] = ()
    software: TargetRef | None = None
    effect: str = FACTORY_EFFECT
    tree: str = ""

    @classmethod
    def of(cls, assignment: Assignment) -> Self:
        """As it was assigned, before anything is known of it: an effect of its own."""
        bundle = cls(
            sequence=assignment.sequence,
            config=assignment.config,
            catalogue=assignment.catalogue,
            media=assignment.media,
            software=assignment.software,
        )
        return bundle.model_copy(update={"effect": bundle.digest or FACTORY_EFFECT})

    @property
    def targets(self) -> tuple[TargetRef, ...]:
        """What lies in its directory; software lies elsewhere."""
        return tuple(self._in_the_directory())

    def _in_the_directory(self) -> Iterator[TargetRef]:
        for each in (self.config, self.catalogue, *self.media):
            if each is not None:
                yield each

    @property
    def digest(self) -> str:
        """SHA-256 over what its targets hold, whatever they are called, so that what was denied under one
        name is not taken under another; "" for the factory's.
        """
        parts = [
            f"{each.kind} {each.sha256}" for each in (self.config, self.catalogue, self.software) if each
        ]
        # Media are called by their names in the settings.
        parts += sorted(f"{each.name} {each.sha256}" for each in self.media)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""

    @property
    def directory(self) -> str:
        """The name of its directory; "" where it needs none."""
        return self.digest[:DIRECTORY_DIGITS] if self.targets else ""

    @property
    def names(self) -> dict[str, str]:
        """What it is made of, for people: kind to name, such as "config": "general-12"."""
        named: dict[str, list[str]] = {}
        for each in (*self.targets, *(() if self.software is None else (self.software,))):
            named.setdefault(each.kind, []).append(PurePosixPath(each.name).stem)
        return {kind: " ".join(names) for kind, names in named.items()}


FACTORY = Bundle()
