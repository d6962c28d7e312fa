"""From pydantic's findings to lines of the form ``FILE: KEY: what is wrong; remedy``."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails


def describe(error: ValidationError, source_of: Mapping[str, str], model: type[BaseModel]) -> list[str]:
    """One line per key, its first finding. ``source_of`` maps dotted keys to the file that set them."""
    first: dict[str, str] = {}
    for finding in error.errors(include_url=False):
        first.setdefault(_key(finding), _line(finding, source_of, model))
    return list(first.values())


def _key(finding: ErrorDetails) -> str:
    return ".".join(str(part) for part in finding["loc"] if isinstance(part, str))


def _line(finding: ErrorDetails, source_of: Mapping[str, str], model: type[BaseModel]) -> str:
    key = _key(finding)
    file = _source(key, source_of)
    kind = finding["type"]
    if kind == "extra_forbidden":
        return f"{file}: {key}: no such key; {_did_you_mean(key, model)}"
    if kind == "missing":
        return f"{file}: {key}: not set; add it, config.toml of the project shows it with its unit"
    if kind == "value_error":
        return f"{file}: {key}: {finding['msg'].removeprefix('Value error, ')}"
    wanted = finding["msg"].removeprefix("Input should be ").replace("a valid integer", "a whole number")
    number = "a number " if wanted.startswith(("greater", "less")) else ""
    return f"{file}: {key}: {_shown(finding['input'])} will not do; write {number}{wanted}"


def _source(key: str, source_of: Mapping[str, str]) -> str:
    if key in source_of:
        return source_of[key]
    below = [source for other, source in source_of.items() if other.startswith(f"{key}.")]
    around = [source for other, source in source_of.items() if other.startswith(f"{key.rsplit('.', 1)[0]}.")]
    return (below or around or ["config.toml"])[-1]


def _did_you_mean(key: str, model: type[BaseModel]) -> str:
    near = get_close_matches(key, [*known_keys(model)], n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else "remove it"


def known_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Every dotted key that the model has, tables and values."""
    for name, field in model.model_fields.items():
        yield prefix + name
        for table in _tables(field.annotation):
            yield from known_keys(table, f"{prefix}{name}.")


def _tables(annotation: object) -> list[type[BaseModel]]:
    candidates = (annotation, *getattr(annotation, "__args__", ()))
    return [part for part in candidates if isinstance(part, type) and issubclass(part, BaseModel)]


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
