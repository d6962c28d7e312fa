"""A person who sees nothing files a life event at a real window: by keypad alone, into an earphone."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import tests.ui.qml.conftest  # noqa: F401  the keyboard's surroundings, before Qt reads them
from devices.simulators.earphone_jack import SimulatedJack
from kiosk.demo.answers import answer
from kiosk.visit.pages import FieldPage, MaterialsPage, QuestionPage
from kiosk.visit.stage import Stage
from tests.devices.speaker.soundcard import SoundCard
from tests.kiosk.visit.residents import CHEN, TODAY
from tests.ui.main_job import Sounding, WholeTerminal, whole_terminal
from tests.ui.workers.test_card_watch import a_card
from ui.engine import window_of
from ui.keypad.names import key_name
from ui.keypad.stops import Kind, Stop, stops, top
from ui.speakers import speakers
from ui.speech.words import Teller

DOWN, UP, OK, BACK = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape
TELLER = Teller(speakers()["zh"])


class Blind:
    """Presses nothing but the keypad's keys. What they look for stands for what they hear."""

    def __init__(self, terminal: WholeTerminal) -> None:
        self.terminal = terminal
        self.window: QQuickWindow = window_of(terminal.engine)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def take(self, name: str) -> None:
        """Go to the control of that object name and press it."""
        self._go(lambda stop: stop.item.objectName() == name)
        at = self.terminal.keypad.at
        assert at is not None
        self.terminal.until(at.isEnabled)  # choices are deaf for a moment after the last one
        self.press(OK)

    def type(self, text: str) -> None:
        """On whatever keys the screen has."""
        for character in text:
            faces = {self._face(stop) for stop in stops(top(self.window))}
            if character.lower() not in faces:
                others = {TELLER.key("keyboard.symbols"), TELLER.key("keyboard.letters")} & faces
                self._go(lambda stop, wanted=others: self._face(stop) in wanted)  # type: ignore[misc]
                self.press(OK)
            self._go(lambda stop, wanted=character: self._face(stop) == wanted.lower())  # type: ignore[misc]
            self.press(OK)

    def _face(self, stop: Stop) -> str:
        if stop.kind is Kind.KEY:
            return key_name(stop.item, TELLER).lower()
        return stop.item.objectName().removeprefix("key-").lower()

    def _go(self, wanted: Callable[[Stop], bool]) -> None:
        """Counted and walked, and looked at again: what there is may have changed on the way."""
        for _ in range(20):
            places = stops(top(self.window))
            assert places[0].kind is Kind.HEADING  # where every screen begins
            at = self.terminal.keypad.at
            here = next((index for index, stop in enumerate(places) if stop.item == at), 0)
            goal = next((index for index, stop in enumerate(places) if wanted(stop)), None)
            assert goal is not None, " ".join(self._face(stop) for stop in places)
            if goal == here:
                return
            for _ in range(abs(goal - here)):
                self.press(DOWN if goal > here else UP)
        raise AssertionError("the keypad never gets there")

    def candidate(self) -> None:
        """The first character that the keyboard offers."""
        self.terminal.until(lambda: any(stop.kind is Kind.CANDIDATE for stop in stops(top(self.window))))
        self._go(lambda stop: stop.kind is Kind.CANDIDATE)
        self.press(OK)

    def fill(self, random: Random) -> None:
        """Answer the page of the moment and go on."""
        visit = self.terminal.controller.visit
        page = next(p for p in visit.pages(self.terminal.controller.moment()) if p.id == visit.page)
        match page:
            case QuestionPage():
                self.take(f"choice-{next(each.value for each in page.question.answers if each.ends is None)}")
            case FieldPage():
                self._field(page, random)
            case MaterialsPage():
                for material in sorted(page.to_declare - visit.draft.declared):
                    self.take(f"material-{material}")
            case _:
                if self.terminal.screen == "Commitment":
                    self.take("choice-commit")
        if self.terminal.screen == "Page" and self.terminal.view("Page").onward:
            self.terminal.until(lambda: self.terminal.controller.visit.page != page.id)
        else:
            self.take("primary")
        assert self.terminal.controller.visit.page != page.id, (
            f"{page.id}: {self.terminal.controller.visit.error}"
        )

    def _field(self, page: FieldPage, random: Random) -> None:
        values = answer(page.field, page.choices, TODAY, random)
        if page.choices:
            for value in values:
                self.take(f"choice-{value}")
        elif values and values[0].isascii():
            self.type(values[0].replace("-", ""))
        elif values:
            for syllable in ("chen", "yi"):
                self.type(syllable)
                self.candidate()


@pytest.mark.parametrize(("life_event", "elder"), [("S01", False), ("S11", True)])
def test_a_life_event_is_filed_by_keypad_and_earphone_alone(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    life_event: str,
    elder: bool,
) -> None:
    card = SoundCard(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(card.configuration))
    jack = SimulatedJack(tmp_path / "jack")
    sound = Sounding("loudspeaker", "earphone", str(jack.path))
    with whole_terminal(qtbot, tmp_path, sound) as terminal:
        blind = Blind(terminal)
        terminal.until_screen("Welcome")
        jack.plug()
        terminal.until(lambda: terminal.controller.visit.manner.speech)
        terminal.until(lambda: card.heard("earphone").seconds > 0.5)
        if elder:
            blind.take("elder")
            assert terminal.controller.visit.manner.elder
        blind.take(f"event-{life_event}")
        terminal.reader.put_card(a_card())
        terminal.until_screen("Verify")
        blind.take("primary")
        terminal.until(lambda: terminal.view("Verify").phase == "unavailable")
        blind.take("primary")
        random = Random(1)
        while terminal.screen != "Summary":
            blind.fill(random)
        blind.take("signature-pad")
        assert terminal.controller.visit.draft.signed_by_key
        blind.take("primary")
        terminal.until_screen("Receipt")
        terminal.until(lambda: terminal.view("Receipt").printing == "printed")
        before = card.heard("earphone").seconds
        terminal.until(lambda: card.heard("earphone").seconds > before + 5)
        terminal.reader.lift_card()
        terminal.until(terminal.card_taken)
        blind.take("primary")
        terminal.until_screen("Goodbye")
        assert terminal.wipes == [1]
        jack.unplug()
        terminal.until(lambda: not terminal.controller.visit.manner.speech)
        assert card.heard("loudspeaker").seconds <= 0.2, "only the silence of the trial went there"
        assert terminal.faults == []
    on_disk = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".raw")
    assert CHEN.name.encode() not in on_disk
    assert terminal.controller.visit.stage in (Stage.GOODBYE, Stage.WELCOME)
    jack.close()
