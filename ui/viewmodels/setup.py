"""A machine that is being made a terminal."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.contract.enrolment_code import CODE_LENGTH, grouped
from kiosk.visit.setup import NOT_APPROVED, SetupPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import SetLanguage
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot

BLANK = "·"
"""Stands for a digit that is yet to be typed."""


@dataclass(frozen=True)
class SetupOutputs:
    """`phase` is enter, asking or waiting: for an operator's approval. `digits` in groups of four."""

    phase: str = "enter"
    digits: str = ""
    whole: bool = False
    sentence: str = ""
    serial: str = ""
    code: str = ""
    fingerprint: str = ""


def setup_outputs(snapshot: Snapshot) -> SetupOutputs | None:
    """Code, progress, fingerprint."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.SETUP:
        return None
    setup, machine = visit.setup, visit.surroundings.machine
    waiting = setup.phase is SetupPhase.DONE or visit.surroundings.out_of_order == NOT_APPROVED
    return SetupOutputs(
        phase="waiting" if waiting else setup.phase.value,
        digits=grouped(setup.digits.ljust(CODE_LENGTH, BLANK)).replace("-", " "),
        whole=len(setup.digits) == CODE_LENGTH,
        sentence=speaker.key(setup.sentence) if setup.sentence else "",
        serial=machine.serial,
        code=machine.code,
        fingerprint=machine.fingerprint,
    )


class SetupViewModel(ViewModel[SetupOutputs]):
    """`Setup.qml`. The digits typed so far are the visit's; here they only pass."""

    phaseChanged = Signal()
    digitsChanged = Signal()
    wholeChanged = Signal()
    sentenceChanged = Signal()
    serialChanged = Signal()
    codeChanged = Signal()
    fingerprintChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    digits = output(str, "digits", digitsChanged)
    whole = output(bool, "whole", wholeChanged)
    sentence = output(str, "sentence", sentenceChanged)
    serial = output(str, "serial", serialChanged)
    code = output(str, "code", codeChanged)
    fingerprint = output(str, "fingerprint", fingerprintChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(setup_outputs, SetupOutputs(), send)

    def _typed(self) -> str:
        return "".join(each for each in self.outputs.digits if each.isdigit())

    @Slot(str)
    def type(self, digit: str) -> None:
        """One more digit."""
        self.tell(SetDigits(self._typed() + digit))

    @Slot()
    def takeBack(self) -> None:
        """One digit less."""
        self.tell(SetDigits(self._typed()[:-1]))

    @Slot()
    def submit(self) -> None:
        """Is it the code?"""
        self.tell(SubmitDigits())

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """Chinese or English."""
        self.tell(SetLanguage("zh" if language == "zh" else "en"))
