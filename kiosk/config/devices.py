"""The tables ``[devices.*]``: what is plugged in, how it is reached, what differs between models.

A table of a device that need not be there (``page_printer`` and on) may be left out, and gives defaults to
what seldom differs: the commented table in the factory file shows them.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from devices.code_scanner import keyboard_wedge
from devices.code_scanner import profile as scanner_profiles
from devices.id_card import profile as reader_profiles
from devices.page_printer.certificate import check_certificate
from devices.receipt_printer import profile as profiles
from devices.receipt_printer.port_setting import Transport, check_port
from devices.usb_address import usb_address
from kiosk.config.table import Seconds, Table

# What pyserial and the readers' and printers' manuals agree on.
Baud = Literal[9600, 19200, 38400, 57600, 115200]
Port = Annotated[str, Field(min_length=1, max_length=200)]


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
    state reasons that this model gives all the time. ``certificate``: of a printer at ``ipps://`` the SHA-256
    fingerprint, or the path of a PEM file of the authority that signed it; without one it is not trusted.
    """

    driver: Literal["ipp"]
    uri: Annotated[str, Field(pattern=r"^ipps?://[^\s]+$")]
    spooler: Literal["cups", "none"] = "cups"
    tray: Annotated[str, Field(pattern=r"^[a-z0-9.-]{0,60}$")] = ""
    ignored_reasons: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")], ...], Field(strict=False)
    ] = ()
    certificate: Annotated[str, Field(max_length=200)] = ""

    @field_validator("certificate")
    @classmethod
    def _a_fingerprint_or_a_file(cls, certificate: str, fields: ValidationInfo) -> str:
        check_certificate(certificate)
        if certificate and not str(fields.data.get("uri", "ipps:")).startswith("ipps:"):
            raise ValueError("a certificate is looked at with ipps:// only; correct uri, or leave it empty")
        return certificate


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
    longest: Annotated[int, Field(ge=1, le=4096)] = 1024

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


class FaceModule(Table):
    """A vendor's face module (docs/identity.md). ``command``: its program and arguments, run as they stand,
    without a shell. What runs on this machine is said on this machine: never by a pushed bundle.
    """

    driver: Literal["program"]
    command: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=300)], ...],
        Field(min_length=1, max_length=30, strict=False),
    ]

    @field_validator("command")
    @classmethod
    def _by_its_whole_path(cls, command: tuple[str, ...]) -> tuple[str, ...]:
        if not command[0].startswith("/"):
            raise ValueError("begin with the program's whole path, such as /opt/vendor/face")
        return command


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
    "face_module",
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
    face_module: FaceModule | None = None
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
