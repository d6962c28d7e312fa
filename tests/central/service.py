"""The whole service on a real socket, with a clock and a telephone network that a test holds in its hands."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import requests
from fastapi.dependencies import models as dependencies
from fastapi.routing import APIRoute

from central import data_keys, opener_process
from central.app import create_app
from central.casework.attachments import AttachmentOpening
from central.catalogue import load_services
from central.code_sending import CodeSender
from central.console import people
from central.console.deeds import Doer
from central.data_keys import DATA_KEYS
from central.enrolment_codes import issue
from central.holidays import load_holidays
from central.key_files import OPENING_KEY
from central.keys import Keys, load_or_create
from central.message_gateway import MessageNotSent
from central.metrics import Metrics
from central.news import News
from central.opener import Opener
from central.opening_key import load
from central.people import load_phones
from central.person_lookups import PersonLookups
from central.personal_data import PersonalData
from central.revocation import revoke
from central.serve import Server, listen
from central.settings import Settings
from central.storage.database import Storage
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.suite import HpkeX25519
from kiosk.contract.working_days import WorkingDays
from tests.central import operator
from tests.central.catalogue import small_catalogue

PEOPLE = """
[[resident]]
number = "110101194910010026"
name = "孙玉兰"
phone = "13800009999"

[[resident]]
number = "110101199003070038"
name = "没有电话的人"
"""
WITH_PHONE, WITHOUT_PHONE = "110101194910010026", "110101199003070038"


PLACES = """
[[place]]
kind = "terminal"
code = "0001"
zh = "甘井子街道办事处"
en = "Ganjingzi Sub-district Office"
address_zh = "示例路 1 号"
address_en = "1 Example Road"
latitude = 38.953
longitude = 121.526

[[place]]
kind = "terminal"
code = "0002"
zh = "泉水街道便民服务中心"
en = "Quanshui Service Centre"
address_zh = "示例路 2 号"
address_en = "2 Example Road"
latitude = 38.957
longitude = 121.526

[[place]]
kind = "window"
zh = "区政务服务中心"
en = "District Service Centre"
address_zh = "示例路 3 号"
address_en = "3 Example Road"
latitude = 38.97
longitude = 121.526
opens = "08:30"
closes = "16:30"
hall = "QZ"

[[place.queue]]
letter = "A"
zh = "公安户籍"
en = "Household registration"
departments = ["GA"]

[[place.queue]]
letter = "B"
zh = "社保医保"
en = "Social insurance"
departments = ["RS", "YB"]
"""


class HeldClock:
    """The real time, or the one it was stopped at, moved by what a test says."""

    def __init__(self) -> None:
        self.moved = timedelta(0)
        self.stopped_at: datetime | None = None

    def __call__(self) -> datetime:
        return (self.stopped_at or datetime.now(UTC)) + self.moved


class Telephones:
    """A message gateway that keeps what was sent, or is out of order."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        self.broken = False

    def send(self, phone: str, text: str) -> None:
        if self.broken:
            raise MessageNotSent("out of order")
        self.received.append((phone, text))

    def last_code(self) -> str:
        return self.received[-1][1].partition("验证码 ")[2][:6]


SMALL = small_catalogue()


def _forget_routes() -> None:
    """FastAPI keeps what it learnt of the last four thousand functions that answer: those of 35 services, and
    with them all that they hold, through which each collection of garbage walks for seconds.
    """
    for each in vars(dependencies).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()


