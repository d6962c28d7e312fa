"""What terminals say in stable words, as people at the desk read it (``words.toml``)."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from kiosk.contract.catalogue.schema import Text

_ALL: Mapping[str, Mapping[str, Text]] = {
    name: {word: Text.model_validate(said) for word, said in table.items()}
    for name, table in tomllib.loads(files("central.fleet").joinpath("words.toml").read_text("utf-8")).items()
}
PARTS, STATES, CAUSES = _ALL["part"], _ALL["state"], _ALL["cause"]
PHASES, REASONS, ALARMS = _ALL["phase"], _ALL["reason"], _ALL["alarm"]


def said(words: Mapping[str, Text], word: str) -> Text:
    """The words for that; a newer terminal's own, where this service has none."""
    return words.get(word) or Text(zh=word or "—")


def joined(first: Text, second: Text) -> Text:
    """``凭条打印机：没有纸了``."""
    return Text(zh=f"{first.zh}：{second.zh}", en=f"{first.en or first.zh}: {second.en or second.zh}")


def counted(number: int, zh: str, one: str, many: str) -> Text:
    """``3 件``, ``1 submission``, ``3 submissions``."""
    return Text(zh=f"{number} {zh}", en=f"{number} {one if number == 1 else many}")
