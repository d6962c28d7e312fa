"""Twelve terminals as a desk has them on some morning: most are well, and there is one of each trouble."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert, select

from central.rollouts.desk import Proposal, RolloutDesk
from central.rollouts.judgement import Limits
from central.rollouts.outcomes import ENDED
from central.rollouts.states import Event
from central.storage.models import AuditEvent, Enrolment, Terminal
from central.storage.rollout_tables import RolloutMember
from kiosk.contract.status import (
    ApplyPhase,
    ApplyStatus,
    DeviceStatus,
    PaperStatus,
    QueueStatus,
    TerminalStatus,
)
from kiosk.contract.updates import Chosen
from tests.central.console import a_catalogue
from tests.central.service import RunningService
from tests.kiosk.updates.operator import Operator

_STREETS = (
    ("甘井子街道", "Ganjingzi", 38.953, 121.526),
    ("泉水街道", "Quanshui", 38.978, 121.588),
    ("机场街道", "Jichang", 38.960, 121.540),
    ("中华路街道", "Zhonghualu", 38.972, 121.560),
    ("兴华街道", "Xinghua", 38.941, 121.505),
    ("周水子街道", "Zhoushuizi", 38.949, 121.556),
    ("椒金山街道", "Jiaojinshan", 38.936, 121.560),
    ("泡崖街道", "Paoya", 38.985, 121.545),
    ("南关岭街道", "Nanguanling", 39.004, 121.600),
    ("辛寨子街道", "Xinzhaizi", 38.972, 121.470),
    ("红旗街道", "Hongqi", 38.915, 121.520),
    ("革镇堡街道", "Gezhenpu", 39.015, 121.500),
)
PLACES = "\n".join(
    f'[[place]]\nkind = "terminal"\ncode = "{number:04d}"\nzh = "{zh}便民服务中心"\n'
    f'en = "{en} Service Centre"\naddress_zh = "示例路 {number} 号"\naddress_en = "{number} Example Road"\n'
    f"latitude = {north}\nlongitude = {east}\n"
    for number, (zh, en, north, east) in enumerate(_STREETS, 1)
)
HALL = """
[[place]]
kind = "window"
zh = "区政务服务中心"
en = "District Service Centre"
address_zh = "示例路 300 号"
address_en = "300 Example Road"
latitude = 38.97
longitude = 121.526
hall = "QZ"

