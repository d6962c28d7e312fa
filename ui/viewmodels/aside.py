"""What is said beside the visit: it cannot be done, or somebody is to call."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal, Slot

from devices.id_card.masking import mask_name, mask_phone
from kiosk.visit.aside import OUTSIDE, REASONS, TIMES, Aside, AsidePhase
from kiosk.visit.paper import received
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue, ToggleChoice
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.rating import TellMore, ToggleNamed
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Visit
from ui.viewmodels.base import Send, output
from ui.viewmodels.receipt import SEPARATOR, kind_words, qr_rows
from ui.viewmodels.slip import printing_of
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.writing import WritingViewModel
from ui.workers.scribe import Scribe


@dataclass(frozen=True)
class AsideOutputs:
    """`kind` is report or callback; `phase` choosing, words, phone, filing, filed or failed; `printing` as on
    the receipt. `outside`: nobody is in a visit, so there is nothing to go back to.
    """

    kind: str = ""
    phase: str = ""
    outside: bool = False
    online: bool = False
    context: str = ""
    """What for, where it stopped, what went wrong: line by line."""
    terminal: str = ""
    """Which machine and when: what one tells on the telephone besides."""
    reasons: list[dict[str, str]] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list, repr=False)
    times: list[dict[str, str]] = field(default_factory=list)
    time: str = ""
    words: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    named: str = ""
    """yes, no; "" where there is no card to name anybody by."""
    name: str = field(default="", repr=False)
    ways: list[str] = field(default_factory=list)
    way: str = "keys"
    error: str = ""
    number: str = ""
    about: str = ""
    received: str = ""
    limit: str = ""
    next_step: str = ""
    qr: list[str] = field(default_factory=list, repr=False)
    printing: str = ""
    sentence: str = ""


def aside_outputs(snapshot: Snapshot, by_hand: bool = True) -> AsideOutputs | None:
    """What there is beside the visit; `by_hand` is false where handwriting cannot be recognised."""
    visit, speaker, aside = snapshot.visit, snapshot.speaker, snapshot.visit.aside
    if aside is None:
        return None
    card = visit.draft.card
    number, about, time, limit, next_step, qr = _receipt(snapshot, aside)
    return AsideOutputs(
        kind=aside.kind.value,
        phase=aside.phase.value,
        outside=visit.stage in OUTSIDE,
        online=visit.surroundings.online,
        context=_context(snapshot, aside),
        terminal=speaker.key("channel.terminal", place=snapshot.place_name, time=f"{snapshot.clock:%H:%M}"),
        reasons=[{"value": each, "label": speaker.key(f"aside.reason_{each}")} for each in REASONS],
        chosen=[each for each in REASONS if each in aside.reasons],
        times=[{"value": each, "label": speaker.key(f"aside.time_{each}")} for each in TIMES],
        time=aside.time,
        words=aside.words,
        phone=aside.phone if aside.phase is AsidePhase.PHONE else mask_phone(aside.phone),
        named="" if card is None else "yes" if aside.named else "no",
        name=mask_name(card.name or card.name_en or "") if card else "",
        ways=[Entry.HAND.value, Entry.KEYS.value] if by_hand else [],
        way=_way(visit) if by_hand else Entry.KEYS.value,
        error=speaker.say(aside.error),
        number=number,
        about=about,
        received=time,
        limit=limit,
        next_step=next_step,
        qr=qr,
        printing="" if aside.receipt is None else printing_of(aside.printed),
        sentence=speaker.key(f"device.printer.outcome.{aside.printed.value}") if aside.printed else "",
    )


def _receipt(snapshot: Snapshot, aside: Aside) -> tuple[str, str, str, str, str, list[str]]:
    visit, speaker, receipt = snapshot.visit, snapshot.speaker, aside.receipt
    what = (
        received(aside.sent, receipt, visit.setting.catalogue)
        if receipt is not None and aside.sent is not None
        else None
    )
    if receipt is None or what is None:
        return "", "", "", "", "", []
    return (
        receipt.number,
        SEPARATOR.join((kind_words(what.kind, speaker), speaker.text(what.about))),
        f"{receipt.received:%Y-%m-%d %H:%M}",
        "" if what.limit is None else speaker.text(what.limit),
        speaker.key(what.next_step),
        list(qr_rows(receipt.qr_payload)),
    )


def _context(snapshot: Snapshot, aside: Aside) -> str:
    speaker = snapshot.speaker
    told = (
        ("channel.matter", aside.matter),
        ("channel.place", aside.place),
        ("channel.trouble", aside.trouble),
    )
    return "\n".join(speaker.key(label, text=speaker.say(each)) for label, each in told if each is not None)


def _way(visit: Visit) -> str:
    """As in every field: by hand first in the elder view, else by keyboard."""
    if visit.by_hand is not None:
        return (Entry.HAND if visit.by_hand else Entry.KEYS).value
    by_hand = visit.manner.elder and visit.language == "zh" and not visit.by_keypad
    return (Entry.HAND if by_hand else Entry.KEYS).value


class AsideViewModel(WritingViewModel[AsideOutputs]):
    """`Aside.qml`."""

    kindChanged = Signal()
    phaseChanged = Signal()
    outsideChanged = Signal()
    onlineChanged = Signal()
    contextChanged = Signal()
    terminalChanged = Signal()
    reasonsChanged = Signal()
    chosenChanged = Signal()
    timesChanged = Signal()
    timeChanged = Signal()
    wordsChanged = Signal()
    phoneChanged = Signal()
    namedChanged = Signal()
    nameChanged = Signal()
    waysChanged = Signal()
    wayChanged = Signal()
    errorChanged = Signal()
    numberChanged = Signal()
    aboutChanged = Signal()
    receivedChanged = Signal()
    limitChanged = Signal()
    nextStepChanged = Signal()
    qrChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()

    kind = output(str, "kind", kindChanged)
    phase = output(str, "phase", phaseChanged)
    outside = output(bool, "outside", outsideChanged)
    online = output(bool, "online", onlineChanged)
    context = output(str, "context", contextChanged)
    terminal = output(str, "terminal", terminalChanged)
    reasons = output("QVariantList", "reasons", reasonsChanged)
    chosen = output("QVariantList", "chosen", chosenChanged)
    times = output("QVariantList", "times", timesChanged)
    time = output(str, "time", timeChanged)
    words = output(str, "words", wordsChanged)
    phone = output(str, "phone", phoneChanged)
    named = output(str, "named", namedChanged)
    name = output(str, "name", nameChanged)
    ways = output("QVariantList", "ways", waysChanged)
    way = output(str, "way", wayChanged)
    error = output(str, "error", errorChanged)
    number = output(str, "number", numberChanged)
    about = output(str, "about", aboutChanged)
    received = output(str, "received", receivedChanged)
    limit = output(str, "limit", limitChanged)
    nextStep = output(str, "next_step", nextStepChanged)
    qr = output("QVariantList", "qr", qrChanged)
    printing = output(str, "printing", printingChanged)
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send, scribe: Scribe | None = None) -> None:
        super().__init__(partial(aside_outputs, by_hand=scribe is not None), AsideOutputs(), send, scribe)

    def pad_of(self, snapshot: Snapshot) -> str:
        """As `WritingViewModel.pad_of`."""
        aside = snapshot.visit.aside
        writing = aside is not None and aside.phase is AsidePhase.WORDS
        return "aside" if writing and self.outputs.way == Entry.HAND else ""

    @Slot(str)
    def toggle(self, value: str) -> None:
        """A reason on or off, or when a call suits."""
        self.tell(ToggleChoice(value))

    @Slot()
    def toggleNamed(self) -> None:
        """With a name, or without."""
        self.tell(ToggleNamed())

    @Slot(bool)
    def tellMore(self, phone: bool) -> None:
        """A telephone, or a few words."""
        self.tell(TellMore(phone))

    @Slot(str)
    def setValue(self, value: str) -> None:
        """The words or the telephone, as it stands in the field."""
        self.tell(SetValue(value))

    @Slot(str)
    def chooseEntry(self, way: str) -> None:
        """Put texts in this way from now on."""
        self.tell(ChooseEntry(Entry(way)))

    @Slot()
    def submit(self) -> None:
        """Send it."""
        self.tell(Submit())

    @Slot()
    def next(self) -> None:
        """Written, or read."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """One step back, in the end to the screen below."""
        self.tell(Back())

    @Slot()
    def printAgain(self) -> None:
        """Try the printer once more."""
        self.tell(PrintAgain())
