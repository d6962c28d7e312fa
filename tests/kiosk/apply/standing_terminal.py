"""A terminal on which bundles are applied: real files and checks; clock, screen and network held still."""

import io
import json
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.apply.applier import Applier, World
from kiosk.apply.bundle import Bundle
from kiosk.apply.checks import Checks
from kiosk.apply.judgement import Limits, Now
from kiosk.apply.notes import ApplyNotes
from kiosk.apply.pushed import Pushed, Which, pushed
from kiosk.apply.record import Record
from kiosk.apply.release import ABOUT, LIST
from kiosk.apply.screen import Screen
from kiosk.apply.store import Store
from kiosk.apply.unusable import Unusable
from kiosk.catalogue.factory import factory_directory
from kiosk.config import Config, load
from kiosk.config.load import IDENTITY_FILE
from kiosk.contract.assignment import Assignment, TargetRef
from offline_cache.audit import AuditTrail
from tests.kiosk.agent.conftest import HeardLog
from tests.kiosk.apply.bundles import CENTRAL, ref

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
IDENTITY = {"terminal_id": "0007", "central_url": "https://central.example", "signing_key_id": CENTRAL}
LIMITS = Limits(
    probation_seconds=900,
    probation_visits=3,
    long_probation_seconds=86_400,
    silence_seconds=60,
    most_starts=3,
    proof_seconds=600,
)


def zipped(directory: Path, changes: Mapping[str, str | None] | None = None) -> bytes:
    """A directory as a target; `changes` replaces files, or leaves them out (None)."""
    buffer = io.BytesIO()
    texts: dict[str, str | None] = {
        path.relative_to(directory).as_posix(): path.read_text("utf-8") for path in directory.rglob("*.toml")
    }
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted((texts | dict(changes or {})).items()):
            if text is not None:
                archive.writestr(name, text)
    return buffer.getvalue()


def factory_catalogue(changes: Mapping[str, str | None] | None = None) -> bytes:
    return zipped(factory_directory(), changes)


def software(version: str, changes: Mapping[str, str | None] | None = None) -> bytes:
    """A release as a target, as small as can be."""
    files: dict[str, str | None] = {
        ABOUT: json.dumps({"format": 1, "version": version, "python": PYTHON}),
        LIST: "",
        "program/kiosk/__main__.py": "",
    }
    return zipped(Path("/nonexistent"), files | dict(changes or {}))


@dataclass
class StandIn:
    """The central service's side: what is assigned, and the files, verified already."""

    directory: Path
    assignment: Assignment | None = None
    fetched: list[str] = field(default_factory=list)

    def assign(
        self,
        sequence: int,
        config: str = "",
        catalogue: bytes | None = None,
        media: bytes | None = None,
        software: bytes | None = None,
    ) -> None:
        self.assignment = Assignment(
            terminal=7,
            sequence=sequence,
            issued=START,
            config=self._kept(f"config/general-{sequence}.toml", config.encode()) if config else None,
            catalogue=self._kept(f"catalogue/all-{sequence}.zip", catalogue) if catalogue else None,
            media=(self._kept("media/voice-1.zip", media),) if media else (),
            software=self._kept(f"software/kiosk-{sequence}.zip", software) if software else None,
        )

    def refresh(self) -> Assignment:
        assert self.assignment is not None
        return self.assignment

    def path_of(self, target: TargetRef) -> Path:
        self.fetched.append(target.name)
        return self.directory / target.sha256

    def _kept(self, name: str, content: bytes) -> TargetRef:
        target = ref(name, content)
        self.directory.mkdir(exist_ok=True)
        (self.directory / target.sha256).write_bytes(content)
        return target


class Terminal:
    """`pass_time` lets the screen live on; `visits` come to their end by `serve`."""

    def __init__(self, data_dir: Path, limits: Limits = LIMITS) -> None:
        self.data_dir = data_dir
        identity = data_dir / IDENTITY_FILE
        identity.parent.mkdir(parents=True, exist_ok=True)
        identity.write_text(json.dumps(IDENTITY))
        self.central = StandIn(data_dir / "targets")
        self.seconds, self.wall = 1000.0, START
        self.screen: Screen | None = Screen(
            boot="b",
            pid=10,
            effect="factory",
            starts=1,
            began=1000,
            alive=1000,
            standing=True,
            idle=True,
        )
        self.drawn: list[Pushed] = []
        self.cannot_draw: Unusable | None = None
        self.checked: list[Pushed] = []
        self.cannot_start: Unusable | None = None
        self.answering: set[str] = {"https://central.example"}
        self.reachable = True
        self.working = frozenset({"id_card_reader", "receipt_printer"})
        self.self_test = ""
        self.log = HeardLog()
        self.audit = AuditTrail(data_dir / "audit.db")
        self.store = Store(data_dir, CENTRAL)
        self.applier = self._applier(limits)

    def _applier(self, limits: Limits) -> Applier:
        world = World(
            now=lambda: Now(self.seconds, "b", self.screen),
            wall=lambda: self.wall,
            self_check=self._self_check,
            draw=self._draw,
            answers=lambda config: config.central.url in self.answering,
            reachable=lambda: self.reachable,
            working=lambda: self.working,
            self_test=lambda: self.self_test,
        )
        return Applier(
            self.store,
            self.central.refresh,
            self.central.path_of,
            Checks(self.store.directory, self.store.releases, None, self.data_dir),
            world,
            limits,
            ApplyNotes(self.log, self.audit),
        )

    def _self_check(self, pushed: Pushed) -> None:
        if self.cannot_start is not None:
            raise self.cannot_start
        self.checked.append(pushed)

    def _draw(self, pushed: Pushed) -> None:
        if self.cannot_draw is not None:
            raise self.cannot_draw
        self.drawn.append(pushed)

    @property
    def record(self) -> Record:
        return self.store.read()

    @property
    def ended(self) -> list[tuple[str, str]]:
        """How each assignment ended, and why."""
        return [(each.outcome.value, each.reason.value) for each in self.record.history]

    def in_force(self, which: Which = Which.RUNNING) -> Config:
        return load(None, self.data_dir, which=which).config

    def push(self, sequence: int, config: str = "", **targets: bytes) -> None:
        """Assign it, and take it as far as it goes."""
        self.central.assign(sequence, config, **targets)
        self.applier.take()
        self.applier.step()

    def restart_screen(self, starts: int = 1) -> None:
        """As the supervisor would, onto what is to run."""
        assert self.screen is not None
        self.screen = replace(
            self.screen,
            pid=self.screen.pid + 1,
            effect=self.record.running.effect,
            starts=starts,
            began=self.seconds,
            alive=self.seconds,
            visits=0,
        )
        self.applier.step()

    def pass_time(self, seconds: float, *, alive: bool = True) -> None:
        """Ten seconds at a time."""
        for _ in range(int(seconds // 10)):
            self.seconds += 10
            self.wall += timedelta(seconds=10)
            if alive and self.screen is not None:
                self.screen = replace(self.screen, alive=self.seconds)
            self.applier.step()

    def serve(self, visits: int = 1) -> None:
        assert self.screen is not None
        self.screen = replace(self.screen, visits=self.screen.visits + visits)
        self.applier.step()

    def prove_itself(self) -> None:
        """A quarter of an hour and three visits."""
        self.restart_screen()
        self.serve(3)
        self.pass_time(910)

    def release(self) -> Path | None:
        """The directory of the release that the screen is to run."""
        return pushed(self.data_dir, Which.RUNNING, CENTRAL).release

    def running(self) -> Bundle:
        return self.record.running

    def close(self) -> None:
        self.audit.close()