class RunningService:
    """Serves from a thread of this process. `storage` is an operator's own way to the same database,
    an SQLite file in `directory` where none is named.

    The opening, which has a process of its own otherwise, opens when it is rung: before the answer is given.
    """

    def __init__(
        self,
        directory: Path,
        *,
        database: str | None = None,
        catalogue: Catalogue | None = SMALL,
        places: str = PLACES,
        stand_ins: bool = False,
    ) -> None:
        directory.mkdir(exist_ok=True)
        self.database = database or f"sqlite:///{directory}/central.db"
        (directory / "people.toml").write_text(PEOPLE, encoding="utf-8")
        (directory / "places.toml").write_text(places, encoding="utf-8")
        if catalogue is not None:
            (directory / "catalogue.json").write_text(catalogue.model_dump_json(), encoding="utf-8")
        settings = Settings(
            self.database,
            directory / "keys",
            None if catalogue is None else directory / "catalogue.json",
            directory / "places.toml",
            stand_ins=stand_ins,
            plain_http=True,
        )
        self.keys_directory, self.catalogue = directory / "keys", directory / "catalogue.json"
        self.keys: Keys = load_or_create(directory / "keys", HpkeX25519())
        self.storage = Storage(self.database)
        self.clock = HeldClock()
        self.telephones = Telephones()
        self.url = ""
        self._ready = threading.Event()
        self._socket = listen("127.0.0.1", 0)
        self.opens = True
        """Whether what is taken in is opened, or waits."""
        self._opening = threading.Lock()
        self.opening_key = key = load(directory / "keys" / OPENING_KEY, HpkeX25519())
        self.data = PersonalData(data_keys.load_or_create(directory / "keys" / DATA_KEYS))
        calendar = WorkingDays.of(load_holidays(None))
        desks = opener_process.desks_of(load_services(settings.catalogue), key, self.data, calendar)
        self._opener = Opener(self.storage, key, desks)
        self._lookups = PersonLookups(self.storage, key)
        self._attachments = AttachmentOpening(self.storage, key, self.data)
        phones = load_phones(directory / "people.toml")
        self._sender = CodeSender(self.storage, key, self.clock, phones, self.telephones)
        self._app = create_app(settings, self.clock, self.ring)
        self.news: News = self._app.state.news
        self.metrics: Metrics = self._app.state.metrics
        self._server = Server(self._app, self._socket, self._is_ready)
        self._thread = threading.Thread(target=self._server.serve_here, name="central")

    def ring(self) -> None:
        """Open what waits."""
        with self._opening:
            while self.opens and opener_process.step(
                self._opener, self._sender, self._lookups, self._attachments
            ):
                pass

    def _is_ready(self, url: str) -> None:
        self.url = url
        operator.sits_at(url, self.storage)
        self._ready.set()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(60), "the service did not come up"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(60)
        self._socket.close()
        self.storage.close()
        _forget_routes()
        assert not self._thread.is_alive(), "the service did not stop"

    def enrolment_code(self, serial: str, site: str = "") -> str:
        with self.storage.write() as session:
            return issue(session, self.keys, hardware_serial=serial, now=self.clock(), site=site).code

    def approve(self, code: str) -> None:
        """What an operator does once the fingerprint has been read out."""
        operator.approve_in(self.storage, code)

    def wait_until(self, fact: Callable[[], bool]) -> None:
        """Until it is so."""
        until = time.monotonic() + 60
        while not fact():
            assert time.monotonic() < until, "it never came to that"
            threading.Event().wait(0.01)

    def shut_out(self, code: str) -> None:
        with self.storage.write() as session:
            revoke(session, code, self.clock())

    def console_addresses(self) -> list[tuple[str, list[str]]]:
        """Every address that is not a terminal's, with its methods."""
        routers = [getattr(each, "original_router", self._app.router) for each in self._app.routes]
        routes = [each for router in routers for each in router.routes if isinstance(each, APIRoute)]
        found = [(each.path, sorted(each.methods or ())) for each in routes]
        return [each for each in found if not each[0].startswith("/v1/")]

    def looker(self, language: str = "zh") -> requests.Session:
        """Somebody at the desk who may read, signed in."""
        with self.storage.write() as session:
            link = people.look(session, self.keys, Doer("the test"), self.clock())
        browser = requests.Session()
        assert browser.get(f"{self.url}{link}", timeout=60).status_code == 200
        browser.get(f"{self.url}/language/{language}", timeout=60)
        return browser

    def page(self, path: str, language: str = "zh") -> requests.Response:
        """What somebody at the desk sees there."""
        with self.looker(language) as browser:
            return browser.get(f"{self.url}{path}", timeout=60)
