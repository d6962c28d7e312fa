"""What to do about a device, in pictures: which guides there are, for what, and their steps (`guides.toml`).

A step's picture is `ui/qml/guides/PICTURE.svg`; its sentence is `guide.ID_N` in `ui/words/bench`, N from 1.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from devices.standing import Cause


@dataclass(frozen=True, slots=True)
class Guide:
    """`causes`: which of the device's troubles it mends; it is offered first while there is one of them."""

    id: str
    device: str
    causes: tuple[Cause, ...]
    pictures: tuple[str, ...]


@cache
def guides() -> tuple[Guide, ...]:
    """All of them, as shipped."""
    source = resources.files(__name__).joinpath("guides.toml")
    return tuple(
        Guide(
            name,
            table["device"],
            tuple(Cause(each) for each in table["causes"]),
            tuple(table["pictures"]),
        )
        for name, table in tomllib.loads(source.read_text("utf-8")).items()
    )


def guides_for(device: str, cause: Cause = Cause.NONE) -> tuple[Guide, ...]:
    """Those of a device, the one that mends `cause` first."""
    found = [each for each in guides() if each.device == device]
    return tuple(sorted(found, key=lambda each: cause not in each.causes))


def guide(name: str) -> Guide | None:
    """The guide of that name."""
    return next((each for each in guides() if each.id == name), None)
