"""The invented residents of the demonstration."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Resident:
    """One invented person: what the card says, the telephone on file, what the person comes for, one thing at
    a time. Dates are YYYYMMDD.
    """

    id: str
    kind: str
    name: str
    sex: str
    birth: str
    address: str
    number: str
    issuer: str
    valid_from: str
    valid_to: str
    life_events: tuple[str, ...]
    nation: str = ""
    pass_number: str = ""
    issue_count: str = ""
    phone: str | None = None


def residents() -> tuple[Resident, ...]:
    """All invented residents, in the order they come to the terminal."""
    raw = tomllib.loads(files(__package__).joinpath("residents.toml").read_text("utf-8"))
    return tuple(
        Resident(**entry | {"life_events": tuple(entry["life_events"])}) for entry in raw["resident"]
    )
