"""``kiosk devices list | check [NAME]``: what is plugged in, and how it is."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from os.path import realpath
from typing import Any

from devices.port_search import present_ports
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE, FAILED
from kiosk.config import Config
from kiosk.config.devices import DEVICE_NAMES
from kiosk.equipment.check import ASKING_S, Answer, check, screen_has_the_devices
from kiosk.equipment.classes import CLASSES, named_ports
from kiosk.equipment.errors import not_configured
from kiosk.equipment.standings_file import read
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words


def add(actions: Any) -> None:
    """The actions that concern every device."""
    listing = actions.add_parser("list", help="the devices of the settings, and the ports of this machine")
    listing.add_argument("--json", action="store_true", help="as one JSON object")
    listing.set_defaults(run=_list)
    checking = actions.add_parser("check", help="ask each device how it is")
    names = ", ".join(DEVICE_NAMES)
    checking.add_argument("name", nargs="?", choices=DEVICE_NAMES, metavar="NAME", help=names)
    checking.add_argument("--json", action="store_true", help="as one JSON list")
    checking.set_defaults(run=_check)


def answers(context: Context, names: tuple[str, ...]) -> list[Answer]:
    """How the named devices stand now."""
    asker = module_command("kiosk.equipment.ask", [*context.global_arguments(), "--seconds", str(ASKING_S)])
    return check(TerminalPlace(context.data_dir), names, asker)


def _list(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    devices = config.devices.model_dump(mode="json", exclude_none=True)
    kinds = {each.name: each.kind for each in CLASSES}
    owners = _owners(config, context)
    ports = [{**vars(port), "device": owners.get(realpath(port.path))} for port in present_ports()]
    if args.json:
        report = {
            "devices": [
                {"name": name, "class": kinds.get(name, ""), **settings} for name, settings in devices.items()
            ],
            "ports": ports,
        }
        context.say_json(report)
        return DONE
    for name, settings in devices.items():
        context.say(f"{name:<18}" + "  ".join(f"{key} {value}" for key, value in settings.items()))
    for port in ports:
        told = (port["path"], port["description"], port["usb_id"], port["device"])
        context.say("port              " + "  ".join(each for each in told if each))
    return DONE


def _owners(config: Config, context: Context) -> Mapping[str, str]:
    """Whose a port is, by its real path: of the device that the settings name it for, or that has it now."""
    place = TerminalPlace(context.data_dir)
    told = read(place.devices) if screen_has_the_devices(place) else None
    named = {realpath(path): name for name, path in named_ports(config).items()}
    return named | dict(told.ports if told else {})


def _check(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    expected = config.devices.names
    if args.name is not None and args.name not in expected:
        raise not_configured(args.name)
    found = answers(context, (args.name,) if args.name else expected)
    words = Words("en")
    if args.json:
        context.say_json([each.to_json(words) for each in found])
    else:
        for each in found:
            context.say(in_words(each, words))
    return DONE if all(each.standing.serves for each in found) else FAILED


def in_words(answer: Answer, words: Words) -> str:
    """One line for the technician."""
    told = answer.to_json(words)
    line = f"{answer.name:<18}{words.text(f'bench.state.{answer.standing.state}')}"
    if told["remedy"]:
        line += f": {words.text(f'bench.cause.{answer.standing.cause}')}; {told['remedy']}"
    if answer.standing.detail:
        line += f" ({answer.standing.detail})"
    return f"{line} [the screen said so {answer.age_s:.0f} s ago]" if answer.by_screen else line
