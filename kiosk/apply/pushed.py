"""Which pushed bundle is in force: where every process finds it at its start. Imports nothing heavy.

`kiosk.apply.store` replaces the record as a whole, so that the pointer moves in one step.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

IDENTITY_FILE = Path("terminal") / "identity.json"
"""What enrolment writes, below the data directory."""
APPLIED = Path("terminal") / "applied"
"""Below the data directory: the record, and a directory for each bundle that is kept."""
RELEASES = Path("terminal") / "releases"
"""Below the data directory: a directory for each pushed release that is kept."""
RECORD = "applied.json"
SETTINGS = "config.toml"
CATALOGUE = "catalogue"
MEDIA = "media"
FACTORY_EFFECT = "factory"


class Which(StrEnum):
    """Whose bundle. They differ while one is on probation."""

    RUNNING = "running"
    """What the screen runs."""
    CONFIRMED = "confirmed"
    """What has proved itself: the agent's, so that a bad push never cuts off the push that mends it."""
    PREVIOUS = "previous"
    """What had proved itself before: the agent's, where it cannot run what is confirmed."""


@dataclass(frozen=True)
class Pushed:
    """A bundle on disk. `settings`: its name for people, such as "config/general-12.toml"; "" where it has
    none. `effect`: stays the same from one bundle to the next while nothing changes for who runs it.
    `release`: the directory of the program that goes with it; None: what was installed.
    """

    directory: Path | None
    settings: str = ""
    effect: str = FACTORY_EFFECT
    release: Path | None = None

    @property
    def settings_file(self) -> Path | None:
        """Its settings, in the shape of `config.toml`; None: it has none."""
        return self.directory / SETTINGS if self.directory is not None and self.settings else None

    @property
    def catalogue(self) -> Path | None:
        """Its catalogue; None: the factory's."""
        found = None if self.directory is None else self.directory / CATALOGUE
        return found if found is not None and found.is_dir() else None

    @property
    def media(self) -> Path | None:
        """Where its sounds and pictures lie."""
        return None if self.directory is None else self.directory / MEDIA


FACTORY_BUNDLE = Pushed(None)


def record_file(data_dir: Path) -> Path:
    """The record of what was applied."""
    return data_dir / APPLIED / RECORD


def central_of(data_dir: Path) -> str:
    """The key id of the central service that this terminal is enrolled with; "" where there is none, or none
    that can be read.
    """
    try:
        return str(json.loads((data_dir / IDENTITY_FILE).read_bytes())["signing_key_id"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""


def pushed(data_dir: Path, which: Which, central: str) -> Pushed:
    """What is in force; the factory's where nothing was pushed, or by another central service than the one
    whose key is `central`, or where the record is damaged: the agent then applies its assignment anew.
    """
    try:
        told = json.loads(record_file(data_dir).read_bytes())
        if told["central"] != central:
            return FACTORY_BUNDLE
        bundle = told[which]
        name, settings, effect = bundle["directory"], bundle["settings"], bundle["effect"]
        release = bundle.get("release", "")
        if not all(isinstance(each, str) for each in (name, settings, effect, release)):
            return FACTORY_BUNDLE
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return FACTORY_BUNDLE
    return Pushed(
        data_dir / APPLIED / name if name else None,
        settings,
        effect,
        data_dir / RELEASES / release if release else None,
    )
