"""The catalogue in force: the pushed one, or the factory's."""

import tomllib
from pathlib import Path

from kiosk.apply.pushed import Pushed, Which, central_of, pushed
from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.files import HEADER
from kiosk.contract.catalogue.schema import Catalogue


def catalogue_of(bundle: Pushed, data_dir: Path) -> Catalogue:
    """What residents are offered with this bundle.

    One that has proved itself and cannot be read any more was damaged by the disk: the factory's serves until
    the agent has mended it. Raises CatalogueError for a bundle on probation: that is what undoes it.
    """
    if bundle.catalogue is None:
        return load_catalogue(factory_directory())
    try:
        return load_catalogue(bundle.catalogue)
    except CatalogueError:
        if pushed(data_dir, Which.CONFIRMED, central_of(data_dir)).directory != bundle.directory:
            raise
        return load_catalogue(factory_directory())


def catalogue_in_force(data_dir: Path) -> str:
    """The version that the catalogue on the screen gives itself; "" where it cannot be read."""
    bundle = pushed(data_dir, Which.RUNNING, central_of(data_dir))
    try:
        told = tomllib.loads(((bundle.catalogue or factory_directory()) / HEADER).read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    version = told.get("version")
    return version if isinstance(version, str) else ""
