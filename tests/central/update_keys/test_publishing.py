"""What the holders of the keys publish, and which of it terminals may be given."""

import pytest
from sqlalchemy import select

from central.storage.database import Storage
from central.storage.models import JournalEntry, Terminal
from tests.central.update_keys.ceremony import Ceremony, publish, publish_words, settings


def test_a_published_name_never_means_another_file(held: Ceremony) -> None:
    first = publish(held, "general-1.toml")
    assert (first["name"], first["length"], first["version"]) == ("config/general-1.toml", 18, 2)
    file = settings(held, "general-1.toml")
    assert "the same" in held.refused(*publish_words(held, file, held.roles / "config.key"))
    settings(held, "general-1.toml", "idle_seconds = 1\n")
    assert "another file" in held.refused(*publish_words(held, file, held.roles / "config.key"))
    assert [each["sha256"] for each in held.do("targets", *held.where)["targets"]] == [first["sha256"]]


@pytest.mark.parametrize(
    ("name", "content", "kind", "why"),
    [
        ("General 1.toml", "a = 1", "config", "small letters"),
        ("general-1.txt", "a = 1", "config", "ends in .toml"),
        ("general-1.toml", "a = ", "config", "no TOML"),
        ("general-1.toml", "", "config", "not empty"),
        ("winter-1.zip", "no zip", "media", "ZIP"),
        ("absent.toml", None, "config", "cannot be read"),
    ],
)
def test_what_is_no_target_is_not_signed(
    held: Ceremony, name: str, content: str | None, kind: str, why: str
) -> None:
    file = held.directory / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert why in held.refused(*publish_words(held, file, held.roles / f"{kind}.key", kind))


@pytest.fixture
def peopled(held: Ceremony) -> Ceremony:
    """With two terminals and two configurations."""
    storage = Storage(held.database)
    with storage.write() as session:
        for number, code in ((1, "0001"), (2, "0002")):
            session.add(Terminal(id=number, code=code, hardware_serial=code, epoch=1))
    storage.close()
    for name in ("general-1.toml", "general-2.toml"):
        settings(held, name, f'name = "{name}"\n')
        held.do(*publish_words(held, held.directory / name, held.roles / "config.key"))
    return held


def test_terminals_are_given_what_is_published_one_or_all(peopled: Ceremony) -> None:
    first = peopled.do("assign", "config/general-1.toml", "--all", *peopled.where)["sequences"]
    assert sorted(first) == ["0001", "0002"]
    second = peopled.do("assign", "config/general-2.toml", "--terminal", "0001", *peopled.where)["sequences"]
    assert list(second) == ["0001"]
    assert second["0001"] > first["0001"]


@pytest.mark.parametrize(
    ("targets", "whom", "why"),
    [
        (["config/mine.toml"], ["--terminal", "0001"], "nobody has signed that"),
        (["config/general-1.toml", "config/general-2.toml"], ["--all"], "one config target"),
        (["general-1.toml"], ["--all"], "no target's name"),
        (["config/general-1.toml"], ["--terminal", "ZZZZ"], "no terminal is enrolled"),
    ],
)
def test_what_nobody_signed_is_not_assigned(
    peopled: Ceremony, targets: list[str], whom: list[str], why: str
) -> None:
    assert why in peopled.refused("assign", *targets, *whom, *peopled.where)


def test_what_is_withdrawn_cannot_be_assigned_any_more_nor_published_again(peopled: Ceremony) -> None:
    name, key = "config/general-1.toml", peopled.roles / "config.key"
    words = ("withdraw", name, *peopled.where, *peopled.secret)
    assert "does not sign" in peopled.refused(*words, "--key", peopled.roles / "media.key")
    peopled.do(*words, "--key", key)
    assert "nobody signs for that" in peopled.refused(*words, "--key", key)
    assert "nobody has signed" in peopled.refused("assign", name, "--all", *peopled.where)
    held = {each["name"]: each["signed"] for each in peopled.do("targets", *peopled.where)["targets"]}
    assert held == {name: False, "config/general-2.toml": True}
    assert "published already" in peopled.refused(
        *publish_words(peopled, peopled.directory / "general-1.toml", key)
    )


def test_the_journal_has_every_step_and_who_took_it(peopled: Ceremony) -> None:
    key = peopled.roles / "media.key"
    peopled.do("keys", "renew", "media", "--key", key, "--by", "wang", *peopled.where, *peopled.secret)
    peopled.do("assign", "config/general-1.toml", "--terminal", "0002", "--by", "wang", *peopled.where)
    storage = Storage(peopled.database)
    with storage.read() as session:
        lines = [(each.deed, each.terminal) for each in session.scalars(select(JournalEntry))]
        named = [each.deed for each in session.scalars(select(JournalEntry)) if each.who == "wang"]
    storage.close()
    assert lines == [
        ("updates.keys_made", None),
        ("updates.published", None),
        ("updates.published", None),
        ("updates.role_renewed", None),
        ("updates.assigned", "0002"),
    ]
    assert named == ["updates.role_renewed", "updates.assigned"]


def test_nothing_chosen_means_what_they_were_installed_with(peopled: Ceremony) -> None:
    assert "installed with" in peopled.do("assign", "--all", *peopled.where)["done"][0]
