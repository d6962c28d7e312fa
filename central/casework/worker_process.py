"""``central work``: the worker as a process of its own; `central serve` starts one beside itself."""

import argparse
import os
import select
import signal
import sys
import threading

from central import data_keys
from central.casework import pdf_seal
from central.casework.collating import Collation
from central.casework.pdf_seal import SEAL
from central.casework.worker import Engine, Worker, engine_database, forever, own_name, run
from central.catalogue import load_services
from central.data_keys import DATA_KEYS
from central.keys import load_or_create
from central.message_gateway import WebhookGateway
from central.notices.sending import NoticeSender
from central.notices.silence import digest_of
from central.personal_data import PersonalData
from central.settings import system_clock
from central.storage.database import Storage
from kiosk.contract.suite import HpkeX25519

_NICENESS = 10
"""Behind the intake and the opening: nobody stands before a terminal for it."""


def work(args: argparse.Namespace) -> None:
    """Carry out what waits until told to end.

    Raises:
        CentralError: it cannot begin.

    """
    os.nice(_NICENESS)
    data = PersonalData(data_keys.load_or_create(args.data_keys or args.keys / DATA_KEYS))
    seal = pdf_seal.load_or_create(args.keys / SEAL, system_clock())
    services = load_services(args.catalogue)
    storage, name = Storage(args.database), own_name()
    gateway = WebhookGateway(args.message_gateway) if args.message_gateway else None
    collation = Collation(storage, data, services, seal, system_clock, args.public_url)
    keys = load_or_create(args.keys, HpkeX25519())
    notices = NoticeSender(storage, data, system_clock, digest_of(keys), gateway)

    def start_engine() -> Engine:
        return Engine(engine_database(args.database), name, collation)

    worker = Worker(storage, system_clock, name, start_engine, notices)
    try:
        if args.once:
            while worker.step():
                pass
            return
        over = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: over.set())
        run(worker, _beside_the_parent if args.rung else forever(over))
    finally:
        worker.close()
        storage.close()


def _beside_the_parent(seconds: float) -> bool:
    """Wait; False once standard input ends, because who started this process is gone."""
    readable, _, _ = select.select([sys.stdin.fileno()], [], [], seconds)
    return not readable or bool(os.read(sys.stdin.fileno(), 4096))
