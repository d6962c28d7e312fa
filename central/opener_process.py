"""The process that opens: rung when something was taken in, and looking by itself in between."""

import argparse
import os
import signal
import sys
from collections.abc import Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from central.appointments import AppointmentDesk
from central.cases import CaseDesk
from central.casework.attachments import AttachmentOpening
from central.casework.follow_ups import FollowUpDesk
from central.casework.means import Means
from central.catalogue import Services, load_services
from central.code_sending import CodeSender
from central.consequences import Desks
from central.data_keys import DATA_KEYS, load_or_create
from central.errors import CentralError
from central.holidays import load_holidays
from central.message_gateway import NoGateway, WebhookGateway
from central.opener import Opener
from central.opener_bell import Bell, Beside, Clockwork, Heard, until_due
from central.opener_child import READY
from central.opener_place import OpenerPlace
from central.opening_key import OpeningKey, load
from central.people import load_phones
from central.person_lookups import PersonLookups
from central.personal_data import PersonalData
from central.settings import system_clock
from central.storage.database import Storage
from central.voice.arrivals import VoiceDesk
from central.voice.unreadable import UnreadableDesk
from kiosk.contract.suite import HpkeX25519
from kiosk.contract.working_days import WorkingDays

LOOK_AGAIN_SECONDS = 0.5
"""Without being rung: something may have been taken in elsewhere, or by an operator's command."""
_AFTER_TROUBLE_SECONDS = 2.0
_NICENESS = 5
"""Beside the intake on one machine: taking in comes first."""


def run(
    opener: Opener,
    sender: CodeSender,
    lookups: PersonLookups,
    attachments: AttachmentOpening,
    bell: Bell,
    ready: Callable[[], None],
) -> None:
    """Open until the bell says that it is over, or the process is ended: at any moment nothing is lost."""
    log = structlog.get_logger("central.opener")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    ready()
    while True:
        try:
            more = step(opener, sender, lookups, attachments)
        except SQLAlchemyError as error:
            log.warning("database out of reach", kind=type(error).__name__)
            if bell.wait(_AFTER_TROUBLE_SECONDS) is Heard.OVER:
                return
            continue
        if not until_due(bell, 0.0 if more else LOOK_AGAIN_SECONDS):
            return


def step(opener: Opener, sender: CodeSender, lookups: PersonLookups, attachments: AttachmentOpening) -> bool:
    """Everything that waits a little further; somebody who stands before a terminal comes first."""
    answered = lookups.step()
    sent = sender.step()
    return opener.step() or sent or answered or attachments.step()


def desks_of(services: Services, key: OpeningKey, data: PersonalData, calendar: WorkingDays) -> Desks:
    """Everybody who goes on with what was opened."""

    def person_of(number: str) -> bytes:
        return key.fingerprint("person", number)

    means = Means(services, data, calendar)
    return Desks(
        [
            CaseDesk(means, key.signing_public, person_of),
            FollowUpDesk(means, key.signing_public, person_of),
            VoiceDesk(data, calendar),
            AppointmentDesk(data, person_of),
        ],
        otherwise=UnreadableDesk(data),
    )


def open_what_waits(args: argparse.Namespace) -> None:
    """``central open``.

    Raises:
        CentralError: it cannot begin; whoever started it with a bell is told on standard output.

    """
    if not args.rung:
        _open_what_waits(args)
        return
    try:
        _open_what_waits(args)
    except CentralError as error:
        _say(str(error))
        sys.exit(error.exit_code)


def _open_what_waits(args: argparse.Namespace) -> None:
    key = load(args.opening_key, HpkeX25519())
    services, phones = load_services(args.catalogue), load_phones(args.people)
    gateway = WebhookGateway(args.message_gateway) if args.message_gateway else NoGateway()
    storage = Storage(args.database)
    data = PersonalData(load_or_create(args.data_keys or args.opening_key.with_name(DATA_KEYS)))
    desks = desks_of(services, key, data, WorkingDays.of(load_holidays(args.holidays)))
    opener, lookups = Opener(storage, key, desks), PersonLookups(storage, key)
    attachments = AttachmentOpening(storage, key, data)
    sender = CodeSender(storage, key, system_clock, phones, gateway)
    try:
        if args.once:
            while step(opener, sender, lookups, attachments):
                pass
        elif args.rung:
            os.nice(_NICENESS)
            bell = Beside(OpenerPlace(args.opening_key.parent))
            run(opener, sender, lookups, attachments, bell, lambda: _say(READY))
        else:
            run(opener, sender, lookups, attachments, Clockwork(), lambda: None)
    finally:
        storage.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{' '.join(line.split())}\n")
    sys.stdout.flush()
