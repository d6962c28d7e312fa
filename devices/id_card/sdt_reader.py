"""The driver for SDT readers: find, select, read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from devices.byte_line import ByteLine
from devices.errors import (
    CardReadFailed,
    DeviceError,
    DeviceLost,
    DeviceOutOfOrder,
    NoAnswer,
    ProtocolFault,
)
from devices.id_card.card import CardKind, IdCard
from devices.id_card.reader import ReaderStatus
from devices.id_card.sdt_card import card_from_text_block, with_newest_address
from devices.id_card.sdt_commands import (
    BASE_INFO_HEADER,
    FIND,
    READ_BASE_INFO,
    READ_NEWEST_ADDRESS,
    SAM_ID,
    SAM_STATUS,
    SELECT,
    TEXT_LENGTH,
    Command,
)
from devices.id_card.sdt_exchange import SdtExchange
from devices.id_card.sdt_protocol import Answer
from devices.id_card.sdt_sam_id import format_sam_id
from devices.id_card.sdt_status import STATUSES, Meaning

POLL_INTERVAL_S = 0.4  # for whoever polls `card_present`: a vendor (Huaxu FDX3S) asks for more than 0.3 s
_FIND_TRIES = 2  # some readers answer the first find with "no card"
_HAS_ADDRESS = (CardKind.RESIDENT, CardKind.HK_MO_TW)


class SdtReader:
    """An IdCardReader. `open_line` opens its transport, anew for each `open`.

    `newest_address` also asks for the address appended after a move. `patience` stretches the waiting times.
    """

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        nations: Mapping[str, str],
        today: Callable[[], date],
        *,
        newest_address: bool = False,
        patience: float = 1.0,
    ) -> None:
        self._open_line = open_line
        self._nations = nations
        self._today = today
        self._newest_address = newest_address
        self._patience = patience
        self._exchange: SdtExchange | None = None
        self._sam_id: str | None = None
        self._sam_id_asked = False

    def open(self) -> None:
        """Take the port; PortUnavailable when that fails."""
        if self._exchange is None:
            self._exchange = SdtExchange(self._open_line(), patience=self._patience)

    def close(self) -> None:
        """Free the port, and forget what was learnt of the reader behind it."""
        if self._exchange is not None:
            self._exchange.close()
        self._exchange = None
        self._sam_id = None
        self._sam_id_asked = False

    def status(self) -> ReaderStatus:
        """How the reader says it is. Silence is UNKNOWN, a missing port NO_DEVICE."""
        try:
            self._ask(SAM_STATUS)
        except DeviceOutOfOrder:
            return ReaderStatus.HARDWARE_ERROR
        except DeviceLost:
            return ReaderStatus.NO_DEVICE
        except DeviceError:
            return ReaderStatus.UNKNOWN
        return ReaderStatus.ONLINE

    def card_present(self) -> bool:
        """One poll for a card."""
        return _meaning(self._ask(FIND)) is Meaning.GOOD

    def read(self) -> IdCard:
        """Find, select, read: a whole card, or one of the errors `IdCardReader.read` names."""
        self._learn_sam_id()
        try:
            return self._read_once()
        except CardReadFailed as failure:  # a card that is still being put down often fails once
            try:
                return self._read_once()
            except CardReadFailed:  # the first tells more: by now the reader may not see the card any longer
                raise failure from None

    def _read_once(self) -> IdCard:
        if not any(self.card_present() for _ in range(_FIND_TRIES)):
            raise CardReadFailed("no card on the reader; put one on it", sentence_key="device.card.place")
        self._ask_card(SELECT)
        untrusted_data = self._ask_card(READ_BASE_INFO).data
        untrusted_text = untrusted_data[len(BASE_INFO_HEADER) :][:TEXT_LENGTH]
        card = card_from_text_block(untrusted_text, self._nations, self._today())
        return replace(self._with_newest_address(card), sam_id=self._sam_id)

    def _with_newest_address(self, card: IdCard) -> IdCard:
        if not self._newest_address or card.kind not in _HAS_ADDRESS:
            return card
        try:
            answer = self._ask(READ_NEWEST_ADDRESS, tries=1)
        except (NoAnswer, ProtocolFault):
            return replace(card, warnings=(*card.warnings, "address.newest_not_read"))
        match _meaning(answer):
            case Meaning.NOT_ON_CARD:
                return card
            case Meaning.GOOD:
                return with_newest_address(card, answer.data)
            case _:
                return replace(card, warnings=(*card.warnings, "address.newest_not_read"))

    def _learn_sam_id(self) -> None:
        """Ask once per opening: a card is read as well by a reader that keeps its number to itself."""
        if self._sam_id_asked:
            return
        try:
            answer = self._ask(SAM_ID, tries=1)
        except (NoAnswer, ProtocolFault):
            self._sam_id = None
        else:
            self._sam_id = format_sam_id(answer.data) if _meaning(answer) is Meaning.GOOD else None
        self._sam_id_asked = True

    def _ask_card(self, command: Command) -> Answer:
        answer = self._ask(command)
        if _meaning(answer) is not Meaning.GOOD:
            text = STATUSES[answer.status].text
            raise CardReadFailed(f"'{command.name}': {text}; lift the card and put it down again")
        return answer

    def _ask(self, command: Command, tries: int | None = None) -> Answer:
        if self._exchange is None:
            raise DeviceLost("ID-card reader: its port is not open; open it again")
        try:
            answer = self._exchange.ask(command) if tries is None else self._exchange.ask(command, tries)
        except DeviceLost:
            self.close()
            raise
        if _meaning(answer) is Meaning.OUT_OF_ORDER:
            text = STATUSES[answer.status].text
            raise DeviceOutOfOrder(
                f"ID-card reader: {text}; switch it off and on, then replace it",
                sentence_key="device.card.reader_unavailable",
            )
        return answer


def _meaning(answer: Answer) -> Meaning:
    return STATUSES[answer.status].meaning
