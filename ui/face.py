"""The terminal's face: what the welcome screen showed last, drawn again before anything heavy is imported.

A terminal that starts, or starts again after a crash, has its welcome screen at once. Until the real
view-models take over, well within a second, the face looks like them and a touch does nothing. Nothing
personal is in it: it is the welcome screen.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from ui.engine import Appearance

FACTORY_FACE = Path(__file__).with_name("factory_face.json")
"""What a terminal as it leaves the factory shows; `tests/ui/test_face.py` holds it to the catalogue."""
SHELL_ACTIONS = (
    "showLanguages",
    "readAloud",
    "showTruth",
    "leave",
    "stay",
    "touched",
    "cannotBeDone",
    "askPerson",
    "dismissNotice",
)
WELCOME_ACTIONS = ("showAll", "putCard")
WITH_ARGUMENT = ("setLanguage", "toggle", "choose", "openDoor")


@dataclass(frozen=True)
class Face:
    """How the window sits on the glass, and the properties of shell and welcome screen by their QML names."""

    appearance: Appearance
    shell: Mapping[str, Any]
    welcome: Mapping[str, Any]


def read_face(path: Path) -> Face | None:
    """The face kept last; None where there is none, or none that fits this release: one that lacks what the
    screens now read, or has what they no longer do.
    """
    face, factory = _read(path), _read(FACTORY_FACE)
    if face is None or factory is None:
        return None
    fits = face.shell.keys() == factory.shell.keys() and face.welcome.keys() == factory.welcome.keys()
    return face if fits else None


def _read(path: Path) -> Face | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Face(Appearance(**kept["appearance"]), dict(kept["shell"]), dict(kept["welcome"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def factory_face(local_file: Path | None) -> Face | None:
    """The face of a terminal that has not shown one yet: the factory's, on the glass that `local_file`
    describes.
    """
    face = read_face(FACTORY_FACE)
    return None if face is None else replace(face, appearance=_on_this_glass(face.appearance, local_file))


def _on_this_glass(looks: Appearance, local_file: Path | None) -> Appearance:
    """As the local file says, where it can be read; it is judged in full, and said to be wrong, a moment
    later.
    """
    try:
        ui = {} if local_file is None else tomllib.loads(local_file.read_text("utf-8")).get("ui", {})
        return replace(
            looks,
            landscape=ui.get("orientation", "portrait") == "landscape",
            pixels_per_mm=float(ui.get("pixels_per_mm", looks.pixels_per_mm)),
            full_screen=bool(ui.get("fullscreen", looks.full_screen)),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return looks


def keep_face(path: Path, face: Face) -> None:
    """Keep it for the next start, where it has changed. A face that cannot be kept costs only time."""
    text = json.dumps(asdict(face), ensure_ascii=False)
    if path.is_file() and path.read_text("utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)


def still(values: Mapping[str, Any]) -> QObject:
    """An object with these properties, and every action of shell and welcome screen, none of which acts."""
    body: dict[str, Any] = {}
    any_kind: Any = "QVariant"
    for key, value in values.items():
        body[f"{key}Changed"] = Signal()
        body[key] = Property(any_kind, _always(value), notify=body[f"{key}Changed"])
    for name in (*SHELL_ACTIONS, *WELCOME_ACTIONS):
        body[name] = Slot(name=name)(_nothing)
    for name in WITH_ARGUMENT:
        body[name] = Slot(str, name=name)(_nothing)
    make: Any = type(QObject)
    made: QObject = make("Still", (QObject,), body)()
    return made


def _always(value: Any) -> Any:
    return lambda _: value


def _nothing(*_: object) -> None:
    """A touch before the terminal is awake is swallowed."""
