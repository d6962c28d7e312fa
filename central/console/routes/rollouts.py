"""``/rollouts``: what goes out to whom, how it fares, and who lets it."""

from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from central.console.forms import Form
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.routes.bundles import commonest
from central.console.sessions import Visitor
from central.fleet.machines import short
from central.rollouts.changes import changes_of
from central.rollouts.desk import NotSo, Proposal, RolloutDesk, able, everything
from central.rollouts.judgement import Limits, Outcome
from central.rollouts.states import TRANSITIONS, Event, Illegal, State
from central.rollouts.waves import BadStages, shares
from central.storage.database import Storage
from central.storage.update_tables import UpdateTarget
from central.updates.assigning import chosen
from central.updates.catalogues import gaps_of
from central.updates.errors import TargetRefused
from central.words import ROLLOUT_EVENTS, ROLLOUT_OUTCOMES, ROLLOUT_STATES, WHYS
from kiosk.contract.assignment import TargetKind
from kiosk.contract.catalogue.errors import Fault
from kiosk.contract.catalogue.schema import Text

_ASKS = {
    Event.APPROVE: May.APPROVE,
    Event.REFUSE: May.LOOK,
    Event.PAUSE: May.PROPOSE,
    Event.RESUME: May.PROPOSE,
    Event.UNDO: May.PROPOSE,
}
"""What a person may do. Refusing is the approver's, and taking back the author's."""
_NAME_LENGTH = 120


def rollouts_router(storage: Storage, desk: RolloutDesk, guard: Guard, pages: Pages) -> APIRouter:
    """The pages and what is done on them."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))
    operator = Depends(guard.may(May.PROPOSE))

    def listed(
        request: Request,
        visitor: Visitor,
        problem: str = "",
        asked: Form | None = None,
        gaps: Sequence[Fault] = (),
    ) -> Response:
        with storage.read() as session:
            found = [desk.progress(session, each.id) for each in everything(session)]
            names = session.scalars(select(UpdateTarget.name).order_by(UpdateTarget.published.desc())).all()
            terminals = able(session)
        return pages.shown(
            request,
            visitor,
            "rollouts.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
            list=found,
            states=ROLLOUT_STATES,
            outcomes=Outcome,
            kinds={kind: [each for each in names if each.startswith(f"{kind}/")] for kind in TargetKind},
            sites=sorted({each.site for each in terminals if each.site}),
            able=len(terminals),
            problem=problem,
            gaps=gaps,
            asked=asked or Form([]),
            short=short,
        )

    @router.get("/rollouts")
    def rollouts(
        request: Request,
        visitor: Annotated[Visitor, looker],
        target: Annotated[str, Query(max_length=_NAME_LENGTH)] = "",
    ) -> Response:
        """`target`: to be proposed, where somebody comes from its page. Whatever else most terminals have now
        is chosen beside it: who brings a catalogue does not mean to take the settings away.
        """
        with storage.read() as session:
            kept = [each for each in commonest(session) if each.partition("/")[0] != target.partition("/")[0]]
        chosen_now = [("target", each) for each in (*kept, target) if each]
        return listed(request, visitor, asked=Form([*chosen_now, ("name", short(target))]))

    @router.post("/rollouts")
    def propose(request: Request, visitor: Annotated[Visitor, operator]) -> Response:
        form = guard.form(request, visitor)
        try:
            proposal = _proposal(storage, form)
            with storage.read() as session:
                gaps = gaps_of(session, proposal.choice)
            if gaps:
                return listed(request, visitor, "gaps", form, gaps)
            number = desk.propose(proposal, visitor.name, visitor.address)
        except (BadStages, ValueError):
            return listed(request, visitor, "stages", form)
        except TargetRefused:
            return listed(request, visitor, "targets", form)
        except NotSo as error:
            return listed(request, visitor, error.rule, form)
        return gone_to(f"/rollouts/{number}")

    @router.get("/rollouts/{number}")
    def rollout(request: Request, visitor: Annotated[Visitor, looker], number: int, no: str = "") -> Response:
        with storage.read() as session:
            progress = desk.progress(session, number)
            changes = changes_of(session, number, progress.choice) if progress else []
        if progress is None:
            raise PageRefusal(
                HTTPStatus.NOT_FOUND,
                Text(zh="没有这次发布", en="There is no such rollout"),
                Text(zh="请从列表里选。", en="Choose one from the list."),
                back="/rollouts",
            )
        possible = [
            event
            for event in TRANSITIONS[State(progress.row.state)]
            if _may(visitor, event, progress.row.author)
        ]
        return pages.shown(
            request,
            visitor,
            "rollout.html",
            progress=progress,
            changes=changes,
            possible=possible,
            events=ROLLOUT_EVENTS,
            states=ROLLOUT_STATES,
            outcomes=ROLLOUT_OUTCOMES,
            whys=WHYS,
            refused=no == "1",
            short=short,
        )

    @router.post("/rollouts/{number}/{event}")
    def decide(request: Request, visitor: Annotated[Visitor, looker], number: int, event: Event) -> Response:
        guard.form(request, visitor)
        with storage.read() as session:
            progress = desk.progress(session, number)
        if progress is None or not _may(visitor, event, progress.row.author):
            return gone_to(f"/rollouts/{number}?no=1")
        try:
            desk.decide(number, event, visitor.name, visitor.address)
        except (NotSo, Illegal):
            return gone_to(f"/rollouts/{number}?no=1")
        return gone_to(f"/rollouts/{number}")

    return router


def _may(visitor: Visitor, event: Event, author: str) -> bool:
    if event is Event.APPROVE and visitor.name == author:
        return False
    if event is Event.REFUSE:
        return visitor.name == author or visitor.may(May.APPROVE)
    return event in _ASKS and visitor.may(_ASKS[event])


def _proposal(storage: Storage, form: Form) -> Proposal:
    """What the form asks for.

    Raises:
        ValueError: stages or limits that are none.
        TargetRefused: targets that do not go together.

    """
    choice = chosen(each for each in form.all("target") if each)
    site, codes = form.text("site"), _codes(form.text("codes"))
    with storage.read() as session:
        wanted = {
            each.code
            for each in able(session)
            if (not site or each.site == site) and (not codes or each.code in codes)
        }
    failed, lost, watched = (float(form.text(each)) for each in ("failed", "lost", "watched"))
    if not (0 <= failed <= 100 and 0 <= lost <= 100 and 0 <= watched <= 7 * 24 * 60):
        raise ValueError("limits")
    return Proposal(
        name=form.text("name").strip()[:_NAME_LENGTH] or "—",
        choice=choice,
        codes=frozenset(wanted),
        canaries=_codes(form.text("canaries")),
        shares=shares(form.text("shares")),
        limits=Limits(failed_share=failed / 100, lost_share=lost / 100, watched=timedelta(minutes=watched)),
    )


def _codes(text: str) -> frozenset[str]:
    return frozenset(each.upper() for each in text.replace(",", " ").replace("，", " ").split())
