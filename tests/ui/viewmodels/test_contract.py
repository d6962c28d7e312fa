"""The view-models offer what the screens were drawn for: the gallery's stand-ins have the same shape."""

from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod, QObject

from tests.kiosk.visit.residents import Terminal
from tests.ui.viewmodels.shown import Shown
from ui.gallery.actions import ACTIONS
from ui.gallery.samples import closed, filing, goodbye, identity, page, papers, paying, services, welcome
from ui.gallery.samples.shell import SHELL

DRAWN: dict[str, dict[str, Any]] = {
    "shell": {**SHELL, "language": "", "elder": False, "screen": ""},
    "Attract": welcome.ATTRACT,
    "Welcome": welcome.WELCOME,
    "Choose": welcome.CHOOSE,
    "Card": {"phase": "", "sentence": ""},
    "Verify": identity.VERIFY,
    "Page": page.TEXT_PAGE,
    "Elsewhere": page.ELSEWHERE,
    "Materials": papers.MATERIALS,
    "Copying": papers.COPYING,
    "Policies": services.ASKING,
    "Pay": paying.PAY,
    "Phone": services.PHONE,
    "Printout": services.PRINTOUT,
    "Commitment": papers.COMMITMENT,
    "Summary": filing.SUMMARY,
    "Filing": {"sentence": ""},
    "Receipt": filing.RECEIPT,
    "Goodbye": goodbye.GOODBYE,
    "OutOfService": closed.OUT_OF_SERVICE,
}


def model(name: str) -> QObject:
    screens = Shown(Terminal()).screens
    return screens.shell if name == "shell" else screens.views[name]


@pytest.mark.parametrize("name", DRAWN)
def test_every_property_a_screen_reads_is_there_and_tells_when_it_changes(name: str) -> None:
    meta = model(name).metaObject()
    for key in DRAWN[name]:
        index = meta.indexOfProperty(key)
        assert index >= 0, f"{name} has no {key}"
        assert meta.property(index).hasNotifySignal()


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_a_screen_takes_is_there(name: str) -> None:
    meta = model(name).metaObject()
    methods = [meta.method(index) for index in range(meta.methodCount())]
    slots = {
        bytes(each.name().data()).decode(): each.parameterCount()
        for each in methods
        if each.methodType() == QMetaMethod.MethodType.Slot
    }
    for action, arguments in ACTIONS[name].items():
        assert slots.get(action) == arguments, f"{name}.{action}"
