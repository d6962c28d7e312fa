"""Nothing is asked of those who edit the catalogue that nobody reads."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kiosk.contract.catalogue import schema
from kiosk.contract.model import Model

KNOWN_BY = ("kiosk.contract.catalogue", "central.catalogue", "kiosk.visit.pages")
"""Who imports one of these holds things of the catalogue in his hand."""
PRODUCT = ("kiosk", "central", "ui")


@cache
def read_names(root: Path) -> frozenset[str]:
    """What is read by name, as `item.fee` or `getattr(item, "fee")`, in a module that knows the catalogue:
    the schema's own properties, and whoever imports it or what hands it on. `.kind` elsewhere is another's.
    """
    found: set[str] = set()
    for package in PRODUCT:
        for path in (root / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if any(each in text for each in KNOWN_BY) and _knows(tree := ast.parse(text)):
                found.update(_read(tree))
    return frozenset(found)


def _knows(tree: ast.Module) -> bool:
    return any(
        isinstance(each, ast.ImportFrom) and (each.module or "").startswith(KNOWN_BY)
        for each in ast.walk(tree)
    )


def _read(tree: ast.Module) -> Iterable[str]:
    for each in ast.walk(tree):
        match each:
            case ast.Attribute(attr=name, ctx=ast.Load()):
                yield name
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
                yield name


def unread(models: Iterable[type[Model]], root: Path) -> set[str]:
    """Keys that no module reads, as `Item.fee`."""
    return {
        f"{model.__name__}.{key}"
        for model in models
        for key in model.model_fields
        if key not in read_names(root)
    }


def test_every_key_of_the_schema_is_read_by_the_product(project_root: Path) -> None:
    named = [each for each in map(schema.__dict__.get, schema.__all__) if isinstance(each, type)]
    assert unread([each for each in named if issubclass(each, Model)], project_root) == set()


def test_a_key_that_is_only_kept_is_found_out(project_root: Path) -> None:
    class Kept(schema.Material):
        level_code: int
        item_type: str

    assert unread([Kept], project_root) == {"Kept.level_code", "Kept.item_type"}
