"""Puts the console together, as `central.app` puts the service together."""

from fastapi import FastAPI

from central.appointments import Appointments
from central.casework.desk import Desk
from central.catalogue import Services
from central.console import refusals
from central.console.cookies import Cookies
from central.console.guard import Guard
from central.console.rendering import Pages
from central.console.routes.accounts import accounts_router
from central.console.routes.appointments import appointments_router
from central.console.routes.assets import assets_router
from central.console.routes.at_terminal import at_terminal_router
from central.console.routes.bundles import bundles_router
from central.console.routes.desk import desk_router
from central.console.routes.entrance import Entrance, entrance_router
from central.console.routes.figures import figures_router
from central.console.routes.fleet import fleet_router
from central.console.routes.hall import hall_router
from central.console.routes.notices import notices_router
from central.console.routes.oversight import oversight_router
from central.console.routes.queues import queues_router
from central.console.routes.refunds import refunds_router
from central.console.routes.remote import remote_router
from central.console.routes.review import review_router
from central.console.routes.rollouts import rollouts_router
from central.console.routes.tasks import tasks_router
from central.console.routes.trail import trail_router
from central.console.routes.unreadable import unreadable_router
from central.console.routes.verify import verify_router
from central.console.routes.voice import voice_router
from central.fleet.looks import LowRatings
from central.intake import Ring
from central.keys import Keys
from central.personal_data import PersonalData
from central.places import Places
from central.queues.desk import Queues
from central.queues.display import Display
from central.queues.window import QueueWork
from central.refunds.desk import Refunds
from central.review import ReviewQueue
from central.rollouts.desk import RolloutDesk
from central.settings import Clock
from central.storage.database import Storage
from central.voice.desk import VoiceWork


def add_console(
    app: FastAPI,
    storage: Storage,
    keys: Keys,
    services: Services,
    places: Places,
    queues: Queues,
    refunds: Refunds,
    rollouts: RolloutDesk,
    casework: Desk | None,
    data: PersonalData | None,
    clock: Clock,
    ring: Ring,
    low_ratings: LowRatings,
    *,
    voice: VoiceWork,
    has_gateway: bool,
    plain_http: bool,
) -> None:
    """Give `app` the pages for people; `ring` tells the opening that something waits for it. `casework` and
    `data` are None on a worker that has no keys of personal data.
    """
    cookies = Cookies(plain_http=plain_http)
    pages = Pages(keys, cookies)
    guard = Guard(storage, keys, clock, cookies)
    refusals.install(app, pages)
    for router in (
        assets_router(),
        entrance_router(Entrance(storage, keys, clock, cookies, pages, guard)),
        desk_router(storage, services, guard, pages),
        fleet_router(storage, places, voice.calendar, clock, guard, pages, low_ratings),
        remote_router(storage, keys, clock, guard),
        at_terminal_router(storage, keys, clock, guard, pages),
        review_router(ReviewQueue(storage, clock, ring), guard, clock, storage),
        bundles_router(storage, guard, pages),
        rollouts_router(storage, rollouts, guard, pages),
        voice_router(storage, voice, guard, pages),
        unreadable_router(storage, voice, guard, pages),
        tasks_router(storage, services, data, casework, voice.calendar, clock, guard, pages),
        oversight_router(storage, services, casework, clock, guard, pages),
        figures_router(storage, services, clock, guard, pages),
        refunds_router(storage, services, data, refunds, clock, guard, pages),
        verify_router(storage, pages),
        appointments_router(
            Appointments(storage, data, clock) if data else None, services, clock, guard, pages
        ),
        queues_router(queues, QueueWork(storage, clock), places, guard, pages),
        hall_router(Display(storage, clock), places, clock, pages),
        notices_router(storage, keys, clock, guard, pages, has_gateway=has_gateway),
        accounts_router(storage, keys, clock, guard, pages),
        trail_router(storage, services, guard, pages),
    ):
        app.include_router(router)
