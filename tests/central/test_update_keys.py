"""The ceremonies as people hold them: on the command line, with files on sticks."""

import contextlib
import io
import json
import stat
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from sqlalchemy import select
from tuf.api.metadata import Metadata, Root

from central import cli
from central.storage.database import Storage
from central.storage.models import JournalEntry, Terminal
from central.updates import metadata
from central.updates.key_files import KeyRing

PASSPHRASE = "five words drawn by chance"
Said = dict[str, Any]


class Ceremony:
    """A database, the service's keys, three root sticks and one for the roles, in one directory."""

    def __init__(self, directory: Path, capsys: pytest.CaptureFixture[str] | None) -> None:
        self.directory = directory
        self._heard = capsys
        (directory / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self.database = f"sqlite:///{directory}/central.db"
        self.where = ("--database", self.database, "--keys", str(directory / "keys"))
        self.secret = ("--passphrase-file", str(directory / "passphrase"))
        self.sticks = [directory / f"stick-{number}" for number in range(3)]
        self.roles = directory / "roles"

    @property
    def _capsys(self) -> pytest.CaptureFixture[str]:
        assert self._heard is not None
        return self._heard

    def do(self, *words: object) -> Said:
        """One command that works; what it says as JSON."""
        assert cli.main([*map(str, words), "--json"]) == 0, self._capsys.readouterr().err
        said: Said = json.loads(self._capsys.readouterr().out)
        return said

    def refused(self, *words: object) -> str:
        """One that does not; its one line."""
        assert cli.main([*map(str, words)]) == 1
        line = self._capsys.readouterr().err
        assert line.count("\n") == 1
        return line

    def shown(self, *words: object) -> list[str]:
        """One that works; what people read."""
        assert cli.main([*map(str, words)]) == 0
        return self._capsys.readouterr().out.splitlines()

    def init_words(self) -> list[object]:
        roots = [word for stick in self.sticks for word in ("--root", stick)]
        return ["keys", "init", *roots, "--roles", self.roles, *self.where, *self.secret]

    def files(self) -> dict[Path, bytes]:
        return {
            file: file.read_bytes()
            for file in self.directory.rglob("*")
            if file.is_file() and file.suffix != ".db"
        }

    def sign(self, draft: Path, *sticks: Path) -> Said:
        said: Said = {}
        for stick in sticks:
            said = self.do("keys", "sign", draft, "--key", stick / "root.key", *self.secret)
        return said

    def root_keys(self) -> list[str]:
        keys: list[str] = self.do("keys", "status", *self.where)["roles"][0]["keys"]
        return keys


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ceremony:
    quick_keys(monkeypatch)
    return Ceremony(tmp_path, capsys)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory after the first ceremony, held once."""
    directory = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        quick_keys(patch)
        ceremony = Ceremony(directory, None)
        assert cli.main([*map(str, ceremony.init_words())]) == 0
    return directory


@pytest.fixture
def held(fresh: Ceremony, first: Path) -> Ceremony:
    """After the first ceremony, in a directory of its own."""
    copytree(first, fresh.directory, dirs_exist_ok=True)
    return fresh


def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase may cost less here; every other step is as it is."""
    monkeypatch.setattr("central.updates.key_files._N", 2)


def test_the_first_ceremony_makes_everything_and_says_what_comes_next(fresh: Ceremony) -> None:
    said = fresh.do(*fresh.init_words())
    assert (said["root_version"], len(said["root_keys"])) == (1, 3)
    assert any("three people" in each for each in said["next"])
    made = [*(stick / "root.key" for stick in fresh.sticks), *fresh.roles.iterdir()]
    assert len(made) == 8
    assert {stat.S_IMODE(file.stat().st_mode) for file in made} == {0o600}
    assert {"keys", "update-keys.json"} <= {part for file in fresh.files() for part in file.parts}


def test_no_key_lies_open_on_a_stick(held: Ceremony) -> None:
    wrong = KeyRing.under(lambda _: "another passphrase than that")
    right = KeyRing.under(lambda _: PASSPHRASE)
    file = held.sticks[0] / "root.key"
    assert right.load(file).public_key.keyid == held.root_keys()[0]
    with pytest.raises(Exception, match="passphrase is wrong"):
        wrong.load(file)


def test_it_is_held_once_and_touches_nothing_again(held: Ceremony) -> None:
    before = held.files()
    assert "made before" in held.refused(*held.init_words())
    assert held.files() == before


@pytest.mark.parametrize("spoilt", ["stick-2/root.key", "roles/media.key", "keys/update-keys.json"])
def test_what_is_there_already_stops_it_and_leaves_no_half(fresh: Ceremony, spoilt: str) -> None:
    file = fresh.directory / spoilt
    file.parent.mkdir()
    file.write_bytes(b"somebody's")
    before = fresh.files()
    assert "was not touched" in fresh.refused(*fresh.init_words())
    assert fresh.files() == before


def test_two_sticks_or_a_short_passphrase_are_no_ceremony(fresh: Ceremony) -> None:
    fresh.sticks[2] = fresh.sticks[1]
    assert "3 times" in fresh.refused(*fresh.init_words())
    fresh.sticks[2] = fresh.directory / "stick-2"
    (fresh.directory / "passphrase").write_text("short\n", encoding="utf-8")
    assert "16 characters" in fresh.refused(*fresh.init_words())


def test_whoever_makes_a_key_types_its_passphrase_twice(
    fresh: Ceremony, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter([PASSPHRASE, PASSPHRASE + "?"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(said))
    words = [word for word in fresh.init_words() if word not in fresh.secret]
    assert "differ" in fresh.refused(*words)
    assert not any("root.key" in str(file) for file in fresh.files())


def test_a_lost_root_stick_is_replaced_by_the_two_other_holders(held: Ceremony) -> None:
    lost, draft, new = held.root_keys()[0], held.directory / "root-2.json", held.directory / "stick-3"
    said = held.do(
        "keys",
        "rotate",
        "root",
        "--drop",
        lost[:12],
        "--new",
        new,
        "--draft",
        draft,
        *held.where,
        *held.secret,
    )
    assert lost not in str(said["says"])
    assert "0 of the old root's holders" in held.refused("keys", "accept", draft, *held.where, *held.secret)
    held.sign(draft, held.sticks[1])
    assert "1 of the old root's holders" in held.refused("keys", "accept", draft, *held.where, *held.secret)
    assert "has signed it already" in held.refused(
        "keys", "sign", draft, "--key", held.sticks[1] / "root.key", *held.secret
    )
    assert "accept" in held.sign(draft, new)["next"][0]
    assert "1 of the old root's holders" in held.refused("keys", "accept", draft, *held.where, *held.secret)
    held.sign(draft, held.sticks[2])
    assert held.do("keys", "accept", draft, *held.where, *held.secret)["root_version"] == 2
    assert lost not in held.root_keys()
    assert "is the next" in held.refused("keys", "accept", draft, *held.where, *held.secret)


def test_a_draft_is_never_written_over_another_file(held: Ceremony) -> None:
    draft = held.directory / "precious"
    draft.write_bytes(b"somebody's")
    words = ("keys", "rotate", "online", "--draft", draft, *held.where, *held.secret)
    before = held.files()
    assert "was not touched" in held.refused(*words)
    assert held.files() == before


def test_the_online_keys_are_replaced_by_a_new_root(held: Ceremony) -> None:
    online, draft = held.directory / "keys" / "update-keys.json", held.directory / "root-2.json"
    before = online.read_bytes()
    held.do("keys", "rotate", "online", "--draft", draft, *held.where, *held.secret)
    assert online.read_bytes() == before, "the present ones sign until the new root is in service"
    held.sign(draft, *held.sticks[:2])
    held.do("keys", "accept", draft, *held.where, *held.secret)
    assert online.read_bytes() != before
    assert not online.with_name("update-keys.next.json").exists()
    publish(held, "general-1.toml")


def test_the_targets_key_is_replaced_by_a_new_root(held: Ceremony) -> None:
    draft, new = held.directory / "root-2.json", held.directory / "safe"
    held.do("keys", "rotate", "targets", "--new", new, "--draft", draft, *held.where, *held.secret)
    held.sign(draft, *held.sticks[:2])
    accept = ("keys", "accept", draft, *held.where, *held.secret)
    assert "--targets-key" in held.refused(*accept)
    old = held.roles / "targets.key"
    assert "does not sign" in held.refused(*accept, "--targets-key", old)
    held.do(*accept, "--targets-key", new / "targets.key")
    renew = ("keys", "renew", "targets", *held.where, *held.secret)
    assert "does not sign" in held.refused(*renew, "--key", old)
    held.do(*renew, "--key", new / "targets.key")


def test_the_key_of_a_kind_is_replaced_by_the_holder_of_the_targets_key(held: Ceremony) -> None:
    new = held.directory / "second"
    words = ("keys", "rotate", "config", "--new", new, *held.where, *held.secret)
    assert "--targets-key" in held.refused(*words)
    assert "does not sign" in held.refused(*words, "--targets-key", held.roles / "media.key")
    assert not (new / "config.key").exists()
    held.do(*words, "--targets-key", held.roles / "targets.key")
    file = settings(held, "general-1.toml")
    assert "does not sign" in held.refused(*publish_words(held, file, held.roles / "config.key"))
    held.do(*publish_words(held, file, new / "config.key"))


def test_status_says_who_signs_what_and_how_long_it_is_good(held: Ceremony) -> None:
    lines = held.shown("keys", "status", *held.where)
    assert lines[0].startswith("root fingerprint ")
    assert lines[1].startswith("root version 1, 364 days left, signed by ")
    assert [line.split()[0] for line in lines[1:]] == [
        "root",
        *metadata.OFFLINE_ROLES,
        "snapshot",
        "timestamp",
    ]


def test_a_draft_says_to_its_signer_what_it_says(held: Ceremony) -> None:
    draft = held.directory / "root-2.json"
    held.do("keys", "rotate", "root", "--draft", draft, *held.where, *held.secret)
    lines = held.shown("keys", "sign", draft, "--key", held.sticks[0] / "root.key", *held.secret)
    root: Metadata[Root] = Metadata.from_bytes(draft.read_bytes())
    keys = ", ".join(key[:12] for key in root.signed.roles["root"].keyids)
    assert f"it says: root is signed by 2 of {keys}" in lines
    assert lines[-1].startswith("next: 1 more must sign")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"signed": {"_type": "targets"}}'])
def test_what_is_no_root_is_not_signed(held: Ceremony, content: bytes) -> None:
    draft = held.directory / "draft"
    draft.write_bytes(content)
    key = held.sticks[0] / "root.key"
    assert "no TUF metadata" in held.refused("keys", "sign", draft, "--key", key, *held.secret)


def test_without_a_ceremony_nothing_is_published_and_the_line_says_what_to_do(fresh: Ceremony) -> None:
    assert "keys init" in fresh.refused("keys", "status", *fresh.where)


def settings(held: Ceremony, name: str, content: str = "idle_seconds = 90\n") -> Path:
    file = held.directory / name
    file.write_text(content, encoding="utf-8")
    return file


def publish_words(held: Ceremony, file: Path, key: Path, kind: str = "config") -> tuple[object, ...]:
    return ("publish", kind, file, "--key", key, *held.where, *held.secret)


def publish(held: Ceremony, name: str) -> Said:
    return held.do(*publish_words(held, settings(held, name), held.roles / "config.key"))


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