[[place.queue]]
letter = "A"
zh = "公安户籍"
en = "Household registration"
departments = ["GA"]
"""
"""Open day and night, so that what is shown does not depend on the hour."""
_DEVICES = ("id_card_reader", "receipt_printer", "page_printer", "code_scanner", "document_camera", "ups")


@dataclass(frozen=True)
class _Trouble:
    """What differs from a terminal that is well; times before now."""

    broken: tuple[tuple[str, str, str, timedelta], ...] = ()
    silent: timedelta = timedelta(seconds=20)
    waiting: int = 0
    oldest: timedelta | None = None
    quarantined: int = 0
    papers: int = 420
    alarms: tuple[str, ...] = ()
    apply: ApplyStatus | None = None
    slow: float = 0.3
    screen: timedelta = timedelta(0)
    configuration: str = "config/general-12.toml"
    approved: bool = True
    closed: bool = False


def _troubles(now: datetime) -> dict[int, _Trouble]:
    undone = ApplyStatus(
        sequence=2, phase=ApplyPhase.UNDONE, since=now - timedelta(hours=5), reason="screen_crashed"
    )
    probation = ApplyStatus(sequence=2, phase=ApplyPhase.PROBATION, since=now - timedelta(minutes=9))
    return {
        2: _Trouble(broken=(("receipt_printer", "faulted", "paper_out", timedelta(minutes=50)),), papers=0),
        3: _Trouble(silent=timedelta(hours=7), waiting=4, oldest=timedelta(hours=6)),
        4: _Trouble(waiting=11, oldest=timedelta(hours=3)),
        5: _Trouble(
            broken=(
                ("id_card_reader", "present", "silent", timedelta(days=2)),
                ("page_printer", "attention", "toner_low", timedelta(days=1)),
            )
        ),
        6: _Trouble(configuration="config/general-11.toml", alarms=("bundle_undone",), apply=undone),
        7: _Trouble(quarantined=1, alarms=("quarantined", "storage_low")),
        8: _Trouble(apply=probation, configuration="config/general-13.toml"),
        9: _Trouble(slow=722.0),
        10: _Trouble(approved=False),
        11: _Trouble(closed=True),
    }


def stand_in(service: RunningService) -> None:
    """Lay them down, numbered from 1, as their heartbeats of this moment leave them."""
    now = service.clock()
    troubles = _troubles(now)
    with service.storage.write() as session:
        for number in range(1, len(_STREETS) + 1):
            trouble = troubles.get(number, _Trouble())
            session.execute(
                insert(Terminal).values(
                    id=number,
                    code=f"{number:04d}",
                    hardware_serial=f"SN{number}",
                    epoch=1,
                    site=f"2102110{number:02d}",
                    seen=now - trouble.silent,
                    version="0.1.0",
                    waiting=trouble.waiting,
                    alarms=" ".join(trouble.alarms) or None,
                    status=_status(trouble, now).model_dump_json(),
                    news=0,
                )
            )
            key = number.to_bytes(32, "big")
            approved = now - timedelta(days=200) if trouble.approved else None
            for epoch in range(1, 5):
                session.execute(
                    insert(Enrolment).values(
                        terminal=number,
                        epoch=epoch,
                        public_key=key,
                        enrolled=now - timedelta(days=200),
                        approved=approved,
                    )
                )


def roll_out(service: RunningService, directory: Path) -> None:
    """Settings and catalogues that were signed: one rollout is done, one is under way, one has stopped by
    itself, one waits for an approval.
    """
    holders = Operator.of(service, directory)
    whole, next_year, holed = a_catalogue.WHOLE, a_catalogue.NEXT, a_catalogue.HOLED
    for name, content in (("2026.11", whole), ("2027.1", next_year), ("2027.2", holed)):
        holders.publish(f"catalogue/ganjingzi-{name}.zip", content)
    for number, seconds in ((12, 60), (13, 90), (14, 45)):
        settings = f'[visit]\nidle_seconds = {seconds}\n\n[ui]\nlanguages = ["zh", "en"]\n'
        holders.publish(f"config/general-{number}.toml", settings.encode())
    desk = RolloutDesk(service.storage, service.clock)
    watched = Limits(failed_share=0.1, watched=timedelta(0))
    codes = frozenset(f"{number:04d}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12))
    catalogue = "catalogue/ganjingzi-2026.11.zip"
    old = _proposed(
        desk, "秋季目录", Chosen(config="config/general-12.toml", catalogue=catalogue), codes, watched
    )
    for _ in range(3):
        _told(service, desk, old, "kept")
    stopped = _proposed(desk, "新的等待时间", Chosen(config="config/general-14.toml"), codes, watched)
    _told(service, desk, stopped, "undone")
    under_way = _proposed(
        desk, "冬季设置", Chosen(config="config/general-13.toml", catalogue=catalogue), codes, watched
    )
    _told(service, desk, under_way, "kept")
    waits = Proposal(
        "明年的目录", Chosen(catalogue="catalogue/ganjingzi-2027.1.zip"), codes, frozenset(), (100,), watched
    )
    desk.propose(waits, "wang.min")


def _proposed(desk: RolloutDesk, name: str, choice: Chosen, codes: frozenset[str], limits: Limits) -> int:
    number = desk.propose(Proposal(name, choice, codes, frozenset({"0001"}), (50, 100), limits), "wang.min")
    desk.decide(number, Event.APPROVE, "zhao.lei")
    return number


def _told(service: RunningService, desk: RolloutDesk, rollout: int, outcome: str) -> None:
    """Every terminal that has it tells how it ended there, but one that is still on probation."""
    now = service.clock()
    with service.storage.write() as session:
        having = session.execute(
            select(RolloutMember.terminal, RolloutMember.sequence).where(
                RolloutMember.rollout == rollout, RolloutMember.given.is_not(None)
            )
        ).all()
        session.add_all(
            AuditEvent(
                terminal=terminal,
                trail=uuid4(),
                number=1,
                at=now.isoformat(),
                event=ENDED,
                fields=json.dumps({"sequence": sequence, "outcome": outcome, "reason": "screen_crashed"}),
                chain="0" * 64,
                received=now,
            )
            for terminal, sequence in having
        )
    desk.move_on()


def _status(trouble: _Trouble, now: datetime) -> TerminalStatus:
    broken = {name: (state, cause, since) for name, state, cause, since in trouble.broken}
    devices = []
    for name in _DEVICES:
        state, cause, since = broken.get(name, ("working", "none", timedelta(days=9)))
        devices.append(DeviceStatus(name=name, state=state, cause=cause, since=now - since))
    kept = ApplyStatus(sequence=2, phase=ApplyPhase.KEPT, since=now - timedelta(days=12))
    return TerminalStatus(
        devices=tuple(devices),
        devices_at=now - trouble.silent - trouble.screen,
        paper=PaperStatus(papers_left=trouble.papers, millimetres_left=trouble.papers * 180),
        queue=QueueStatus(
            waiting=trouble.waiting,
            quarantined=trouble.quarantined,
            delivered=1834,
            oldest_seconds=round(trouble.oldest.total_seconds()) if trouble.oldest else None,
        ),
        configuration=trouble.configuration,
        assignment=2,
        apply=trouble.apply or kept,
        catalogue="2026.11.1",
        clock_offset_seconds=trouble.slow,
        clock_confirmed=True,
        closed=trouble.closed,
    )
