"""From a directory to a checked catalogue, or to the lines that say what to mend."""

from pathlib import Path

from kiosk.catalogue.errors import CatalogueError
from kiosk.contract.catalogue.errors import UnsoundCatalogue
from kiosk.contract.catalogue.loading import load
from kiosk.contract.catalogue.schema import Catalogue


def load_catalogue(directory: Path) -> Catalogue:
    """The catalogue in `directory`, complete and consistent. Raises CatalogueError with a line per fault."""
    try:
        return load(directory)
    except UnsoundCatalogue as error:
        raise CatalogueError(error.problems) from error
