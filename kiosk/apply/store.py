"""The record on disk. Whoever changes it holds its lock for that moment: the agent, or a person's command."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.apply.bundle import FACTORY, Bundle
from kiosk.apply.pushed import APPLIED, RELEASES, Which, record_file
from kiosk.apply.reading import understood
from kiosk.apply.record import Record
from kiosk.apply.releases import release_name
from kiosk.terminal import durable_file
from offline_cache.aside import aside_name
from offline_cache.roles import Role, RoleLock


class Store:
    """The record, and the directories it points to. `central`: the key id of the central service whose
    bundles are taken; a record of another one is left behind.
    """

    def __init__(self, data_dir: Path, central: str) -> None:
        self.directory = data_dir / APPLIED
        self.releases = data_dir / RELEASES
        self._file = record_file(data_dir)
        self._central = central

    def read(self) -> Record:
        """The record as it stands; a new one where there is none that can be read."""
        return self._read()[0]

    def change(self, step: Callable[[Record], Record]) -> Record:
        """One step, on disk when this returns: all of it or nothing. Raises OSError; nothing happened."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with RoleLock.wait_for(self.directory, Role.APPLIER):
            before, whole = self._read()
            after = step(before)
            if after != before:
                if not whole and self._file.exists():
                    self._keep_what_is_damaged()
                durable_file.write(self._file, _text(after))
            return after

    def path(self, bundle: Bundle) -> Path:
        """A bundle's directory."""
        return self.directory / bundle.directory

    def tidy(self) -> None:
        """Remove what no bundle on record needs."""
        with RoleLock.wait_for(self.directory, Role.APPLIER):
            kept = self.read().kept_on_disk
            _keep_only({each.directory for each in kept}, self.directory)
            _keep_only({release_name(each.software) for each in kept}, self.releases)

    def _read(self) -> tuple[Record, bool]:
        """And whether that is all there was; a new one where there was nothing for this central service."""
        nothing = Record(central=self._central), False
        try:
            told = json.loads(self._file.read_bytes())
            found = understood(told["record"]) or nothing
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return nothing
        return found if found[0].central == self._central else nothing

    def _keep_what_is_damaged(self) -> None:
        """A file that did not give all it held, or another central service's, is kept beside; not written
        over.
        """
        os.link(self._file, aside_name(self._file, datetime.now(UTC)))


def _text(record: Record) -> bytes:
    """The record, and in front of it the pointers as `kiosk.apply.pushed` reads them."""
    pointers: dict[str, Bundle] = {
        Which.RUNNING: record.running,
        Which.CONFIRMED: record.confirmed,
        Which.PREVIOUS: record.previous or FACTORY,
    }
    told = {
        "central": record.central,
        **{which: _pointer(bundle) for which, bundle in pointers.items()},
        "record": json.loads(record.model_dump_json()),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _pointer(bundle: Bundle) -> dict[str, str]:
    return {
        "directory": bundle.directory,
        "settings": bundle.config.name if bundle.config is not None else "",
        "effect": bundle.effect,
        "release": release_name(bundle.software),
    }


def _keep_only(names: set[str], directory: Path) -> None:
    for each in directory.iterdir() if directory.is_dir() else ():
        if each.is_dir() and each.name not in names:
            shutil.rmtree(each)
