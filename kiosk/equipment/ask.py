"""``python -m kiosk.equipment.ask --data DIR NAME...``: asks devices, a JSON line for each answer.

A process of its own, so that what hangs or crashes in a driver is left behind with it.
"""

import argparse
import json
import os
import sys
from functools import partial
from pathlib import Path

from kiosk.config import load
from kiosk.equipment.asking import ask_all
from kiosk.equipment.classes import configured, wirings
from kiosk.equipment.standings_file import standing_as_json


def main(arguments: list[str]) -> None:
    """Ask, and end at once: no thread that hangs is waited for."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.equipment.ask", description=__doc__)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("names", nargs="+", metavar="NAME")
    given = parser.parse_args(arguments)
    config = load(given.config, given.data).config
    wiring = wirings(config)
    devices = {
        each.name: partial(each.build, config, wiring[each.name])
        for each in configured(config)
        if each.name in given.names
    }
    for name, standing in ask_all(devices, given.seconds):
        sys.stdout.write(json.dumps({"name": name, **standing_as_json(standing)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
    os._exit(0)
