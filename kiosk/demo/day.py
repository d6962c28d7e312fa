"""One day at the terminal: everything started as the real programs, visits made, everything delivered, the
report.
"""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo import sane
from kiosk.demo.central import Central
from kiosk.demo.control import ControlServer
from kiosk.demo.corner import Corner
from kiosk.demo.deeds import deeds_of
from kiosk.demo.desk import NAME, DeskAccount
from kiosk.demo.errors import DemoFailed
from kiosk.demo.events import Events
from kiosk.demo.face import face_settings
from kiosk.demo.kept import Kept
from kiosk.demo.layout import Layout
from kiosk.demo.message_gateway import MessageGateway
from kiosk.demo.mischief import Mischief
from kiosk.demo.papers import Papers
from kiosk.demo.phone import Phone
from kiosk.demo.report import report
from kiosk.demo.residents import Resident, residents
from kiosk.demo.sane import SaneCable
from kiosk.demo.terminal import enrol_at, filed, online, programs, write_config
from kiosk.demo.visits import Done, Plan, Visits
from kiosk.identity.means import Means
from kiosk.supervisor import Died, Event, Started
from kiosk.technician.access.entrance import pin_file
from kiosk.words import Language
from offline_cache.states import State

_LONGEST_SECONDS = 120.0
_LOOK_AGAIN_SECONDS = 0.1
_MOST_DEATHS = 20
"""Of the screen, between one visit and the next."""
PIN = "280415"
"""Of the demonstration's terminal, where a technician is to come."""
_SETTLED = frozenset({State.DELIVERED, State.QUARANTINED})


@dataclass(frozen=True)
class Options:
    """What was asked for. `screenshots` and `receipts` are directories, or None. `settings` are those of
    ``--config``, checked, as dotted keys.
    """

    data: Path
    headless: bool
    visits: int
    seed: int
    offline_first: int
    landscape: bool = False
    report_file: Path | None = None
    screenshots: Path | None = None
    receipts: Path | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    unplugging: bool = False
    """Somebody pulls devices out while they are used, and puts them in again."""
    technician: bool = False
    """One comes after the visits."""
    face: str = ""
    """What the stand-in of a face module answers; "" for none."""
    face_fails: str = ""
    """How it fails instead; "" where it does not."""


LANGUAGES_IN_TURN: tuple[Language, ...] = ("zh", "zh", "ko", "en", "ja")


def plans(count: int, seed: int) -> list[Plan]:
    """Who comes, in turn, and each time for the next thing; of five, two in Chinese and one in each other
    language.
    """
    people = residents()
    return [_plan(index, people, seed) for index in range(count)]


def _plan(index: int, people: tuple[Resident, ...], seed: int) -> Plan:
    round_, place = divmod(index, len(people))
    person = people[place]
    return Plan(
        index,
        person.id,
        person.life_events[round_ % len(person.life_events)],
        LANGUAGES_IN_TURN[index % len(LANGUAGES_IN_TURN)],
        seed + index,
        deeds_of(index),
    )


