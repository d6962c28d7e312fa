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
    standing_of,
)
from devices.id_card.card import CardKind, IdCard
from devices.id_card.reader import USUAL, Habits
from devices.id_card.sdt_blocks import blocks_of
from devices.id_card.sdt_card import card_from_text_block, with_newest_address
from devices.id_card.sdt_commands import STANDARD, Command, Commands
from devices.id_card.sdt_exchange import SdtExchange
from devices.id_card.sdt_protocol import Answer, Check
from devices.id_card.sdt_sam_id import format_sam_id
from devices.id_card.sdt_status import NOT_AUTHORISED, STATUSES, Meaning
from devices.standing import Cause, DeviceState, Standing

_FIND_TRIES = 2  # some readers answer the first find with "no card"
_HAS_ADDRESS = (CardKind.RESIDENT, CardKind.HK_MO_TW)


class SdtReader:
    """An IdCardReader and a Device. `open_line` opens its transport, anew for each `open`.

    `commands`, `check` and `habits` are those of its profile. `newest_address` also asks for the address
    appended after a move, `fingerprints` for the fingerprint block. `patience` stretches the waiting times.
    """

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        nations: Mapping[str, str],
        today: Callable[[], date],
        *,
        commands: Commands = STANDARD,
        check: Check = Check.XOR,
        habits: Habits = USUAL,
        newest_address: bool = False,
        fingerprints: bool = False,
        patience: float = 1.0,
    ) -> None:
        self._open_line = open_line
        self._nations = nations
        self._today = today
        self._commands = commands
        self._check = check
        self.habits = habits
        self._asks_newest_address = newest_address
        self._asks_fingerprints = fingerprints
        self._patience = patience
        self._exchange: SdtExchange | None = None
        self._forget()

    def open(self) -> None:
        """Take the port; PortUnavailable when that fails, NoAnswer or ProtocolFault when a reader that must
        be greeted first does not answer.
        """
        if self._exchange is None:
            self._exchange = SdtExchange(self._open_line(), check=self._check, patience=self._patience)

    def close(self) -> None:
        """Free the port, and forget what was learnt of the reader behind it."""
        if self._exchange is not None:
            self._exchange.close()
        self._exchange = None
        self._forget()

    def standing(self) -> Standing:
        """How the reader stands: opened where need be, and asked. Never raises a DeviceError."""
        claimed = self._claimed
        try:
            self.open()
            self._ask(self._commands.sam_status)
            self._learn_sam_id()
        except DeviceError as error:
            found = standing_of(error)
            stopped = claimed and isinstance(error, NoAnswer | ProtocolFault)
            return replace(found, state=DeviceState.FAULTED) if stopped else found
        return self.last_standing

    @property
    def last_standing(self) -> Standing:
        """Of a reader that has just answered: it works; the SAM's number, and the answer's beginning."""
        detail = f"SAM {self._sam_id}" if self._sam_id else ""
        return Standing(DeviceState.WORKING, detail=detail, evidence=self.last_status)

    @property
    def last_status(self) -> bytes:
        """The beginning of the last whole answer up to its status: never anything of a card. Empty: none."""
        return b"" if self._exchange is None else self._exchange.last_status

    def card_present(self) -> bool:
        """One poll for a card."""
        return _meaning(self._ask(self._commands.find)) is Meaning.GOOD

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

    def _forget(self) -> None:
        self._sam_id: str | None = None
        self._sam_id_asked = False
        self._knows_newest_address = True
        self._claimed = False

    def _read_once(self) -> IdCard:
        if not any(self.card_present() for _ in range(_FIND_TRIES)):
            raise CardReadFailed("no card on the reader; put one on it", sentence_key="device.card.place")
        self._ask_card(self._commands.select)
        more = self._commands.fingerprints if self._asks_fingerprints else None
        untrusted = blocks_of(
            self._ask_card(more or self._commands.read).data, with_fingerprints=more is not None
        )
        card = card_from_text_block(untrusted.text, self._nations, self._today())
        card = replace(card, photo=untrusted.photo, fingerprints=untrusted.fingerprints, sam_id=self._sam_id)
        return self._with_newest_address(card)

    def _with_newest_address(self, card: IdCard) -> IdCard:
        """Ask once, briefly. A reader that does not know the question is not asked again while it is open."""
        command = self._commands.newest_address
        wanted = self._asks_newest_address and self._knows_newest_address and card.kind in _HAS_ADDRESS
        if command is None or not wanted:
            return card
        try:
            answer = self._ask(command, tries=1)
        except NoAnswer:
            self._knows_newest_address = False
            return card
        except ProtocolFault as fault:
            self._knows_newest_address = not fault.not_understood
            return card if fault.not_understood else _newest_not_read(card)
        except (DeviceLost, DeviceOutOfOrder):  # the next poll will say so; this card is whole
            return _newest_not_read(card)
        match _meaning(answer):
            case Meaning.NOT_ON_CARD:
                return card
            case Meaning.GOOD:
                return with_newest_address(card, answer.data)
            case _:
                return _newest_not_read(card)

    def _learn_sam_id(self) -> None:
        """Ask once per opening: a card is read as well by a reader that keeps its number to itself."""
        command = self._commands.sam_id
        if self._sam_id_asked or command is None:
            return
        try:
            answer = self._ask(command, tries=1)
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
        self._claimed = True
        if _meaning(answer) is Meaning.OUT_OF_ORDER:
            raise _out_of_order(answer)
        return answer


def _out_of_order(answer: Answer) -> DeviceOutOfOrder:
    text = STATUSES[answer.status].text
    return DeviceOutOfOrder(
        f"ID-card reader: {text}; switch it off and on, then replace it",
        sentence_key="device.card.reader_unavailable",
        cause=Cause.NOT_AUTHORISED if answer.status == NOT_AUTHORISED else Cause.OUT_OF_ORDER,
        evidence=answer.beginning,
    )


def _newest_not_read(card: IdCard) -> IdCard:
    return replace(card, warnings=(*card.warnings, "address.newest_not_read"))


def _meaning(answer: Answer) -> Meaning:
    return STATUSES[answer.status].meaning
