"""Every key of ``config.toml``: its type, its bounds, its unit.

The factory file at the top of the checkout gives each key its default; the models give none, so that there is
one place to look. A table of a device that need not be there (``page_printer`` and on) may be left out, and
gives defaults to what seldom differs: the commented table in the factory file shows them.
"""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from devices.code_scanner import keyboard_wedge
from devices.code_scanner import profile as scanner_profiles
from devices.id_card import profile as reader_profiles
from devices.receipt_printer import profile as profiles
from devices.receipt_printer.port_setting import Transport, check_port
from devices.usb_address import usb_address
from kiosk.contract.language import Language, in_language

Seconds = Annotated[int, Field(ge=1, le=3600)]
# What pyserial and the readers' and printers' manuals agree on.
Baud = Literal[9600, 19200, 38400, 57600, 115200]
Port = Annotated[str, Field(min_length=1, max_length=200)]


class Table(BaseModel):
    """Strict and immutable; an unknown key is an error, so that a typing slip is found and not ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class PlaceName(Table):
    """Where the terminal stands, as a resident would say it."""

    zh: Annotated[str, Field(min_length=1, max_length=40)]
    en: Annotated[str, Field(min_length=1, max_length=80)]
    ko: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    ja: Annotated[str, Field(min_length=1, max_length=80)] | None = None

    def in_language(self, language: Language) -> str:
        """The name in `language`, or what is shown instead."""
        return in_language({"zh": self.zh, "en": self.en, "ko": self.ko, "ja": self.ja}, language)


class Terminal(Table):
    """Who this terminal is. ``id`` is empty until enrolment gives one."""

    id: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{0,32}$")]
    site_type: Literal["street", "community", "bank"]
    street_code: Annotated[str, Field(pattern=r"^[0-9]{9}$")]
    place_name: PlaceName
    nearest: PlaceName | None = None


class Central(Table):
    """The central service this terminal reports to. ``connect_timeout_seconds`` and ``read_timeout_seconds``
    bound one request of the agent. ``ca_file``: a PEM file of the authorities that its certificate may be
    from, in place of the usual ones; empty for these.
    """

    url: Annotated[str, Field(pattern=r"^https?://[^\s/]+[^\s]*$")]
    connect_timeout_seconds: Seconds
    read_timeout_seconds: Seconds
    ca_file: Annotated[str, Field(max_length=200)]

    @field_validator("url")
    @classmethod
    def _no_plain_http_over_a_network(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("plain http is for this machine only; write https://")
        return url


class IdCardReader(Table):
    """``port`` is a device path, a pseudo-terminal or /dev/hidrawN included, a "vid:pid" for a reader of USB
    bulk pipes, or "auto". ``baud`` "auto": the fastest that the reader can. ``profile``: the name of a file
    in ``devices/id_card/profiles``.
    """

    driver: Literal["sdt"]
    profile: str
    port: Port
    baud: Baud | Literal["auto"]

    @field_validator("profile")
    @classmethod
    def _one_of_the_profiles(cls, profile: str) -> str:
        if profile not in reader_profiles.names():
            there = ", ".join(reader_profiles.names())
            raise ValueError(f"{profile!r} is no reader profile; write one of: {there}")
        return profile

    @model_validator(mode="after")
    def _port_fits_the_profile(self) -> Self:
        """A reader on USB that is no serial port is named by its numbers."""
        bulk = reader_profiles.load(self.profile).framing in reader_profiles.ON_USB
        if bulk and self.port != "auto":
            usb_address(self.port)
        return self


class ReceiptPrinter(Table):
    """``port``: a path, vid:pid or host:port. ``columns``: characters of half width on a line (48 on 80 mm
    paper, 32 on 58 mm). ``profile``: the name of a file in ``devices/receipt_printer/profiles``.
    ``unclaimed``: what becomes of a paper that hangs in the mouth ``unclaimed_seconds`` after its visit.
    ``logo``: a picture file, printed above; "" for none. ``roll_metres``: of a new roll; 0 counts none.
    """

    driver: Literal["escpos"]
    transport: Literal["serial", "usb", "network"]
    port: Port
    baud: Baud
    columns: Annotated[int, Field(ge=24, le=64)]
    profile: str
    unclaimed: Literal["retract", "eject", "leave"]
    unclaimed_seconds: Seconds
    logo: Annotated[str, Field(max_length=200)]
    roll_metres: Annotated[int, Field(ge=0, le=1000)]

    @field_validator("profile")
    @classmethod
    def _one_of_the_profiles(cls, profile: str) -> str:
        if profile not in profiles.names():
            there = ", ".join(profiles.names())
            raise ValueError(f"{profile!r} is no printer profile; write one of: {there}")
        return profile

    @field_validator("port")
    @classmethod
    def _a_port_of_the_transport(cls, port: str, fields: ValidationInfo) -> str:
        if "transport" in fields.data:  # else that is what is wrong
            check_port(Transport(fields.data["transport"]), port)
        return port


class PagePrinter(Table):
    """A printer for A4 pages, reached over IPP. ``spooler`` "none" hands PDF to a printer that takes it as it
    is, and CUPS need not be there. ``tray``: a name of the printer's own, or empty. ``ignored_reasons``:
    state reasons that this model gives all the time.
    """

    driver: Literal["ipp"]
    uri: Annotated[str, Field(pattern=r"^ipps?://[^\s]+$")]
    spooler: Literal["cups", "none"] = "cups"
    tray: Annotated[str, Field(pattern=r"^[a-z0-9.-]{0,60}$")] = ""
    ignored_reasons: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")], ...], Field(strict=False)
    ] = ()


class CodeScanner(Table):
    """A bar code scanner on a serial port; one that types as a keyboard is not accepted. ``profile``: the
    name of a file in ``devices/code_scanner/profiles``. ``ending``: what it puts behind a code. ``usb_id``:
    vendor and product, to tell it from others of its maker; "" for any of them. ``longest``: characters of a
    code.
    """

    driver: Literal["serial"]
    port: Port
    baud: Baud = 115200
    profile: str = "newland"
    ending: Literal["any", "cr", "lf", "crlf", "none"] = "any"
    usb_id: Annotated[str, Field(pattern=r"^([0-9a-fA-F]{4}:[0-9a-fA-F]{4})?$")] = ""
    encodings: Annotated[
        tuple[Literal["utf-8", "gb18030"], ...], Field(min_length=1, max_length=2, strict=False)
    ] = ("utf-8", "gb18030")
    alphabet: Literal["digits", "ascii", "text"] = "text"
    longest: Annotated[int, Field(ge=1, le=4096)] = 512

    @field_validator("driver", mode="before")
    @classmethod
    def _no_keyboard(cls, driver: object) -> object:
        if isinstance(driver, str) and driver.lower() in keyboard_wedge.DRIVERS:
            raise ValueError(keyboard_wedge.refusal(f'driver "{driver}"'))
        return driver

    @field_validator("port")
    @classmethod
    def _no_input_device(cls, port: str) -> str:
        if keyboard_wedge.is_event_device(port):
            raise ValueError(keyboard_wedge.refusal(port))
        return port

    @field_validator("profile")
    @classmethod
    def _one_of_the_profiles(cls, profile: str) -> str:
        if profile not in scanner_profiles.names():
            there = ", ".join(scanner_profiles.names())
            raise ValueError(f"{profile!r} is no scanner profile; write one of: {there}")
        return profile


class DocumentScanner(Table):
    """A scanner named as SANE names it; "auto" for the first one; with * at the end, the part of the name
    that stays when it is plugged in elsewhere.
    """

    driver: Literal["sane"]
    device: Port


class DocumentCamera(Table):
    """A camera above a plate. ``device``: "auto" for the first one, part of its name, or its path. "pictures"
    is a camera that is not there: it sees the picture files of the directory ``device``. ``width`` and
    ``height``: pixels wanted; ``rotation``: degrees, clockwise, by which what it sees is turned.
    """

    driver: Literal["qt", "pictures"]
    device: Port = "auto"
    width: Annotated[int, Field(ge=640, le=8000)] = 2592
    height: Annotated[int, Field(ge=480, le=6000)] = 1944
    rotation: Literal[0, 90, 180, 270] = 0


class Signal(Table):
    """Light and tone that call a person back who left card or paper. Either may be empty: there is none."""

    led: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{0,63}$")]
    sound: Annotated[str, Field(pattern=r"^[^\s]{0,120}$")]


class IoBoard(Table):
    """Switches, lamps and relays on a serial port (docs/devices/io-board.md). ``call_back``: the lamps that
    call back who left card or paper.
    """

    driver: Literal["line"]
    port: Port
    baud: Baud
    call_back: Annotated[
        tuple[Literal["reader", "paper", "scanner", "camera", "beacon"], ...], Field(strict=False)
    ]


class Ups(Table):
    """What feeds the terminal when the mains fail. ``address`` and ``name``, with "nut" only: of upsd, and of
    the UPS in its ups.conf. With "io_board" the board's inputs mains, batlow and batbad tell.
    """

    driver: Literal["nut", "io_board"]
    address: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,80}:[0-9]{1,5}$")] | None = None
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,40}$")] | None = None
    battery_after_seconds: Annotated[int, Field(ge=0, le=60)]
    mains_after_seconds: Annotated[int, Field(ge=5, le=600)]
    shut_down: bool

    @model_validator(mode="after")
    def _nut_has_an_address(self) -> Self:
        if self.driver == "nut" and (self.address is None or self.name is None):
            raise ValueError('address and name are needed with driver = "nut"')
        return self


DEVICE_NAMES = (
    "id_card_reader",
    "receipt_printer",
    "page_printer",
    "code_scanner",
    "document_scanner",
    "document_camera",
    "io_board",
    "ups",
)
"""What every device is called: its table, on the board, on the command line. In the order of showing."""


class Devices(Table):
    """What is plugged in."""

    id_card_reader: IdCardReader
    receipt_printer: ReceiptPrinter
    page_printer: PagePrinter | None = None
    code_scanner: CodeScanner | None = None
    document_scanner: DocumentScanner | None = None
    io_board: IoBoard | None = None
    ups: Ups | None = None
    document_camera: DocumentCamera | None = None
    signal: Signal | None = None

    @model_validator(mode="after")
    def _contacts_need_a_board(self) -> Self:
        if self.ups is not None and self.ups.driver == "io_board" and self.io_board is None:
            raise ValueError('ups.driver = "io_board" needs a table [devices.io_board]')
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The devices that this terminal is to have."""
        return tuple(name for name in DEVICE_NAMES if getattr(self, name, None) is not None)


HourOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""Local time, as "22:00"."""


class Visit(Table):
    """Times of one resident's stay. The lower bounds are those of the accessibility rules (security.md)."""

    attract_seconds: Annotated[int, Field(ge=30, le=3600)]
    rotation_seconds: Annotated[int, Field(ge=5, le=120)]
    idle_seconds: Annotated[int, Field(ge=60, le=600)]
    elder_idle_seconds: Annotated[int, Field(ge=120, le=900)]
    warning_seconds: Annotated[int, Field(ge=20, le=120)]
    extend_seconds: Annotated[int, Field(ge=10, le=600)]
    signing_seconds: Annotated[int, Field(ge=180, le=900)]
    reveal_seconds: Annotated[int, Field(ge=2, le=60)]
    receipt_seconds: Annotated[int, Field(ge=5, le=600)]
    goodbye_seconds: Annotated[int, Field(ge=1, le=120)]
    left_second_seconds: Annotated[int, Field(ge=1, le=120)]
    left_third_seconds: Annotated[int, Field(ge=1, le=120)]
    left_behind_seconds: Annotated[int, Field(ge=5, le=600)]


class Ui(Table):
    """The screen. ``pixels_per_mm`` is measured on the panel; 4.0 is one of 270 mm by 480 mm in full HD."""

    orientation: Literal["portrait", "landscape"]
    pixels_per_mm: Annotated[float, Field(ge=1.0, le=20.0)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, strict=False)]
    fullscreen: bool
    night_from: HourOfDay
    night_until: HourOfDay


