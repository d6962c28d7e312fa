"""Every key of ``config.toml``: its type, its bounds, its unit. The devices' are in ``kiosk.config.devices``.

The factory file at the top of the checkout gives each key its default; the models give none, so that there is
one place to look.
"""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationInfo, field_validator, model_validator

from kiosk.config.devices import Devices
from kiosk.config.table import Seconds, Table
from kiosk.contract.language import Language, in_language
from kiosk.words import placeholders


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


class Identity(Table):
    """By what it is found out whether a person is the card's owner, the usual one first."""

    ways: Annotated[
        tuple[Literal["one_time_code", "phone_app", "staff", "face"], ...],
        Field(min_length=1, max_length=4, strict=False),
    ]

    @field_validator("ways")
    @classmethod
    def _each_once(cls, ways: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(ways)) < len(ways):
            raise ValueError("names a way twice; leave one out")
        if ways[0] == "face":
            raise ValueError('"face" is never the only way, nor the usual one; put another in front of it')
        return ways


class Payment(Table):
    """Fees are paid by phone, through the provider of the central service. ``code_seconds``: how long its
    code stays on the screen; an order lives five minutes there.
    """

    code_seconds: Annotated[int, Field(ge=30, le=290)]


class FreeServices(Table):
    """What is free of charge. ``sheets_per_day``: A4 sheets a person may print or copy in a day."""

    sheets_per_day: Annotated[int, Field(ge=0, le=200)]


class Maintenance(Table):
    """Times of the technician's screens. ``idle_seconds`` may be long: hands are in the cabinet meanwhile.
    But one that was left open ends maintenance by itself, an hour and two minutes later at most.
    """

    idle_seconds: Annotated[int, Field(ge=30, le=3600)]
    warning_seconds: Annotated[int, Field(ge=20, le=120)]
    access_seconds: Annotated[int, Field(ge=20, le=300)]


class Ui(Table):
    """The screen. ``pixels_per_mm`` is measured on the panel; 4.0 is one of 270 mm by 480 mm in full HD.
    ``map_link``: an address with {longitude}, {latitude} and {name}, or empty; ``guide_link``: with {item}
    likewise. ``slides``: a directory as ``kiosk.visit.slides`` reads it, or empty.
    """

    orientation: Literal["portrait", "landscape"]
    pixels_per_mm: Annotated[float, Field(ge=1.0, le=20.0)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, strict=False)]
    fullscreen: bool
    night_from: HourOfDay
    night_until: HourOfDay
    map_link: Annotated[str, Field(max_length=300)]
    guide_link: Annotated[str, Field(max_length=300)]
    slides: Annotated[str, Field(max_length=200)]

    @field_validator("map_link")
    @classmethod
    def _leads_to_a_place(cls, link: str) -> str:
        asked = placeholders(link)
        if link and (not link.startswith("https://") or not {"longitude", "latitude"} <= asked):
            raise ValueError("write an https address with {longitude} and {latitude}, or nothing")
        if asked - {"longitude", "latitude", "name"}:
            raise ValueError("the only placeholders are {longitude}, {latitude} and {name}")
        return link

    @field_validator("guide_link")
    @classmethod
    def _leads_to_a_guide(cls, link: str) -> str:
        if link and (not link.startswith("https://") or placeholders(link) != {"item"}):
            raise ValueError("write an https address with {item} and no other placeholder, or nothing")
        return link


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
    """The sender process. An answered heartbeat also ends the wait after a failure. ``key_days``: how old the
    terminal's key may become before it takes a new one; 0 is for ever.
    """

    heartbeat_seconds: Annotated[int, Field(ge=1, le=600)]
    upload_kibibytes_per_second: Annotated[int, Field(ge=0, le=1_000_000)]
    key_days: Annotated[int, Field(ge=0, le=3650)]


class Apply(Table):
    """How a pushed bundle has to prove itself. Those of what runs count, never those of the bundle itself:
    none shortens its own probation.
    """

    spread_seconds: Annotated[int, Field(ge=0, le=3600)]
    drawing_seconds: Annotated[int, Field(ge=5, le=3600)]
    quiet_seconds: Annotated[int, Field(ge=0, le=600)]
    probation_seconds: Annotated[int, Field(ge=1, le=86_400)]
    probation_visits: Annotated[int, Field(ge=0, le=100)]
    long_probation_seconds: Annotated[int, Field(ge=1, le=604_800)]
    silence_seconds: Annotated[int, Field(ge=5, le=600)]
    steady_seconds: Annotated[int, Field(ge=1, le=600)]
    most_starts: Annotated[int, Field(ge=1, le=20)]
    proof_seconds: Annotated[int, Field(ge=1, le=86_400)]


class Technician(Table):
    """Who may open the technician's screens. ``pin``: also whoever knows the PIN, beside who has a token."""

    pin: bool


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
    identity: Identity
    payment: Payment | None = None
    free_services: FreeServices
    maintenance: Maintenance
    ui: Ui
    speech: Speech
    keypad: Keypad
    storage: Storage
    agent: Agent
    apply: Apply
    technician: Technician
    logging: Logging

    @field_validator("identity")
    @classmethod
    def _a_face_needs_a_module(cls, identity: Identity, fields: ValidationInfo) -> Identity:
        devices = fields.data.get("devices")  # None where that is what is wrong
        if "face" in identity.ways and isinstance(devices, Devices) and devices.face_module is None:
            raise ValueError(
                'ways has "face" and no module does it; add [devices.face_module], or take it out'
            )
        return identity
