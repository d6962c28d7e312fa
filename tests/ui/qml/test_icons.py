"""Icons: one open set, any colour, and none missing that a screen or the catalogue names."""

import re
import tomllib

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication

from kiosk import catalogue
from ui.engine import QML
from ui.icons import ICONS, NEUTRAL, IconProvider, icon_file

CATALOGUE = "life_events"


def catalogue_icons() -> set[str]:
    from importlib import resources

    folder = resources.files(catalogue) / "data" / CATALOGUE
    return {
        tomllib.loads(entry.read_text(encoding="utf-8"))["icon"]
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }


def test_every_icon_of_the_catalogue_is_carried() -> None:
    assert len(catalogue_icons()) > 10
    assert [name for name in catalogue_icons() if not (ICONS / f"{name}.svg").is_file()] == []


def test_every_icon_carried_is_used_and_every_icon_used_is_carried() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in QML.parent.rglob("*.qml"))
    sources += "".join(path.read_text(encoding="utf-8") for path in QML.parent.rglob("*.py"))
    sources += "".join(
        path.read_text(encoding="utf-8") for path in (QML.parents[1] / "kiosk/visit").rglob("*.py")
    )
    carried = {path.stem for path in ICONS.glob("*.svg")}
    quoted = set(re.findall(r'"([a-z0-9-]+)"', sources)) | catalogue_icons()
    assert carried - quoted == set(), "nothing shows these: remove them"
    named = set(re.findall(r'(?:name|icon|backIcon|actionIcon|primaryIcon): "([a-z0-9-]+)"', sources))
    assert named - carried == set(), "copy these from Lucide into ui/qml/icons"


def test_an_unknown_name_or_a_path_gets_the_neutral_icon() -> None:
    assert icon_file("no-such-icon").stem == NEUTRAL
    assert icon_file("../../../../etc/passwd").stem == NEUTRAL


def test_an_icon_is_drawn_in_the_colour_and_size_asked_for(qapp: QGuiApplication) -> None:
    image = IconProvider().requestImage("check/b3261e", QSize(), QSize(40, 40))
    assert (image.width(), image.height()) == (40, 40)
    pixels = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    assert QColor("#b3261e") in pixels
    assert all(pixel.alpha() == 0 or pixel.red() > pixel.blue() for pixel in pixels)


def test_the_licence_lies_beside_the_icons() -> None:
    assert (ICONS / "LICENSE").read_text(encoding="utf-8").startswith("ISC License")
