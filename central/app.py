"""Composition root of the central service: everything is made here and handed to what uses it."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from central import problems
from central.audit import AuditTrails, audit_router
from central.authentication import Authentication
from central.casework.clock_rows import fill_every_due
from central.casework.desk import Desk
from central.catalogue import load_services
from central.commands import Commands, commands_router
from central.console.assembly import add_console
from central.data_keys import DATA_KEYS, DataKeys
from central.diagnostics import Reports, diagnostics_router
from central.documents import Documents
from central.enrolment import Enrolments, enrolment_router
from central.entrance import Entrance
from central.heartbeat import Heartbeats
from central.heartbeat_path import HeartbeatPath, heartbeat_router
from central.holidays import load_holidays
from central.intake import Intake, Ring
from central.keys import load_or_create
from central.metrics import Measured, Metrics
from central.mine import MyCases
from central.news import News, newest
from central.openapi import describe
from central.parts import Parts, parts_router
from central.payments.desk import Payments
from central.payments.provider import HttpProvider, Provider, load_provider
from central.payments.routes import notices_router, payments_router
from central.personal_data import PersonalData
from central.places import load_places
from central.progress import Progress
from central.progress_routes import progress_router
from central.queues.desk import Queues
from central.queues.routes import queues_router
from central.references import References, references_router
from central.refunds.desk import Refunds
from central.rollouts.desk import RolloutDesk
from central.rollouts.ticking import Ticking
from central.rotation import Rotations, rotation_router
from central.settings import Clock, Settings
from central.signed_exchange import SignedExchange
from central.signed_http import SignedHttp
from central.stand_ins.payment import PaymentStandIn, payment_stand_in_router
from central.stand_ins.phone_app import app_stand_in_router
from central.statistics import statistics_router
from central.storage.bells import bell_of
from central.storage.database import Storage
from central.submissions import submissions_router
from central.sweeping import sweeping
from central.updates.assigning import Assignments
from central.updates.repository import Repository
from central.updates.routes import updates_router
from central.uploads.routes import phone_router, uploads_router
from central.uploads.store import UploadStore
from central.verification import Verifications
from central.verification_routes import verification_router
from central.voice.desk import VoiceWork
from central.voice.due_dates import fill_due_of_voice
from central.voice.figures import low_ratings
from kiosk.contract.suite import HpkeX25519
from kiosk.contract.working_days import WorkingDays


def create_app(settings: Settings, clock: Clock, ring: Ring, taken_in: Ring | None = None) -> FastAPI:
    """The service, its database open; `ring` tells the process that opens that somebody waits for it, and
    `taken_in` that something was taken in. Nothing here could open it.

    What a server runs is `app.state.entrance`. `app.state.news.stop()` answers every parked heartbeat.

    Raises:
        CentralError: keys, database or one of the files cannot be used; the message says what to do.

    """
    services = load_services(settings.catalogue)
    keys = load_or_create(settings.keys, HpkeX25519())
    storage = Storage(settings.database)
    data_keys = settings.data_keys or settings.keys / DATA_KEYS
    data = PersonalData(DataKeys(data_keys)) if data_keys.exists() else None

    def newest_of(terminals: Collection[int]) -> Mapping[int, int]:
        with storage.read() as session:
            return newest(session, terminals)

    news, bell = News(newest_of), bell_of(settings.database)
    authentication = Authentication(storage, clock)
    calendar, places = load_holidays(settings.holidays), load_places(settings.places)
    days = WorkingDays.of(calendar)
    queues = Queues(storage, places, days, clock)
    references = References(storage, keys, clock, calendar, places)
    updates = Repository(storage, settings.keys, clock)
    rollouts = RolloutDesk(storage, clock)
    ticking = Ticking(rollouts)
    intake = Intake(storage, keys, clock, taken_in or ring)
    uploads = UploadStore(storage, clock, settings.public_url, plain_http=settings.plain_http)
    verifications = Verifications(storage, keys, clock, ring, has_app=settings.stand_ins)
    stand_in = PaymentStandIn(storage, clock) if settings.stand_ins else None
    provider: Provider | None = stand_in
    if settings.payment is not None:
        provider = HttpProvider(load_provider(settings.payment), keys.signing, keys.signing_id)
    payments = Payments(storage, keys, services, provider, days, clock, settings.public_url)
    refunds = Refunds(storage, data, days, clock, provider)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        fill_every_due(storage, days)
        with storage.write() as session:
            fill_due_of_voice(session, days)
        await bell.listen(news.ring)
        async with ticking.running(), sweeping(uploads.sweep, payments.sweep, refunds.sweep, queues.sweep):
            yield
        await bell.close()
        storage.close()

    app = FastAPI(
        title="Central service of the self-service terminals",
        version=version("kiosk"),
        description="Requests and answers carry HTTP Message Signatures (RFC 9421, Ed25519).",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.news = news
    problems.install(app)
    heartbeats = Heartbeats(storage, clock, authentication, services, references)
    metrics = Metrics(storage, clock, news)
    app.state.metrics = metrics
    exchange = SignedExchange(keys, clock)
    app.add_middleware(SignedHttp, exchange=exchange)
    app.add_middleware(Measured, metrics=metrics)
    beats = HeartbeatPath(exchange=exchange, heartbeats=heartbeats, news=news, metrics=metrics)
    app.state.entrance = Entrance(app, beats)
    for router in (
        enrolment_router(Enrolments(storage, keys, clock, updates.root_text)),
        rotation_router(Rotations(storage, keys, clock)),
        submissions_router(intake, authentication),
        verification_router(verifications, authentication),
        progress_router(
            Progress(storage, keys, services, data, clock),
            MyCases(storage, keys, services, data, clock, ring),
            Documents(storage, data, clock),
            authentication,
        ),
        parts_router(Parts(storage, clock), authentication),
        audit_router(AuditTrails(storage, clock, ticking.ring), authentication),
        diagnostics_router(Reports(storage, clock), authentication),
        heartbeat_router(),
        commands_router(Commands(storage, clock), authentication),
        references_router(references, authentication),
        updates_router(updates, Assignments(storage, keys), authentication),
        payments_router(payments, authentication),
        notices_router(payments),
        queues_router(queues, authentication),
        *((app_stand_in_router(verifications),) if settings.stand_ins else ()),
        *((payment_stand_in_router(payments, stand_in),) if stand_in else ()),
        uploads_router(uploads, authentication),
        phone_router(uploads),
        statistics_router(storage, authentication),
    ):
        app.include_router(router)
    desk = Desk(storage, data, services, days, clock) if data else None
    add_console(
        app,
        storage,
        keys,
        services,
        places,
        queues,
        refunds,
        rollouts,
        desk,
        data,
        clock,
        ring,
        low_ratings,
        voice=VoiceWork(storage, data, services, days, clock),
        has_gateway=settings.has_gateway,
        plain_http=settings.plain_http,
    )
    describe(app)
    return app
