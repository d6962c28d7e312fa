"""Screens, the real view-models and the gallery's stand-ins agree on every name."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.visit.events import Event
from ui.engine import QML
from ui.gallery.actions import ACTIONS
from ui.gallery.moments import MOMENTS, Moment, shell_of, view_of
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.screens import NAMES


def nobody_listens(event: Event) -> None:
    """The view-models are only looked at."""


ALL = AllScreens(nobody_listens)
CODE = re.compile(r"//[^\n]*")


def named(path: Path, of: str) -> set[str]:
    """The names a QML file asks of `view` or `shell`."""
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    return set(re.findall(rf"(?:root\.|\b){of}\.([A-Za-z]+)", text))


def offered(model: QObject) -> set[str]:
    """Properties and slots of a view-model."""
    meta = model.metaObject()
    properties = {str(meta.property(i).name()) for i in range(meta.propertyCount())}
    return properties | {meta.method(i).name().toStdString() for i in range(meta.methodCount())}


@pytest.mark.parametrize("screen", sorted(NAMES))
def test_a_screen_asks_only_for_what_its_view_model_has(screen: str) -> None:
    asked = named(QML / "screens" / f"{screen}.qml", "view")
    assert asked - offered(ALL.views[screen]) == set()
    assert named(QML / "screens" / f"{screen}.qml", "shell") - offered(ALL.shell) == set()


def test_the_window_asks_only_for_what_the_shell_has() -> None:
    assert named(QML / "Main.qml", "shell") - offered(ALL.shell) == set()


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.name)
def test_the_gallery_knows_nothing_the_real_view_models_do_not(moment: Moment) -> None:
    assert set(view_of(moment, "zh").values) <= offered(ALL.views[moment.screen])
    assert set(shell_of(moment, "zh", elder=False).values) <= offered(ALL.shell)
    assert set(ACTIONS[moment.screen]) <= offered(ALL.views[moment.screen])
    assert set(ACTIONS["shell"]) <= offered(ALL.shell)


def test_every_property_of_a_view_model_tells_when_it_changes() -> None:
    for name, model in {**ALL.views, "shell": ALL.shell}.items():
        meta = model.metaObject()
        silent = [
            meta.property(i).name()
            for i in range(meta.propertyOffset(), meta.propertyCount())
            if not meta.property(i).hasNotifySignal()
        ]
        assert silent == [], name
