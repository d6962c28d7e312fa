"""A whole terminal with a street before it and a central service behind it, all of them real programs, and
somebody who decides who comes next: `come` lets one resident make one visit on the real screens.
"""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo import sane
from kiosk.demo.central import Central
from kiosk.demo.control import ControlServer, Refused
from kiosk.demo.corner import Corner
from kiosk.demo.events import Events
from kiosk.demo.kept import Kept
from kiosk.demo.layout import Layout
from kiosk.demo.message_gateway import MessageGateway
from kiosk.demo.papers import Papers
from kiosk.demo.phone import address_in
from kiosk.demo.sane import SaneCable
from kiosk.demo.terminal import enrol_at, filed, programs, write_config
from kiosk.supervisor import Died, Event
from offline_cache.rows import OutboxRow
from tests.system.demonstration import logs

Phone = Callable[[str], None]
"""What somebody's telephone does with the address in the code on the screen."""
LOOK_AGAIN_S = 0.3
LONGEST_S = 600.0
"""Of one visit, which takes half a minute, on a machine that does other things."""


def _no_phone(address: str) -> None:
    raise Refused(f"nobody has a telephone for {address}")


class Street:
    """Started on entering, ended on leaving. `papers` has what was printed, `central` serves cases."""

    def __init__(
        self, data: Path, out: Path, *, orientation: str = "portrait", phone: Phone = _no_phone
    ) -> None:
        self.layout = Layout(data)
        self.layout.prepare()
        self.out = out
        self.catalogue: Catalogue = load_catalogue(factory_directory())
        self._orientation = orientation
        self._phone = phone
        self._events = Events()
        self.papers = Papers(out / "papers", self._events)
        self._plans: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._done: queue.Queue[dict[str, Any]] = queue.Queue()
        self._coming = 0
        self._leaving = threading.Event()
        self._stack = ExitStack()
        self.central: Central

    def __enter__(self) -> Self:
        with self._stack as stack:
            cable = SaneCable(self.layout.sane) if sane.is_installed() else None
            corner = stack.enter_context(Corner(self.layout.ports, self.papers, cable))
            gateway = stack.enter_context(MessageGateway(self._events))
            self.central = stack.enter_context(
                Central(self.layout, self.catalogue, gateway.url, lambda _: None)
            )
            self.central.start()
            enrol_at(self.central, self.layout)
            write_config(
                self.layout,
                {},
                devices=corner.settings,
                shown={"ui.orientation": self._orientation, "ui.pixels_per_mm": 4.0},
            )
            stack.enter_context(
                ControlServer(self.layout.socket, self._actions(corner), self._events, lambda: None)
            )
            started = programs(self.layout, headless=True, environment=corner.environment)
            terminal = Kept(started, self.layout.run, self._heard)
            terminal.start()
            stack.callback(terminal.stop)
            stack.callback(self._nobody_else)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def come(self, resident: str, life_event: str, **plan: Any) -> dict[str, Any]:
        """One visit, to its end: number of the receipt, answers, how the case stood. `plan`: language, seed;
        for who comes again the `code` of the paper and the `purpose`.
        """
        self._coming += 1
        given = {"language": "zh", "seed": self._coming, "index": self._coming, "deeds": [], **plan}
        self._plans.put({**given, "resident": resident, "life_event": life_event})
        done = self._done.get(timeout=LONGEST_S)
        assert "where" not in done, f"{life_event} {plan}: stuck at {done['where']}\n{logs(self.layout.data)}"
        return done

    def wait_until(self, fact: Callable[[], bool], otherwise: str) -> None:
        """Until it is so: several programs lie between a deed and its consequence."""
        until = time.monotonic() + LONGEST_S
        while not fact():
            assert time.monotonic() < until, f"{otherwise}\n{logs(self.layout.data)}"
            self._leaving.wait(LOOK_AGAIN_S)

    def outbox(self) -> list[OutboxRow]:
        """All that was filed here."""
        return filed(self.layout.data)

    def invite(self, name: str, *roles: str) -> str:
        """The path of a new account's link, as an administrator of the machine is given it."""
        asked = [*("people", "add", name, "--database", f"sqlite:///{self.layout.central / 'central.db'}")]
        asked += ["--keys", str(self.keys), "--console", self.central.url, "--json"]
        asked += [each for role in roles for each in ("--role", role)]
        done = subprocess.run(
            [sys.executable, "-m", "central", *asked],
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_S,
        )
        assert done.returncode == 0, done.stderr
        return str(json.loads(done.stdout)["link"]).removeprefix(self.central.url)

    @property
    def keys(self) -> Path:
        """Of the central service."""
        return self.layout.central / "keys"

    def _actions(self, corner: Corner) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
        return {
            "put_card": corner.put_card,
            "lift_card": corner.lift_card,
            "take_paper": corner.take_paper,
            "show_code": corner.show_code,
            "phone": self._scans,
            "next_visit": self._next,
            "visit_done": self._ended,
            "give_up": self._ended,
        }

    def _scans(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._phone(address_in(asked["rows"]))
        return {}

    def _next(self, _: dict[str, Any]) -> dict[str, Any]:
        shots = str(self.out / "screens")
        return {"visit": self._plans.get(), "earlier": "", "technician": None, "screenshots": shots}

    def _ended(self, told: dict[str, Any]) -> dict[str, Any]:
        self._done.put({**told, **told.get("told", {})})
        return {}

    def _heard(self, event: Event) -> None:
        """A program that ends by itself is a defect, whatever it was doing."""
        if isinstance(event, Died) and not self._leaving.is_set():
            self._done.put({"where": f"{event.name} ended with {event.exit_code}"})

    def _nobody_else(self) -> None:
        self._leaving.set()
        self._plans.put(None)
