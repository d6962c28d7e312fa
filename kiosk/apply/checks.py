"""What a staged bundle must pass before it is drawn, and how it differs from what has proved itself."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.apply.bundle import Bundle
from kiosk.apply.lint import changed_devices, impossible, moves
from kiosk.apply.pushed import FACTORY_BUNDLE, Pushed
from kiosk.apply.record import Reason
from kiosk.apply.releases import release_name
from kiosk.apply.slides import require_slides
from kiosk.apply.staging import digest_of
from kiosk.apply.unusable import Unusable
from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.config import Config, ConfigError
from kiosk.config.load import load_with
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.site import undelivered


@dataclass(frozen=True)
class Examined:
    """`same`: nobody would notice the difference. `new_way`: the way to the central service changes.
    `new_program`: another release. `devices`: those whose settings change.
    """

    same: bool
    new_program: bool
    new_way: bool
    devices: tuple[str, ...]


@dataclass(frozen=True)
class _Look:
    """All that anybody could notice of a bundle: the values in force, and the digests of catalogue, media and
    program, wherever they lie.
    """

    values: str
    catalogue: str
    media: str
    software: str


@dataclass(frozen=True)
class Checks:
    """`directory`, `releases`: where bundles and releases lie. `local_file`, `data_dir`: as the settings are
    loaded from.
    """

    directory: Path
    releases: Path
    local_file: Path | None
    data_dir: Path

    def examine(self, staged: Bundle, confirmed: Bundle) -> Examined:
        """The strict check and the semantic lint. Raises Unusable."""
        try:
            candidate = self._load(staged)
        except ConfigError as error:
            raise Unusable(Reason.CONFIG_WRONG, error.problems[0]) from error
        running, new = self.settings(confirmed), self._look(staged)
        now = self._look(confirmed)
        if new.catalogue != now.catalogue:
            self._require_complete(self._catalogue(staged))
        if candidate.ui.slides and (new.media, candidate.ui.slides) != (now.media, running.ui.slides):
            require_slides(Path(candidate.ui.slides))
        waiting = undelivered(TerminalPlace(self.data_dir))
        if lines := [*impossible(candidate, running), *moves(candidate, running, waiting)]:
            raise Unusable(Reason.SETTING_IMPOSSIBLE, lines[0])
        return Examined(
            same=new == now,
            new_program=new.software != now.software,
            new_way=candidate.central != running.central,
            devices=changed_devices(candidate, running),
        )

    def settings(self, bundle: Bundle) -> Config:
        """The settings in force with a bundle that passed its checks; without it where the disk has damaged
        it since.
        """
        try:
            return self._load(bundle)
        except ConfigError:
            return load_with(FACTORY_BUNDLE, self.local_file, self.data_dir).config

    def pushed(self, bundle: Bundle) -> Pushed:
        """The bundle as processes find it."""
        directory = self.directory / bundle.directory if bundle.directory else None
        settings = bundle.config.name if bundle.config is not None else ""
        release = self.releases / release_name(bundle.software) if bundle.software is not None else None
        return Pushed(directory, settings, bundle.effect, release)

    def _load(self, bundle: Bundle) -> Config:
        return load_with(self.pushed(bundle), self.local_file, self.data_dir).config

    @staticmethod
    def _require_complete(catalogue: Path) -> None:
        try:
            load_catalogue(catalogue)
        except CatalogueError as error:
            raise Unusable(Reason.CATALOGUE_WRONG, error.problems[0]) from error

    def _look(self, bundle: Bundle) -> "_Look":
        values = self.settings(bundle).model_dump_json()
        media = self.pushed(bundle).media
        where = str(self.directory / bundle.directory) if bundle.directory else None
        return _Look(
            values if where is None else values.replace(where, ""),
            digest_of(self._catalogue(bundle)),
            digest_of(media) if media is not None and media.is_dir() else "",
            release_name(bundle.software),
        )

    def _catalogue(self, bundle: Bundle) -> Path:
        return self.pushed(bundle).catalogue or factory_directory()
