"""The real window, view-models and visit over a world that answers at once: no devices, threads or network.

For what is about the screens: how many touches a visit takes, how fast a screen changes, what stays.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.visit.answers import (
    Answer,
    CardFailed,
    CardRead,
    CodeSent,
    CodeWrong,
    Filed,
    Printed,
    VerificationFailed,
    Verified,
)
from kiosk.visit.effects import ConfirmCode, Effect, File, Print, RequestCode, StartReading, StopReading
from kiosk.visit.news import CardLifted
from kiosk.visit.setting import Setting, Surroundings
from kiosk.visit.visit import Visit
from kiosk.words import LANGUAGES
from tests.kiosk.visit.residents import CHEN, LI, RECEIPT, TODAY, catalogue
from ui.demo.keyboard import Script, Until
from ui.engine import Appearance, close_window, load_window, window_of
from ui.speakers import speakers
from ui.viewmodels.receipt import prepare_codes
from ui.visit_controller import VisitController
from ui.waiting import process_until
from ui.wipe import Wiper, standing, surface_stores

CODE = "482913"
RELATIVE = "relative"
"""The name under which the other card is put down."""
PATIENCE_MS = 60_000


class QuickWorld(QObject):
    """Answers each effect at the next turn of the event loop. Also the street (`ui.demo.script`)."""

    def __init__(self, *, online: bool = True, prints: bool = True) -> None:
        super().__init__()
        self.online, self.prints = online, prints
        self.card_fails = 0
        """So many cards are not read before one is."""
        self.send: Callable[[Any], None] = lambda _: None
        self.effects: list[Effect] = []
        self.pictured: Callable[[str], None] = lambda _: None
        self._reading: int | None = None
        self._code: str | None = None

    # Out

    def ask(self, effect: Effect) -> None:
        """Answer soon."""
        self.effects.append(effect)
        match effect:
            case StartReading(ticket):
                self._reading = ticket
            case StopReading():
                self._reading = None
            case RequestCode(ticket) if self.online:
                self._code = CODE
                self._soon(CodeSent(ticket, "138****0301"))
            case RequestCode(ticket):
                self._soon(VerificationFailed(ticket, "visit.code_offline"))
            case ConfirmCode(ticket, digits):
                right = digits == CODE
                self._soon(Verified(ticket, "evidence") if right else CodeWrong(ticket))
            case File(ticket):
                self._soon(Filed(ticket, RECEIPT))
            case Print(ticket):
                printed = PrintOutcome.PRINTED if self.prints else PrintOutcome.FAILED_PAPER_OUT
                self._soon(Printed(ticket, printed))
            case _:
                pass

    def _soon(self, answer: Answer) -> None:
        QTimer.singleShot(0, self, lambda: self.send(answer))

    # Street

    def put_card(self, resident: str) -> None:
        """Lay a card on the reader."""
        if self._reading is None:
            return
        if self.card_fails > 0:
            self.card_fails -= 1
            self._soon(CardFailed(self._reading, "device.card.failed"))
        else:
            self._soon(CardRead(self._reading, LI if resident == RELATIVE else CHEN))

    def lift_card(self) -> None:
        """Take it away."""
        QTimer.singleShot(0, self, lambda: self.send(CardLifted()))

    def take_paper(self) -> None:
        """Nothing notices."""

    def message(self) -> str | None:
        """The code that was sent."""
        return self._code

    def phone(self, rows: list[str], does: str) -> None:
        """Nobody has one here."""

    def after(self, _: float) -> Until:
        """Nobody waits here."""
        return lambda: True

    def picture(self, name: str) -> None:
        """The resident looks at a screen."""
        self.pictured(name)


class QuietLog:
    """Writes nothing."""

    def info(self, event: str, **fields: object) -> None:
        """One line less."""


class QuickTerminal:
    """What the resident stands before (`ui.demo.script.setting.Terminal`), and how to let time pass."""

    def __init__(
        self,
        window: QQuickWindow,
        controller: VisitController,
        world: QuickWorld,
        wiper: Wiper,
        services: Catalogue,
    ) -> None:
        self.window = window
        self.controller = controller
        self.world = world
        self.wiper = wiper
        self.catalogue = services

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        return self.controller.screens.views[screen]

    def shell(self) -> Any:
        """The view-model of band, foot and overlays."""
        return self.controller.screens.shell

    def page(self) -> object:
        """The page of the catalogue on the screen."""
        return self.controller.visit.current_page(self.controller.moment())

    @property
    def screen(self) -> str:
        """The screen of the moment."""
        return str(self.shell().screen)

    def bring_keyboard(self) -> None:
        """Wait for the keyboard, which comes after the first frame.

        Were it loaded by a change of screen instead, under Python's lock, then Qt's loader thread, which says
        something while it loads, would wait for that lock in pytest-qt's message handler, and for ever.
        """
        keyboard = next(iter(self.window.findChildren(QQuickItem, "keyboard")))
        self.window.update()
        self.until(lambda: keyboard.property("item") is not None)

    def act(self, script: Script) -> None:
        """Let a person do something, to the end."""
        for until in script:
            self.until(until)

    def until(self, done: Until) -> None:
        """Let things happen until `done()`. Raises TimeoutError when they do not."""

        def done_and_cleared() -> bool:
            # Outside a running event loop Qt leaves what is to be deleted later where it is.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            return done()

        if not process_until(done_and_cleared, PATIENCE_MS):
            raise TimeoutError(f"{self.screen}: nothing more happens")


@contextmanager
def quick_terminal(
    appearance: Appearance | None = None,
    world: QuickWorld | None = None,
    today: date = TODAY,
    monotonic: Callable[[], float] = time.monotonic,
    of: Catalogue | None = None,
) -> Iterator[QuickTerminal]:
    """A terminal with its window, at rest. An application exists. No time passes: nobody is idle. `of`:
    another catalogue than the one that ships.
    """
    services = of or catalogue()
    world = world or QuickWorld()
    surroundings = Surroundings(
        can_print=world.prints, online=world.online, printer_sentence="device.printer.ready"
    )
    wiper = Wiper(lambda: surface_stores(engine, None))
    controller = VisitController(
        Visit(Setting(services), surroundings),
        world,
        wiper.wipe,
        speakers(),
        dict.fromkeys(LANGUAGES, "泉水街道便民服务中心"),
        QuietLog(),
        monotonic,
        wall=lambda: datetime(today.year, today.month, today.day, 9, 12).astimezone(),
    )
    world.send = controller.send
    looks = replace(appearance or Appearance(), reduced_motion=True)
    engine = load_window(controller.screens.shell, controller.screens.views, looks)
    terminal = QuickTerminal(window_of(engine), controller, world, wiper, services)
    try:
        terminal.bring_keyboard()
        prepare_codes()  # as the filer's thread does
        with standing():
            yield terminal
    finally:
        controller.stop()
        close_window(engine)
