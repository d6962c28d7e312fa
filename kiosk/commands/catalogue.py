"""``kiosk catalogue list | search TEXT | check DIR | preview ITEM... | generate``: what can be done here."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.commands.children import become
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.contract.catalogue.schema import Catalogue

# ruff: noqa: PLC0415 - pydantic and the catalogue are not needed for `kiosk --help`.

BAD_CATALOGUE = 2


def add(subparsers: Any) -> None:
    """The command and its actions."""
    parser = subparsers.add_parser("catalogue", help="what can be done here: list, search, check, preview")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    listing = actions.add_parser("list", help="every life event and item")
    _reading(listing, _list)
    searching = actions.add_parser("search", help="find by characters, Pinyin, initials; best first")
    searching.add_argument("text", metavar="TEXT")
    _reading(searching, _search)
    figures = actions.add_parser("figures", help="how many items, at most one visit, online")
    _reading(figures, _figures)
    check = actions.add_parser("check", help="is it sound and complete? every gap with its file and line")
    check.add_argument("directory", type=Path, metavar="DIR")
    check.set_defaults(run=_check)
    preview = actions.add_parser("preview", help="pictures of every screen and paper that something makes")
    preview.add_argument("items", nargs="*", metavar="ITEM", help="life event, item, policy or page")
    preview.add_argument("--all", action="store_true", help="of everything; goes on where it was left")
    preview.add_argument("--again", action="store_true", help="draw anew what has been drawn")
    preview.add_argument("--out", type=Path, metavar="DIR", default=Path("out/preview"), help="%(default)s")
    preview.add_argument(
        "--variant", action="append", default=[], metavar="NAME", help="portrait-zh, landscape-en-elder, ..."
    )
    _reading(preview, _preview)
    generate = actions.add_parser("generate", help="an invented catalogue, for tests and benchmarks")
    generate.add_argument("--items", type=int, required=True, metavar="N")
    generate.add_argument("--seed", type=int, default=1, metavar="S")
    generate.add_argument("--out", type=Path, required=True, metavar="DIR", help="an empty or new directory")
    generate.set_defaults(run=_generate)


def _reading(parser: argparse.ArgumentParser, run: Any) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    _of(parser)
    parser.set_defaults(run=run)


def _of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--catalogue", type=Path, metavar="DIR", help="another than the one in force on this terminal"
    )


def _directory(args: argparse.Namespace, context: Context) -> Path:
    from kiosk.apply.pushed import Which, central_of, pushed
    from kiosk.catalogue.factory import factory_directory

    if args.catalogue is not None:
        return Path(args.catalogue)
    running = pushed(context.data_dir, Which.RUNNING, central_of(context.data_dir))
    return running.catalogue or factory_directory()


def _catalogue(args: argparse.Namespace, context: Context) -> Catalogue:
    from kiosk.catalogue.loader import load_catalogue

    return load_catalogue(_directory(args, context))


def _list(args: argparse.Namespace, context: Context) -> int:
    catalogue = _catalogue(args, context)
    _tell([*catalogue.life_events, *catalogue.items], catalogue, args, context)
    return DONE


def _search(args: argparse.Namespace, context: Context) -> int:
    from kiosk.catalogue.search.find import search
    from kiosk.catalogue.search.index import build
    from kiosk.catalogue.search.readings import read_readings

    catalogue = _catalogue(args, context)
    found = search(build(catalogue, read_readings()), args.text)
    _tell([each.id for each in found.entries], catalogue, args, context)
    return DONE


def _figures(args: argparse.Namespace, context: Context) -> int:
    from kiosk.contract.catalogue.figures import figures

    counted = figures(_catalogue(args, context))
    shares = {
        "at_most_one_visit": counted.at_most_one_trip,
        "no_visit": counted.no_trip,
        "online": counted.online,
        "here": counted.here,
        "filed_alone": counted.filed_alone,
        **{f"mode_{mode}": share for mode, share in counted.modes.items()},
    }
    if args.json:
        value: dict[str, Any] = {"version": counted.version, "items": counted.items}
        value |= {"life_events": counted.life_events, "illustrative": counted.illustrative}
        value |= {name: {"count": each.count, "percent": each.percent} for name, each in shares.items()}
        context.say_json(value)
        return DONE
    context.say(f"{counted.items} items, {counted.life_events} life events (version {counted.version})")
    for name, each in shares.items():
        context.say(f"{name}: {each.count} of {each.of} = {each.percent} %")
    return DONE


def _check(args: argparse.Namespace, context: Context) -> int:
    from kiosk.catalogue.loader import load_catalogue
    from kiosk.contract.catalogue.problems import problems

    found = problems(args.directory)
    for each in found:
        context.say(str(each))
    if found:
        context.warn(f"{len(found)} to mend in {args.directory}")
        return BAD_CATALOGUE
    catalogue = load_catalogue(args.directory)
    context.say(
        f"sound and complete: {len(catalogue.life_events)} life events, {len(catalogue.items)} items, "
        f"version {catalogue.version}"
    )
    return DONE


def _preview(args: argparse.Namespace, context: Context) -> int:
    switches = [f"--{name}" for name in ("all", "again", "json") if getattr(args, name)]
    places = ["--catalogue", str(_directory(args, context)), "--out", str(args.out)]
    variants = [f"--variant={each}" for each in args.variant]
    become("ui.preview", [*context.global_arguments(), *places, *switches, *variants, *args.items])


def _generate(args: argparse.Namespace, context: Context) -> int:
    from kiosk.catalogue.factory import factory_directory
    from kiosk.catalogue.loader import load_catalogue
    from kiosk.catalogue.synthetic.items import synthetic
    from kiosk.catalogue.synthetic.writing import write_catalogue

    if args.out.exists() and any(args.out.iterdir()):
        raise NotEmpty(f"{args.out}: something stands there; name an empty or new directory")
    try:
        made = synthetic(load_catalogue(factory_directory()), args.items, args.seed)
    except ValueError as error:
        raise NotEmpty(f"--items {args.items}: {error}") from error
    write_catalogue(made, args.out)
    context.say(f"{args.out}: {len(made.items)} invented items")
    return DONE


class NotEmpty(KioskError):
    """A catalogue cannot be made there, or not of that size."""

    exit_code = 2


def _tell(keys: list[str], catalogue: Catalogue, args: argparse.Namespace, context: Context) -> None:
    rows = [_row(key, catalogue) for key in keys]
    if args.json:
        context.say_json(rows)
        return
    for row in rows:
        context.say(
            f"{row['id']}  {row['name']['zh']}  ({row['name']['en'] or '-'})  {', '.join(row['where'])}"
        )


def _row(key: str, catalogue: Catalogue) -> dict[str, Any]:
    from kiosk.contract.catalogue.service import filed_alone
    from kiosk.contract.catalogue.where import where

    event = catalogue.life_events.get(key)
    if event is not None:
        return {
            "id": key,
            "kind": "life_event",
            "name": {"zh": event.name.zh, "en": event.name.en},
            "departments": list(event.departments),
            "where": ["here"],
            "visits": event.comparison.after.trips,
            "filed_here": True,
        }
    item = catalogue.items[key]
    return {
        "id": key,
        "kind": "item",
        "name": {"zh": item.name.zh, "en": item.name.en},
        "departments": [item.department],
        "where": [each.value for each in where(item)],
        "visits": item.visits,
        "filed_here": filed_alone(item),
    }
