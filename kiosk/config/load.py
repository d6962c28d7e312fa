"""The settings in force: the factory file, what enrolment fixed, the pushed bundle, and a local file, in this
order.
"""

import json
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from kiosk.apply import pushed as bundles
from kiosk.apply.pushed import FACTORY_BUNDLE, MEDIA, Pushed, Which
from kiosk.config.errors import ConfigError
from kiosk.config.layers import (
    ENROLMENT,
    FACTORY,
    PUSHED,
    Laid,
    Layer,
    flatten,
    is_demonstration,
    lay,
    locally_allowed,
    nest,
    never_pushed,
)
from kiosk.config.model import Config
from kiosk.config.problems import describe

# config.toml stands beside the packages, in a checkout as in an installation.
FACTORY_FILE = Path(__file__).resolve().parents[2] / "config.toml"

LARGEST_FILE = 1 << 20  # bytes; the factory file has three thousand

IDENTITY_FILE = bundles.IDENTITY_FILE
# Which entries of what enrolment writes are settings.
IDENTITY_KEYS = {"terminal_id": "terminal.id", "central_url": "central.url"}


MEDIA_KEYS = ("speech.recordings", "devices.receipt_printer.logo", "ui.slides")
"""Files that a bundle may bring along: written there as "media/NAME/..."."""


@dataclass(frozen=True)
class Effective:
    """A whole configuration. ``sources`` says of each dotted key what set it; ``ignored`` names the keys of
    the local file that an enrolled terminal does not take from there. ``pushed``: the bundle in it;
    ``pushed_problem``: why the bundle is not in it though there is one, "" where all is well.
    """

    config: Config
    sources: Mapping[str, str]
    ignored: tuple[str, ...]
    enrolled: bool
    pushed: Pushed = FACTORY_BUNDLE
    pushed_problem: str = ""


def load(
    local_file: Path | None,
    data_dir: Path,
    factory_file: Path = FACTORY_FILE,
    which: Which = Which.RUNNING,
) -> Effective:
    """Read and check all sources. Raises ``ConfigError``; nothing is half applied.

    A bundle that cannot be read or does not suit this release is left out as a whole: a terminal without it
    works, and the agent fetches it again.
    """
    bundle = bundles.pushed(data_dir, which, bundles.central_of(data_dir))
    try:
        return load_with(bundle, local_file, data_dir, factory_file)
    except ConfigError as error:
        if bundle.settings_file is None:
            raise
        without = load_with(FACTORY_BUNDLE, local_file, data_dir, factory_file)
        return replace(without, pushed_problem=error.problems[0])


def load_with(
    bundle: Pushed, local_file: Path | None, data_dir: Path, factory_file: Path = FACTORY_FILE
) -> Effective:
    """What would be in force with this bundle. Raises ``ConfigError``."""
    layers = [Layer(FACTORY, read_toml(factory_file))]
    fixed = _enrolment(data_dir / IDENTITY_FILE)
    if fixed is not None:
        layers += [fixed, *_pushed_layer(bundle)]
    ignored: tuple[str, ...] = ()
    if local_file is not None:
        local = read_toml(local_file)
        if fixed is not None:
            here = is_demonstration(fixed.values.get("central.url"))
            ignored = tuple(key for key in local if not locally_allowed(key, demonstration=here))
        layers.append(Layer(str(local_file), {key: local[key] for key in local if key not in ignored}))
    laid = lay(tuple(layers))
    files = {FACTORY: str(factory_file)}
    named = {key: files.get(source, source) for key, source in laid.sources.items()}
    config = build(Laid(laid.values, named))
    return Effective(config, laid.sources, ignored, fixed is not None, bundle)


def _pushed_layer(bundle: Pushed) -> Iterator[Layer]:
    if bundle.settings_file is None or bundle.directory is None:
        return
    values = read_toml(bundle.settings_file)
    if kept := [key for key in values if never_pushed(key)]:
        raise ConfigError([f"{bundle.settings}: {kept[0]}: is the terminal's own; remove it from the bundle"])
    for key in MEDIA_KEYS:
        value = values.get(key)
        if isinstance(value, str) and value.startswith(f"{MEDIA}/"):
            values[key] = str(bundle.directory / value)
    yield Layer(PUSHED + bundle.settings, values)


def check(local_file: Path, factory_file: Path = FACTORY_FILE) -> Config:
    """What the file would give on a terminal that is not yet enrolled. Raises ``ConfigError``."""
    local = read_toml(local_file)
    factory = Layer(str(factory_file), read_toml(factory_file))
    return build(lay((factory, Layer(str(local_file), local))))


def read_toml(path: Path) -> dict[str, object]:
    """A TOML file as dotted keys. Raises ``ConfigError`` naming the file and the line."""
    try:
        return flatten(tomllib.loads(_content(path).decode("utf-8-sig")))  # some editors put a mark in front
    except OSError as error:
        raise ConfigError(
            [f"{path}: cannot be read ({error.strerror}); give the path of a file that can"]
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8"]) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{path}: {error}; correct that line"]) from error
    except (RecursionError, ValueError) as error:  # thousands of brackets, or of digits
        fault = "is nested too deeply or holds a number too long"
        raise ConfigError([f"{path}: {fault}; write it as config.toml does"]) from error


def _content(path: Path) -> bytes:
    """The bytes of a file that may be a configuration: a regular one (a pipe would hold us) of a sensible
    size.
    """
    if stat.S_ISREG(path.stat().st_mode):
        with path.open("rb") as file:
            untrusted_content = file.read(LARGEST_FILE + 1)
        if len(untrusted_content) <= LARGEST_FILE:
            return untrusted_content
        fault = f"is larger than {LARGEST_FILE >> 20} MiB"
    else:
        fault = "is no file with settings"
    raise ConfigError([f"{path}: {fault}; give the path of a TOML file"])


def build(laid: Laid) -> Config:
    """The checked model. Raises ``ConfigError`` with every finding."""
    try:
        return Config.model_validate(nest(laid.values))
    except KeyError as error:
        key = error.args[0]
        fault = "is a table in one file and a value in another; write it as config.toml does"
        raise ConfigError([f"{laid.sources[key]}: {key}: {fault}"]) from error
    except ValidationError as error:
        raise ConfigError(describe(error, laid.sources, Config)) from error


def _enrolment(identity_file: Path) -> Layer | None:
    try:
        untrusted_identity = json.loads(identity_file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        remedy = "restore it from the backup or enrol the terminal again"
        raise ConfigError([f"{identity_file}: cannot be read ({error}); {remedy}"]) from error
    if not isinstance(untrusted_identity, dict):
        raise ConfigError([f"{identity_file}: is not an identity; enrol the terminal again"])
    return Layer(
        ENROLMENT,
        {key: untrusted_identity[name] for name, key in IDENTITY_KEYS.items() if name in untrusted_identity},
    )
