"""A whole terminal in one process: window, controller, real threads, drivers and outbox, simulated devices.

A resident acts through the view-models, as the screens do; nothing waits but for something to happen.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import Direction, PtyLine
from devices.simulators.sdt_reader import FIND, SimulatedSdtReader
from kiosk.config import Config, load
from kiosk.demo.answers import answer
from kiosk.equipment.classes import wirings
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.pages import FieldPage, MaterialsPage, QuestionPage
from kiosk.visit.setting import CardPlace, Setting
from kiosk.visit.visit import Visit
from kiosk.writing.zinnia import Zinnia
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled
from tests.kiosk.visit.residents import TODAY, catalogue
from ui.bench_feed import BenchFeed, settings_of
from ui.crew import terminal_crew
from ui.device_board import DeviceBoard
from ui.document_camera.sights import Sights
from ui.engine import Appearance, close_window, load_window, window_of
from ui.keypad.keypad import KeypadControl
from ui.senses import attend
from ui.speakers import speakers
from ui.terminal import timings
from ui.visit_controller import VisitController
from ui.wipe import Wiper, terminal_stores
from ui.workers.card_watch import EMPTY_POLLS
from ui.workers.interruption import Interruption
from ui.workers.mailbox import Mailbox
from ui.workers.scribe import ThreadedScribe

MAX_WAIT_MS = 60_000


@dataclass
class HeardLog:
    """Remembers what was logged."""

    lines: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def info(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))

    def warning(self, event: str, **fields: object) -> None:
        self.lines.append((event, fields))


@dataclass(frozen=True)
class Sounding:
    """ALSA names of the outputs, and the file of the earphone's jack."""

    loudspeaker: str = "null"
    earphone: str = "null"
    jack: str = ""


SILENT = Sounding()


@dataclass
class EmptyLooks:
    """How often the reader has answered that no card lies there. Before `EMPTY_POLLS` of them one that is put
    down counts as left behind by somebody, who knows when, and is not read.
    """

    count: int = 0
    _asked: bool = False

    def hear(self, direction: Direction, data: bytes) -> None:
        """The line's tap."""
        if direction is Direction.TO_DEVICE:
            self._asked = FIND in data
        elif self._asked:
            self._asked = False
            self.count += 1


@dataclass
class WholeTerminal:
    """What a test holds in its hands."""

    qtbot: QtBot
    controller: VisitController
    engine: QQmlApplicationEngine
    keypad: KeypadControl
    reader: SimulatedSdtReader
    printer: SimulatedEscPosPrinter
    place: TerminalPlace
    log: HeardLog
    faults: list[str]
    wipes: list[int]
    scribe: ThreadedScribe

    @property
    def screen(self) -> str:
        """The screen of the moment."""
        return str(self.controller.screens.shell.property("screen"))

    def view(self, name: str) -> Any:
        """The view-model of a screen."""
        return self.controller.screens.views[name]

    def until(self, done: Callable[[], bool]) -> None:
        """Let things happen until `done()`."""
        self.qtbot.waitUntil(done, timeout=MAX_WAIT_MS)

    def until_screen(self, *names: str) -> None:
        """Until one of these screens is there."""
        self.until(lambda: self.screen in names)

    def card_taken(self) -> bool:
        """The watch over the reader has noticed that the card does not lie there as it did."""
        return self.controller.visit.surroundings.card is not CardPlace.LYING

    def fill_to_summary(self, random: Random) -> None:
        """Answer page after page."""
        while self.screen in ("Page", "Commitment", "Materials"):
            self.fill_page(random)
            self.go_on()

    def fill_page(self, random: Random) -> None:
        """Answer the page that is shown."""
        visit = self.controller.visit
        match visit.current_page(self.controller.moment()):
            case QuestionPage() as page:
                going_on = [each.value for each in page.question.answers if each.ends is None]
                self.view("Page").setValue(random.choice(going_on))
            case FieldPage() as page:
                several = self.view("Page").kind == "multi"
                take = self.view("Page").toggleChoice if several else self.view("Page").setValue
                for value in answer(page.field, page.choices, TODAY, random):
                    take(value)
            case MaterialsPage() as page:
                for material in page.to_declare - visit.draft.declared:
                    self.view("Materials").toggle(material)
            case _:
                if self.screen == "Commitment":
                    self.view("Commitment").choose("commit")

    def go_on(self) -> None:
        """To the next page; what was answered must do."""
        before = self.controller.visit.page
        self.view(self.screen).next()
        assert self.controller.visit.page != before, f"{before}: {self.controller.visit.error}"

    def sign(self) -> None:
        """Three strokes."""
        summary = self.view("Summary")
        for y in (0.2, 0.5, 0.8):
            summary.strokeBegan(0.2, y)
            summary.strokeMoved(0.8, y)
            summary.strokeEnded(2.5)


