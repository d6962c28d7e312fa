"""A worker that dies in the middle: it has made the output, and is gone before it releases it. Run as a
program with database, keys and catalogue.
"""

import os
import sys
from pathlib import Path

from central.casework import pdf_seal
from central.casework.collating import Collation
from central.casework.worker import Engine, engine_database, take
from central.catalogue import load_services
from central.data_keys import DATA_KEYS, DataKeys
from central.personal_data import PersonalData
from central.settings import system_clock
from central.storage.database import Storage


class DiesBeforeTheRelease(Collation):
    def release(self, case: int, document: str) -> bool:
        os._exit(9 if case and document else 1)


def main(database: str, keys: str, catalogue: str) -> None:
    storage, data = Storage(database), PersonalData(DataKeys(Path(keys) / DATA_KEYS))
    seal = pdf_seal.load_or_create(Path(keys) / pdf_seal.SEAL, system_clock())
    services = load_services(Path(catalogue))
    collation = DiesBeforeTheRelease(storage, data, services, seal, system_clock, "https://centre.example")
    engine = Engine(engine_database(database), "the-first", collation)
    (work,) = take(storage, "the-first", system_clock)
    engine.carry_out(work)


if __name__ == "__main__":
    main(*sys.argv[1:])
