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
from central.casework.notices import Notices
from central.casework.pdf_seal import SEAL
from central.casework.worker import Engine, Worker, engine_database, forever, own_name, run
from central.catalogue import load_services
from central.data_keys import DATA_KEYS
from central.message_gateway import WebhookGateway
from central.personal_data import PersonalData
from central.settings import system_clock
from central.storage.database import Storage

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
    notices = Notices(storage, data, gateway)

    def start_engine() -> Engine:
        return Engine(engine_database(args.database), name, collation, notices)

    worker = Worker(storage, system_clock, name, start_engine)
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