@contextmanager
def whole_terminal(
    qtbot: QtBot,
    directory: Path,
    sound: Sounding = SILENT,
    further: Mapping[str, object] = MappingProxyType({}),
    central: CentralStub | None = None,
) -> Iterator[WholeTerminal]:
    """An enrolled terminal, both devices on pseudo-terminals. `further`: settings of other devices, as dotted
    keys. `central`: what answers for the central service; out of reach where there is none.
    """
    place = TerminalPlace(directory / "data")
    keys = central or CentralStub()
    url = "http://127.0.0.1:9" if central is None else central.url
    enrolled(place, url, keys.signing, keys.sealing_public)
    looks = EmptyLooks()
    card_line, paper_line = PtyLine(tap=looks.hear), PtyLine()
    reader, printer = SimulatedSdtReader(card_line), SimulatedEscPosPrinter(paper_line)
    reader.start()
    printer.start()
    config = _config(directory, place, card_line.path, paper_line.path, sound, further)
    mailbox, log, faults, wipes = Mailbox(), HeardLog(), list[str](), list[int]()
    interruption = Interruption()
    wired = wirings(config)
    board = DeviceBoard(log, config.devices.names, {name: each.traffic for name, each in wired.items()})
    bench = BenchFeed(board, settings_of(config))
    sights = Sights()
    crew = terminal_crew(
        config,
        place.data_dir,
        catalogue(),
        mailbox.post,
        lambda what, error: faults.append(f"{what}: {error!r}"),
        interruption,
        board,
        wired,
        lambda *_: None,
        bench.show,
        sights,
    )

    home = directory / "keyboard"
    home.mkdir()
    scribe = ThreadedScribe(Zinnia())
    wiper = Wiper(
        lambda: terminal_stores(lambda: controller.visit, controller.screens, engine, crew, home, scribe)
    )

    def wipe() -> None:
        wiper.wipe()
        wipes.append(1)

    controller = VisitController(
        Visit(Setting(catalogue(), timings(config))),
        crew,
        wipe,
        speakers(),
        {"zh": "泉水街道", "en": "Quanshui"},
        log,
        scribe=scribe,
        bench=bench.now,
        prove=wiper.prove,
    )
    scribe.recognised.connect(controller.screens.page.recognised)
    mailbox.arrived.connect(controller.send)
    sights.seen.connect(controller.screens.copying.seen)
    sights.watching.connect(controller.screens.copying.watches)
    engine = load_window(
        controller.screens.shell,
        controller.screens.views,
        Appearance(),
        pictures=controller.screens.pictures,
    )
    keypad = attend(controller, window_of(engine), crew, interruption, config)
    crew.start()
    controller.start()
    try:
        qtbot.waitUntil(lambda: looks.count >= EMPTY_POLLS)
        yield WholeTerminal(
            qtbot, controller, engine, keypad, reader, printer, place, log, faults, wipes, scribe
        )
    finally:
        controller.stop()
        crew.stop()
        scribe.stop()
        close_window(engine)
        reader.stop()
        printer.stop()
        paper_line.close()


def _config(
    directory: Path,
    place: TerminalPlace,
    card_port: str,
    paper_port: str,
    sound: Sounding,
    further: Mapping[str, object],
) -> Config:
    file = directory / "terminal.toml"
    others = "".join(f"{key} = {json.dumps(value)}\n" for key, value in further.items())
    file.write_text(
        f"{others}"
        f'[devices.id_card_reader]\nport = "{card_port}"\n[devices.receipt_printer]\nport = "{paper_port}"\n'
        f'[speech]\nloudspeaker = "{sound.loudspeaker}"\nearphone = "{sound.earphone}"\n'
        f'earphone_jack = "{sound.jack}"\n'
    )
    return load(file, place.data_dir).config