class Day:
    """Composes the demonstration and runs it.

    `say` gets a line for the person who watches; `stop` ends it: set by Ctrl-C, by a closed window, or here
    when the scripted resident cannot go on.
    """

    def __init__(self, options: Options, say: Callable[[str], None], stop: threading.Event) -> None:
        self._options = options
        self._say = say
        self._layout = Layout(options.data.resolve())
        self._layout.prepare()
        self._events = Events()
        self._catalogue: Catalogue = load_catalogue(factory_directory())
        self._phone = Phone()
        self._papers = Papers((options.receipts or self._layout.papers).resolve(), self._events)
        self._visits = Visits(
            plans(options.visits, options.seed) if options.headless else [], self._after_visit
        )
        self._reconnect = threading.Event()
        self._connected = threading.Event()
        self._technician_left = threading.Event()
        self._stuck = ""
        self._deaths = 0
        self._stop = stop

    def run(self) -> dict[str, Any] | None:
        """The whole day. Headless: until all is delivered, and the report. Else until the window is closed.

        Raises:
            KioskError: something could not be started or delivered.
        """
        with ExitStack() as stack:
            corner = stack.enter_context(Corner(self._layout.ports, self._papers, self._scanner_cable()))
            gateway = stack.enter_context(MessageGateway(self._events))
            central = stack.enter_context(Central(self._layout, self._catalogue, gateway.url, self._note))
            self._open(central, corner)
            stack.enter_context(
                ControlServer(
                    self._layout.socket, self._actions(corner, central), self._events, self._visits.give_back
                )
            )
            started = programs(self._layout, self._options.headless, corner.environment)
            terminal = Kept(started, self._layout.run, self._note, self._stop.set)
            terminal.start()
            stack.callback(terminal.stop)
            if self._options.unplugging:
                stack.enter_context(Mischief(corner, self._options.seed, self._tell_state(corner, central)))
            if not self._options.headless:
                self._stop.wait()
                return None
            return self._make_visits(central) | {"unplugs": corner.unplugs}

    def _scanner_cable(self) -> SaneCable | None:
        if sane.is_installed():
            return SaneCable(self._layout.sane)
        self._say("no document scanner: scanimage is not installed (apt-get install sane-utils)")
        return None

    def _open(self, central: Central, corner: Corner) -> None:
        self._say("starting the central service and enrolling the terminal")
        central.start()
        enrol_at(central, self._layout)
        if self._options.technician:
            pin_file(self._layout.data).set(PIN)
        self._say(f"its console opens once, to look at the cases, at {central.way_in()}")
        self._say(
            f"what is printed comes to lie in {self._papers.directory}: N.png is a paper, pages-N.pdf a page"
        )
        face: Mapping[str, object] = {}
        if self._options.face:
            face = face_settings(
                self._layout.data, self._options.face, self._options.face_fails, central.register_face_module
            )
            self._say("a stand-in of a face module is connected: it recognises nobody")
        if self._options.offline_first:
            central.stop()
        else:
            self._connected.set()
        shown = {
            "identity.ways": [each.value for each in Means if each is not Means.FACE],
            "ui.orientation": "landscape" if self._options.landscape else "portrait",
            "ui.pixels_per_mm": 4.0 if self._options.headless else 2.0,
        }
        write_config(
            self._layout,
            self._options.settings,
            devices={**corner.settings, **face},
            shown=shown,
        )

    def _make_visits(self, central: Central) -> dict[str, Any]:
        if self._options.offline_first:
            self._wait_for(self._reconnect)
            self._say("the network is back")
            central.start()
            self._until(
                lambda: online(self._layout.data), "the agent does not find the central service again"
            )
            self._connected.set()
        self._wait_for(self._visits.all_done)
        if self._options.technician:
            self._say("all visits made; a technician comes")
            self._wait_for(self._technician_left)
        self._say("all visits made; waiting for delivery")
        self._until(self._delivered, "not everything was delivered")
        self._until(lambda: central.statistics().unopened == 0, "not everything was opened")
        base = self._options.report_file.parent if self._options.report_file else Path.cwd()
        return report(
            self._visits.done,
            filed(self._layout.data),
            self._papers.all,
            central.statistics(),
            base,
            self._catalogue.life_events,
        )

    def _wait_for(self, event: threading.Event) -> None:
        while not event.wait(_LOOK_AGAIN_SECONDS):
            if self._stop.is_set():
                where = f"; the resident was stuck at {self._stuck}" if self._stuck else ""
                raise DemoFailed(f"ended before all visits were made{where}")

    def _delivered(self) -> bool:
        return all(row.state in _SETTLED for row in filed(self._layout.data))

    def _until(self, done: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + _LONGEST_SECONDS
        while not done():
            if time.monotonic() > deadline:
                raise DemoFailed(f"{otherwise}; see logs/agent.log")
            self._stop.wait(_LOOK_AGAIN_SECONDS)

    def _after_visit(self, done: Done) -> None:
        self._deaths = 0
        self._say(f"visit {done.plan.index + 1}: {done.receipt_number} in {done.seconds:.1f} s")
        if len(self._visits.done) >= self._options.offline_first:
            self._reconnect.set()

    def _tell_state(self, corner: Corner, central: Central) -> Callable[[], None]:
        return lambda: self._events.tell("state", **_state(corner, central))

    def _actions(
        self, corner: Corner, central: Central
    ) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
        tell = self._tell_state(corner, central)
        account = DeskAccount(lambda: central.account(NAME))

        def state(_: dict[str, Any]) -> dict[str, Any]:
            return _state(corner, central)

        def after(action: Callable[[dict[str, Any]], Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
            def act(request: dict[str, Any]) -> dict[str, Any]:
                answer = action(request)
                tell()
                return answer if isinstance(answer, dict) else {}

            return act

        return {
            "state": state,
            "residents": lambda _: self._introduction(central),
            "open_console": lambda _: {"link": central.way_in()},
            "sign_in": lambda _: account.sign_in(),
            "put_card": after(corner.put_card),
            "lift_card": after(corner.lift_card),
            "take_paper": after(corner.take_paper),
            "empty_roll": after(corner.empty_roll),
            "load_roll": after(corner.load_roll),
            "show_code": after(corner.show_code),
            "turn_door": after(corner.back.turn_door),
            "turn_key": after(corner.back.turn_key),
            "turn_mains": after(corner.back.turn_mains),
            "drain": after(corner.back.drain),
            "lay_paper": after(corner.lay_paper),
            "phone": self._hold_phone,
            "unplug": after(corner.unplug),
            "plug": after(corner.plug),
            "cut_network": after(lambda _: central.stop()),
            "restore_network": after(lambda _: central.start()),
            "next_visit": self._next_visit,
            "visit_done": self._visit_done,
            "technician_done": self._technician_done,
            "give_up": self._give_up,
        }

    def _introduction(self, central: Central) -> dict[str, Any]:
        return {
            "residents": self._who_comes(),
            "console": central.url,
            "papers": str(self._papers.directory),
        }

    def _who_comes(self) -> list[dict[str, str]]:
        events = self._catalogue.life_events
        return [
            {
                "id": each.id,
                "name": each.name,
                "phone": each.phone or "",
                "purpose": events[each.life_events[0]].name.zh,
            }
            for each in residents()
        ]

    def _next_visit(self, _: dict[str, Any]) -> dict[str, Any]:
        if self._reconnect.is_set():  # the next one comes when the way to the central service is open
            self._connected.wait(_LONGEST_SECONDS)
        plan, shots = self._visits.take(), self._options.screenshots
        comes = plan is None and self._options.technician and not self._technician_left.is_set()
        return {
            "visit": None if plan is None else vars(plan),
            "earlier": next((each.receipt_number for each in reversed(self._visits.done)), ""),
            "technician": PIN if comes else None,
            "screenshots": str(shots.resolve()) if shots else None,
        }

    def _hold_phone(self, request: dict[str, Any]) -> dict[str, Any]:
        if "address" in request:
            self._phone.follow(str(request["address"]), str(request["does"]))
        else:
            self._phone.scan(request["rows"], str(request["does"]))
        return {}

    def _technician_done(self, _: dict[str, Any]) -> dict[str, Any]:
        self._technician_left.set()
        return {}

    def _visit_done(self, request: dict[str, Any]) -> dict[str, Any]:
        self._visits.finish(
            float(request["seconds"]),
            str(request["receipt_number"]),
            tuple(map(str, request["screenshots"])),
            {str(deed): bool(came_off) for deed, came_off in request["deeds"].items()},
        )
        return {}

    def _give_up(self, request: dict[str, Any]) -> dict[str, Any]:
        self._stuck = str(request["where"])
        self._stop.set()
        return {}

    def _count_death(self, event: Died) -> None:
        """A screen that only dies makes no visits: say so and end."""
        self._deaths += event.name == "ui"
        if self._deaths > _MOST_DEATHS:
            self._stuck = "a screen that keeps ending, see logs/ui.log"
            self._stop.set()

    def _note(self, event: Event) -> None:
        match event:
            case Started():
                self._say(f"{event.name} runs, process {event.pid}")
            case Died() if event.pause_seconds is not None and not self._stop.is_set():
                self._say(f"{event.name} ended with {event.exit_code}, starts again")
                self._count_death(event)


def _state(corner: Corner, central: Central) -> dict[str, Any]:
    return {**corner.state, "network_up": central.up}