Output = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\s]+$")]
Percent = Annotated[int, Field(ge=0, le=100)]


class Speech(Table):
    """What reads aloud, and where it is heard. ``earphone_jack`` is a device of /dev/input, or empty."""

    loudspeaker: Output
    earphone: Output
    loudspeaker_volume: Percent
    earphone_volume: Percent
    words_a_minute: Annotated[int, Field(ge=80, le=450)]
    earphone_jack: Annotated[str, Field(max_length=200)]
    recordings: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def _a_jack_has_an_output_of_its_own(self) -> Self:
        if self.earphone_jack and self.earphone == self.loudspeaker:
            raise ValueError("earphone must differ from loudspeaker: what is said there is private")
        return self


Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,30}$")]
Keys = Annotated[tuple[Key, ...], Field(strict=False)]


class Keypad(Table):
    """Which keys of a tactile keypad do what, by Qt's names without "Key_"."""

    up: Keys
    down: Keys
    ok: Keys
    back: Keys
    repeat: Keys
    blank: Keys


class Storage(Table):
    """What the outbox may use, and how long it keeps what the central service has acknowledged."""

    minimum_free_mebibytes: Annotated[int, Field(ge=1, le=1_000_000)]
    maximum_mebibytes: Annotated[int, Field(ge=16, le=1_000_000)]
    alarm_percent: Annotated[int, Field(ge=1, le=99)]
    stop_percent: Annotated[int, Field(ge=2, le=100)]
    retention_days: Annotated[int, Field(ge=1, le=3650)]

    @model_validator(mode="after")
    def _alarm_comes_first(self) -> Self:
        if self.alarm_percent >= self.stop_percent:
            raise ValueError("alarm_percent must be below stop_percent")
        return self


class Agent(Table):
    """The sender process. An answered heartbeat also ends the wait after a failure."""

    heartbeat_seconds: Annotated[int, Field(ge=1, le=600)]
    upload_kibibytes_per_second: Annotated[int, Field(ge=0, le=1_000_000)]


class Logging(Table):
    """How much goes into the logs, and when a log file is turned over."""

    level: Literal["debug", "info", "warning", "error"]
    maximum_mebibytes: Annotated[int, Field(ge=1, le=1000)]
    kept_files: Annotated[int, Field(ge=1, le=100)]


class Config(Table):
    """The whole of ``config.toml``."""

    terminal: Terminal
    central: Central
    devices: Devices
    visit: Visit
    ui: Ui
    speech: Speech
    keypad: Keypad
    storage: Storage
    agent: Agent
    logging: Logging
