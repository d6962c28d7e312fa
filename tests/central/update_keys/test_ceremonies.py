"""The ceremonies as people hold them: on the command line, with files on sticks."""

import stat

import pytest
from tuf.api.metadata import Metadata, Root

from central.updates import metadata
from central.updates.key_files import KeyRing
from tests.central.update_keys.ceremony import PASSPHRASE, Ceremony, publish, publish_words, settings


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
