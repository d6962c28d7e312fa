"""All worker threads of the UI's process, and which effect goes to whom."""

import time
from collections.abc import Collection, Mapping

from kiosk.technician.front import OWN_PARTS
from kiosk.visit.effects import (
    AskEntrance,
    AskMine,
    AskProgress,
    AskQueues,
    AskShare,
    ClosePayment,
    ClosePhonePage,
    ConfirmCode,
    Effect,
    EndMaintenance,
    EnrolHere,
    FetchDocument,
    File,
    KeepTest,
    LookAround,
    OpenPayment,
    OpenPhonePage,
    Print,
    PrintDocument,
    PrintOut,
    PrintSlip,
    RequestCode,
    ReturnNumber,
    RunTest,
    ScanCode,
    SeePage,
    Serviced,
    ShutDown,
    Signal,
    StartLooking,
    StartReading,
    StopLooking,
    StopReading,
    StopScan,
    StopTest,
    StopVerifying,
    TakeTicket,
    TryPin,
    TryToken,
    Wipe,
)
from ui.workers.code_watch import StartScanning, StopScanning
from ui.workers.desk import Audit
from ui.workers.pages import PrintPages
from ui.workers.plugged import Plugged
from ui.workers.voice_desk import Quiet, Speak
from ui.workers.worker import WorkerThread

STOP_SECONDS = 3.0
"""How long the process waits for a thread at its end. What is not durable by then was never promised."""

CARD, PRINTER, IDENTITY, FILING, SIGNAL = "card", "printer", "identity", "filing", "signal"
PROGRESS, QUEUES = "progress", "queues"
VOICE, JACK = "voice", "jack"
IO_BOARD, UPS, PAGE_PRINTER = "io_board", "ups", "page_printer"
CODE_SCANNER, DOCUMENT_SCANNER = "code_scanner", "document_scanner"
BENCH, SETUP = "bench", "setup"
DOCUMENT_CAMERA, FACE_MODULE = "document_camera", "face_module"
PRINTOUT, PHONE, PAYMENT = "printout", "phone", "payment"
OWNERS_OF: Mapping[str, tuple[str, ...]] = {
    "id_card_reader": (CARD,),
    "receipt_printer": (PRINTER,),
    "ups": (UPS, IO_BOARD),
    **dict.fromkeys(OWN_PARTS, (BENCH,)),
}
"""Whose thread a device's tests run in, where it is not called as the device is: the first of these there
is. A UPS without a line of its own is on the contacts of the I/O board.
"""
ROUTES: Mapping[type[Effect], tuple[str, ...]] = {
    StartReading: (CARD, IO_BOARD),
    StopReading: (CARD, IO_BOARD),
    RequestCode: (IDENTITY,),
    ConfirmCode: (IDENTITY,),
    StopVerifying: (IDENTITY,),
    AskProgress: (PROGRESS,),
    AskMine: (PROGRESS,),
    FetchDocument: (PROGRESS,),
    AskQueues: (QUEUES,),
    TakeTicket: (QUEUES,),
    ReturnNumber: (QUEUES,),
    PrintDocument: (PAGE_PRINTER,),
    File: (FILING,),
    LookAround: (FILING,),
    AskEntrance: (BENCH,),
    TryPin: (BENCH,),
    TryToken: (BENCH,),
    EnrolHere: (SETUP,),
    ScanCode: (CODE_SCANNER, IO_BOARD),
    StopScan: (CODE_SCANNER, IO_BOARD),
    EndMaintenance: (BENCH,),
    Serviced: (BENCH,),
    KeepTest: (BENCH,),
    RunTest: (),
    StopTest: (),
    Print: (PRINTER, IO_BOARD),
    PrintSlip: (PRINTER, IO_BOARD),
    PrintPages: (PAGE_PRINTER,),
    AskShare: (PRINTOUT,),
    PrintOut: (PRINTOUT,),
    OpenPhonePage: (PHONE,),
    ClosePhonePage: (PHONE,),
    OpenPayment: (PAYMENT,),
    ClosePayment: (PAYMENT,),
    Signal: (SIGNAL, IO_BOARD),
    ShutDown: (IO_BOARD, UPS),
    StartScanning: (CODE_SCANNER, IO_BOARD),
    StopScanning: (CODE_SCANNER, IO_BOARD),
    StartLooking: (DOCUMENT_CAMERA, IO_BOARD),
    StopLooking: (DOCUMENT_CAMERA, IO_BOARD),
    SeePage: (DOCUMENT_CAMERA, DOCUMENT_SCANNER),
    Audit: (FILING,),
    Speak: (VOICE,),
    Quiet: (VOICE,),
    Wipe: (CARD, IDENTITY, PRINTER, PAGE_PRINTER, CODE_SCANNER, IO_BOARD, DOCUMENT_CAMERA, PHONE, PAYMENT),
}
OPTIONAL = frozenset(
    {
        IO_BOARD,
        UPS,
        PAGE_PRINTER,
        CODE_SCANNER,
        DOCUMENT_SCANNER,
        DOCUMENT_CAMERA,
        SETUP,
        PRINTOUT,
        PHONE,
        PAYMENT,
        PROGRESS,
        QUEUES,
    }
)
"""Who need not be there."""
OF_A_PERSON = (
    RequestCode,
    ConfirmCode,
    Print,
    PrintSlip,
    PrintPages,
    StartScanning,
    SeePage,
    PrintOut,
    AskShare,
    OpenPhonePage,
    OpenPayment,
    AskProgress,
    AskMine,
    FetchDocument,
    PrintDocument,
    TakeTicket,
)
"""Effects that hold a person and that nobody wants once the visit is over: a receipt that would come out in
front of the next one, a code for somebody who has gone. Not `File`: what was signed is committed if it
still can be.
"""


