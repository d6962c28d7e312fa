"""Where the catalogue that ships with the program lies."""

from importlib.resources import files
from pathlib import Path


def factory_directory() -> Path:
    """The directory to give to `load_catalogue` where no pushed catalogue has been staged."""
    return Path(str(files("kiosk.catalogue") / "data"))
