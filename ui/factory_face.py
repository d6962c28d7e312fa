"""``python -m ui.factory_face``: draws anew what a terminal shows before anything is known of it.

The file `factory_face.json` is the welcome screen of a terminal with the factory configuration and catalogue
(`ui/face.py` says why it is kept). To be run whenever that screen, the shell or the catalogue changes.
"""

from pathlib import Path

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.config import load
from kiosk.visit.effects import Effect
from ui.face import FACTORY_FACE, Face, keep_face
from ui.speakers import speakers
from ui.terminal import appearance, at_rest, face_of
from ui.visit_controller import VisitController


class Nobody:
    """Takes effects and log lines, and does nothing."""

    def ask(self, effect: Effect) -> None:
        """Nothing is asked of a terminal that nobody uses."""

    def info(self, event: str, **fields: object) -> None:
        """Nothing is logged."""


def draw(data_dir: Path) -> Face:
    """The face of a terminal in `data_dir`, which may be empty, as the factory sends it out."""
    config = load(None, data_dir).config
    place = config.terminal.place_name
    nobody = Nobody()
    controller = VisitController(
        at_rest(config, load_catalogue(factory_directory())),
        nobody,
        lambda: None,
        speakers(config.ui.languages),
        {each: place.in_language(each) for each in config.ui.languages},
        nobody,
    )
    return face_of(controller.screens, appearance(config))


if __name__ == "__main__":
    keep_face(FACTORY_FACE, draw(Path("/nonexistent")))
