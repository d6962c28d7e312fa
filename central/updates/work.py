"""What the commands of updates do. Each says what it did and what comes next."""

import argparse
import getpass
import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import select
from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from central.settings import system_clock
from central.storage.database import Storage
from central.storage.models import Terminal
from central.storage.update_tables import UpdateTarget
from central.updates import assigning, ceremonies, metadata, publishing, repository
from central.updates.catalogues import require_sound, require_whole
from central.updates.ceremonies import SHOWN, Desk, signers_of
from central.updates.deed import Deed
from central.updates.errors import CeremonyRefused, KeyRefused, TargetRefused
from central.updates.key_files import KeyRing, Passphrase
from kiosk.contract.assignment import TargetKind

ROOT, ONLINE, TARGETS = "root", "online", "targets"


def init(args: argparse.Namespace) -> None:
    """``keys init``."""
    with _desk(args) as desk:
        _say(args, ceremonies.init(desk, args.root, args.roles, _ring(args, new=True)))


def rotate(args: argparse.Namespace) -> None:
    """``keys rotate``."""
    ask = _ring(args, new=True)
    with _desk(args) as desk:
        if args.role in (ROOT, ONLINE, TARGETS) and args.draft is None:
            raise CeremonyRefused("this needs a new root, to be signed by its holders: give --draft FILE")
        if args.role not in (ROOT, ONLINE) and args.new is None:
            raise CeremonyRefused("give --new DIR, the stick for the new key")
        if args.role == ROOT:
            _say(args, ceremonies.rotate_root(desk, args.draft, args.drop, args.new, ask))
        elif args.role == ONLINE:
            _say(args, ceremonies.rotate_online(desk, args.draft))
        elif args.role == TARGETS:
            _say(args, ceremonies.rotate_targets(desk, args.draft, args.new, ask))
        elif args.targets_key is None:
            raise CeremonyRefused(
                "the holder of the targets key says who signs a kind: give --targets-key FILE"
            )
        else:
            kind = TargetKind(args.role)
            _say(args, ceremonies.rotate_kind(desk, kind, args.new, args.targets_key, ask))


def sign(args: argparse.Namespace) -> None:
    """``keys sign``."""
    _say(args, ceremonies.sign(args.draft, args.key, _ring(args)))


def accept(args: argparse.Namespace) -> None:
    """``keys accept``."""
    with _desk(args) as desk:
        _say(args, ceremonies.accept(desk, args.draft, args.targets_key, _ring(args)))


def renew(args: argparse.Namespace) -> None:
    """``keys renew``."""
    with _desk(args) as desk:
        _say(args, ceremonies.renew(desk, args.role, args.key, _ring(args)))


def status(args: argparse.Namespace) -> None:
    """``keys status``."""
    with _desk(args) as desk, desk.storage.read() as session:
        root, top = repository.root(session), repository.targets(session, Targets.type)
        snapshot = metadata.parse(Snapshot, repository.required(session, Snapshot.type).content)
        timestamp = metadata.parse(Timestamp, repository.required(session, Timestamp.type).content)
        roles = {role: repository.targets(session, role) for role in metadata.OFFLINE_ROLES}
    standing = [
        (Root.type, root.signed, list(root.signed.roles[Root.type].keyids)),
        *((str(role), each.signed, signers_of(root, top, role)) for role, each in roles.items()),
        *(
            (each.type, each, list(root.signed.roles[each.type].keyids))
            for each in (snapshot.signed, timestamp.signed)
        ),
    ]
    lines = [
        f"{role} version {signed.version}, {(signed.expires - desk.now).days} days left, "
        f"signed by {', '.join(key[:SHOWN] for key in keys)}"
        for role, signed, keys in standing
    ]
    digest = hashlib.sha256(root.to_bytes()).hexdigest()[:16]
    lines.insert(0, f"root fingerprint {digest}, as a terminal shows it when it enrols")
    facts = [
        {"role": role, "version": signed.version, "expires": signed.expires.isoformat(), "keys": keys}
        for role, signed, keys in standing
    ]
    _listing(args, lines, {"root": digest, "roles": facts})