class Crew:
    """The threads by name: `CARD`, `PRINTER`, `IDENTITY`, `FILING`, `SIGNAL`, `VOICE`, and `JACK`,
    `IO_BOARD`, `UPS`, `PAGE_PRINTER`, `CODE_SCANNER` and `DOCUMENT_SCANNER` if there is one. `owners`: the
    threads of these that own a device.
    """

    def __init__(
        self, threads: Mapping[str, WorkerThread], owners: Collection[str] = (CARD, PRINTER)
    ) -> None:
        self._threads = threads
        self._owners = owners

    def ask(self, effect: Effect) -> None:
        """Hand an effect to whoever does it. Never waits. A wipe takes out what waits of that person."""
        if isinstance(effect, Wipe):
            for thread in self._threads.values():
                thread.drop((*OF_A_PERSON, Speak))
                thread.interrupt()
        if isinstance(effect, RunTest | StopTest):
            names = OWNERS_OF.get(effect.device, (effect.device,))
            owner = next((self._threads[name] for name in names if name in self._threads), None)
            if owner is not None:
                owner.ask(effect)
        for name in ROUTES[type(effect)]:
            if name in self._threads or name not in OPTIONAL:
                self._threads[name].ask(effect)

    def plugged(self) -> None:
        """Something was plugged in or pulled out: whoever owns a device looks at once. In any thread; never
        waits, and what waits for a thread that hangs is one word.
        """
        for name in self._owners:
            self._threads[name].drop((Plugged,))
            self._threads[name].ask(Plugged())

    def waiting_of_a_person(self) -> int:
        """How many effects that hold a person wait for a thread, a submission to be committed included."""
        return sum(thread.waiting((*OF_A_PERSON, File)) for thread in self._threads.values())

    def start(self) -> None:
        """Begin; to be called after the first frame, for the threads import what is heavy."""
        for thread in self._threads.values():
            thread.start()

    def stop(self) -> None:
        """End all; a commit under way is waited for."""
        for thread in self._threads.values():
            thread.ask_to_end()
            thread.interrupt()
        until = time.monotonic() + STOP_SECONDS
        for thread in self._threads.values():
            thread.wait(max(0.0, until - time.monotonic()))
