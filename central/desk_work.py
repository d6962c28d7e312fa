"""The work behind ``central import`` and ``central review``: with the framework, unlike the parser."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from central.errors import CentralError
from central.intake import Intake
from central.keys import Keys, load_or_create
from central.paper_photo import texts
from central.parts import Parts
from central.review import ReviewQueue, waiting
from central.sealed_export import Imported, Importer
from central.settings import system_clock
from central.storage.database import Storage
from kiosk.contract.api import BAD_CONTENT, CANNOT_OPEN
from kiosk.contract.suite import HpkeX25519

_FAULTS = {CANNOT_OPEN: "cannot be opened with the key here", BAD_CONTENT: "opened, and wrong in a field"}


class NotAllHeld(CentralError):
    """Something was refused; its line says why."""


@contextmanager
def _opened(args: argparse.Namespace) -> Iterator[tuple[Storage, Keys]]:
    keys = load_or_create(args.keys, HpkeX25519())
    storage = Storage(args.database)
    try:
        yield storage, keys
    finally:
        storage.close()


def import_directory(args: argparse.Namespace) -> None:
    """``central import DIR``."""
    with _opened(args) as (storage, keys):
        importer = _importer(storage, keys)
        results = list(importer.directory(args.directory))
    _tell(results, as_json=args.json)


def import_receipt(args: argparse.Namespace) -> None:
    """``central import-receipt PHOTO``."""
    found = texts(args.photo)
    with _opened(args) as (storage, keys):
        importer = _importer(storage, keys)
        results = [importer.paper(each) for each in found]
    _tell(results, as_json=args.json)


def _importer(storage: Storage, keys: Keys) -> Importer:
    return Importer(storage, keys, Intake(storage, keys, system_clock), Parts(storage, system_clock))


def _tell(results: list[Imported], *, as_json: bool) -> None:
    if as_json:
        _say(json.dumps([asdict(each) for each in results], ensure_ascii=False))
    else:
        for each in results:
            _say(" ".join(filter(None, (each.name, each.outcome, each.reason))))
    require_held(results)


def require_held(results: list[Imported]) -> None:
    """End with 1 where something was refused.

    Raises:
        NotAllHeld: says how many.

    """
    lacking = sum(not each.is_held for each in results)
    if lacking:
        raise NotAllHeld(f"{lacking} of {len(results)} not held; the lines on standard output say why")


def list_reviews(args: argparse.Namespace) -> None:
    """``central review list``."""
    with _opened(args) as (storage, _), storage.read() as session:
        found = waiting(session)
    if args.json:
        lines = [
            {
                "receipt_number": each.receipt_number,
                "kind": each.kind,
                "service": each.service,
                "created": each.created.isoformat(),
                "received": each.received.isoformat(),
                "shut_out": each.shut_out.isoformat() if each.shut_out else None,
                "claims_to_be_later": each.claims_to_be_later,
                "fault": each.fault,
                "fault_field": each.fault_field,
            }
            for each in found
        ]
        _say(json.dumps(lines))
        return
    for each in found:
        late = "  signed after the key was shut out" if each.claims_to_be_later else ""
        fault = f"  {_FAULTS.get(each.fault, each.fault)}" if each.fault else ""
        field = f": {each.fault_field}" if each.fault_field else ""
        moment = f"{each.created:%Y-%m-%d %H:%M} UTC"
        _say(f"{each.receipt_number}  {each.kind}  {each.service}  {moment}{late}{fault}{field}")
    if not found:
        _say("nothing waits for a review")


def accept(args: argparse.Namespace) -> None:
    """``central review accept``."""
    with _opened(args) as (storage, _):
        ReviewQueue(storage, system_clock).accept(args.receipt_number, args.reason)
    _say(f"{args.receipt_number}: accepted")


def refuse(args: argparse.Namespace) -> None:
    """``central review refuse``."""
    with _opened(args) as (storage, _):
        ReviewQueue(storage, system_clock).refuse(args.receipt_number, args.reason)
    _say(f"{args.receipt_number}: refused")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