def publish(args: argparse.Namespace) -> None:
    """``publish``."""
    with _desk(args) as desk:
        kind = TargetKind(args.kind)
        if kind is TargetKind.CATALOGUE:
            require_sound(args.file)
        _say(args, publishing.publish(desk, kind, args.file, args.key, _ring(args)))


def withdraw(args: argparse.Namespace) -> None:
    """``withdraw``."""
    with _desk(args) as desk:
        _say(args, publishing.withdraw(desk, args.target, args.key, _ring(args)))


def assign(args: argparse.Namespace) -> None:
    """``assign``."""
    with _desk(args) as desk:
        with desk.storage.read() as session:
            known = {each.code: each.id for each in session.scalars(select(Terminal))}
        strangers = [code for code in args.terminal or () if code not in known]
        if strangers:
            raise TargetRefused(f"{', '.join(strangers)}: no terminal is enrolled under this code")
        codes = sorted(known) if args.all else args.terminal
        choice = assigning.chosen(args.targets)
        with desk.storage.read() as session:
            require_whole(session, choice)
        given = assigning.assign(desk.storage, [known[code] for code in codes], choice, desk.now, desk.by)
    what = " ".join(args.targets) or "what they were installed with"
    deed = Deed(
        did=tuple(f"{code} is to run {what}, sequence {given[known[code]]}" for code in codes),
        then=("terminals fetch it within a minute of their next heartbeat",),
        facts={"sequences": {code: given[known[code]] for code in codes}},
    )
    _say(args, deed)


def targets(args: argparse.Namespace) -> None:
    """``targets``."""
    with _desk(args) as desk, desk.storage.read() as session:
        held = session.scalars(select(UpdateTarget).order_by(UpdateTarget.published.desc())).all()
        signed = {name for kind in TargetKind for name in repository.targets(session, kind).signed.targets}
    lines = [
        f"{each.name}  {each.length} bytes  {each.published:%Y-%m-%d %H:%M} UTC  {each.sha256}"
        f"{'' if each.name in signed else '  withdrawn'}"
        for each in held
    ]
    facts = [
        {
            "name": each.name,
            "length": each.length,
            "sha256": each.sha256,
            "signed": each.name in signed,
            "published": each.published.isoformat(timespec="seconds"),
        }
        for each in held
    ]
    _listing(args, lines, {"targets": facts})


@contextmanager
def _desk(args: argparse.Namespace) -> Iterator[Desk]:
    storage = Storage(args.database)
    try:
        yield Desk(storage, args.keys, system_clock(), args.by or getpass.getuser())
    finally:
        storage.close()


def _ring(args: argparse.Namespace, *, new: bool = False) -> KeyRing:
    """Asks at the terminal, twice for a new key; or reads the first line of the file."""
    if args.passphrase_file is None:
        return KeyRing.under(_asker(getpass.getpass, new=new))
    try:
        line = args.passphrase_file.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        raise KeyRefused(f"{args.passphrase_file}: cannot be read") from error
    return KeyRing.under(lambda _file: line)


def _asker(ask: Callable[[str], str], *, new: bool) -> Passphrase:
    def asked(file: str) -> str:
        said = ask(f"passphrase of {file}: ")
        if new and ask("once more: ") != said:
            raise KeyRefused(f"{file}: the two passphrases differ; begin anew, nothing was kept")
        return said

    return asked


def _say(args: argparse.Namespace, deed: Deed) -> None:
    sys.stdout.write(f"{deed.json() if args.json else deed.text()}\n")


def _listing(args: argparse.Namespace, lines: list[str], facts: dict[str, object]) -> None:
    if args.json:
        sys.stdout.write(f"{Deed((), facts=facts).json()}\n")
    elif lines:
        sys.stdout.write("\n".join(lines) + "\n")
