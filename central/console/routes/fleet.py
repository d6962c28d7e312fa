"""``/terminals`` as list and map, ``/terminals/CODE``, ``/alerts``: the fleet as it stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from central import journal, review
from central.admission import find
from central.casework.calendar_end import calendar_end
from central.commands import commands_of
from central.console.details import in_words
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from central.diagnostics import reports_of
from central.fleet import words
from central.fleet.alerts import BAD_STATES, Call, device_said
from central.fleet.filters import FACTORY, Filter, configuration, counts
from central.fleet.looks import Look, LowRatings, looks
from central.fleet.machines import machines, short
from central.fleet.map import HEIGHT, WIDTH, dots
from central.places import Places
from central.refunds.listing import figures as refund_figures
from central.rollouts.desk import everything
from central.rollouts.states import State
from central.settings import Clock
from central.storage.database import Storage
from central.terminal_list import voided_of
from central.updates.assigning import latest
from central.voice.unreadable import waiting_count
from central.words import (
    ALERTS,
    COMMAND_OUTCOMES,
    DEEDS,
    ROLLOUT_STATES,
    STANDINGS_OF_TERMINALS,
    VERBS,
    WHYS,
)
from kiosk.contract.assignment import Assignment
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.working_days import WorkingDays

_LATE = datetime.max.replace(tzinfo=UTC)
PAGE_LENGTH = 100
_LONGEST = 80
_NO_SUCH_TERMINAL = PageRefusal(
    HTTPStatus.NOT_FOUND,
    Text(zh="没有这台终端", en="There is no such terminal"),
    Text(zh="请从终端列表里选。", en="Choose one from the list of terminals."),
    back="/terminals",
)
_Words = Annotated[str, Query(max_length=_LONGEST)]
_SAID: Mapping[str, Any] = {
    "states": words.STATES,
    "causes": words.CAUSES,
    "parts": words.PARTS,
    "phases": words.PHASES,
    "reasons": words.REASONS,
    "said": words.said,
    "short": short,
    "bad_states": BAD_STATES,
    "device_said": device_said,
    "standings": STANDINGS_OF_TERMINALS,
    "alerts": ALERTS,
}
"""What the pages of terminals put into words with."""


def fleet_router(
    storage: Storage,
    places: Places,
    calendar: WorkingDays,
    clock: Clock,
    guard: Guard,
    pages: Pages,
    low_ratings: LowRatings,
) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    def fleet() -> tuple[list[Look], datetime]:
        now = clock()
        with storage.read() as session:
            return looks(machines(session, places), now, low_ratings=low_ratings(session, now)), now

    @router.get("/terminals")
    def terminals(
        request: Request,
        visitor: Annotated[Visitor, looker],
        standing: _Words = "",
        alert: _Words = "",
        configured: Annotated[str, Query(alias="configuration", max_length=_LONGEST)] = "",
        version: _Words = "",
        site: _Words = "",
        text: _Words = "",
        view: _Words = "list",
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> Response:
        found, now = fleet()
        wanted = Filter(standing, alert, version, configured, site, text.strip())
        kept = [each for each in found if wanted.keeps(each)]
        last = max(1, -(-len(kept) // PAGE_LENGTH))
        page = min(page, last)
        query = {name: value for name, value in asdict(wanted).items() if value}
        return pages.shown(
            request,
            visitor,
            "terminals.html",
            now=now,
            found=len(found),
            kept=len(kept),
            list=kept[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH],
            page=page,
            pages=last,
            counts=counts(found),
            called={call.alert for each in found for call in each.calls},
            factory=FACTORY,
            filter=wanted,
            query=query,
            same=lambda **change: "/terminals?" + urlencode({**query, "view": view, **change}),
            versions=_values(each.machine.line.version for each in found),
            configurations=_values(configuration(each.machine) for each in found),
            sites=_values(each.machine.line.site for each in found),
            view="map" if view == "map" else "list",
            dots=dots(kept) if view == "map" else [],
            width=WIDTH,
            height=HEIGHT,
            **_SAID,
        )

    @router.get("/terminals/{code}")
    def terminal(
        request: Request, visitor: Annotated[Visitor, looker], code: Annotated[str, Path(max_length=40)]
    ) -> Response:
        found, now = fleet()
        look = next((each for each in found if each.code == code), None)
        if look is None:
            raise _NO_SUCH_TERMINAL
        with storage.read() as session:
            reports = reports_of(session, code) or []
            commands = commands_of(session, code)
            history = journal.entries(session, code, limit=30)
            terminal_id = find(session, code).id
            assigned, voided = latest(session, terminal_id), voided_of(session, terminal_id)
        return pages.shown(
            request,
            visitor,
            "terminal.html",
            look=look,
            machine=look.machine,
            now=now,
            list=reports,
            history=history,
            assigned=Assignment.model_validate_json(assigned.content) if assigned else None,
            voided=voided,
            commands=commands,
            verbs=VERBS,
            outcomes=COMMAND_OUTCOMES,
            deeds=DEEDS,
            about=lambda each: in_words(each.deed, each.detail),
            **_SAID,
        )

    @router.get("/alerts")
    def alerts(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        found, now = fleet()
        with storage.read() as session:
            rollouts = everything(session, (State.STOPPED, State.PROPOSED))
            unreadable, ends = waiting_count(session), calendar_end(session, calendar, now)
            to_review = review.waiting_count(session)
            refunds_late = refund_figures(session, now).late
        by_alert = by_kind(found)
        return pages.shown(
            request,
            visitor,
            "alerts.html",
            now=now,
            terminals=len(found),
            rollouts=rollouts,
            rollout_states=ROLLOUT_STATES,
            whys=WHYS,
            by_alert=by_alert,
            unreadable=unreadable,
            to_review=to_review,
            refunds_late=refunds_late,
            calendar_end=ends,
            spots={each.code: each.machine.spot for each in found},
            **_SAID,
        )

    return router


def by_kind(found: Iterable[Look]) -> Mapping[str, list[Call]]:
    """What calls for somebody: the most urgent kind first, of each kind the oldest; none without any."""
    every = sorted((call for each in found for call in each.calls), key=lambda call: call.code)
    dated = sorted(every, key=lambda call: (call.since is None, call.since or _LATE))
    kinds = {alert: [each for each in dated if each.alert == alert] for alert in ALERTS}
    return {alert: each for alert, each in kinds.items() if each}


def _values(found: Iterable[str | None]) -> list[str]:
    return sorted({each for each in found if each})
